"""What can be asked of pools: the joint budget of a year, what each contributor has left, what is due."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet

from almoner.ground.core.calendar import financial_year_end, london_date
from almoner.plan.funds.balances import Balance, balances, balances_under
from almoner.plan.funds.income import StreamYear
from almoner.plan.funds.models import FundBudget, FundingStream
from almoner.plan.funds.queries import in_order
from almoner.plan.pools.models import AnnualReport, OtherFunder, Pool, PoolShare, PoolYear, Workstream
from almoner.plan.pools.states import CLOSED, PUBLISHED
from almoner.policy.pools import review_due
from almoner.policy.terms import terms_on

REVIEW_AHEAD_DAYS = 60


@dataclass(frozen=True)
class Contributor:
    """One budget of a pool's year, with the conditions of its money. Pence.

    `elsewhere_pence` is promised out of the budget by sheets that are not the pool's.
    """

    budget: FundBudget
    terms: StreamYear | FundingStream
    is_own: bool
    balance: Balance
    allocated_pence: int
    elsewhere_pence: int

    @property
    def given_pence(self) -> int:
        return self.balance.budget_pence

    @property
    def left_pence(self) -> int:
        """Below nothing where the budget was lowered afterwards."""
        return self.given_pence - self.allocated_pence - self.elsewhere_pence

    @property
    def permitted(self) -> frozenset[str]:
        return frozenset(getattr(self.terms, "permitted", ()))

    @property
    def conditions(self) -> str:
        return self.terms.conditions or self.budget.stream.conditions

    @property
    def name(self) -> str:
        return str(self.budget.stream)


@dataclass(frozen=True)
class JointBudget:
    """A pool's year: who gives, what it is for, and who gives how much to what."""

    year: PoolYear
    contributors: list[Contributor]
    workstreams: list[Workstream]
    shares: list[PoolShare]
    funders: list[OtherFunder] = field(default_factory=list)

    @cached_property
    def by_place(self) -> dict[tuple[int, int], PoolShare]:
        return {(one.workstream_id, one.budget_id): one for one in self.shares}

    @property
    def given_pence(self) -> int:
        return sum(one.given_pence for one in self.contributors)

    @property
    def allocated_pence(self) -> int:
        return sum(one.amount_pence for one in self.shares)

    @property
    def left_pence(self) -> int:
        return sum(one.left_pence for one in self.contributors)

    @property
    def elsewhere_pence(self) -> int:
        """Of other funders, outside our ledger."""
        return sum(one.amount_pence for one in self.funders)

    @property
    def own(self) -> Contributor | None:
        return next((one for one in self.contributors if one.is_own), None)

    def of(self, work: Workstream) -> int:
        return sum(one.amount_pence for one in self.shares if one.workstream_id == work.pk)


def budgets_of(year: PoolYear) -> QuerySet[FundBudget]:
    """Those of the pool's fund, and the one of the office's own contribution."""
    return FundBudget.objects.filter(belonging_to([year]))


def belonging_to(years: Iterable[PoolYear]) -> Q:
    asked = Q(pk__in=[])
    for one in years:
        asked |= Q(fund=one.pool.fund_id, financial_year=one.financial_year)
        if one.pool.own_fund_id and one.pool.own_line:
            asked |= own_budget(one.pool, one.financial_year)
    return asked


def own_budget(pool: Pool, financial_year: str) -> Q:
    return Q(fund=pool.own_fund_id, line=pool.own_line, financial_year=financial_year)


def is_own(pool: Pool, budget: FundBudget) -> bool:
    return pool.own_fund_id == budget.fund_id and bool(pool.own_line) and pool.own_line == budget.line


def belongs(year: PoolYear, budget: FundBudget) -> bool:
    is_of_fund = year.pool.fund_id == budget.fund_id
    return budget.financial_year == year.financial_year and (is_of_fund or is_own(year.pool, budget))


