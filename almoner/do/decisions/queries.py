"""What can be asked of decisions."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum

from almoner.do.decisions.models import Decision, DecisionLine, ReasonGiven, Signature
from almoner.do.decisions.states import NOT_AGREED, PUBLISHED, SIGNED, SIGNING
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DECIDING, PANEL, SIFTING
from almoner.do.rounds.states import PUBLISHED as INVITING
from almoner.ground.core.calendar import after_working_days, london_date
from almoner.plan.funds.models import FundBudget

AT_WORK = (INVITING, SIFTING, PANEL, DECIDING)


def next_reference(day: date) -> str:
    """The next NNN-YY of the calendar year of `day`."""
    year = f"{day.year % 100:02d}"
    used = Decision.objects.filter(reference__regex=rf"^\d+-{year}$").values_list("reference", flat=True)
    highest = max((int(one.split("-")[0]) for one in used), default=0)
    return f"{highest + 1:03d}-{year}"


def whole(sheets: QuerySet[Decision]) -> QuerySet[Decision]:
    """With everything that a page of one sheet shows."""
    return sheets.select_related(
        "author", "accepts", "round", "reported_at", "published_pdf"
    ).prefetch_related(
        "sections",
        "regards",
        "accepts__parts__stream",
        "lines__budget__fund",
        "lines__budget__stream",
        "lines__organisation",
        "lines__application",
        "lines__priority",
        "signatures__person",
        "reasons_given__by",
    )


def standing_signatures(decision: Decision) -> list[Signature]:
    return [one for one in decision.signatures.select_related("person") if one.voided_at is None]


def reasons_for(decision: Decision) -> dict[str, ReasonGiven]:
    return {one.rule: one for one in decision.reasons_given.select_related("by")}


def still_to_award(financial_year: str) -> dict[int, int]:
    """Pence that rounds at work may yet award, by budget: the sum available less what is signed."""
    found: dict[int, int] = {}
    rounds = Round.objects.filter(financial_year=financial_year, status__in=AT_WORK)
    agreed = Q(
        decisions__lines__is_agreed=True, decisions__signed_at__isnull=False, decisions__disagreement=""
    )
    rows = rounds.annotate(signed=Sum("decisions__lines__amount_pence", filter=agreed))
    for budget, available, awarded in rows.values_list("budget", "available_pence", "signed"):
        found[budget] = found.get(budget, 0) + max(0, available - (awarded or 0))
    return found


def given_from(budgets: Iterable[FundBudget]) -> QuerySet[DecisionLine]:
    """Agreed lines of signed sheets that take their money from these budgets, newest first."""
    found = DecisionLine.objects.filter(
        budget__in=list(budgets), is_agreed=True, decision__signed_at__isnull=False, decision__disagreement=""
    )
    return found.select_related(
        "decision", "organisation", "priority", "budget__fund", "budget__stream"
    ).order_by("-id")


def awaiting_signature() -> QuerySet[Decision]:
    return Decision.objects.filter(status=SIGNING).order_by("opened_at")


def published() -> QuerySet[Decision]:
    return Decision.objects.filter(status=PUBLISHED).order_by("-published_at", "-id")


def overdue_for_publication(at: datetime, working_days: int) -> list[Decision]:
    """Signed sheets still unpublished more than `working_days` after the last signature (R1.10-5)."""
    signed = Decision.objects.filter(status__in=(SIGNED, NOT_AGREED), signed_at__isnull=False)
    today = london_date(at)
    return [
        one
        for one in signed.order_by("signed_at")
        if one.signed_at and after_working_days(london_date(one.signed_at), working_days) < today
    ]


def not_yet_reported() -> QuerySet[Decision]:
    """Published decisions that no meeting of the scrutiny panel has had yet (R1.10-7)."""
    return published().filter(reported_at__isnull=True)


def small_sums_before(decision: Decision, since: date, threshold_pence: int) -> dict[int, int]:
    """Pence that each recipient had since a day in small lines of other sheets, by organisation (R1.10-6)."""
    others = DecisionLine.objects.filter(
        organisation__in=decision.lines.values("organisation"),
        amount_pence__lte=threshold_pence,
        amount_pence__gt=0,
        is_agreed=True,
        decision__dated__gte=since,
        decision__status__in=(SIGNED, PUBLISHED),
    ).exclude(decision=decision)
    sums = others.order_by().values_list("organisation").annotate(total=Sum("amount_pence"))
    return dict(sums)
