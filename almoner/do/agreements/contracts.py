"""What can be asked of contracts: their list, their facts for the rules, and what is due."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from almoner.do.agreements.models import EXTEND, VARY, Contract, PerformanceReview, Variation
from almoner.do.agreements.states import CLOSED, MADE
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import PUBLISHED
from almoner.do.procurement.queries import ends_at_latest, extended
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, has_role
from almoner.ground.core.calendar import financial_year, london_date
from almoner.policy import contracts as policy
from almoner.policy.contract_changes import EXTENSION, TERM, Change
from almoner.policy.contract_reviews import WHILE_REVIEWED
from almoner.policy.findings import Finding, run
from almoner.policy.terms import terms_on

VICTIMS = "victim_support"


def visible_to(person: Person | None) -> QuerySet[Contract]:
    return Contract.objects.all() if has_role(person, *CASEWORK) else Contract.objects.none()


def next_reference(starts_on: date) -> str:
    """`C-26-01`: the financial year in which it starts, and the place."""
    year = financial_year(starts_on)[2:4]
    many = Contract.objects.filter(reference__startswith=f"C-{year}-").count()
    return f"C-{year}-{many + 1:02d}"


def listed(found: QuerySet[Contract], after: int | None = None) -> QuerySet[Contract]:
    """Newest first; `after` is the key of the last row seen."""
    if after is not None:
        found = found.filter(pk__lt=after)
    return found.select_related("provider", "fund").prefetch_related("reviews").order_by("-pk")


def running(day: date) -> QuerySet[Contract]:
    """Contracts whose current end has not passed."""
    found = Contract.objects.filter(ends_on__gte=day).select_related("fund").prefetch_related("reviews")
    return found.order_by("ends_on", "pk")


def running_of(row: Contract, *, at: datetime) -> policy.Running:
    today = london_date(at)
    return policy.Running(
        terms=terms_on(today, settings.POLICY_FOLDER),
        today=today,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        latest_end=row.latest_end,
        is_for_victims=row.fund.purpose == VICTIMS,
        may_extend=row.extensions_used < len(row.extension_months),
        is_followed=bool(row.successor_id or row.next_note),
        value_pence=row.value_pence,
        is_signed=row.signed_on is not None,
        copy_is_settled=bool(row.copy_state),
        reviewed_on=reviewed_on(last_review(row)),
    )


def last_review(row: Contract) -> PerformanceReview | None:
    """The review that was closed last; lists fetch reviews beforehand, so they are sorted here."""
    closed = [one for one in row.reviews.all() if one.status == CLOSED] if row.pk else []
    return max(closed, key=lambda one: one.number, default=None)


def reviewed_on(review: PerformanceReview | None) -> date | None:
    return london_date(review.closed_at) if review and review.closed_at else None


def alarms(row: Contract, *, at: datetime) -> list[Finding]:
    """What the rules warn of while it runs, the most pressing first."""
    asked = (*policy.WHILE_IT_RUNS, *WHILE_REVIEWED)
    return [one for one in run(asked, running_of(row, at=at)) if one.needs_reason]


def added(row: Contract) -> tuple[int, int]:
    """Pence that variations added in all, and of them beyond the extensions that the contract allows."""
    beyond = Sum("added_pence", filter=~Q(kind=EXTENSION))
    sums = row.variations.filter(status=MADE).aggregate(all=Sum("added_pence"), beyond=beyond)
    return sums["all"] or 0, sums["beyond"] or 0


def contract_of(line: DecisionLine) -> Contract | None:
    """The signed contract under which the line is paid."""
    return Contract.objects.filter(agreement__money__line=line).select_related("public_copy").first()


def is_decided(variation: Variation) -> bool:
    found = variation.decision
    if found is None or found.status != PUBLISHED or found.disagreement or found.signed_at is None:
        return False
    return not found.lines.filter(is_agreed=False).exists()


def is_waived(reference: str) -> bool:
    """The decision named is signed, agreed and published (R2.1c-1)."""
    found = Decision.objects.filter(reference=reference.strip(), status=PUBLISHED, disagreement="")
    return bool(reference.strip()) and found.exclude(signed_at=None).exists()


def lines_of(variation: Variation) -> QuerySet[DecisionLine]:
    """Agreed money of its sheet."""
    found = DecisionLine.objects.filter(decision=variation.decision_id, is_agreed=True, amount_pence__gt=0)
    return found.order_by("position")


def latest_with(row: Contract, variation: Variation) -> date:
    """The last possible day once the variation is made: a longer term moves it, an extension does not."""
    if variation.kind != TERM:
        return row.latest_end
    left = row.extension_months[row.extensions_used :]
    return ends_at_latest(extended(row.ends_on, variation.months), left)


def change_of(variation: Variation, *, at: datetime) -> Change:
    row, today = variation.contract, london_date(at)
    left = row.extension_months[row.extensions_used :]
    _, beyond = added(row)
    review = last_review(row)
    return Change(
        terms=terms_on(today, settings.POLICY_FOLDER),
        kind=variation.kind,
        today=today,
        starts_on=row.starts_on,
        latest_end=latest_with(row, variation),
        months=variation.months,
        next_extension=left[0] if left else None,
        is_for_victims=row.fund.purpose == VICTIMS,
        original_pence=row.value_pence,
        grown_pence=beyond,
        added_pence=variation.added_pence,
        decided_pence=sum(lines_of(variation).values_list("amount_pence", flat=True)),
        confirmed_by=variation.confirmed_by,
        confirmed_on=variation.confirmed_on,
        confirmation=variation.confirmation,
        is_decided=is_decided(variation),
        is_waived=is_waived(variation.waiver),
        reviewed_on=reviewed_on(review),
        review_lets_it=review is not None and review.conclusion in (EXTEND, VARY),
    )
