"""Schedules of core grants for tests, made by the same actions as people use."""

from almoner.ground.accounts.models import Person
from almoner.plan.allocations import actions
from almoner.plan.allocations.actions import ShareDetails
from almoner.plan.allocations.models import CoreAllocation, CoreSchedule
from almoner.plan.funds.models import FundBudget
from tests.builders import NOW, a_budget, a_fund, a_person, an_organisation


def a_core_budget(year: str = "2026/27", pence: int = 100_000_000) -> FundBudget:
    fund = a_fund("CSF", name="Community Safety Fund", purpose="partnership_response")
    known = FundBudget.objects.filter(fund=fund, financial_year=year, line="core").first()
    return known or a_budget(pence, fund=fund, year=year, line="core")


def details_of(year: str = "2026/27", amount_pence: int = 2_800_000, **values) -> ShareDetails:
    facts = {
        "partner": values.pop("partner", None) or an_organisation(kind="public_body", charity_number=""),
        "category": "b",
        "budget": a_core_budget(year),
        "amount_pence": amount_pence,
        "purpose": "The yearly share of the safeguarding board.",
        "accountable_body": "The county council (demo)",
        "statutory_basis": "Children Act 2004, section 16E",
    }
    return ShareDetails(**(facts | values))


def a_schedule(*amounts: int, year: str = "2026/27", officer: Person | None = None, **values) -> CoreSchedule:
    """A year with a share for each amount in pence."""
    officer = officer or a_person("officer")
    made = actions.begin(None, by=officer, at=NOW, financial_year=year)
    for amount in amounts:
        a_share(made, officer, details_of(year, amount, **values))
    return made


def a_share(schedule: CoreSchedule, officer: Person, details: ShareDetails) -> CoreAllocation:
    return actions.allocate_core(schedule, by=officer, at=NOW, details=details)


def agreed(schedule: CoreSchedule) -> CoreSchedule:
    return actions.agree(schedule, by=a_person("chief_finance"), at=NOW)
