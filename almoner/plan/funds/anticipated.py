"""What can be asked of income: expected, won, received and budgeted, by stream and year (1.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Sum

from almoner.ground.core.calendar import financial_year, london_date
from almoner.plan.funds.income import BACK, IN, Receipt, ReturnDate, StreamYear, WonMoney
from almoner.plan.funds.models import BUDGET, CUT, FundBudget, FundingStream, LedgerRow
from almoner.plan.funds.queries import FundLine, lines_of
from almoner.policy.income import IncomeYear

Key = tuple[int, str]
OTHER_INCOME = "c"
IS_ACCEPTED = Q(accepted_at__isnull=False)


@dataclass(frozen=True)
class Income:
    """A stream's year with its sums in pence. `budgeted_pence` leaves out what other years carried in."""

    row: StreamYear
    accepted_pence: int = 0
    waiting_pence: int = 0
    received_pence: int = 0
    budgeted_pence: int = 0
    next_return: ReturnDate | None = None

    @property
    def expected_pence(self) -> int:
        """What can be used: written down, and won and accepted."""
        return self.row.expected_pence + self.accepted_pence

    @property
    def outstanding_pence(self) -> int:
        return max(self.expected_pence - self.received_pence, 0)

    @property
    def left_to_budget_pence(self) -> int:
        """Below nothing where more is budgeted than expected."""
        return self.expected_pence - self.budgeted_pence


def income_of(years: QuerySet[StreamYear]) -> list[Income]:
    """Each with its sums, in six statements however many there are."""
    rows = list(years.select_related("stream").order_by("-financial_year", "stream__code"))
    keys = [row.pk for row in rows]
    won = WonMoney.objects.filter(year__in=keys)
    accepted, waiting = summed(won.filter(IS_ACCEPTED)), summed(won.exclude(IS_ACCEPTED))
    came = Receipt.objects.filter(year__in=keys)
    received, back = summed(came.filter(kind=IN)), summed(came.filter(kind=BACK))
    budgeted = budgeted_by_stream({row.financial_year for row in rows})
    asked = first_returns(keys)
    return [
        Income(
            row,
            accepted.get(row.pk, 0),
            waiting.get(row.pk, 0),
            received.get(row.pk, 0) - back.get(row.pk, 0),
            budgeted.get((row.stream_id, row.financial_year), 0),
            asked.get(row.pk),
        )
        for row in rows
    ]


def summed(rows: QuerySet[WonMoney] | QuerySet[Receipt]) -> dict[int, int]:
    return dict(rows.order_by().values_list("year").annotate(Sum("amount_pence")))


def first_returns(keys: Iterable[int]) -> dict[int, ReturnDate]:
    """The earliest return of each year that is not sent yet."""
    waiting = ReturnDate.objects.filter(year__in=list(keys), sent_at=None).order_by("-due_on", "-id")
    return {one.year_id: one for one in waiting}


def budgeted_by_stream(years: Iterable[str], stream: FundingStream | None = None) -> dict[Key, int]:
    """What budgets were set to; money moved within a stream's year stays in it and is not counted twice."""
    rows = LedgerRow.objects.filter(budget__financial_year__in=list(years), kind__in=(BUDGET, CUT)).order_by()
    if stream is not None:
        rows = rows.filter(budget__stream=stream)
    found: dict[Key, int] = {}
    columns = ("budget__stream", "budget__financial_year", "kind")
    for key, year, kind, pence in rows.values_list(*columns).annotate(Sum("amount_pence")):
        found[key, year] = found.get((key, year), 0) + (pence if kind == BUDGET else -pence)
    return found


def income_now(row: StreamYear) -> Income:
    return income_of(StreamYear.objects.filter(pk=row.pk))[0]


def terms_of(budget: FundBudget) -> StreamYear | FundingStream:
    """Whether the money is restricted and may be carried: as its year says, else as the stream does."""
    years = StreamYear.objects.filter(stream=budget.stream_id, financial_year=budget.financial_year)
    return years.first() or budget.stream


def years_with_income() -> list[str]:
    """Newest first."""
    years = StreamYear.objects.order_by("-financial_year").values_list("financial_year", flat=True)
    return list(years.distinct())


def not_written_down(year: str) -> list[FundingStream]:
    """Streams that have budgets in the year, but nothing that says what they bring."""
    with_budget = FundingStream.objects.filter(budgets__financial_year=year)
    return list(with_budget.exclude(years__financial_year=year).distinct().order_by("code"))


def published() -> QuerySet[StreamYear]:
    return StreamYear.objects.filter(published_at__isnull=False)


def income_year(year: str, at: datetime) -> IncomeYear:
    """Whether everything written down of the year is published (R1.7-2)."""
    rows = StreamYear.objects.filter(financial_year=year)
    is_published = rows.exists() and not rows.filter(published_at=None).exists()
    return IncomeYear(year, date(int(year[:4]), 4, 1), london_date(at), is_published)


def this_year(at: datetime) -> str:
    return financial_year(london_date(at))


def returns_due(until: date) -> QuerySet[ReturnDate]:
    """Returns not sent that are due up to and on the day, the oldest first."""
    waiting = ReturnDate.objects.filter(sent_at=None, due_on__lte=until)
    return waiting.select_related("year__stream").order_by("due_on", "id")


def permitted_in(years: Iterable[str]) -> dict[Key, frozenset[str]]:
    """The purposes that restricted streams may serve, by stream and year."""
    rows = StreamYear.objects.filter(financial_year__in=list(years)).exclude(permitted=[])
    columns = ("stream", "financial_year", "permitted")
    return {(key, year): frozenset(purposes) for key, year, purposes in rows.values_list(*columns)}


@dataclass(frozen=True)
class PartnerShare:
    """A budget that a partner's money fills; `public_id` is that of the stream's year, if written down."""

    line: FundLine
    public_id: str


def partner_shares(pools: Iterable[int] = ()) -> list[PartnerShare]:
    """Budgets that a named partner gives, in three statements (R1.8-2): of other income, and of any kind in
    the funds named by their keys, where partners pool money."""
    from_partners = Q(stream__kind=OTHER_INCOME) | Q(fund__in=list(pools))
    budgets = FundBudget.objects.filter(from_partners).exclude(stream__grantor="")
    years = StreamYear.objects.exclude(stream__grantor="")
    known = {(row.stream_id, row.financial_year): row.public_id for row in years}
    return [
        PartnerShare(line, known.get((line.budget.stream_id, line.budget.financial_year), ""))
        for line in lines_of(budgets)
    ]


def accepting_decisions(years: QuerySet[StreamYear]) -> dict[str, list[str]]:
    """References of the decisions that accepted money won by bids, by financial year."""
    found: dict[str, list[str]] = {}
    accepted = WonMoney.objects.filter(IS_ACCEPTED, year__in=years).order_by("decision")
    for year, decision in accepted.values_list("year__financial_year", "decision").distinct():
        found.setdefault(year, []).append(decision)
    return found
