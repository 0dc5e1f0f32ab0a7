"""What can be asked of due diligence: a case with its checks, and the accounts as figures (9.1 a)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from almoner.analyse.organisations.passport import AccountsYear
from almoner.do.diligence.models import CONDITION, ITEMS, Case, Check
from almoner.do.diligence.states import FAILED, OPEN, PASSED
from almoner.policy.days import add_months
from almoner.policy.diligence_facts import FAIL, PASS, PASS_WITH_CONDITIONS

TENTHS_A_YEAR = 120
VERDICTS = {PASSED: PASS, FAILED: FAIL}


@dataclass(frozen=True)
class Figures:
    """One year's accounts against the sum asked for; None where it cannot be said."""

    year: AccountsYear
    result_pence: int
    months_tenths: int | None
    ask_percent: int | None
    months_old: int

    @property
    def months_of_costs(self) -> str:
        if self.months_tenths is None:
            return ""
        whole, rest = divmod(abs(self.months_tenths), 10)
        return f"{'-' if self.months_tenths < 0 else ''}{whole}.{rest} months"


def figures(year: AccountsYear, ask_pence: int, today: date) -> Figures:
    """Cash stays as it is; reserves become months of running costs, rounded down to a tenth."""
    costs, income = year.expenditure_pence, year.income_pence
    return Figures(
        year=year,
        result_pence=income - costs,
        months_tenths=year.free_reserves_pence * TENTHS_A_YEAR // costs if costs > 0 else None,
        ask_percent=-(-ask_pence * 100 // income) if income > 0 else None,
        months_old=months_between(year.year_end, today),
    )


def months_between(start: date, end: date) -> int:
    """Whole months, so that 31 March to 30 April is none."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - (add_months(start, months) > end)


def whole(cases: QuerySet[Case]) -> QuerySet[Case]:
    """With everything that a page of one case shows."""
    near = cases.select_related("organisation", "concluded_by", "application__round")
    checks = Check.objects.select_related("checker", "document")
    return near.prefetch_related(Prefetch("checks", checks), "statements")


def verdict_of(case: Case | None) -> str:
    """As the policy reads it; nothing while there are no checks or they are not concluded."""
    if case is None:
        return ""
    if case.status == PASSED and case.overall == CONDITION:
        return PASS_WITH_CONDITIONS
    return VERDICTS.get(case.status, "")


def open_cases() -> QuerySet[Case]:
    """Those still to be concluded, the longest open first."""
    return Case.objects.filter(status=OPEN).prefetch_related("checks").order_by("opened_at")


def missing_items(case: Case) -> list[str]:
    """Codes of the checks that nobody has recorded yet."""
    done = {one.item for one in case.checks.all()}
    return [item for item, _ in ITEMS if item not in done]


def by_item(case: Case) -> list[tuple[str, str, Check | None]]:
    """Code, words and result of each check, in their order."""
    done = {one.item: one for one in case.checks.all()}
    return [(item, words, done.get(item)) for item, words in ITEMS]
