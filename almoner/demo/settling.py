"""After the decision: agreements accepted and signed, an offer that lapses, reports on earlier money."""

from datetime import date, timedelta

from almoner.analyse.organisations import keeping
from almoner.analyse.organisations.models import EarlierAward
from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.agreements import actions
from almoner.do.agreements.models import GRANT, PARTNER, Agreement
from almoner.do.applications.models import Application

DELIVERED = (
    "{people} people took part, most of them ten times and more; {share}% of what was promised was reached, "
    "and the money was spent as planned."
)
LATE = {"GA-24R1-009": (date(2025, 9, 30), date(2026, 2, 20))}
STANDING = {
    "25R1": dict.fromkeys(("001", "007"), "overdue")
    | dict.fromkeys(("003", "004", "008", "012", "013"), "due")
}


def templates(world: World) -> None:
    for instrument in (GRANT, PARTNER):
        actions.load_default_template(
            None,
            by=world.people["monitoring"],
            at=on(date(2024, 5, 8)),
            in_use_from=date(2024, 5, 8),
            instrument=instrument,
        )


def settle(world: World, code: str) -> None:
    """The leads accept; a few days later the commissioner signs. One offer is never answered."""
    row = table("rounds")[code]
    lapsing = {reference for reference, bid in tables(code).items() if bid.get("end") == "lapsed"}
    signer = world.people["deputy" if code == "26R1" else "commissioner"]
    found = Agreement.objects.filter(line__application__round__code=code).select_related("line__application")
    for place, one in enumerate(found.order_by("id")):
        reference = one.reference.removeprefix("GA-")
        if reference in lapsing:
            continue
        lead = world.people[f"{tables(code)[reference]['org']}_lead"]
        actions.accept(
            one, by=lead, at=on(row["accepted"], "12:00") + timedelta(minutes=7 * place),
            name=lead.name, position="Chair", has_authority=True, digest=one.digest,
        )  # fmt: skip
        actions.countersign(
            one, by=signer, at=on(row["signed"], "10:00") + timedelta(minutes=4 * place), digest=one.digest
        )
    for one in found.filter(line__application__reference__in=lapsing):
        actions.lapse(one, by=None, at=on(one.lapses_on + timedelta(days=1), "02:00"))


def fall_behind(world: World) -> None:
    """Before the panel of 25R1: an overdue report stands in the way of another award (R4.8-2)."""
    for reference, (overdue_on, _) in LATE.items():
        standing(world, reference, "overdue", overdue_on)


def report_back(world: World, code: str) -> None:
    """End-of-year reports of a round's awards, as they stand on the demonstration's day."""
    due = table("rounds")[code]["release"] + timedelta(days=365)
    states = STANDING.get(code, {})
    for bid in Application.objects.filter(round__code=code, status="awarded").order_by("reference"):
        reference = f"GA-{bid.reference}"
        state = states.get(bid.reference[-3:], "accepted")
        day = LATE[reference][1] if reference in LATE else due + timedelta(days=8)
        standing(world, reference, state, min(day, date(2026, 12, 8)))


def standing(world: World, reference: str, state: str, day: date) -> None:
    award = EarlierAward.objects.get(reference=reference)
    people = 20 + award.pk * 13 % 90
    said = DELIVERED.format(people=people, share=80 + award.pk % 25) if state == "accepted" else ""
    keeping.record_return_standing(
        award, by=world.people["second_officer"], at=on(day, "15:30"), state=state, delivered=said
    )
