"""Subsidies of a sheet as the policy reads them, and what each recipient has had (s. 36)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from almoner.analyse.organisations.models import Membership
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DRAFT, SIGNED, SIGNING
from almoner.do.decisions.subsidies import Subsidy
from almoner.ground.accounts.models import Person
from almoner.policy import sheets
from almoner.policy.days import financial_year
from almoner.policy.subsidies import CUMULATED, LIMBS, NONE, OUTCOMES, window_from
from almoner.policy.words import counted as in_lines


def limbs_of(one: Subsidy) -> tuple[bool, ...]:
    return tuple(bool(getattr(one, name)) for name in LIMBS)


def counted(day: date) -> QuerySet[Subsidy]:
    """Minimal assistance and services of public economic interest in the window of the day.

    Given ones count, and those of sheets that are being signed or wait to be published.
    """
    since = window_from(day)
    signed = Q(given_on=None, line__decision__status__in=(SIGNING, SIGNED), line__is_agreed=True)
    found = Subsidy.objects.filter(outcome__in=CUMULATED, gave_up_at=None)
    return found.filter(Q(given_on__gte=since) | signed)


def had_before(organisations: Iterable[int], day: date, but: Decision) -> dict[int, int]:
    """Pence that each has had by our own records, this sheet left out; one statement."""
    rows = counted(day).filter(line__organisation__in=list(organisations)).exclude(line__decision=but)
    return dict(rows.order_by().values_list("line__organisation").annotate(sum=Sum("line__amount_pence")))


def subsidies_of(decision: Decision, lines: list[DecisionLine], day: date) -> dict[int, sheets.Subsidy]:
    """By line; two statements at most."""
    rows = list(Subsidy.objects.filter(line__decision=decision))
    recipient = {one.pk: one.organisation_id for one in lines}
    asked = {recipient.get(one.line_id) for one in rows if one.outcome in CUMULATED} - {None}
    before = had_before([one for one in asked if one], day, decision) if asked else {}
    return {
        one.line_id: sheets.Subsidy(
            outcome=one.outcome,
            limbs=limbs_of(one),
            reason=one.reason,
            notified_pence=one.notified_pence,
            declared_pence=one.declared_pence,
            before_pence=before.get(recipient.get(one.line_id) or 0, 0),
        )
        for one in rows
    }


def words_on(decision: Decision) -> list[list[object]]:
    """What is signed of them: place, outcome and reason of each line."""
    rows = Subsidy.objects.filter(line__decision=decision).order_by("line__position", "line")
    return [list(row) for row in rows.values_list("line__position", "outcome", "reason")]


def asked_of(person: Person) -> QuerySet[Subsidy]:
    """Questions to the organisations of this person, while the sheet is written."""
    mine = Membership.objects.filter(person=person, ends_on__isnull=True).values("organisation")
    found = Subsidy.objects.filter(
        line__organisation__in=mine, notified_at__isnull=False, declared_pence=None
    )
    return found.filter(line__decision__status=DRAFT).select_related("line").order_by("pk")


def summary_of(decision: Decision) -> list[tuple[str, int]]:
    """How many of the sheet's paying lines have which answer; one statement."""
    rows = decision.lines.filter(amount_pence__gt=0).order_by("subsidy__outcome")
    found = rows.values_list("subsidy__outcome").annotate(many=Count("pk"))
    return sorted((OUTCOMES.get(outcome, "Not answered yet"), many) for outcome, many in found)


def words_of(decision: Decision) -> str:
    """What is published of them: each outcome with its reason and how many lines have it."""
    rows = Subsidy.objects.filter(line__decision=decision).order_by("outcome", "reason")
    found = rows.values_list("outcome", "reason").annotate(many=Count("pk"))
    return "\n".join(
        f"{OUTCOMES[outcome]} ({in_lines(many, 'line')}): {reason}" for outcome, reason, many in found
    )


@dataclass
class Recipient:
    """What one organisation has had in the window, by financial year of giving."""

    organisation: object
    pence: int = 0
    many: int = 0
    by_year: dict[int, int] = field(default_factory=dict)


def given() -> QuerySet[Subsidy]:
    """Every subsidy that was given, the newest first."""
    found = Subsidy.objects.exclude(outcome=NONE).filter(given_on__isnull=False)
    return found.select_related("line__organisation", "line__decision", "line__budget__fund").order_by("-pk")


def to_be_entered() -> QuerySet[Subsidy]:
    """Given, due in the public database, and not entered yet."""
    return (
        given().filter(entry_due__isnull=False, entered_on=None, gave_up_at=None).order_by("entry_due", "pk")
    )


def to_be_confirmed() -> QuerySet[Subsidy]:
    """Minimal assistance on sheets that are being written, whose recipients have yet to answer."""
    found = Subsidy.objects.filter(outcome="minimal", declared_pence=None, line__decision__status=DRAFT)
    return found.select_related("line__organisation", "line__decision").order_by("pk")


def recipients(day: date) -> list[Recipient]:
    """Those who had cumulated assistance in the window, the largest sum first; one statement."""
    found: dict[int | None, Recipient] = {}
    rows = counted(day).select_related("line__organisation", "line__decision")
    for one in rows:
        row = found.setdefault(one.line.organisation_id, Recipient(one.line.organisation or one.line.title))
        pence = one.line.amount_pence
        year = financial_year(one.given_on or day)
        row.pence, row.many = row.pence + pence, row.many + 1
        row.by_year[year] = row.by_year.get(year, 0) + pence
    return sorted(found.values(), key=lambda row: -row.pence)
