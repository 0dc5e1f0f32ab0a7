"""Bids for outside money: recorded, signed off, submitted, won or lost; accepted by a decision (1.8, 3.8)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from almoner.ground.core.calendar import is_financial_year, london_date
from almoner.ground.core.refusals import Refused, refuse
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.bids.access import may_accept, may_keep, may_sign_off
from almoner.plan.bids.models import SOURCES, BidPart, ExternalBid
from almoner.plan.bids.states import BID, WRITING
from almoner.plan.funds import receiving
from almoner.plan.funds.models import FundingStream


@dataclass(frozen=True)
class BidDetails:
    title: str
    source: str
    purpose: str
    deadline_on: date
    partners: str = ""


@dataclass(frozen=True)
class PartDetails:
    """So much of one stream in one financial year."""

    stream: FundingStream
    financial_year: str
    asked_pence: int


@action("bids.record", clause="1.8", may=may_keep)
def record(act: Act, nothing: None, *, details: BidDetails) -> ExternalBid:
    """Note an opportunity that the office bids for."""
    year = london_date(act.at).year % 100
    used = ExternalBid.objects.filter(reference__startswith=f"E-{year:02d}-").values_list(
        "reference", flat=True
    )
    number = max((int(one.rsplit("-", 1)[1]) for one in used), default=0) + 1
    bid = ExternalBid(reference=f"E-{year:02d}-{number:02d}", recorded_by=act.by, recorded_at=act.at)
    return act.add(written(bid, details))


@action("bids.change", clause="1.8", may=may_keep)
def change(act: Act, bid: ExternalBid, *, details: BidDetails) -> ExternalBid:
    must_be_written(bid)
    return act.save(written(bid, details))


def written(bid: ExternalBid, details: BidDetails) -> ExternalBid:
    if details.source not in dict(SOURCES):
        refuse("source", "Choose who notified or offers the money.")
    for name, value in asdict(details).items():
        setattr(bid, name, value)
    return bid


@action("bids.ask_for", clause="1.8", may=may_keep)
def ask_for(act: Act, bid: ExternalBid, *, part: PartDetails, row: BidPart | None = None) -> BidPart:
    """Add (`None`) or change what the bid asks for of one stream and year."""
    must_be_written(bid)
    if not is_financial_year(part.financial_year):
        refuse("financial_year", "Enter a financial year like 2026/27.")
    if part.asked_pence <= 0:
        refuse("asked_pence", "Enter more than nothing.")
    twins = bid.parts.filter(stream=part.stream, financial_year=part.financial_year)
    if twins.exclude(pk=row.pk if row else 0).exists():
        refuse("stream", "The bid asks for this stream and year already.")
    own = bid.parts.get(pk=row.pk) if row else BidPart(bid=bid)
    own.stream, own.financial_year, own.asked_pence = part.stream, part.financial_year, part.asked_pence
    return act.save(own) if row else act.add(own)


@action("bids.leave_out", clause="1.8", may=may_keep)
def leave_out(act: Act, bid: ExternalBid, *, row: BidPart) -> ExternalBid:
    must_be_written(bid)
    act.remove(bid.parts.get(pk=row.pk))
    return bid


@action("bids.sign_off", clause="1.8", may=may_sign_off)
def sign_off(act: Act, bid: ExternalBid) -> ExternalBid:
    """The Chief Finance Officer agrees that the bid goes out as it stands."""
    if not bid.parts.exists():
        raise Refused("The bid asks for no money yet.")
    act.move(bid, BID, "sign_off")
    bid.signed_off_by, bid.signed_off_at = act.by, act.at
    act.note(pence=sum(bid.parts.values_list("asked_pence", flat=True)))
    return act.save(bid)


@action("bids.reopen", clause="1.8", may=may_keep)
def reopen(act: Act, bid: ExternalBid) -> ExternalBid:
    """Back to writing; the sign-off is void."""
    act.move(bid, BID, "reopen")
    bid.signed_off_by = bid.signed_off_at = None
    return act.save(bid)


@action("bids.submit", clause="1.8", may=may_keep)
def submit(act: Act, bid: ExternalBid, *, submitted_on: date) -> ExternalBid:
    """It was sent to whoever gives the money."""
    must_have_come(act, "submitted_on", submitted_on)
    act.move(bid, BID, "submit")
    bid.submitted_on = submitted_on
    act.note(late=submitted_on > bid.deadline_on)
    return act.save(bid)


@action("bids.win", clause="1.8", may=may_keep)
def win(
    act: Act, bid: ExternalBid, *, answered_on: date, awards: Mapping[int, int], outcome: str = ""
) -> ExternalBid:
    """Won: pence by part. The money is expected, and waits for the decision that accepts it (R1.8-1)."""
    must_be_after(act, bid, answered_on)
    parts = list(bid.parts.select_related("stream"))
    if awards.keys() != {part.pk for part in parts} or min(awards.values()) < 0 or not any(awards.values()):
        raise Refused("Say of each part what was won, and of one at least more than nothing.")
    act.move(bid, BID, "win")
    for part in parts:
        part.awarded_pence = pence = awards[part.pk]
        if pence:
            receiving.win(act, part.stream, part.financial_year, bid=bid.reference, amount_pence=pence)
    act.save_all(parts, ["awarded_pence"])
    bid.answered_on, bid.outcome = answered_on, outcome.strip()
    act.note(won_pence=sum(awards.values()))
    return act.save(bid)


@action("bids.lose", clause="1.8", may=may_keep)
def lose(act: Act, bid: ExternalBid, *, answered_on: date, outcome: str = "") -> ExternalBid:
    must_be_after(act, bid, answered_on)
    act.move(bid, BID, "lose")
    bid.answered_on, bid.outcome = answered_on, outcome.strip()
    return act.save(bid)


@action("bids.withdraw", clause="1.8", may=may_keep)
def withdraw(act: Act, bid: ExternalBid, *, reason: str) -> ExternalBid:
    """Given up; what was won and not yet accepted is no longer expected."""
    if not reason.strip():
        refuse("reason", "Say why.")
    act.move(bid, BID, "withdraw")
    act.because(reason)
    receiving.give_up(act, bid=bid.reference)
    bid.outcome = reason.strip()
    return act.save(bid)


@action("bids.accept", clause="1.8", may=may_accept)
def accept(act: Act, bid: ExternalBid, *, decision: str) -> ExternalBid:
    """Within the publication of the signed decision: from now on the money can be budgeted (R1.8-1)."""
    act.move(bid, BID, "accept")
    bid.decision, bid.accepted_at = decision, act.at
    rows = receiving.accept(act, bid=bid.reference, decision=decision)
    act.note(decision=decision, accepted_pence=sum(one.amount_pence for one in rows))
    return act.save(bid)


def must_be_written(bid: ExternalBid) -> None:
    if bid.status != WRITING:
        raise Refused(f"The bid is {BID.words[bid.status].lower()}: it stays as it is.")


def must_have_come(act: Act, field: str, day: date) -> None:
    if day > london_date(act.at):
        refuse(field, "Enter a day that has come.")


def must_be_after(act: Act, bid: ExternalBid, day: date) -> None:
    must_have_come(act, "answered_on", day)
    if bid.submitted_on and day < bid.submitted_on:
        refuse("answered_on", "Enter a day after the bid was submitted.")
