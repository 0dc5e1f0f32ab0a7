"""The end of a year: what is left is carried forward (3.8), what is owed is accrued (31 March)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Sum

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CHIEF_FINANCE
from almoner.ground.core.calendar import (
    financial_year,
    financial_year_end,
    is_financial_year,
    london_date,
    next_financial_year,
)
from almoner.ground.core.refusals import Answer, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds import access
from almoner.plan.funds.anticipated import terms_of
from almoner.plan.funds.balances import balance, of_sums
from almoner.plan.funds.models import ACCRUE, CARRY_IN, CARRY_OUT, FundBudget, LedgerRow
from almoner.plan.funds.moving import refuse
from almoner.plan.funds.posting import locked, post
from almoner.policy import ledger as policy
from almoner.policy.findings import run

Owed = tuple[int, str]


def may_close(person: Person, thing: Any) -> Answer:
    return access.as_one_of(person, (CHIEF_FINANCE,), "Only the Chief Finance Officer closes a year.")


@action("funds.carry_forward", clause="3.8", may=may_close)
def carry_forward(act: Act, budget: FundBudget, *, amount_pence: int, reason: str) -> FundBudget:
    """Take what is left of a year into the same heading of the next, where the stream lets it (R3.8-2)."""
    budget = locked(budget)
    ended = financial_year(london_date(act.at)) > budget.financial_year
    refuse(
        run(
            policy.BEFORE_CARRYING,
            policy.CarryForward(
                amount_pence=amount_pence,
                free_pence=balance(budget).free_pence,
                stream_may=terms_of(budget).may_carry_forward,
                stream=budget.stream.name,
                year_has_ended=ended,
            ),
        )
    )
    onward = next_budget(act, budget)
    number = budget.rows.filter(kind=CARRY_OUT).count() + 1
    reference = f"C-{budget.financial_year}-{budget.pk}-{number}"
    post(act, budget, CARRY_OUT, amount_pence, reference)
    post(act, onward, CARRY_IN, amount_pence, reference)
    act.because(reason)
    return onward


def next_budget(act: Act, budget: FundBudget) -> FundBudget:
    """The same heading in the next year, made when it is not there."""
    where = {
        "fund": budget.fund,
        "stream": budget.stream,
        "line": budget.line,
        "financial_year": next_financial_year(budget.financial_year),
    }
    known = FundBudget.objects.filter(**where).first()
    return locked(known) if known else act.add(FundBudget(**where))


def owed_of(financial_year: str) -> list[tuple[FundBudget, str, int]]:
    """Budget, commitment and pence: what the year promised, has not paid and has not accrued."""
    rows = LedgerRow.objects.filter(budget__financial_year=financial_year).exclude(against="").order_by()
    sums: dict[tuple[int, str], dict[str, int]] = {}
    for key, against, kind, pence in rows.values_list("budget", "against", "kind").annotate(
        Sum("amount_pence")
    ):
        sums.setdefault((key, against), {})[kind] = pence
    budgets = {
        one.pk: one
        for one in FundBudget.objects.filter(financial_year=financial_year).select_related("fund", "stream")
    }
    found = []
    for (key, against), kinds in sums.items():
        now = of_sums(kinds)
        if left := now.owed_pence - now.accrued_pence:
            found.append((budgets[key], against, left))
    return sorted(found, key=lambda one: (one[0].fund.code, one[0].line, one[1]))


@action("funds.accrue_year", clause="1.6", may=may_close)
def accrue_year(
    act: Act, nothing: None, *, year: str, total_pence: int, left_out: Mapping[Owed, str] | None = None
) -> list[LedgerRow]:
    """Accrue what the ended year owes but for what is left out, each with its reason, which is kept.

    `total_pence` is the sum of all that was shown as owed; if it is another by now, nothing is done.
    """
    if not is_financial_year(year):
        raise Refused("There is no such year.")
    if london_date(act.at) < financial_year_end(year):
        raise Refused(f"The year ends on 31 March {financial_year_end(year).year}.")
    list(FundBudget.objects.select_for_update().filter(financial_year=year).order_by("pk"))
    owed = owed_of(year)
    if not owed or sum(pence for *_, pence in owed) != total_pence:
        raise Refused("What is owed has changed since you read it. Read it again.")
    owed = chosen_of(act, owed, left_out or {})
    batch = 1 + accruals_so_far(year)
    act.note(year=year, commitments=len(owed), accrued_pence=sum(pence for *_, pence in owed))
    return act.add_all(
        LedgerRow(
            budget=budget,
            kind=ACCRUE,
            amount_pence=pence,
            reference=f"A{batch}:{against}",
            against=against,
            at=act.at,
        )
        for budget, against, pence in owed
    )


def chosen_of(
    act: Act, owed: list[tuple[FundBudget, str, int]], left_out: Mapping[Owed, str]
) -> list[tuple[FundBudget, str, int]]:
    """What is not left out; the reasons of the rest stand beside the line of the record."""
    kept = [one for one in owed if (one[0].pk, one[1]) not in left_out]
    out = [one for one in owed if (one[0].pk, one[1]) in left_out]
    if bare := [against for budget, against, _ in out if not left_out[budget.pk, against].strip()]:
        raise Refused([f"Say why {against} is not accrued." for against in bare])
    if not kept:
        raise Refused("Choose at least one commitment.")
    if out:
        act.because(
            "\n".join(f"{against}: {left_out[budget.pk, against].strip()}" for budget, against, _ in out)
        )
        act.note(left_out=[against for _, against, _ in out], left_out_pence=sum(pence for *_, pence in out))
    return kept


def accruals_so_far(year: str) -> int:
    """How often the year was accrued before, so that each time has references of its own."""
    rows = LedgerRow.objects.filter(budget__financial_year=year, kind=ACCRUE)
    return len({at for at in rows.values_list("at", flat=True).distinct()})
