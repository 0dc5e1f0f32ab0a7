"""A round decided from panel to signatures, and agreements in every state, made by the actions people use."""

from datetime import date, datetime, timedelta

from almoner.do.agreements import actions
from almoner.do.agreements.models import Agreement
from almoner.do.applications import actions as applications
from almoner.do.applications.models import Application
from almoner.do.decisions import actions as decisions
from almoner.do.decisions import wording
from almoner.do.decisions.models import Decision
from almoner.do.evaluation import actions as evaluation
from almoner.do.rounds.models import Round
from almoner.ground.accounts.models import Person
from tests.builders import NOW as TODAY_NOON
from tests.builders import a_person, an_organisation, kept
from tests.do.decisions.sheets import a_draft, reasons_for, signed_by, the_three
from tests.do.evaluation.panels import NOW as SCORING
from tests.do.evaluation.panels import a_meeting, an_officer, bids_of, closed, points
from tests.once_made import once_made

AT = SCORING + timedelta(days=25)
DATED = date(2027, 3, 5)
OUTCOMES = ("recommend", "reserve", "not_recommend")
LOW = {"code": "score_below_line", "words": "Other bids scored higher.", "criterion": "impact"}


@once_made
def a_decided_panel(*outcomes: str) -> Round:
    """A closed panel with a bid for each outcome; recommended bids have passed their checks."""
    outcomes = outcomes or OUTCOMES
    panel = a_meeting(len(outcomes), values=lambda place: points(max(4 - place // 3, 1)))
    for bid, outcome in zip(bids_of(panel), outcomes, strict=True):
        amount = 480_000 if outcome == "recommend" else 0
        by = {"by": an_officer(), "at": SCORING}
        evaluation.recommend(bid, **by, outcome=outcome, amount_pence=amount, minute="Agreed.")
    closed(panel)
    for bid in bids_of(panel):
        finish(bid)
    return Round.objects.get(pk=panel.round_id)


def finish(bid: Application) -> None:
    """Reasons for those who get nothing; checks passed for those who do."""
    if bid.status != "recommended":
        bid.outcome_reasons = [LOW]
        kept(bid)
        return
    case = applications.open_checks(bid, by=an_officer(), at=AT)
    case.status, case.overall = "passed", "pass"
    kept(case)


def a_round_sheet(round: Round, lines: int = 0) -> Decision:
    """Composed from the round, every word filled in, not yet opened; `lines` keeps only so many."""
    once = {"by": an_officer(), "at": AT}
    sheet = decisions.draft(round, **once, title="Community Safety Development Fund 2026/27", dated=DATED)
    sheet = decisions.compose(sheet, **once)
    if lines:
        for line in sheet.lines.all()[lines:]:
            decisions.drop_line(sheet, **once, line=line)
        text = wording.recommendation_text(list(sheet.lines.all()))
        decisions.revise(sheet, **once, values={}, sections={2: text})
    decisions.check_descriptions(sheet, **once, lines=list(sheet.lines.all()))
    words = {
        "area_affected": "Tendring",
        "enquiries_to": "The office",
        "strategic_links": "The violence strategy",
        "csp_regard": "Each plan was read",
        "mpm_note": "Regular, proper, good value, feasible",
    }
    return decisions.revise(sheet, **once, values=words)


@once_made
def a_signed_round_sheet(*outcomes: str, lines: int = 0) -> Decision:
    """Signed by three and ready to be announced; the usual wording is in use."""
    sheet = a_round_sheet(a_decided_panel(*outcomes), lines)
    once = {"by": sheet.author, "at": AT}
    given = reasons_for(sheet)
    sheet = decisions.open_for_signature(sheet, **once, reasons=given)
    for person in the_three().in_order():
        sheet = decisions.sign(sheet, by=person, at=AT, agrees=True, digest=sheet.digest)
    a_wording(AT)
    return sheet


def a_wording(at: datetime = TODAY_NOON):
    return actions.load_default_template(None, by=an_officer_at_all(), at=at, in_use_from=date(2026, 4, 1))


def an_officer_at_all() -> Person:
    return Person.objects.filter(holdings__role="officer").first() or a_person("officer")


@once_made
def an_offer(amount: int = 200_001, lead: Person | None = None) -> Agreement:
    """Offered on a sheet of its own, from the tests' day."""
    three = the_three()
    author = a_person("officer")
    organisation = an_organisation(lead=lead or a_person())
    sheet = a_draft(amount, author=author)
    once = {"by": author, "at": TODAY_NOON}
    sheet = decisions.set_line(sheet, **once, line=sheet.lines.get(), organisation=organisation)
    sheet = decisions.open_for_signature(sheet, **once, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, *(three.in_order() if amount > 200_000 else [three.decision_maker]))
    a_wording()
    actions.announce(sheet, **once)
    return Agreement.objects.get(line__decision=sheet)


def lead_of(agreement: Agreement) -> Person:
    return agreement.line.organisation.memberships.get().person


def accepted(agreement: Agreement, at: datetime = TODAY_NOON) -> Agreement:
    return actions.accept(
        agreement,
        by=lead_of(agreement),
        at=at,
        name="Lee Lead",
        position="Chair",
        has_authority=True,
        digest=agreement.digest,
    )


@once_made
def a_signed_agreement() -> Agreement:
    agreement = accepted(an_offer())
    person = Person.objects.filter(holdings__role="decision_maker").first()
    return actions.countersign(agreement, by=person, at=TODAY_NOON, digest=agreement.digest)
