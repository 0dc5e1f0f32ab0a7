"""When an agreement's money is paid: the usual instalments, others by agreement, and what each waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from almoner.do.agreements.facts import terms_of
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import SIGNED
from almoner.do.decisions.models import DecisionLine
from almoner.do.payments.access import may_pay, may_plan
from almoner.do.payments.models import Instalment, Payment
from almoner.do.payments.states import LEFT
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.days import add_months
from almoner.policy.terms import Terms

WHOLE, YEAR = 100, 12
A_DAY = timedelta(days=1)
MID_YEAR = "the mid-year report to be accepted"


@dataclass(frozen=True)
class Part:
    """One instalment as somebody writes it down; whole pence. `covers` are the days that it pays for."""

    amount_pence: int
    due_on: date
    condition: str = ""
    covers: tuple[date, date] | None = None


def usual(amount_pence: int, starts_on: date, terms: Terms, ends_on: date | None = None) -> list[Part]:
    """All at once up to the limit; above it a first part, and the rest after the mid-year report (4.12)."""
    ends_on = ends_on or add_months(starts_on, YEAR) - A_DAY
    if amount_pence <= terms.single_payment_limit_pence:
        return [Part(amount_pence, starts_on, covers=(starts_on, ends_on))]
    first = amount_pence * terms.first_instalment_percent // WHOLE
    later = add_months(starts_on, terms.second_instalment_months)
    middle = min(later, ends_on)
    return [
        Part(first, starts_on, covers=(starts_on, middle - A_DAY)),
        Part(amount_pence - first, later, MID_YEAR, covers=(middle, ends_on)),
    ]


@action("payments.plan", clause="4.12", may=may_plan, system=True)
def plan(act: Act, agreement: Agreement) -> Agreement:
    """The usual instalments of a signed agreement that has none yet."""
    if agreement.status != SIGNED:
        raise Refused("Instalments are planned when both have signed.")
    if agreement.instalments.exists():
        raise Refused("This agreement has its instalments already.")
    day = london_date(act.at)
    terms, starts_on = terms_of(agreement.line, day), agreement.starts_on or day
    parts = usual(agreement.amount_pence, starts_on, terms, agreement.ends_on)
    act.add_all(rows_of(agreement, parts))
    return agreement


def rows_of(agreement: Agreement, parts: Sequence[Part], kept: Sequence[Instalment] = ()) -> list[Instalment]:
    """Each part is money of one decision line, the first that has so much left; a contract can have many."""
    lines = lines_of(agreement)
    left = {one.pk: one.amount_pence for one in lines}
    for earlier in kept:
        left[earlier.line_id] -= earlier.amount_pence
    found = []
    for number, part in enumerate(parts, start=max((one.number for one in kept), default=0) + 1):
        line = next((one for one in lines if left[one.pk] >= part.amount_pence), None)
        if line is None:
            raise Refused(f"No decision of this agreement has {in_words(part.amount_pence)} left: split it.")
        left[line.pk] -= part.amount_pence
        found.append(an_instalment(agreement, line, number, part))
    return found


def lines_of(agreement: Agreement) -> list[DecisionLine]:
    """The decided money of the agreement, in the order in which it was added."""
    joined = agreement.money.select_related("line__decision", "line__budget").order_by("variation", "pk")
    return [one.line for one in joined] or [agreement.line]


def an_instalment(agreement: Agreement, line: DecisionLine, number: int, part: Part) -> Instalment:
    return Instalment(
        agreement=agreement,
        line=line,
        number=number,
        amount_pence=part.amount_pence,
        due_on=part.due_on,
        condition=part.condition.strip(),
        covers_from=part.covers[0] if part.covers else None,
        covers_to=part.covers[1] if part.covers else None,
    )


@action("payments.replan", clause="4.12", may=may_plan)
def replan(act: Act, agreement: Agreement, *, parts: Sequence[Part], reason: str) -> Agreement:
    """Other instalments for what is not paid and in no run; with those that are, they make the award."""
    if not reason.strip():
        raise Refused("Say why the instalments change.", {"reason": ["Enter a reason."]})
    rows = list(agreement.instalments.select_for_update())
    used = set(Payment.objects.filter(instalment__in=rows).values_list("instalment", flat=True))
    kept = [one for one in rows if one.pk in used]
    must_make_the_award(agreement, kept, parts)
    act.remove_all(one for one in rows if one.pk not in used)
    act.add_all(rows_of(agreement, parts, kept))
    act.because(reason)
    return agreement


def must_make_the_award(agreement: Agreement, kept: Sequence[Instalment], parts: Sequence[Part]) -> None:
    """Each is something, and together they are what the agreement gives (R4.12-3)."""
    if any(one.amount_pence <= 0 for one in parts):
        raise Refused("Each instalment is more than nothing.")
    total = sum(one.amount_pence for one in kept) + sum(one.amount_pence for one in parts)
    if any(one.covers and one.covers[1] < one.covers[0] for one in parts):
        raise Refused("The time that an instalment pays for ends after it begins.")
    if total != agreement.amount_pence:
        wanted = in_words(agreement.amount_pence)
        raise Refused(f"The instalments make {in_words(total)}; the agreement gives {wanted}.")


@action("payments.meet_condition", clause="4.12", may=may_plan)
def meet_condition(act: Act, instalment: Instalment, *, note: str) -> Instalment:
    """An officer writes down how what the instalment waits for came to be."""
    if not instalment.condition or instalment.condition_met_at:
        raise Refused("This instalment waits for nothing.")
    if not note.strip():
        raise Refused("Say how you know.", {"note": ["Enter how the condition was met."]})
    instalment.condition_met_at, instalment.condition_met_by = act.at, act.by
    instalment.condition_note = note.strip()
    return act.save(instalment)


@action("payments.hold", clause="2.1", may=may_plan)
def hold(act: Act, instalment: Instalment, *, reason: str) -> Instalment:
    """Not to be paid until somebody of finance lifts it; what is in an unreleased run cannot be released."""
    if not reason.strip():
        raise Refused("Say why it is held.", {"reason": ["Enter a reason."]})
    if instalment.payments.filter(status=LEFT).exists():
        raise Refused("This instalment is paid already.")
    instalment.held_because = reason.strip()
    return act.save(instalment)


@action("payments.lift", clause="2.1", may=may_pay)
def lift(act: Act, instalment: Instalment, *, reason: str) -> Instalment:
    """The hold ends, with the reason kept in the record."""
    if not instalment.held_because:
        raise Refused("This instalment is not held.")
    if not reason.strip():
        raise Refused("Say why it may be paid now.", {"reason": ["Enter a reason."]})
    instalment.held_because = ""
    act.because(reason)
    return act.save(instalment)


@action("payments.explain_late", clause="4.12", may=may_pay)
def explain_late(act: Act, instalment: Instalment, *, reason: str) -> Instalment:
    """Why it is paid although the agreement has ended (R4.12-5)."""
    if not reason.strip():
        raise Refused("Say why it is paid now.", {"reason": ["Enter a reason."]})
    instalment.late_because = reason.strip()
    return act.save(instalment)


@action("payments.explain_advance", clause="2.1", may=may_pay)
def explain_advance(act: Act, instalment: Instalment, *, reason: str) -> Instalment:
    """Why it is needed before the time that it pays for (R2.1g-2)."""
    if not reason.strip():
        raise Refused("Say why it is needed in advance.", {"reason": ["Enter a reason."]})
    instalment.advance_because = reason.strip()
    return act.save(instalment)


def without_instalments() -> list[Agreement]:
    """Signed grants that have no instalments."""
    found = Agreement.objects.filter(
        status=SIGNED, instalments__isnull=True, instrument__in=("grant", "partner")
    )
    return list(found.order_by("id"))
