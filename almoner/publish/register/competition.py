"""How much of what is decided was competed, and how the rest was given (R3.6-3)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, Count, QuerySet, Sum, Value, When
from django.db.models import Q as Where

from almoner.do.decisions.models import DecisionLine, ReasonGiven
from almoner.do.procurement.models import DIRECT
from almoner.policy.ad_hoc import LINE as AD_HOC

ROUND, TENDER = "round", "tender"
CORE, AD_HOC_GRANT, POOL, DIRECT_CONTRACT, OTHER = "core", "ad_hoc", "pool", "direct", "other"
WAYS = {
    ROUND: "Grants from rounds",
    TENDER: "Contracts that were tendered",
    CORE: "Core grants",
    AD_HOC_GRANT: "Ad-hoc grants",
    POOL: "Pooled money",
    DIRECT_CONTRACT: "Contracts, no tender on record",
    OTHER: "Other awards without bids",
}
COMPETED = (ROUND, TENDER)
CORE_LINE = "core"
WHOLE = 100


def given() -> QuerySet[Any]:
    """Agreed lines of signed sheets that give money, each with its `way`."""
    found = DecisionLine.objects.filter(
        is_agreed=True, amount_pence__gt=0, decision__signed_at__isnull=False, decision__disagreement=""
    )
    return found.annotate(way=way())


def way() -> Case:
    """Core money counts as core, allocation or not; what was added to a contract goes with its tender."""
    return Case(
        When(application__isnull=False, then=Value(ROUND)),
        When(tendered("lot") | tendered("agreed_in__agreement__contract__lot"), then=Value(TENDER)),
        When(for_contract=True, then=Value(DIRECT_CONTRACT)),
        When(Where(allocation__isnull=False) | Where(budget__line=CORE_LINE), then=Value(CORE)),
        When(pool_share__isnull=False, then=Value(POOL)),
        When(Where(proposal__isnull=False) | Where(budget__line=AD_HOC), then=Value(AD_HOC_GRANT)),
        default=Value(OTHER),
        output_field=CharField(),
    )


def tendered(lot: str) -> Where:
    return Where(**{f"{lot}__isnull": False}) & ~Where(**{f"{lot}__procurement__route": DIRECT})


@dataclass
class Year:
    """What is decided for one financial year: pence and number of awards by way."""

    financial_year: str
    pence: dict[str, int] = field(default_factory=dict)
    many: dict[str, int] = field(default_factory=dict)

    @property
    def total_pence(self) -> int:
        return sum(self.pence.values())

    @property
    def uncompeted_pence(self) -> int:
        return sum(pence for one, pence in self.pence.items() if one not in COMPETED)

    @property
    def uncompeted_percent(self) -> int:
        """To the nearest whole per cent, half upwards."""
        total = self.total_pence
        return (self.uncompeted_pence * WHOLE * 2 + total) // (total * 2) if total else 0


def by_year() -> list[Year]:
    """The newest year first; one statement."""
    rows = given().order_by("-budget__financial_year").values_list("budget__financial_year", "way")
    found: dict[str, Year] = {}
    for year, one, pence, many in rows.annotate(pence=Sum("amount_pence"), many=Count("pk")):
        row = found.setdefault(year, Year(year))
        row.pence[one], row.many[one] = pence, many
    return list(found.values())


def uncompeted(years: Iterable[str] = ()) -> QuerySet[Any]:
    """Every award without competition, the newest year first and the largest first within it."""
    found = given().exclude(way__in=COMPETED)
    asked = list(years)
    if asked:
        found = found.filter(budget__financial_year__in=asked)
    near = found.select_related("decision", "organisation", "budget__fund", "proposal", "lot__procurement")
    return near.order_by("-budget__financial_year", "-amount_pence", "-id")


def why(line: DecisionLine, reason: str) -> str:
    """Why it was not competed: the proposal's word, the procurement's, else the `reason` on its sheet."""
    if line.proposal:
        return line.proposal.waiver
    if line.lot:
        return line.lot.procurement.rationale
    return reason or line.contrary_reason


def reasons_of(lines: Iterable[DecisionLine]) -> dict[int, str]:
    """By decision: the reason given past R1.9-2."""
    found = ReasonGiven.objects.filter(decision__in={one.decision_id for one in lines}, rule="R1.9-2")
    return dict(found.values_list("decision", "reason"))
