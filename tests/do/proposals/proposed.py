"""Ad-hoc proposals for tests, made by the same actions as people use."""

from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.do.diligence import actions as diligence
from almoner.do.proposals import actions
from almoner.do.proposals.actions import ProposalDetails
from almoner.do.proposals.models import Proposal
from almoner.ground.accounts.models import Person
from almoner.plan.funds.models import FundBudget
from tests.builders import NOW, TODAY, a_budget, a_fund, a_person, a_plan_with_priorities
from tests.do.decisions.sheets import no_subsidy
from tests.do.diligence.cases import a_sound_organisation, record_all
from tests.once_made import once_made

HEAD = {
    "area_affected": "The whole county",
    "enquiries_to": "The office",
    "strategic_links": "The violence strategy",
    "csp_regard": "Each plan was read",
    "mpm_note": "Regular, proper, good value, feasible",
}


def an_ad_hoc_budget(pence: int = 15_000_000, year: str = "2026/27") -> FundBudget:
    fund = a_fund("CSF", name="Community Safety Fund", purpose="partnership_response")
    known = FundBudget.objects.filter(fund=fund, financial_year=year, line="adhoc").first()
    return known or a_budget(pence, fund=fund, year=year, line="adhoc")


def details_of(officer: Person, **values) -> ProposalDetails:
    facts = {
        "organisation": values.pop("organisation", None) or a_sound_organisation(),
        "budget": values.pop("budget", None) or an_ad_hoc_budget(),
        "priority": a_plan_with_priorities().priorities.first(),
        "title": "Winter shelter safety",
        "purpose": "Night staff at the winter shelter.",
        "amount_pence": 2_400_000,
        "trigger": "event",
        "evidence": "The other shelter closed; the partnership named the need.",
        "statutory_basis": "Police Reform and Social Responsibility Act 2011, section 9",
        "sponsor": officer,
        "options": "Do nothing; wait for the spring round; staff of the council.",
        "waiver": "It opens in a week, and one organisation runs it.",
    }
    return ProposalDetails(**(facts | values))


@once_made
def a_proposal(officer: Person | None = None, **values) -> Proposal:
    officer = officer or a_person("officer")
    return actions.propose(None, by=officer, at=NOW, details=details_of(officer, **values))


@once_made
def put_forward(officer: Person | None = None, **values) -> Proposal:
    officer = officer or a_person("officer")
    return actions.put_forward(a_proposal(officer, **values), by=officer, at=NOW)


def checked(row: Proposal, officer: Person, overall: str = "pass") -> Proposal:
    """Checks a to d recorded and concluded."""
    record_all(row.diligence, **({"a": "fail"} if overall == "fail" else {}))
    diligence.conclude(row.diligence, by=officer, at=NOW, overall=overall, condition="Quarterly reports.")
    return Proposal.objects.get(pk=row.pk)


def a_sheet_of(row: Proposal, officer: Person) -> Decision:
    """A sheet of its own with its header, its description read."""
    sheet = decisions.compose_ad_hoc(row, by=officer, at=NOW, dated=TODAY)
    sheet = decisions.revise(sheet, by=officer, at=NOW, values=HEAD)
    no_subsidy(sheet)
    return decisions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))
