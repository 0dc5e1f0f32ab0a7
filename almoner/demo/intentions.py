"""The commissioning plan of 2026/27: one action late, one dropped; advisers' posts, some vacant (5.2)."""

from datetime import date
from typing import Any

from almoner.demo.world import World, on, pence, table
from almoner.do.agreements.models import Contract
from almoner.plan.funds.actions import keep_fund
from almoner.plan.funds.details import FundDetails
from almoner.plan.intentions import actions
from almoner.plan.intentions.models import CommissioningAction, Post
from almoner.plan.intentions.planning import ActionDetails
from almoner.plan.intentions.posts import PostDetails

FUNDED = date(2025, 4, 1), date(2027, 3, 31)
STREAM, SERVES = "MOJ-DASV", "Fill and review the additional advisers"
FUND_MADE = date(2026, 11, 27)
NAMED = date(2026, 12, 3)


def build(world: World) -> None:
    said = table("intentions")
    a_fund(world, said["fund"])
    for one in said["actions"]:
        an_action(world, one, said["kept"])
    serves = CommissioningAction.objects.get(title=SERVES)
    for one in said["posts"]:
        a_post(world, one, serves, said["kept"])


def a_fund(world: World, said: dict[str, str]) -> None:
    """For things that last, with match money and a place for each project (5.2 d)."""
    details = FundDetails(
        said["code"], said["name"], said["basis"], said["purpose"], said["aims"], True, True, True
    )
    at = on(FUND_MADE, "11:00")
    world.funds[said["code"]] = keep_fund(None, by=world.people["finance"], at=at, details=details)


def an_action(world: World, said: dict[str, Any], kept: date) -> None:
    officer, at = world.people["officer"], on(kept, "10:00")
    details = ActionDetails(
        said["title"],
        said["text"],
        said["owner"],
        said["due"],
        said.get("letter", ""),
        world.priorities.get(said.get("priority", "")),
        with_whom=said.get("with_whom", ""),
        is_public=not said.get("hidden", False),
    )
    row = actions.keep_action(None, by=officer, at=at, details=details)
    if said.get("start"):
        actions.start(row, by=officer, at=on(kept, "10:30"))
    for day, text, is_public in said.get("notes", ()):
        actions.keep_note(row, by=officer, at=on(day, "16:00"), noted_on=day, text=text, is_public=is_public)
    for kind, name in said.get("served", ()):
        reference = Contract.objects.get(title=name).reference if kind == "contract" else name
        actions.link(row, by=officer, at=on(NAMED, "09:30"), kind=kind, reference=reference)
    if why := said.get("dropped"):
        actions.drop(row, by=officer, at=on(said["settled"], "15:00"), reason=why)
    elif "settled" in said:
        actions.finish(row, by=officer, at=on(said["settled"], "15:00"))


def a_post(world: World, said: dict[str, Any], serves: CommissioningAction, kept: date) -> None:
    officer, at = world.people["officer"], on(kept, "14:00")
    details = PostDetails(
        said["title"],
        said["kind"],
        world.organisations[said["org"]],
        world.streams[STREAM],
        said["hundredths"],
        pence(said["pounds"]),
        *FUNDED,
        said["caseload"],
        serves,
    )
    post: Post = actions.keep_post(None, by=officer, at=at, details=details)
    for hundredths, since, *until in said["seats"]:
        begun = max(at, on(since, "14:00"))
        seat = actions.fill_post(post, by=officer, at=begun, since=since, hundredths=hundredths)
        if until:
            actions.leave_post(post, by=officer, at=on(until[0], "14:30"), seat=seat, until=until[0])
    for day, people in said["people"]:
        actions.count_people(post, by=officer, at=on(day, "15:00"), counted_on=day, people=people)
