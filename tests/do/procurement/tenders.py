"""Procurements for tests, made by the same actions as people use."""

from datetime import date, timedelta

from almoner.do.procurement import actions
from almoner.do.procurement.awarding import Confirmation, Part
from almoner.do.procurement.models import Procurement
from almoner.do.procurement.planning import LotDetails, TenderDetails
from almoner.ground.accounts.models import Person
from almoner.plan.funds.models import FundBudget
from tests.builders import NOW, TODAY, a_budget, a_fund, a_person, a_plan_with_priorities, an_organisation
from tests.once_made import once_made

STANDSTILL = timedelta(days=14)


def a_victims_budget(year: str = "2026/27", pence: int = 500_000_000) -> FundBudget:
    fund = a_fund("VF", name="Victims' Fund", purpose="victim_support")
    known = FundBudget.objects.filter(fund=fund, financial_year=year, line="services").first()
    return known or a_budget(pence, fund=fund, year=year, line="services")


def tender_details(**values) -> TenderDetails:
    facts = {
        "title": "Support after sexual violence",
        "service": "Counselling and advisers for those who lived through sexual violence.",
        "budget": values.pop("budget", None) or a_victims_budget(),
        "priority": a_plan_with_priorities().priorities.first(),
        "route": "light_touch",
        "options": "Grant, contract and a service of our own were compared.",
        "rationale": "Several providers could do it, and the sum is large.",
        "equality_note": "Assessed in January: interpreters are in the price.",
        "starts_on": date(2027, 1, 1),
        "initial_end": date(2028, 3, 31),
        "extension_months": (12, 12),
        "needs_assessed_on": date(2026, 1, 15),
        "need_source": "Needs assessment of January, on the office's site",
        "is_free": True,
        "is_confidential": True,
        "needs_no_report": True,
        "team_reference": "7F-2026-114",
    }
    return TenderDetails(**(facts | values))


@once_made
def a_tender(*yearly: int, officer: Person | None = None, **values) -> Procurement:
    """Planned, with a lot for each yearly sum in pence."""
    officer = officer or a_person("officer")
    made = actions.plan(None, by=officer, at=NOW, details=tender_details(**values))
    for place, pence in enumerate(yearly, start=1):
        lot = LotDetails(f"Part {place}", pence, "400 people a year")
        actions.keep_lot(made, by=officer, at=NOW, details=lot)
    return made


def being_evaluated(tender: Procurement, officer: Person) -> Procurement:
    tender = actions.publish(tender, by=officer, at=NOW)
    return actions.close(tender, by=officer, at=NOW, bids=4, small_bids=3)


def answers(letters: str = "abcdefghij") -> dict[str, tuple[str, str]]:
    return {one: ("met", "It stands in the specification.") for one in letters}


def confirmation(**values) -> Confirmation:
    facts = {"by": "The team's lead", "on": TODAY, "reference": "7F-C-9", "checks": "pass", "note": ""}
    return Confirmation(**(facts | values))


def whole_parts(lead: str = "The winner") -> tuple[Part, ...]:
    return Part(lead, "lead", 70), Part("The smaller charity", "sub", 30)


def with_everything(tender: Procurement, officer: Person, winner=None) -> Procurement:
    """Principles answered, compliance confirmed, every lot with its winner."""
    tender = actions.answer_principles(tender, by=officer, at=NOW, answers=answers())
    tender = actions.confirm(tender, by=officer, at=NOW, said=confirmation())
    for lot in tender.lots.all():
        who = winner or an_organisation()
        actions.name_winner(tender, by=officer, at=NOW, lot=lot, winner=who, parts=whole_parts(who.name))
    return tender


@once_made
def recommended(*yearly: int, officer: Person | None = None, winner=None, **values) -> Procurement:
    officer = officer or a_person("officer")
    tender = being_evaluated(a_tender(*yearly, officer=officer, **values), officer)
    return actions.recommend(with_everything(tender, officer, winner), by=officer, at=NOW)


def noticed(tender: Procurement, officer: Person) -> Procurement:
    """The award notice stands long enough."""
    day = TODAY - STANDSTILL
    return actions.set_milestone(
        tender, by=officer, at=NOW, kind="award_notice", planned_on=None, actual_on=day
    )
