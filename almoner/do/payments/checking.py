"""Whether instalments may be paid now, and why not: facts for the policy's rules, many at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.agreements.facts import terms_of
from almoner.do.agreements.states import SIGNED
from almoner.do.decisions.content import line_reference
from almoner.do.payees.models import BankAccount
from almoner.do.payees.queries import Standing, standings
from almoner.do.payments.models import Instalment
from almoner.ground.core.calendar import london_date
from almoner.plan.funds.balances import Balance, balances_under
from almoner.policy.findings import Finding, run
from almoner.policy.payments import BEFORE_PAYING, Payable


@dataclass(frozen=True)
class Checked:
    """One instalment with what stands in its way; `account` is where its money would go."""

    instalment: Instalment
    account: BankAccount | None
    findings: tuple[Finding, ...]

    @property
    def trouble(self) -> tuple[Finding, ...]:
        row = self.instalment
        explained = {"R4.12-5": row.late_because, "R2.1g-2": row.advance_because}
        return tuple(
            one for one in self.findings if one.holds_up or (one.needs_reason and not explained.get(one.rule))
        )

    @property
    def is_ready(self) -> bool:
        return not self.trouble

    @property
    def waits_for_its_day(self) -> bool:
        return any(one.rule == "R2.1g-1-need" for one in self.trouble)


def checked(instalments: Iterable[Instalment], at: datetime) -> list[Checked]:
    """In the order given. The same few statements for one and for a thousand."""
    rows = list(instalments)
    banks = standings({one.line.organisation for one in rows if one.line.organisation}, at)
    owed = balances_under({line_reference(one.line) for one in rows})
    overdue = overdue_reports(rows)
    return [judged(one, banks, owed, overdue, at) for one in rows]


def overdue_reports(rows: Sequence[Instalment]) -> Counter[int]:
    """By organisation: how many of its earlier awards have a report overdue."""
    asked = {one.line.organisation_id for one in rows}
    found = EarlierAward.objects.filter(organisation__in=asked, return_state="overdue")
    return Counter[int](found.values_list("organisation", flat=True))


def judged(
    row: Instalment,
    banks: dict[int, Standing],
    owed: dict[tuple[int, str], Balance],
    overdue: Counter[int],
    at: datetime,
) -> Checked:
    key, today = row.line.organisation_id or 0, london_date(at)
    bank = banks.get(key, Standing(None, "Nobody is named whom the money goes to."))
    facts = Payable(
        terms=terms_of(row.line, today),
        today=today,
        amount_pence=row.amount_pence,
        due_on=row.due_on,
        owed_pence=owed.get((row.line.budget_id, line_reference(row.line)), Balance()).owed_pence,
        is_signed_by_both=row.agreement.status == SIGNED,
        bank_trouble=bank.why_not,
        ends_on=row.agreement.ends_on,
        condition=row.condition,
        condition_is_met=row.condition_met_at is not None,
        overdue_reports=overdue[key],
        held_because=row.held_because,
        covers_from=row.covers_from,
    )
    return Checked(row, bank.account, run(BEFORE_PAYING, facts))
