"""Published decisions with their awards, as they stand after an announcement."""

import itertools
from datetime import UTC, date, datetime

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements.models import Agreement, AgreementTemplate
from almoner.do.agreements.searchable import index_award
from almoner.do.applications.models import Application, BidArea
from almoner.do.decisions.models import Decision, DecisionLine, Signature
from almoner.do.rounds.models import Criterion, Round
from almoner.ground.questions.models import AnswerSheet, QuestionSet
from almoner.plan.priorities.models import Priority
from tests.builders import a_budget, a_fund, a_person, a_plan_with_priorities, an_area, an_organisation, kept

SIGNED = datetime(2026, 10, 8, 15, tzinfo=UTC)
PUBLISHED = datetime(2026, 10, 9, 9, tzinfo=UTC)
numbers = itertools.count(1)
SIGNERS = (
    ("chief_finance", "Chief Finance Officer"),
    ("monitoring", "Chief Executive and Monitoring Officer"),
    ("decision_maker", "Commissioner"),
)


def a_budget_of_the_fund():
    fund = a_fund()
    return fund.budgets.first() or a_budget(fund=fund)


def an_answered_round(code: str = "26R1", **values) -> Round:
    known = Round.objects.filter(code=code).first()
    if known:
        return known
    budget = a_budget_of_the_fund()
    usual = {
        "title": f"Community Safety Development Fund, round {code}",
        "fund": budget.fund,
        "budget": budget,
        "financial_year": "2026/27",
        "status": "answered",
        "opens_at": datetime(2026, 6, 1, 8, tzinfo=UTC),
        "closes_at": datetime(2026, 7, 10, 16, tzinfo=UTC),
        "available_pence": 15_000_000,
        "question_set": kept(QuestionSet(title=f"Form {code}")),
        "made_at": SIGNED,
    }
    made = kept(Round(code=code, **(usual | values)))
    kept(Criterion(round=made, code="need", title="Evidence of need", weight=60, position=1))
    kept(Criterion(round=made, code="vfm", title="Value for money", weight=40, position=2))
    return made


def a_sheet(reference: str = "", *, signed: bool = True, **values) -> Decision:
    reference = reference or f"{next(numbers) + 100:03d}-26"
    known = Decision.objects.filter(reference=reference).first()
    if known:
        return known
    usual = {
        "title": f"Awards of sheet {reference}",
        "kind": "money",
        "area_affected": "All of the county",
        "enquiries_to": "Community Safety team",
        "author": a_person(name="Orla Author"),
        "author_role": "Commissioning officer",
        "dated": date(2026, 10, 8),
        "status": "published",
        "csp_regard": "Regarded.",
        "digest": "ab" * 32,
        "signed_at": SIGNED,
        "published_at": PUBLISHED,
        "made_at": SIGNED,
    }
    made = kept(Decision(reference=reference, **(usual | values)))
    for role, title in SIGNERS if signed else ():
        person = a_person(name=f"Signer {role}")
        kept(
            Signature(
                decision=made,
                role=role,
                person=person,
                title=title,
                agrees=True,
                digest=made.digest,
                signed_at=SIGNED,
            )
        )
    return made


def a_bid(
    organisation: Organisation, *, round: Round | None = None, shares=(("TEN", 100),), **values
) -> Application:
    round = round or an_answered_round()
    number = next(numbers)
    usual = {
        "reference": f"{round.code}-{number:03d}",
        "status": "awarded",
        "title": f"Project {number}",
        "summary": "Evenings for young people.",
        "ask_pence": 900_000,
        "awarded_pence": 800_000,
        "starts_on": date(2026, 11, 1),
        "ends_on": date(2027, 10, 31),
        "contact": a_person(name="Connie Contact", email=f"contact{number}@private.example.org"),
        "started_at": SIGNED,
        "last_saved_at": SIGNED,
        "submitted_at": datetime(2026, 7, 9, 12, tzinfo=UTC),
        "answered_at": PUBLISHED,
    }
    sheet = kept(AnswerSheet(question_set=round.question_set))
    made = kept(Application(round=round, organisation=organisation, sheet=sheet, **(usual | values)))
    for code, percent in shares:
        kept(BidArea(application=made, area=an_area(code=code), percent=percent))
    return made


def an_award(
    pence: int = 800_000, *, sheet: Decision | None = None, organisation: Organisation | None = None, **values
) -> DecisionLine:
    """One published award from a round; `shares` are its areas, `bid=None` makes one without a bid."""
    plan = a_plan_with_priorities()
    sheet = sheet or a_sheet()
    organisation = organisation or an_organisation()
    shares = values.pop("shares", (("TEN", 100),))
    bid = values.pop("bid", "made")
    if bid == "made":
        bid = a_bid(organisation, shares=shares, awarded_pence=min(pence, 900_000))
    usual = {
        "title": f"Project {next(numbers)}",
        "description": "Evening sessions for young people.",
        "position": sheet.lines.count() + 1,
        "budget": a_budget_of_the_fund(),
        "priority": Priority.objects.filter(plan=plan).first(),
        "statutory_basis": "Police Reform and Social Responsibility Act 2011, section 9",
        "reasons": "Fewer fights in the evening.",
    }
    line = DecisionLine(
        decision=sheet, organisation=organisation, application=bid, amount_pence=pence, **(usual | values)
    )
    made = kept(line)
    index_award(made)
    return made


def an_agreement(line: DecisionLine, status: str = "signed", **values) -> Agreement:
    template = AgreementTemplate.objects.first() or kept(
        AgreementTemplate(title="Grant agreement", version=1, in_use_from=date(2024, 4, 1))
    )
    usual = {
        "reference": f"GA-{next(numbers)}",
        "amount_pence": line.amount_pence,
        "digest": "cd" * 32,
        "starts_on": date(2026, 11, 2),
        "ends_on": date(2027, 11, 1),
        "offered_at": PUBLISHED,
        "lapses_on": date(2026, 11, 20),
    }
    return kept(Agreement(line=line, template=template, status=status, **(usual | values)))
