"""The demonstration pays what the reference table says, holds what it holds, and agrees to the penny."""

import pytest

from almoner.do.payments.checking import checked
from almoner.do.payments.models import Instalment, Payment, Recovery
from almoner.do.payments.queries import unpaid
from almoner.publish.register.reconciling import differences, edited
from tests.builders import NOW
from tests.demo.tables import needs_tables, pence, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]


def of_state(state: str) -> list[tuple[str, int, int]]:
    found = [row for row in rows("payments") if row["state"] == state]
    return sorted((row["agreement"], int(row["instalment"]), pence(row["amount"])) for row in found)


def grants():
    """The tables have no payments of contracts."""
    return Payment.objects.exclude(instalment__agreement__instrument="contract")


def test_3_9_the_decided_contract_is_paid_at_the_end_of_each_quarter():
    rows = Instalment.objects.filter(agreement__instrument="contract").order_by("number")

    assert [(f"{one.due_on}", one.payments.filter(status="left").count()) for one in rows] == [
        ("2026-06-30", 1), ("2026-09-30", 1), ("2026-12-31", 0), ("2027-03-31", 0),
    ]  # fmt: skip
    assert sum(one.amount_pence for one in rows) == 209_663_300


def test_4_12_each_payment_of_the_table_left_with_its_sum():
    left = grants().filter(status="left").select_related("instalment__agreement")
    paid = sorted((p.instalment.agreement.reference, p.instalment.number, p.amount_pence) for p in left)

    assert paid == of_state("paid")


def test_4_12_money_arrives_on_the_tables_day_or_the_next_working_day():
    days = {(row["agreement"], int(row["instalment"])): row["date"] for row in rows("payments")}
    for one in grants().filter(status="left").select_related("run", "instalment__agreement"):
        day = days[one.instalment.agreement.reference, one.instalment.number]
        assert one.instalment.due_on.isoformat() == day
        assert 0 <= (one.run.money_day - one.instalment.due_on).days <= 3


def test_4_12_what_the_table_holds_and_schedules_waits():
    found = {(c.instalment.agreement.reference, c.instalment.number): c for c in
             checked(unpaid(Instalment.objects.exclude(agreement__instrument="contract")), NOW)}  # fmt: skip
    for reference, number, _ in of_state("held"):
        assert "R4.12-2-pay" in [one.rule for one in found[reference, number].trouble]
    for reference, number, amount in of_state("scheduled"):
        assert found[reference, number].waits_for_its_day
        assert found[reference, number].instalment.amount_pence == amount
    assert len(found) == len(of_state("held")) + len(of_state("scheduled"))


def test_4_13_2150_pounds_are_asked_back_and_half_has_come():
    row = Recovery.objects.get()

    assert (row.agreement.reference, row.amount_pence, row.status) == ("GA-25R2-008", 215_000, "open")
    assert [one.amount_pence for one in row.repayments.all()] == [107_500]


def test_register_ledger_and_bank_agree_to_the_penny():
    assert (list(differences()), edited()) == ([], [])
