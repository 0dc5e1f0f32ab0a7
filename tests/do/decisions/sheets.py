"""Decision sheets for tests, made by the same actions as people use."""

from dataclasses import dataclass
from datetime import date

from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision
from almoner.do.decisions.signing import findings
from almoner.do.decisions.subsidising import Judged
from almoner.ground.accounts.models import Person
from almoner.plan.funds.models import FundBudget
from tests.builders import NOW, a_budget, a_person, a_plan_with_priorities, an_organisation
from tests.once_made import once_made

THREE = ("monitoring", "chief_finance", "decision_maker")


@dataclass
class Signatories:
    monitoring: Person
    chief_finance: Person
    decision_maker: Person

    def in_order(self) -> tuple[Person, Person, Person]:
        return self.monitoring, self.chief_finance, self.decision_maker


def the_three() -> Signatories:
    return Signatories(*(a_person(role) for role in THREE))


@once_made
def a_draft(*amounts: int, author: Person | None = None, reference: str = "") -> Decision:
    """A sheet of its own (no round) with a line for each amount in pence, and every word it needs."""
    author = author or a_person("officer")
    budget = FundBudget.objects.filter(line="services").first() or a_budget(100_000_000, line="services")
    plan = a_plan_with_priorities()
    title = "Ad-hoc awards 2026/27"
    sheet = actions.draft(None, by=author, at=NOW, title=title, dated=date(2026, 12, 10), reference=reference)
    for amount in amounts:
        actions.set_line(
            sheet,
            by=author,
            at=NOW,
            budget=budget,
            organisation=an_organisation(),
            priority=plan.priorities.first(),
            title="Night bus",
            description="A night bus home",
            description_was_checked=True,
            amount_pence=amount,
            purpose="crime_prevention",
            statutory_basis="Police Reform and Social Responsibility Act 2011, section 9",
            contrary_reason="It came from no round.",
        )
    words = {
        "area_affected": "The whole county",
        "enquiries_to": "The office",
        "strategic_links": "The violence strategy",
        "csp_regard": "Each plan was read",
        "mpm_note": "Regular, proper, good value, feasible",
    }
    total = sum(amounts)
    text = f"That the commissioner approves awards totalling £{total // 100:,}.{total % 100:02d}."
    sheet = actions.revise(sheet, by=author, at=NOW, values=words, sections={2: text})
    return no_subsidy(sheet)


@once_made
def an_open_sheet(*amounts: int, author: Person | None = None, reference: str = "") -> Decision:
    author = author or a_person("officer")
    sheet = a_draft(*amounts, author=author, reference=reference)
    return actions.open_for_signature(sheet, by=author, at=NOW, reasons=reasons_for(sheet))


def no_subsidy(sheet: Decision, by: Person | None = None) -> Decision:
    """None of its lines that have no answer yet is a subsidy, and why."""
    judged = Judged("none", "Nothing is sold on a market with it.")
    if not sheet.lines.filter(amount_pence__gt=0, subsidy=None).exists():
        return sheet
    return actions.judge_subsidies(sheet, by=by or sheet.author, at=NOW, judged=judged)


def reasons_for(sheet: Decision) -> dict[str, str]:
    """A reason for each SHOULD rule that is not met, once the question of subsidies is answered."""
    no_subsidy(sheet)
    return {one.rule: "There is a reason." for one in findings(sheet, at=NOW) if one.needs_reason}


def signed_by(sheet: Decision, *people: Person) -> Decision:
    for person in people:
        sheet = actions.sign(sheet, by=person, at=NOW, agrees=True, digest=sheet.digest)
    return sheet
