"""Rounds at each step of their life, made by the product's own actions."""

from datetime import UTC, date, datetime, timedelta

from almoner.do.rounds import actions
from almoner.do.rounds.models import Round, RoundTemplate
from almoner.ground.accounts.models import Person
from tests.builders import a_fund_with_budget, a_person, a_plan_with_priorities, an_area
from tests.once_made import once_made

MADE = datetime(2026, 11, 2, 9, tzinfo=UTC)
OPENS = datetime(2026, 11, 9, 9, tzinfo=UTC)
OPEN = datetime(2026, 12, 9, 12, tzinfo=UTC)
CLOSES = datetime(2027, 1, 29, 17, tzinfo=UTC)
DATES = {
    "opens_at": OPENS,
    "closes_at": CLOSES,
    "panel_on": date(2027, 3, 2),
    "decision_on": date(2027, 3, 16),
    "answer_on": date(2027, 3, 30),
    "starts_on": date(2027, 4, 26),
    "approval_reference": "012-26",
}
LONG = {"R4.17-3": "Every question was looked at, and each is needed."}


def an_officer() -> Person:
    return a_person("officer")


@once_made
def a_template(officer: Person | None = None):
    """The fund's usual one, with a budget to draw on."""
    known = RoundTemplate.objects.first()
    if known:
        return known
    budget = a_fund_with_budget()
    return actions.load_default_template(budget.fund, by=officer or an_officer(), at=MADE)


@once_made
def a_draft_round(code: str = "26R2", officer: Person | None = None, **values) -> Round:
    """Dated and approved, ready to be published unless `values` say otherwise."""
    officer = officer or an_officer()
    a_plan_with_priorities()
    an_area("Tendring", "TEN")
    template = a_template(officer)
    budget = template.fund.budgets.first()
    made = actions.draft(template, by=officer, at=MADE, code=code, title=f"Round {code}", budget=budget)
    return actions.revise(made, by=officer, at=MADE, values=DATES | values)


@once_made
def an_open_round(code: str = "26R2", officer: Person | None = None, **values) -> Round:
    officer = officer or an_officer()
    made = a_draft_round(code, officer, **values)
    return actions.publish(
        made, by=officer, at=MADE, reasons=dict.fromkeys(LONG | {"R4.1-3": "", "R4.1-7": ""}, "So decided.")
    )


@once_made
def a_closed_round(code: str = "26R2") -> Round:
    return actions.close(an_open_round(code), by=None, at=CLOSES + timedelta(minutes=31))


def fresh(round: Round) -> Round:
    return Round.objects.get(pk=round.pk)
