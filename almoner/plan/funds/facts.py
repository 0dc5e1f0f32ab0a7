"""Budgets and streams as the policy's rules read them."""

from almoner.plan.funds.anticipated import budgeted_by_stream, income_now
from almoner.plan.funds.balances import balances
from almoner.plan.funds.income import StreamYear, WonMoney
from almoner.plan.funds.models import FundBudget
from almoner.policy.income import Planned


def year_of(budget: FundBudget) -> StreamYear | None:
    years = StreamYear.objects.filter(stream=budget.stream_id, financial_year=budget.financial_year)
    return years.select_related("stream").first()


def planned_of(budget: FundBudget, change_pence: int, because: str = "") -> Planned:
    """All budgets of the stream's year, with this one changed by so much."""
    year, stream = year_of(budget), budget.stream
    now = income_now(year) if year else None
    key = (budget.stream_id, budget.financial_year)
    so_far = now.budgeted_pence if now else budgeted_by_stream([budget.financial_year], stream).get(key, 0)
    return Planned(
        stream=stream.name,
        year=budget.financial_year,
        planned_pence=so_far + change_pence,
        expected_pence=now.expected_pence if now else None,
        waiting_pence=now.waiting_pence if now else 0,
        takes_more=change_pence > 0,
        purpose=budget.fund.purpose,
        permitted=frozenset(year.permitted) if year else frozenset(),
        because=because,
    )


def committed_of(budget: FundBudget, amount_pence: int) -> Planned | None:
    """All that the stream's year has promised, and this; None where nothing waits to be accepted."""
    waiting = WonMoney.objects.filter(
        year__stream=budget.stream_id, year__financial_year=budget.financial_year, accepted_at=None
    )
    if not waiting.exists():
        return None
    now = income_now(waiting.select_related("year")[0].year)
    others = FundBudget.objects.filter(stream=budget.stream_id, financial_year=budget.financial_year)
    promised = sum(one.committed_pence for one in balances(others.values_list("pk", flat=True)).values())
    return Planned(
        stream=budget.stream.name,
        year=budget.financial_year,
        planned_pence=promised + amount_pence,
        expected_pence=now.expected_pence,
        waiting_pence=now.waiting_pence,
    )
