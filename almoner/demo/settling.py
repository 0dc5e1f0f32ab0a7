"""After the decision: agreements accepted and signed, and an offer that lapses."""

from datetime import date, timedelta

from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.agreements import actions
from almoner.do.agreements.models import GRANT, PARTNER, Agreement


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
