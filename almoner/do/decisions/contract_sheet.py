"""One sheet for the award of a procurement: a line for each lot and year whose budget is set (3.9, 9.1)."""

from datetime import date

from almoner.do.decisions import wording
from almoner.do.decisions.access import may_write
from almoner.do.decisions.drafting import draft, fill_sections
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DROPPED, NOT_AGREED
from almoner.do.procurement.awarding import settle
from almoner.do.procurement.models import Lot, Procurement
from almoner.do.procurement.queries import budgets_of, pence_in_year
from almoner.do.procurement.states import RECOMMENDED
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundBudget


@action("decisions.compose_contract", clause="3.9", may=may_write)
def compose_contract(
    act: Act, procurement: Procurement, *, dated: date | None = None, reference: str = ""
) -> Decision:
    """Start the sheet of a recommended procurement and fill it with its lots, year by year."""
    if procurement.status != RECOMMENDED:
        raise Refused("Only a procurement whose winner is recommended is put to decision.")
    if standing := sheets_of(procurement):
        raise Refused(f"It stands on decision {standing[0].reference} already.")
    budgets = budgets_of(procurement)
    if not budgets:
        raise Refused("No budget is set yet for any year of the contract. Set the first year's budget first.")
    title = f"{procurement.title}: award of contract"
    decision: Decision = draft(None, by=act.by, at=act.at, title=title, dated=dated, reference=reference)
    lots = procurement.lots.select_related("winner", "procurement__priority")
    pairs = [(lot, budget) for lot in lots for budget in budgets if pence_of(lot, budget)]
    lines = act.add_all(
        line_of_lot(decision, lot, budget, position) for position, (lot, budget) in enumerate(pairs, start=1)
    )
    write_first_words(act, decision, procurement, lines)
    act.note(decision=decision.reference, lines=len(lines), pence=sum(one.amount_pence for one in lines))
    return decision


def sheets_of(procurement: Procurement) -> list[Decision]:
    """Sheets on which its lots stand; a dropped one, or one that was not agreed, no longer counts."""
    found = Decision.objects.filter(lines__lot__procurement=procurement, disagreement="")
    return list(found.exclude(status__in=(DROPPED, NOT_AGREED)).distinct())


def pence_of(lot: Lot, budget: FundBudget) -> int:
    return pence_in_year(lot, budget.financial_year)


def line_of_lot(decision: Decision, lot: Lot, budget: FundBudget, position: int) -> DecisionLine:
    row = lot.procurement
    return DecisionLine(
        decision=decision,
        position=position,
        budget=budget,
        organisation=lot.winner,
        lot=lot,
        for_contract=True,
        priority=row.priority,
        title=f"{lot.title}, {budget.financial_year}"[:200],
        description=row.service,
        amount_pence=pence_of(lot, budget),
        purpose=budget.fund.purpose,
        statutory_basis=budget.fund.statutory_basis,
        reasons=row.rationale,
        conditions=row.checks_note,
    )


def write_first_words(act: Act, decision: Decision, row: Procurement, lines: list[DecisionLine]) -> None:
    last = f"{row.initial_end:%-d %B %Y}"
    months = " and ".join(str(one) for one in row.extension_months)
    more = f", with extensions of {months} months allowed" if months else ""
    small = f", of them {row.small_bids} from small firms or charities" if row.small_bids is not None else ""
    texts = {
        1: f"To award the contract of {row.title} from {row.starts_on:%-d %B %Y} until {last}{more}.",
        2: wording.recommendation_text(lines),
        3: row.rationale,
        4: wording.proposal_text(lines),
        5: row.options,
        6: f"{row.get_route_display()}. Tenders received: {row.bids}{small}. "
        f"The seven-force team confirmed compliance on {row.confirmed_on:%-d %B %Y} ({row.confirmation}).",
        9: f"{wording.financial_text(lines)} These are the years whose budgets are set: "
        f"{in_words(sum(one.amount_pence for one in lines))}. A further year is decided when its budget is.",
        10: wording.legal_text(lines),
    }
    fill_sections(act, decision, texts)


def settle_procurements(act: Act, decision: Decision) -> None:
    """Published and agreed: the procurements whose lots are all agreed on the sheet are awarded."""
    lots = decision.lines.filter(lot__isnull=False)
    for row in Procurement.objects.filter(pk__in=lots.values("lot__procurement")):
        refused = lots.filter(lot__procurement=row, is_agreed=False)
        if not refused.exists():
            settle(act, row)
