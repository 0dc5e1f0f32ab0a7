"""The public register: every award of any size, from published decisions only (4.21)."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from almoner.analyse.areas.models import Area
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import PUBLISHED, WITHHELD
from almoner.do.rounds.models import Round
from almoner.ground.core.money import share
from almoner.ground.search import index


def awards() -> QuerySet[DecisionLine]:
    """Agreed lines with a recipient, newest decision first. A lapsed or declined offer is still a decision."""
    found = DecisionLine.objects.filter(
        decision__status=PUBLISHED, is_agreed=True, decision__disagreement="", amount_pence__gt=0
    ).exclude(organisation=None)
    return found.order_by("-decision__dated", "-id")


def shown(found: QuerySet[DecisionLine]) -> QuerySet[DecisionLine]:
    """With everything that a row or a page of an award shows."""
    return found.select_related(
        "decision", "budget__fund", "organisation__home_area", "priority", "application__round", "agreement"
    ).prefetch_related("application__areas__area")


def filtered(
    *,
    words: str = "",
    year: str = "",
    round: str = "",
    area: str = "",
    priority: str = "",
    fund: str = "",
    organisation: str = "",
    least_pence: int | None = None,
    most_pence: int | None = None,
) -> QuerySet[DecisionLine]:
    """Awards that fit every filter given; `words` search names and descriptions."""
    found = awards()
    exact = {
        "budget__financial_year": year,
        "application__round__code": round,
        "application__areas__area__code": area,
        "priority__code": priority,
        "budget__fund__code": fund,
        "organisation__public_id": organisation,
        "amount_pence__gte": least_pence,
        "amount_pence__lte": most_pence,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value not in ("", None)})
    if words.strip():
        found = found.filter(pk__in=[int(key) for key in index.find("award", words)])
    return found


@dataclass(frozen=True)
class Totals:
    many: int
    pence: int
    organisations: int


def totals(found: QuerySet[DecisionLine]) -> Totals:
    """How many awards, how much, to how many organisations; one query."""
    sums = DecisionLine.objects.filter(pk__in=found.order_by().values("pk")).aggregate(
        many=Count("pk"), pence=Sum("amount_pence"), organisations=Count("organisation", distinct=True)
    )
    return Totals(sums["many"], sums["pence"] or 0, sums["organisations"])


@dataclass(frozen=True)
class Part:
    """What one area or priority received, in pence, and by how many awards."""

    code: str
    name: str
    pence: int
    many: int


def by_area(found: QuerySet[DecisionLine]) -> list[Part]:
    """Each award shared over its areas by percent, to the penny; areas with nothing are there too."""
    pence: dict[str, int] = defaultdict(int)
    many: dict[str, int] = defaultdict(int)
    for line in shown(found):
        rows = list(line.application.areas.all()) if line.application else []
        parts = share(line.amount_pence, [row.percent for row in rows]) if rows else []
        for row, part in zip(rows, parts, strict=True):
            pence[row.area.code] += part
            many[row.area.code] += 1
    return [
        Part(one.code, one.name, pence[one.code], many[one.code]) for one in Area.objects.order_by("name")
    ]


def by_priority(found: QuerySet[DecisionLine]) -> list[Part]:
    rows = (
        DecisionLine.objects.filter(pk__in=found.order_by().values("pk"))
        .order_by("priority__code")
        .values("priority__code", "priority__title")
        .annotate(pence=Sum("amount_pence"), many=Count("pk"))
    )
    return [
        Part(row["priority__code"] or "", row["priority__title"] or "", row["pence"], row["many"])
        for row in rows
    ]


def withheld() -> int:
    """Decisions kept off the record: their number stays visible (R4.21-3)."""
    return Decision.objects.filter(status=WITHHELD).count()


@dataclass(frozen=True)
class RoundResult:
    """Counts of one round; the unsuccessful are never named."""

    round: Round
    received: int
    awarded: int
    not_awarded: int
    asked_pence: int
    awarded_pence: int


def results() -> list[RoundResult]:
    """Every round whose applicants were answered, the newest first."""
    sent = Q(applications__submitted_at__isnull=False)
    won = Q(applications__awarded_pence__isnull=False)
    answered: Any = Round.objects.filter(status="answered").annotate(
        received=Count("applications", filter=sent),
        won=Count("applications", filter=won),
        asked=Sum("applications__ask_pence", filter=sent),
        given=Sum("applications__awarded_pence", filter=won),
    )
    return [
        RoundResult(one, one.received, one.won, one.received - one.won, one.asked or 0, one.given or 0)
        for one in answered.select_related("fund").order_by("-closes_at")
    ]
