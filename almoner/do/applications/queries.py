"""What can be asked of bids: lists, how each stands in the applicant's words, its history, its receipt."""

import hmac
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from almoner.do.applications.access import own
from almoner.do.applications.endorsements import Endorsement
from almoner.do.applications.models import Application
from almoner.do.applications.states import (
    AWARDED,
    DRAFT,
    LAPSED,
    REFUSED,
    RESERVE,
    SUBMITTED,
    WITHDRAWN,
)
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DECIDING, PANEL, PUBLISHED, SIFTING, TAKING
from almoner.ground.accounts.models import Person
from almoner.ground.audit.checkpoints import receipt_for
from almoner.ground.audit.models import Checkpoint, Line
from almoner.ground.core.rows import row_name

LATELY = timedelta(minutes=30)
IN_WORDS = {
    "applications.save_basics": "The project in brief was changed",
    "applications.save_answers": "Answers were changed",
    "applications.set_priorities": "Priorities were changed",
    "applications.set_areas": "Areas were changed",
    "applications.set_budget": "The budget was changed",
    "applications.set_partners": "Partners were changed",
    "applications.use_documents": "Documents were chosen",
    "applications.set_declarations": "Declarations were made",
    "applications.request_endorsement": "A partner was asked for support",
    "applications.no_request": "A reason was given for not asking a partner",
    "applications.keep_letter": "A letter of support was added",
    "applications.remind_partner": "A partner was reminded",
    "applications.answer_endorsement": "A partner answered",
    "applications.comment": "A comment was made",
    "applications.submit": "Sent to the office",
    "applications.confirm": "Confirmed by the applicant",
    "applications.note_late": "Refused: it came too late",
    "applications.accept_late": "An officer allowed it to be sent late",
    "applications.keep_copy": "The copy was made",
    "applications.withdraw": "Withdrawn",
    "applications.anonymise": "Its names and texts were erased",
}


@dataclass(frozen=True)
class Card:
    """A bid as its applicant sees it; nothing here tells what was recommended before everybody is told."""

    bid: Application
    words: str
    colour: str
    next_words: str = ""
    next_on: date | datetime | None = None
    can_do: str = ""
    is_open: bool = False


ENDED = {
    AWARDED: ("Awarded", "green"),
    REFUSED: ("Not awarded", "grey"),
    WITHDRAWN: ("Withdrawn", "grey"),
    LAPSED: ("Offer lapsed", "grey"),
}
UNDER_WAY = {
    PUBLISHED: ("Received", "teal"),
    SIFTING: ("Being checked", "blue"),
    PANEL: ("Being assessed", "blue"),
    DECIDING: ("Being decided", "blue"),
}


def card(bid: Application, at: datetime) -> Card:
    """Status in plain words, the next date, what can be done now."""
    if bid.anonymised_at is not None:
        return erased_card(bid)
    if bid.status == DRAFT:
        return draft_card(bid, at)
    if bid.status in ENDED:
        words, colour = ENDED[bid.status]
        return Card(bid, words, colour, can_do=after_words(bid))
    if bid.status == RESERVE and bid.answered_at:
        return Card(bid, "On the reserve list", "yellow", can_do="We write to you if money becomes free.")
    words, colour = UNDER_WAY.get(bid.round.status, ("Received", "teal"))
    next_words, next_on = next_step(bid.round, bid.round.status, at)
    can_do = "Nothing now. We write to you."
    if bid.entered_by_office and bid.confirmed_at is None and bid.status == SUBMITTED:
        can_do = "Look at what we keyed and confirm it."
    return Card(bid, words, colour, next_words, next_on, can_do)


def erased_card(bid: Application) -> Card:
    """Whatever it was then, it is over."""
    words, colour = ENDED.get(bid.status, ("Not sent" if bid.status == DRAFT else "Not awarded", "grey"))
    return Card(bid, words, colour, can_do="Its texts were erased when their time was over.")


def after_words(bid: Application) -> str:
    if bid.status == AWARDED:
        return "See the agreement: what was agreed, and when you are paid."
    return "Read our letter with the reasons." if bid.status == REFUSED else ""


def draft_card(bid: Application, at: datetime) -> Card:
    last = max(one for one in (bid.round.closes_at, bid.extended_until, at) if one)
    if bid.round.status in (PUBLISHED, SIFTING) and may_arrive(bid, at):
        until = bid.extended_until if bid.extended_until and bid.extended_until > at else bid.round.closes_at
        return Card(bid, "Draft", "yellow", "Closes", until or last, "Go on writing.", True)
    return Card(bid, "Not sent", "grey", can_do="The round has closed. Your draft is kept for you to read.")


def may_arrive(bid: Application, at: datetime) -> bool:
    """Would the deadline still let it in, by the grace for a form already begun or its own extension?

    A form on paper may be keyed as long as its round takes bids: it is asked when the paper came (R4.9-5).
    """
    closes_at = bid.round.closes_at
    if closes_at is None:
        return False
    if bid.entered_by_office:
        came_in_time = bid.received_at is not None and bid.received_at <= (bid.extended_until or closes_at)
        return came_in_time and bid.round.status in TAKING
    grace = timedelta(minutes=bid.round.grace_minutes) if bid.started_at <= closes_at else timedelta()
    return at <= max(closes_at + grace, bid.extended_until or closes_at)


def next_step(round: Round, status: str, at: datetime) -> tuple[str, date | datetime | None]:
    """The next dated step from where the round stands."""
    steps = {
        PUBLISHED: ("The round closes", round.closes_at),
        SIFTING: ("The panel meets", round.panel_on),
        PANEL: ("The decision is due", round.decision_on),
        DECIDING: ("You hear from us by", round.answer_on),
    }
    return steps.get(status, ("You hear from us by", round.answer_on))


