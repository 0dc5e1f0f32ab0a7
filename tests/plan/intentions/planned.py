"""Commissioning plans and funded posts for tests, made by the same actions as people use."""

from datetime import date
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.ground.accounts.models import Person
from almoner.plan.intentions import actions
from almoner.plan.intentions.models import FUND, CommissioningAction, InPost, Post
from almoner.plan.intentions.planning import ActionDetails
from almoner.plan.intentions.posts import PostDetails
from tests.builders import NOW, TODAY, a_fund, a_person, a_stream, an_organisation

LATE, LATER = date(2026, 11, 30), date(2027, 3, 31)
FUNDED = date(2026, 4, 1), date(2027, 3, 31)


def action_details(title: str = "Fill the advisers' posts", **values: Any) -> ActionDetails:
    facts = {"text": "Every funded post is filled.", "owner": "officer", "due_on": LATER, "letter": "b"}
    return ActionDetails(title, **(facts | values))


def an_intention(officer: Person | None = None, title: str = "", **values: Any) -> CommissioningAction:
    details = action_details(title, **values) if title else action_details(**values)
    return actions.keep_action(None, by=officer or a_person("officer"), at=NOW, details=details)


def a_note(row: CommissioningAction, officer: Person, text: str = "Two are filled.", **values: Any):
    facts = {"noted_on": TODAY, "is_public": True}
    return actions.keep_note(row, by=officer, at=NOW, text=text, **(facts | values))


def post_details(title: str = "IDVA, north", **values: Any) -> PostDetails:
    facts = {
        "kind": "idva", "stream": a_stream("MOJ", name="Ministry"), "hundredths": 100,
        "cost_pence": 4_200_000, "funded_from": FUNDED[0], "funded_to": FUNDED[1], "caseload": 35,
    }  # fmt: skip
    facts["provider"] = values.pop("provider", None) or an_organisation()
    return PostDetails(title, **(facts | values))


def a_post(officer: Person | None = None, title: str = "IDVA, north", **values: Any) -> Post:
    details = post_details(title, **values)
    return actions.keep_post(None, by=officer or a_person("officer"), at=NOW, details=details)


def in_post(post: Post, officer: Person, since: date, until: date | None = None, part: int = 100) -> InPost:
    return actions.fill_post(post, by=officer, at=NOW, since=since, until=until, hundredths=part)


def a_commissioning_plan(officer: Person, provider: Organisation | None = None) -> dict[str, Any]:
    """A late public action with a note and a fund that serves it; a post that was filled until August."""
    row = actions.start(an_intention(officer, due_on=LATE, is_public=True), by=officer, at=NOW)
    a_note(row, officer)
    served = actions.link(row, by=officer, at=NOW, kind=FUND, reference=a_fund().code)
    post = a_post(officer, provider=provider, action=row)
    seat = in_post(post, officer, FUNDED[0], date(2026, 8, 31))
    actions.count_people(post, by=officer, at=NOW, counted_on=date(2026, 6, 30), people=31)
    return {"intention": row, "served_by": served, "post": post, "seat": seat}
