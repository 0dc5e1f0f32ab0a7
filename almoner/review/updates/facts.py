"""Updates and publicity as the policy's rules read them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from almoner.do.agreements.models import GRANT, Agreement
from almoner.do.decisions.states import PUBLISHED as DECISION_PUBLISHED
from almoner.ground.core.calendar import london_date
from almoner.policy.findings import Finding, run
from almoner.policy.terms import terms_on
from almoner.policy.updates import (
    BEFORE_PUBLISHING,
    AskedFor,
    Publication,
    Quiet,
    Shown,
    is_answered_in_time,
    is_shown_by_its_end,
    new_kinds_are_asked,
)
from almoner.review.updates import queries
from almoner.review.updates.models import PublicityItem, Update


@dataclass(frozen=True)
class Suggested:
    """A running grant that tries something new, and why it is time to ask."""

    agreement: Agreement
    finding: Finding


def asked_for(update: Update, today: date) -> AskedFor:
    return AskedFor(update.due_on, update.answered_at is not None, today)


def quiet(agreement: Agreement, last_asked: datetime | None, today: date) -> Quiet:
    """Since it was last asked, or since it began where it never was."""
    begun = agreement.starts_on or london_date(agreement.offered_at)
    bid = agreement.line.application
    return Quiet(
        grounds=frozenset(bid.grounds if bid else ()),
        since=london_date(last_asked) if last_asked else begun,
        today=today,
        terms=terms_on(today),
    )


def shown(agreement: Agreement, items: int, today: date) -> Shown:
    return Shown(agreement.ends_on, items, today, terms_on(today))


def publication_of(item: PublicityItem, at: datetime) -> Publication:
    return Publication(
        shows_people=item.shows_people,
        consent=item.consent,
        decision_is_published=decision_is_published(item.agreement),
        happened_on=item.happened_on,
        today=london_date(at),
    )


def decision_is_published(agreement: Agreement) -> bool:
    """A withheld decision is shown to nobody, and so is what came of it."""
    return bool(agreement.line.decision.status == DECISION_PUBLISHED)


def suggested(today: date) -> list[Suggested]:
    """Those of which nobody asked for long how they go, longest silent first (R4.14-1)."""
    rows = (
        queries.running(today).exclude(line__application=None).annotate(last_asked=Max("updates__asked_at"))
    )
    found = [(one, quiet(one, one.last_asked, today)) for one in rows]
    found.sort(key=lambda pair: (pair[1].since, pair[0].pk))
    judged = [Suggested(one, new_kinds_are_asked(said)) for one, said in found]
    return [one for one in judged if one.finding.needs_reason]


def shown_by_its_end(agreement: Agreement, today: date) -> Finding:
    return is_shown_by_its_end(shown(agreement, agreement.publicity.count(), today))


def answered_in_time(update: Update, today: date) -> Finding:
    return is_answered_in_time(asked_for(update, today))


def before_publishing(item: PublicityItem, at: datetime) -> list[Finding]:
    """What stands in the way of showing it to all."""
    found = run(BEFORE_PUBLISHING, publication_of(item, at))
    return [one for one in found if one.holds_up]


def reminders(agreement: Agreement, today: date) -> list[Finding]:
    """What the page of a signed grant reminds of; nothing waits for either."""
    found = [shown_by_its_end(agreement, today)] if agreement.instrument == GRANT else []
    if agreement.ends_on is None or agreement.ends_on >= today:
        last = agreement.updates.aggregate(last=Max("asked_at"))["last"]
        found.append(new_kinds_are_asked(quiet(agreement, last, today)))
    return [one for one in found if one.needs_reason]
