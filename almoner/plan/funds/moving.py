"""Moving free money to another budget of the same stream and year (1.3)."""

from typing import Any

from django.conf import settings

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Answer, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds import access
from almoner.plan.funds.anticipated import terms_of
from almoner.plan.funds.balances import balance
from almoner.plan.funds.models import VIRE_IN, VIRE_OUT, FundBudget, LedgerRow, Virement
from almoner.plan.funds.posting import locked, post
from almoner.policy import ledger as policy
from almoner.policy.findings import Finding, run
from almoner.policy.terms import terms_on


def may_move(person: Person, thing: Any) -> Answer:
    return access.as_one_of(person, (CHIEF_FINANCE, FINANCE), "Only finance moves money.")


@action("funds.vire", clause="1.3", may=may_move)
def vire(
    act: Act, source: FundBudget, *, target: FundBudget, amount_pence: int, reason: str, decision: str = ""
) -> Virement:
    """Move free money to another budget of the same stream and year; both are locked, the lower key first."""
    one, other = sorted((source, target), key=lambda budget: budget.pk)
    held = {budget.pk: locked(budget) for budget in (one, other)}
    source, target = held[source.pk], held[target.pk]
    if source.pk == target.pk:
        raise Refused("Choose another budget.", {"target": ["Choose a budget other than this one."]})
    refuse(run(policy.BEFORE_VIREMENT, move_of(act, source, target, amount_pence, reason)))
    earlier = LedgerRow.objects.filter(kind=VIRE_OUT, budget__financial_year=source.financial_year)
    number = earlier.count() + 1
    row = Virement(
        reference=f"V-{source.financial_year}-{number}",
        source=source,
        target=target,
        amount_pence=amount_pence,
        reason=reason.strip(),
        decision=decision.strip(),
        by=act.by,
        at=act.at,
    )
    post(act, source, VIRE_OUT, amount_pence, row.reference)
    post(act, target, VIRE_IN, amount_pence, row.reference)
    act.note(moved_pence=amount_pence)
    return act.add(row)


def move_of(
    act: Act, source: FundBudget, target: FundBudget, amount_pence: int, reason: str
) -> policy.Virement:
    return policy.Virement(
        terms=terms_on(london_date(act.at), settings.POLICY_FOLDER),
        amount_pence=amount_pence,
        free_pence=balance(source).free_pence,
        source_stream=source.stream.code,
        target_stream=target.stream.code,
        source_year=source.financial_year,
        target_year=target.financial_year,
        is_restricted=terms_of(source).is_restricted,
        source_purpose=source.fund.purpose,
        target_purpose=target.fund.purpose,
        by_chief=act.role == CHIEF_FINANCE,
        because=reason,
    )


def refuse(found: tuple[Finding, ...]) -> None:
    """Each finding that holds the work up or lacks its reason, beside its field."""
    blocking = [one for one in found if one.holds_up or one.needs_reason]
    if blocking:
        words = {one.about: [f"{one.because} {one.remedy}".strip()] for one in reversed(blocking)}
        raise Refused([sentence for many in words.values() for sentence in many], words)
