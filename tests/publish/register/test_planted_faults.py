"""Thirty faults planted behind the product's back; `almoner reconcile` finds every one (2.1 g)."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction

from almoner.do.agreements.models import Agreement
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.payees.models import BankAccount
from almoner.do.payments import actions
from almoner.do.payments.models import UNSPENT, BankFile, Instalment, Payment, PayRun, Recovery, Repayment
from almoner.do.payments.recovering import Wanted
from almoner.plan.funds.models import LedgerRow
from almoner.publish.register.reconciling import differences, edited
from tests.builders import NOW, kept
from tests.do.payments.office import Office, an_office, many

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    """Two runs paid, a third made, some money asked back and come."""
    office = an_office()
    rows = many(office, 4)
    office.sent(*office.instalments)
    office.sent(*rows[:2])
    office.opened(rows[2])
    wanted = Wanted(10_000, UNSPENT, "Not spent.", ((date(2027, 1, 31), 10_000),))
    row = actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted)
    came = {"amount_pence": 4_000, "received_on": NOW.date(), "bank_reference": "X"}
    actions.receive_repayment(row, **office.now(office.finance), **came)
    return office


def row(kind: str, pence: int = 1, against: str = "") -> Callable[[Office], object]:
    """A ledger row that no action posted, with its line in the record as if one had."""

    def plant(office: Office) -> object:
        line = office.agreement.line
        under = against or line_reference(line)
        return kept(
            LedgerRow(budget=line.budget, kind=kind, amount_pence=pence, reference="Z", against=under, at=NOW)
        )

    return plant


def changed(table: type, /, which: dict | None = None, **values: object) -> Callable[[Office], object]:
    """Columns of the first such row, changed past every action."""

    def plant(office: Office) -> object:
        key = table._base_manager.filter(**which or {}).order_by("pk").values_list("pk", flat=True)[0]
        return table._base_manager.filter(pk=key).update(**values)

    return plant


def to_another_run(office: Office) -> object:
    """The first payment stands in the second run."""
    first, second = PayRun.objects.order_by("number")[:2]
    return Payment.objects.filter(run=first).update(run=second)


LEFT = {"status": "left"}
FAULTS: dict[str, Callable[[Office], object]] = {
    "a penny paid": row("pay"),
    "a penny paid elsewhere": row("pay", against="999-26/01"),
    "a penny returned": row("unpay"),
    "a penny repaid": row("recover"),
    "a commitment without a decision": row("commit"),
    "a release of what is paid": row("release", 10_000),
    "an accrual of nothing owed": row("accrue", 10_000),
    "an accrual reversed that was none": row("unaccrue"),
    "money in from no budget": row("vire_in"),
    "money out to no budget": row("vire_out"),
    "money carried in from no year": row("carry_in"),
    "money carried out to no year": row("carry_out"),
    "a payment of another sum": changed(Payment, LEFT, amount_pence=1),
    "a payment that is said not to have left": changed(Payment, LEFT, status="dropped"),
    "a payment that is said to be returned": changed(Payment, LEFT, status="returned"),
    "a payment that is said to have left": changed(Payment, {"status": "chosen"}, status="left"),
    "a payment of another reference": changed(Payment, LEFT, reference="other"),
    "a payment in another run": to_another_run,
    "a file of another total": changed(BankFile, total_pence=1),
    "a file of another digest": changed(BankFile, digest="0" * 64),
    "a file of fewer lines": changed(BankFile, lines=0),
    "a file with other bytes": changed(BankFile, sealed="other"),
    "a run on another day": changed(PayRun, money_day=date(2026, 12, 24)),
    "a run back in the making": changed(PayRun, status="draft"),
    "a repayment of another sum": changed(Repayment, amount_pence=3_999),
    "money asked back of another sum": changed(Recovery, amount_pence=9_999),
    "an instalment of another sum": changed(Instalment, amount_pence=5),
    "a decision line of another sum": changed(DecisionLine, amount_pence=200_002),
    "an agreement of another sum": changed(Agreement, amount_pence=200_002),
    "bank details put in by hand": changed(BankAccount, sealed="other"),
}


def test_the_office_is_sound_before_anything_is_planted(office):
    assert (list(differences()), edited(), len(FAULTS)) == ([], [], 30)


def test_2_1_each_planted_fault_is_found(office):
    """One office; each fault is taken back before the next is planted."""
    unseen = []
    for name, plant in FAULTS.items():
        point = transaction.savepoint()
        plant(office)
        if not (list(differences()) or edited()):
            unseen.append(name)
        transaction.savepoint_rollback(point)

    assert unseen == []
    assert (list(differences()), edited()) == ([], [])
