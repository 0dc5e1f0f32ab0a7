"""Keeping funds, streams and budgets."""

from dataclasses import asdict

from almoner.ground.core import money
from almoner.ground.core.calendar import is_financial_year
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds import access, queries
from almoner.plan.funds.details import BudgetLine, FundDetails, StreamDetails
from almoner.plan.funds.facts import planned_of
from almoner.plan.funds.models import (
    BUDGET,
    CUT,
    PURPOSES,
    STREAM_KINDS,
    Fund,
    FundBudget,
    FundingStream,
)
from almoner.plan.funds.moving import refuse
from almoner.plan.funds.posting import locked, post
from almoner.policy import income as policy
from almoner.policy.findings import run


@action("funds.keep_stream", clause="1.7", may=access.may_keep_funds, system=True)
def keep_stream(act: Act, stream: FundingStream | None, *, details: StreamDetails) -> FundingStream:
    """Add a stream of money (`None`) or change one, with the conditions it comes under (1.7)."""
    if details.kind not in dict(STREAM_KINDS):
        raise Refused("Choose what kind of money it is.", {"kind": ["Choose what kind of money it is."]})
    refuse_taken(
        FundingStream.objects.exclude(pk=stream.pk if stream else 0).filter(code=details.code).exists()
    )
    row = stream or FundingStream()
    for name, value in asdict(details).items():
        setattr(row, name, value)
    return act.save(row) if stream else act.add(row)


@action("funds.keep_fund", clause="1.6", may=access.may_keep_funds, system=True)
def keep_fund(act: Act, fund: Fund | None, *, details: FundDetails) -> Fund:
    """Add a fund (`None`) or change one. Each has a legal basis and a purpose (R1.4-1, R1.5-1)."""
    if details.purpose not in dict(PURPOSES):
        raise Refused("Choose the purpose (1.5).", {"purpose": ["Choose what the fund is for (1.5)."]})
    if not details.statutory_basis.strip():
        sentence = "Enter the power the money is given under (1.4)."
        raise Refused(sentence, {"statutory_basis": [sentence]})
    if fund and fund.code != details.code:
        raise Refused("The code of a fund stays as it is.", {"code": [f"The code stays {fund.code}."]})
    refuse_taken(Fund.objects.exclude(pk=fund.pk if fund else 0).filter(code=details.code).exists())
    row = fund or Fund()
    for name, value in asdict(details).items():
        setattr(row, name, value)
    return act.save(row) if fund else act.add(row)


def refuse_taken(is_taken: bool) -> None:
    if is_taken:
        raise Refused("This code is in use.", {"code": ["This code is in use. Choose another."]})


@action("funds.set_budget", clause="1.6", may=access.may_set_budget, system=True)
def set_budget(
    act: Act,
    fund: Fund,
    *,
    line: BudgetLine,
    amount_pence: int,
    reference: str = "",
    reason: str = "",
    beyond_reason: str = "",
) -> FundBudget:
    """Say what a fund has of one stream in one year. A change is a new ledger row of the difference.

    `beyond_reason` goes on where more is budgeted than the stream is expected to bring (1.7).
    """
    if not is_financial_year(line.financial_year):
        sentence = "Enter a financial year like 2026/27."
        raise Refused(sentence, {"financial_year": [sentence]})
    if amount_pence < 0:
        raise Refused("A budget cannot be below nothing.", {"amount_pence": ["Enter nought or more."]})
    where = {"stream": line.stream, "financial_year": line.financial_year, "line": line.line.strip()}
    known = fund.budgets.filter(**where).first()
    budget = locked(known) if known else act.add(FundBudget(fund=fund, **where))
    change_pence = amount_pence - queries.balance(budget).budget_pence
    refuse(run(policy.BEFORE_BUDGETING, planned_of(budget, change_pence, beyond_reason)))
    move_to(act, budget, amount_pence, reference)
    act.because(" ".join(filter(None, (reason, beyond_reason))))
    return budget


def move_to(act: Act, budget: FundBudget, amount_pence: int, reference: str) -> None:
    now = queries.balance(budget)
    if amount_pence < now.committed_pence:
        sentence = f"{money.in_words(now.committed_pence)} of this budget is committed already."
        raise Refused(sentence, {"amount_pence": [sentence]})
    change = amount_pence - now.budget_pence
    act.note(budget=budget.pk, change_pence=change)
    if not change:
        return
    number = budget.rows.filter(kind__in=(BUDGET, CUT)).count() + 1
    kind = BUDGET if change > 0 else CUT
    post(act, budget, kind, abs(change), reference or f"{budget.financial_year}-{number}")
