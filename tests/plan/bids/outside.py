"""Bids for outside money, made by the same actions as people use."""

from datetime import date

from almoner.ground.accounts.models import Person
from almoner.plan.bids import actions
from almoner.plan.bids.actions import BidDetails, PartDetails
from almoner.plan.bids.models import ExternalBid
from tests.builders import NOW, a_person, a_stream

SENT, HEARD = date(2026, 12, 1), date(2026, 12, 8)


def details(**values) -> BidDetails:
    facts = {
        "title": "Violence reduction 2026/27",
        "source": "home_office",
        "purpose": "Youth workers in accident and emergency departments.",
        "deadline_on": date(2026, 12, 18),
    }
    return BidDetails(**(facts | values))


def a_written_bid(
    *amounts: int, officer: Person | None = None, year: str = "2026/27", **values
) -> ExternalBid:
    """Asks for each amount in pence, each of a stream of its own."""
    officer = officer or a_person("officer")
    bid = actions.record(None, by=officer, at=NOW, details=details(**values))
    for number, pence in enumerate(amounts or (10_000_000,), start=1):
        stream = a_stream(f"HO{number}", name=f"Home Office {number}", kind="a", grantor="Home Office")
        actions.ask_for(bid, by=officer, at=NOW, part=PartDetails(stream, year, pence))
    return bid


def a_submitted_bid(*amounts: int, **values) -> ExternalBid:
    bid = a_written_bid(*amounts, **values)
    bid = actions.sign_off(bid, by=a_person("chief_finance"), at=NOW)
    return actions.submit(bid, by=a_person("officer"), at=NOW, submitted_on=SENT)


def a_won_bid(*amounts: int, **values) -> ExternalBid:
    """Won in full."""
    bid = a_submitted_bid(*amounts, **values)
    awards = {part.pk: part.asked_pence for part in bid.parts.all()}
    return actions.win(bid, by=a_person("officer"), at=NOW, answered_on=HEARD, awards=awards)