@dataclass(frozen=True)
class Step:
    """One step on the applicant's timeline; `state` is done, now or next."""

    text: str
    on: date | datetime | None
    state: str
    detail: str = ""


def timeline(bid: Application, at: datetime) -> list[Step]:
    """From sending to hearing, by where the round stands and never by what was recommended."""
    round, ended = bid.round, bid.status in ENDED or bid.answered_at is not None
    place = {PUBLISHED: 1, SIFTING: 1, PANEL: 2, DECIDING: 3}.get(round.status, 4)
    open_still = round.status == PUBLISHED
    steps = [
        ("You sent it", bid.submitted_at, "We have it as you sent it."),
        ("The round closes; we check each bid against the published rules", round.closes_at, ""),
        ("A panel of local partners reads it", round.panel_on, ""),
        ("The decision is made", round.decision_on, ""),
        ("You hear from us, with the reasons", bid.answered_at or round.answer_on, ""),
    ]
    now = len(steps) if ended else place
    return [
        Step(text, on, "done" if at_ < now else "now" if at_ == now and not open_still else "next", detail)
        for at_, (text, on, detail) in enumerate(steps)
    ]


def cards_of(person: Person, at: datetime) -> list[Card]:
    """Every bid of the person's organisations, those that can still be written first."""
    bids = own(person).select_related("round", "organisation").order_by("-started_at", "-id")
    made = [card(one, at) for one in bids]
    return sorted(made, key=lambda one: not one.is_open)


def bids_of(round: Round, status: str = "") -> QuerySet[Application]:
    """Bids that were sent in, by reference."""
    found = round.applications.exclude(status=DRAFT).select_related("organisation", "band")
    return (found.filter(status=status) if status else found).order_by("reference")


@dataclass(frozen=True)
class Event:
    """One line of the record about a bid, in words."""

    at: datetime
    words: str
    who: str
    clause: str


def history(bid: Application, only: Collection[str] = ()) -> list[Event]:
    """What the record says of a bid, oldest first; `only` names the actions that are wanted."""
    things = [row_name(bid), *(row_name(one) for one in bid.endorsements.all())]
    found = Line.objects.filter(thing__in=things).order_by("seq")
    lines = list(found.filter(action__in=only) if only else found)
    told = [json.loads(one.line) for one in lines]
    names = {} if bid.anonymised_at else names_of({str(one["actor"]) for one in told})
    begun = "Keyed by the office from a form on paper" if bid.entered_by_office else "Begun"
    return [Event(bid.started_at, begun, str(bid.contact or ""), "4.9")] + [
        Event(
            line.at,
            IN_WORDS.get(line.action, line.action.replace(".", ": ").replace("_", " ")),
            names.get(str(one["actor"]), str(one["role"])),
            str(one["clause"]),
        )
        for line, one in zip(lines, told, strict=True)
    ]


def names_of(actors: set[str]) -> Mapping[str, str]:
    keys = [one.removeprefix("person:") for one in actors if one.startswith("person:")]
    people = Person.objects.filter(public_id__in=keys)
    return {f"person:{one.public_id}": str(one) for one in people}


def others_in(bid: Application, person: Person, at: datetime) -> list[str]:
    """Names of those who changed the draft in the last half hour, besides this person."""
    lines = Line.objects.filter(thing=row_name(bid), at__gte=at - LATELY, at__lte=at).order_by("-seq")[:50]
    actors = {str(json.loads(one.line)["actor"]) for one in lines} - {f"person:{person.public_id}"}
    return sorted(names_of(actors).values())


def partners_asked(bid: Application) -> QuerySet[Endorsement]:
    return bid.endorsements.select_related("area", "partnership", "letter").order_by(
        "area__name", "kind", "id"
    )


def endorsement_by(token: str) -> Endorsement | None:
    """What a partner's link opens."""
    found = Endorsement.objects.select_related("application__round", "application__organisation", "area")
    one = found.filter(token=token, requested_at__isnull=False).first()
    return one if one and hmac.compare_digest(one.token.encode(), token.encode()) else None


def waiting_for_reminder(at: datetime, patience: timedelta) -> QuerySet[Endorsement]:
    """Partners asked so long ago who did not answer and were not reminded, while it can still help."""
    return Endorsement.objects.filter(
        requested_at__lte=at - patience,
        requested_at__gte=at - 4 * patience,
        reminded_at=None,
        answer="",
        application__status__in=(DRAFT, SUBMITTED),
        application__round__status__in=(PUBLISHED, SIFTING),
    ).exclude(partner_email="")


def waiting_for_copy() -> QuerySet[Application]:
    sent = Application.objects.filter(submitted_at__isnull=False, copy=None, anonymised_at=None)
    return sent.order_by("submitted_at")


def line_of_sending(bid: Application) -> Line | None:
    return Line.objects.filter(thing=row_name(bid), action="applications.submit").order_by("-seq").first()


def checkpoint_over(line: Line) -> Checkpoint | None:
    """The first signed statement that covers the line; the worker makes one within a minute."""
    return Checkpoint.objects.filter(size__gt=line.seq).order_by("size").first()


def proof_of_sending(bid: Application) -> dict[str, object] | None:
    """All that somebody needs to show, without us, that the bid was sent when it was (R4.9-4)."""
    line = line_of_sending(bid)
    checkpoint = checkpoint_over(line) if line else None
    if line is None or checkpoint is None:
        return None
    return {"reference": bid.reference, "fingerprint": bid.frozen_digest, **receipt_for(line.seq, checkpoint)}


def has_unproved_sending() -> bool:
    """Was anything sent that no signed statement covers yet?"""
    last = Line.objects.filter(action="applications.submit").order_by("-seq").first()
    return last is not None and checkpoint_over(last) is None