def joint_budgets(years: QuerySet[PoolYear]) -> list[JointBudget]:
    """Each year with all its sums, in a fixed number of statements."""
    rows = list(years.select_related("pool", "review", "report").order_by("-financial_year", "pool__name"))
    budgets = in_order(FundBudget.objects.filter(belonging_to(rows)))
    work = list(Workstream.objects.filter(year__in=rows).select_related("partner"))
    shares = list(PoolShare.objects.filter(workstream__in=work).select_related("budget", "workstream"))
    funders = list(OtherFunder.objects.filter(year__in=rows))
    contributors = contributors_of(budgets, shares)
    return [
        JointBudget(
            year,
            own_first(year, [contributors[one.pk] for one in budgets if belongs(year, one)]),
            [one for one in work if one.year_id == year.pk],
            [one for one in shares if one.workstream.year_id == year.pk],
            [one for one in funders if one.year_id == year.pk],
        )
        for year in rows
    ]


def own_first(year: PoolYear, found: list[Contributor]) -> list[Contributor]:
    """The office's own part stands first; money that never came and gives nothing is left out."""
    marked = [
        replace(one, is_own=is_own(year.pool, one.budget))
        for one in found
        if one.given_pence or one.allocated_pence
    ]
    return sorted(marked, key=lambda one: not one.is_own)


def contributors_of(budgets: list[FundBudget], shares: list[PoolShare]) -> dict[int, Contributor]:
    sums = balances(one.pk for one in budgets)
    known = {(one.stream_id, one.financial_year): one for one in terms_of_years(budgets)}
    under = balances_under({one.commitment for one in shares if one.commitment})
    ours = {(one.budget_id, one.commitment) for one in shares}
    found = {}
    for one in budgets:
        pool_committed = sum(under[key].committed_pence for key in ours & under.keys() if key[0] == one.pk)
        found[one.pk] = Contributor(
            one,
            known.get((one.stream_id, one.financial_year), one.stream),
            False,
            sums[one.pk],
            sum(share.amount_pence for share in shares if share.budget_id == one.pk),
            sums[one.pk].committed_pence - pool_committed,
        )
    return found


def terms_of_years(budgets: list[FundBudget]) -> QuerySet[StreamYear]:
    streams, years = {one.stream_id for one in budgets}, {one.financial_year for one in budgets}
    return StreamYear.objects.filter(stream__in=streams, financial_year__in=years)


def joint_budget(year: PoolYear) -> JointBudget:
    return joint_budgets(PoolYear.objects.filter(pk=year.pk))[0]


def year_before(year: PoolYear) -> PoolYear | None:
    first = int(year.financial_year[:4]) - 1
    before = f"{first}/{(first + 1) % 100:02d}"
    return PoolYear.objects.filter(pool=year.pool_id, financial_year=before).first()


def is_on_a_sheet(share: PoolShare) -> bool:
    """On a decision sheet that still stands (1.10); sheets live above this room and are asked by name."""
    lines = share.decision_lines.filter(is_agreed=True, decision__disagreement="")
    return bool(lines.exclude(decision__status__in=("dropped", "not_agreed")).exists())


def published_reports() -> QuerySet[AnnualReport]:
    found = AnnualReport.objects.filter(status=PUBLISHED).select_related("year__pool", "document")
    return found.order_by("-year__financial_year", "year__pool__name")


@dataclass(frozen=True)
class ReviewDue:
    """A year to which the office gives and whose review is not closed."""

    year: PoolYear
    due: date


def reviews_due(at: datetime) -> list[ReviewDue]:
    """Due within the next weeks, or past: the oldest first (R3.7-2)."""
    today = london_date(at)
    terms = terms_on(today)
    open_years = (
        PoolYear.objects.exclude(review__status=CLOSED)
        .exclude(agreed_at=None)
        .select_related("pool")
        .order_by("financial_year", "pool__name")
    )
    found = [ReviewDue(one, review_due(financial_year_end(one.financial_year), terms)) for one in open_years]
    return [one for one in found if one.due <= today + timedelta(days=REVIEW_AHEAD_DAYS)]
