"""The next year's money of several contracts on one sheet, and how it joins their agreements (3.4, 3.9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.do.agreements import yearly
from almoner.do.agreements.access import may_issue
from almoner.do.agreements.models import Contract
from almoner.do.agreements.varying import add_money
from almoner.do.decisions import actions as decisions
from almoner.do.decisions import wording
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy.contract_years import BEFORE_YEAR, YearMoney
from almoner.policy.findings import run

NO_VARIATION = 0


@dataclass(frozen=True)
class YearSum:
    """So much of one budget for one contract; whole pence. The budget says which year."""

    contract: Contract
    budget: FundBudget
    amount_pence: int


@action("agreements.compose_years", clause="3.9", may=may_issue)
def compose_years(
    act: Act,
    nothing: None,
    *,
    sums: Sequence[YearSum],
    priority: Priority,
    dated: date | None = None,
    reference: str = "",
) -> Decision:
    """Start one sheet with a line for each contract, all of one financial year."""
    year = must_be_one_year(sums)
    who: dict[str, Any] = {"by": act.by, "at": act.at}
    held = held_contracts(one.contract.pk for one in sums)
    for one in sums:
        must_fit(held[one.contract.pk], one)
    title = f"Contracts: money of {year}"
    sheet = decisions.draft(None, **who, title=title, dated=dated, reference=reference)
    for one in sums:
        row = held[one.contract.pk]
        line = line_values(row, one) | {"priority": priority, "most_pence": yearly.left_of(row)}
        sheet = decisions.set_line(sheet, **who, **line)
    sheet = decisions.revise(sheet, **who, values={}, sections=first_words(sheet, year))
    act.note(decision=sheet.reference, lines=len(sums), pence=sum(one.amount_pence for one in sums))
    return sheet  # type: ignore[no-any-return]


def must_be_one_year(sums: Sequence[YearSum]) -> str:
    years = {one.budget.financial_year for one in sums}
    if not sums:
        raise Refused("Choose at least one contract.")
    if len(years) > 1:
        raise Refused("One sheet is of one financial year.")
    if len({one.contract.pk for one in sums}) < len(sums):
        raise Refused("Each contract stands on the sheet once.")
    return years.pop()


def held_contracts(keys: Iterable[int]) -> dict[int, Contract]:
    """Held until the transaction ends, so that two sheets cannot promise the same money."""
    rows = Contract.objects.select_for_update(of=("self",)).filter(pk__in=list(keys)).order_by("pk")
    return {one.pk: one for one in rows.select_related("provider", "fund", "lot__procurement")}


def must_fit(row: Contract, one: YearSum) -> None:
    """Of the contract's own fund, within its term and its signed value."""
    if one.budget.fund_id != row.fund_id:
        raise Refused(f"{row.reference} is paid from {row.fund.name}.")
    must_stand(run(BEFORE_YEAR, money_of(row, one.budget.financial_year, one.amount_pence)))


def money_of(row: Contract, year: str, pence: int, *, taken_pence: int = 0) -> YearMoney:
    """`taken_pence` is what of the sum stands among what is taken already."""
    return YearMoney(
        contract=row.reference,
        year=year,
        term_years=tuple(yearly.years_of(row)),
        asked_pence=pence,
        left_pence=yearly.left_of(row) + taken_pence,
        is_signed=row.signed_on is not None,
    )


def line_values(row: Contract, one: YearSum) -> dict[str, Any]:
    year = one.budget.financial_year
    competed = f", competed in {row.lot.procurement.reference}" if row.lot else ""
    why = f"It is the money of {year} under contract {row.reference}{competed}, signed by both."
    return {
        "budget": one.budget,
        "organisation": row.provider,
        "title": f"{row.title}, {year}"[:200],
        "description": row.service or row.title,
        "amount_pence": one.amount_pence,
        "purpose": one.budget.fund.purpose,
        "statutory_basis": one.budget.fund.statutory_basis,
        "reasons": why,
        "contrary_reason": why,
        "for_contract": True,
        "contract": row.reference,
    }


def first_words(sheet: Decision, year: str) -> dict[int, str]:
    lines = list(sheet.lines.select_related("budget__fund", "budget__stream", "organisation"))
    total = in_words(sum(one.amount_pence for one in lines))
    return {
        1: f"To decide the money of {year} under contracts that are signed, {total} in all.",
        2: wording.recommendation_text(lines),
        3: "A contract commits only the years whose budgets are set; this year's budget is set now (3.9).",
        4: wording.proposal_text(lines),
        9: wording.financial_text(lines),
        10: wording.legal_text(lines),
    }


def join(act: Act, decision: Decision) -> None:
    """Published and agreed: each line joins its contract's agreement, still within the signed value."""
    lines = list(decision.lines.filter(is_agreed=True, amount_pence__gt=0).exclude(contract=""))
    if not lines:
        return
    keys = Contract.objects.filter(reference__in=[one.contract for one in lines]).values_list("pk", flat=True)
    held = {one.reference: one for one in held_contracts(keys).values()}
    for line in lines:
        join_one(act, held[line.contract], line)


def join_one(act: Act, row: Contract, line: DecisionLine) -> None:
    year, pence = line.budget.financial_year, line.amount_pence
    must_stand(run(BEFORE_YEAR, money_of(row, year, pence, taken_pence=pence)))
    add_money(act, row, NO_VARIATION, [line])
    act.save(row)
