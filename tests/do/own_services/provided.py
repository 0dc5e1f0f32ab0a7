"""Services in house for tests, made by the same actions as people use."""

from datetime import date
from typing import Any

from almoner.do.own_services import actions
from almoner.do.own_services.actions import BenchmarkDetails, ServiceDetails
from almoner.do.own_services.models import CostLine, OwnService, Quarter, ServiceYear
from almoner.ground.accounts.models import Person
from almoner.plan.funds.models import FundBudget
from tests.builders import NOW, a_budget, a_fund, a_person, a_plan_with_priorities
from tests.once_made import once_made

YEAR = "2026/27"


def its_money(pence: int = 20_000_000, year: str = YEAR) -> FundBudget:
    fund = a_fund("VF", name="Victims' Fund", purpose="victim_support")
    return a_budget(pence, fund=fund, year=year, line="restorative")


def service_details(name: str = "Restorative service", **values: Any) -> ServiceDetails:
    facts = {
        "does": "Brings those harmed and those who harmed together.", "since": date(2016, 4, 1),
        "fund": a_fund("VF", name="Victims' Fund", purpose="victim_support"), "line": "restorative",
        "priority": a_plan_with_priorities().priorities.first(),
    }  # fmt: skip
    return ServiceDetails(name, **(facts | values))


@once_made
def a_service(officer: Person | None = None, name: str = "Restorative service", **values: Any) -> OwnService:
    """With referrals and meetings counted."""
    officer = officer or a_person("officer")
    made = actions.keep(None, by=officer, at=NOW, details=service_details(name, **values))
    actions.count(made, by=officer, at=NOW, name="Referrals", one="referral")
    actions.count(made, by=officer, at=NOW, name="Meetings held", one="meeting")
    return made


def a_service_year(service: OwnService, officer: Person | None = None, year: str = YEAR) -> ServiceYear:
    return actions.begin_year(service, by=officer or a_person("officer"), at=NOW, financial_year=year)


def a_cost(
    year: ServiceYear, pence: int, what: str = "Coordinators", officer: Person | None = None, **values: Any
) -> CostLine:
    return actions.plan_cost(
        year,
        by=officer or a_person("officer"),
        at=NOW,
        kind="staff",
        what=what,
        planned_pence=pence,
        **values,
    )


def recorded(
    year: ServiceYear, pence: int, *counts: int, number: int = 1, note: str = "", by: Person | None = None
) -> Quarter:
    """The same sum for each cost; a count for each measure in order."""
    measures = year.service.measures.order_by("position")
    return actions.record_quarter(
        year, by=by or a_person("finance"), at=NOW, number=number, note=note,
        costs=dict.fromkeys(year.lines.values_list("pk", flat=True), pence),
        counts=dict(zip(measures.values_list("pk", flat=True), counts, strict=True)),
    )  # fmt: skip


def a_benchmark(officer: Person | None = None, **values: Any):
    facts = {
        "name": "Three counties", "one": "referral", "financial_year": YEAR, "pence": 290_000,
        "source": "Their annual reports",
    }  # fmt: skip
    return actions.keep_benchmark(
        None, by=officer or a_person("officer"), at=NOW, details=BenchmarkDetails(**(facts | values))
    )


def a_service_at_work(officer: Person) -> dict[str, Any]:
    """A service with a budgeted year, one cost, one quarter recorded, and a comparator."""
    its_money()
    service = a_service(officer)
    year = a_service_year(service, officer)
    cost = a_cost(year, 8_000_000, officer=officer)
    recorded(year, 2_000_000, 20, 9, by=officer)
    return {"own_service": service, "own_year": year, "own_cost": cost, "benchmark": a_benchmark(officer)}
