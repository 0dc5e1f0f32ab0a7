"""Recipients asked how it goes, and what was done to show it, with consent or waiting for it (4.14, 4.15)."""

from typing import Any

from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.agreements.models import Agreement
from almoner.ground.accounts.models import Person
from almoner.review.updates import actions
from almoner.review.updates.actions import Details


def build(world: World) -> None:
    said = table("updates")
    names = {f"GA-{one['grant']}" for one in (*said["asks"], *said["items"])}
    grants = {one.reference: one for one in Agreement.objects.filter(reference__in=names)}
    for one in said["asks"]:
        ask(world, grants[f"GA-{one['grant']}"], one)
    for one in said["items"]:
        show(world, grants[f"GA-{one['grant']}"], one)


def lead_of(world: World, reference: str) -> Person:
    org = tables(reference[:4])[reference]["org"]
    return world.people[f"{org}_lead"]


def ask(world: World, grant: Agreement, row: dict[str, Any]) -> None:
    officer, at = world.people["officer"], on(row["asked"], "10:30")
    made = actions.ask(grant, by=officer, at=at, question=row["question"], due_on=row["due"])
    if "answered" in row:
        person = officer if "by" in row else lead_of(world, row["grant"])
        when = on(row["answered"], "18:20")
        actions.answer(made, by=person, at=when, going=row["going"], answer=row["said"])


def show(world: World, grant: Agreement, row: dict[str, Any]) -> None:
    officer = world.people["officer"]
    person = officer if row["by"] == "officer" else lead_of(world, row["grant"])
    details = Details(
        kind=row["kind"], happened_on=row["day"], words=row["words"], link=row.get("link", ""),
        has_office_visit=row.get("visit", False), shows_people=row.get("people", False),
    )  # fmt: skip
    made = actions.record_publicity(grant, by=person, at=on(row["added"], "19:10"), details=details)
    if "agreed" in row:
        actions.record_consent(made, by=person, at=on(row["agreed"], "19:40"), consent=row["consent"])
    if "published" in row:
        actions.publish(made, by=officer, at=on(row["published"], "09:20"))
    if "kept" in row:
        actions.keep(made, by=officer, at=on(row["kept"], "09:20"))
