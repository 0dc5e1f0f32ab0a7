"""Pools for tests, made by the same actions as people use."""

from datetime import date
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.ground.accounts.models import Person
from almoner.ground.files.store import put_bytes
from almoner.plan.funds.models import FundBudget
from almoner.plan.pools import actions
from almoner.plan.pools.models import Pool, PoolYear, Workstream
from almoner.plan.pools.planning import FunderDetails, PoolDetails, WorkDetails
from almoner.plan.pools.reporting import ReportDetails
from almoner.plan.pools.reviewing import ReviewDetails
from tests.builders import NOW, a_budget, a_fund, a_person, a_stream, an_organisation
from tests.ground.files.making import plain_pdf
from tests.plan.funds.incomes import a_year

YEAR = "2026/27"
FITS = "All of it goes to people under 25."
HOME_OFFICE = {
    "name": "Home Office money",
    "kind": "a",
    "is_restricted": True,
    "conditions": "Under 25s only.",
}


def a_fund_of_partners(code: str = "VV"):
    return a_fund(code, name=f"Pool {code}", purpose="cj_partnership")


def our_money(year: str = YEAR, pence: int = 40_000_000) -> FundBudget:
    fund = a_fund("CSF", name="Community Safety Fund", purpose="partnership_response")
    return a_budget(pence, fund=fund, year=year, line="vv_contribution")


def their_money(year: str = YEAR, pence: int = 140_000_000, code: str = "HO-VRU") -> FundBudget:
    stream = a_stream(code, **HOME_OFFICE)
    return a_budget(pence, fund=a_fund_of_partners(), stream=stream, year=year, line="pool")


def permit(budget: FundBudget, *purposes: str) -> None:
    """What the giver lets the money be used for in the budget's year."""
    a_year(0, stream=budget.stream, year=budget.financial_year, is_restricted=True, permitted=purposes)


def a_pool(officer: Person | None = None, **values: Any) -> Pool:
    own = a_fund("CSF", name="Community Safety Fund", purpose="partnership_response")
    facts = {
        "code": "VV", "name": "Violence partnership", "fund": a_fund_of_partners(), "aims": "Less violence.",
        "own_fund": own, "own_line": "vv_contribution",
    }  # fmt: skip
    known = Pool.objects.filter(code=facts["code"]).first()
    details = PoolDetails(**(facts | values))
    return known or actions.keep_pool(None, by=officer or a_person("officer"), at=NOW, details=details)


def a_pool_year(officer: Person | None = None, year: str = YEAR) -> PoolYear:
    officer = officer or a_person("officer")
    return actions.begin_year(a_pool(officer), by=officer, at=NOW, financial_year=year)


def work_details(title: str = "Phase 8", **values: Any) -> WorkDetails:
    facts = {
        "description": "Mentors for young people at risk.", "outcome": "Fewer of them are hurt.",
        "purpose": "cj_partnership", "partner": None,
    }  # fmt: skip
    return WorkDetails(title, **(facts | values))


def a_work(
    year: PoolYear, officer: Person | None = None, title: str = "Phase 8", **values: Any
) -> Workstream:
    details = work_details(title, **values)
    return actions.keep_work(year, by=officer or a_person("officer"), at=NOW, details=details)


def allocated(
    work: Workstream, budget: FundBudget, pence: int, officer: Person | None = None, fits: str = FITS
):
    return actions.allocate(
        work, by=officer or a_person("officer"), at=NOW, budget=budget, amount_pence=pence, how_it_fits=fits
    )


def agreed(year: PoolYear, chief: Person | None = None, reason: str = "") -> PoolYear:
    return actions.agree_contribution(year, by=chief or a_person("chief_finance"), at=NOW, reason=reason)


def review_details(**values: Any) -> ReviewDetails:
    facts = {
        "period_from": date(2026, 4, 1), "period_to": date(2026, 11, 30),
        "evidence": "The partnership's figures.", "effectiveness": "Fewer were hurt.",
        "efficiency": "£900 for each young person.", "conclusion": "continue",
        "conclusion_because": "It works.",
    }  # fmt: skip
    return ReviewDetails(**(facts | values))


def reviewed(year: PoolYear, officer: Person | None = None, chief: Person | None = None, **values: Any):
    row = actions.write_review(
        year, by=officer or a_person("officer"), at=NOW, details=review_details(**values)
    )
    return actions.close_review(row, by=chief or a_person("chief_finance"), at=NOW)


def report_details(**values: Any) -> ReportDetails:
    facts = {"period_from": date(2026, 4, 1), "period_to": date(2026, 11, 30), "text": "A good year."}
    return ReportDetails(**(facts | values))


def a_report(year: PoolYear, officer: Person | None = None, **values: Any):
    return actions.write_report(
        year, by=officer or a_person("officer"), at=NOW, details=report_details(**values)
    )


def a_pool_at_work(officer: Person, chief: Person, partner: Organisation | None = None) -> dict[str, Any]:
    """A year with work, a share, another funder, its contribution agreed, and a published report."""
    money = their_money()
    our_money()
    year = agreed(a_pool_year(officer), chief)
    work = a_work(year, officer, partner=partner or an_organisation())
    share = allocated(work, money, 4_360_000, officer)
    funder = actions.keep_funder(
        year, by=officer, at=NOW,
        details=FunderDetails("A hospital trust", "A nurse in casualty", 5_000_000, "Letter of 2 May 2026"),
    )  # fmt: skip
    actions.write_review(year, by=officer, at=NOW, details=review_details())
    report = actions.write_report(
        year, by=officer, at=NOW, details=report_details(), document=put_bytes(plain_pdf(), "report.pdf")
    )
    report = actions.publish_report(report, by=officer, at=NOW)
    return {
        "pool": year.pool, "pool_year": year, "pool_work": work, "pool_share": share, "pool_funder": funder,
        "pool_report": report,
    }  # fmt: skip
