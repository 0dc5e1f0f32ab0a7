"""Instalments of a contract: each decided sum spread over its year, paid at the end of each period (3.9)."""

from datetime import date, timedelta

from almoner.do.agreements.models import CONTRACT, Agreement, AgreementLine, Contract
from almoner.do.agreements.states import SIGNED
from almoner.do.payments.access import may_plan
from almoner.do.payments.schedule import Part, an_instalment
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.days import add_months

MONTHS = 12
A_DAY = timedelta(days=1)


@action("payments.plan_contract", clause="4.12", may=may_plan, system=True)
def plan_contract(act: Act, agreement: Agreement) -> Agreement:
    """Instalments of the decided money of a signed contract that no instalment pays yet."""
    rows = list(agreement.instalments.select_for_update())
    lines = agreement.money.filter(line__instalments__isnull=True)
    lines = lines.select_related("line__decision", "line__budget").order_by("variation", "pk")
    parts = [(one.line, part) for one in lines for part in spread(one, agreement.contract)]
    if agreement.status != SIGNED or not parts:
        raise Refused("Every decided sum of this contract has its instalments.")
    begin = max((one.number for one in rows), default=0) + 1
    act.add_all(
        an_instalment(agreement, line, number, part) for number, (line, part) in enumerate(parts, start=begin)
    )
    return agreement


def spread(money: AgreementLine, contract: Contract) -> list[Part]:
    """Equal parts, due on the last day of each period in which the contract runs; odd pennies come last.

    What a variation adds is spread over what is left of the year after its decision.
    """
    line, begins = money.line, max(contract.starts_on, april_of(money.line.budget.financial_year))
    if money.variation and line.decision.published_at:
        begins = max(begins, london_date(line.decision.published_at))
    days = period_ends(line.budget.financial_year, begins, contract)
    if line.amount_pence < len(days):
        days = days[-1:]
    share = line.amount_pence // len(days)
    sums = [*[share] * (len(days) - 1), line.amount_pence - share * (len(days) - 1)]
    first_days = [begins, *(one + A_DAY for one in days[:-1])]
    return [
        Part(pence, last, covers=(min(first, last), last))
        for pence, first, last in zip(sums, first_days, days, strict=True)
    ]


def period_ends(year: str, begins: date, contract: Contract) -> list[date]:
    """Last days of the months, quarters or halves of a year; at the end the contract's own last day."""
    april = april_of(year)
    first, last = max(april, begins), min(add_months(april, MONTHS) - A_DAY, contract.ends_on)
    each = MONTHS // contract.payments_a_year
    ends = (add_months(april, done) - A_DAY for done in range(each, MONTHS, each))
    return [*(one for one in ends if first <= one < last), max(first, last)]


def april_of(year: str) -> date:
    return date(int(year[:4]), 4, 1)


def contracts_without_instalments() -> list[Agreement]:
    """Signed contracts with decided money that no instalment pays."""
    unpaid = AgreementLine.objects.filter(line__instalments__isnull=True).values("agreement")
    found = Agreement.objects.filter(status=SIGNED, instrument=CONTRACT, pk__in=unpaid)
    return list(found.filter(contract__isnull=False).select_related("contract").order_by("id"))
