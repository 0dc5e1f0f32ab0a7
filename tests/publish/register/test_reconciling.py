"""Every slip between ledger, decisions and register is found and named; a sound office is quiet."""

import argparse
from collections.abc import Callable

import pytest
from django.db import connection

from almoner.cli import reconcile
from almoner.do.agreements.models import Agreement, AgreementTemplate
from almoner.do.decisions.content import line_reference
from almoner.do.payments.models import UNSPENT, Instalment, Payment, PayRun, Recovery, Repayment
from almoner.ground.workflow.act import Act
from almoner.plan.bids import actions as bids
from almoner.plan.funds.income import WonMoney
from almoner.plan.funds.models import LedgerRow
from almoner.plan.funds.posting import accrue, pay, recover
from almoner.publish.register.reconciling import Difference, differences, edited
from tests.builders import NOW, a_commitment, a_person, an_organisation, kept
from tests.do.payees.accounts import an_account
from tests.plan.bids.outside import a_won_bid
from tests.publish.awards import a_sheet, an_award

pytestmark = pytest.mark.django_db


def said(capsys) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    reconcile.arguments(parser)
    return reconcile.run(parser.parse_args([])), capsys.readouterr().out


def a_paid_award(pence=800_000):
    line = an_award(pence)
    a_commitment(line.budget, pence, line_reference(line))
    for verb, amount, reference in (
        (pay, 500_000, "P-1"),
        (accrue, 100_000, "A-1"),
        (recover, 20_000, "R-1"),
    ):
        act = Act("tests.by_hand", "0", None, NOW, "system")
        verb(act, line.budget, amount, reference, against=line_reference(line))
    banked(line, paid=500_000, back=20_000)
    return line


def banked(line, *, paid: int, back: int) -> None:
    """As the bank has it: one payment that left, and what came back."""
    template = AgreementTemplate(title="Grant", version=1, in_use_from=NOW.date())
    values = {"template": kept(template), "amount_pence": line.amount_pence, "digest": "0" * 64}
    agreement = kept(
        Agreement(
            reference="GA-1", line=line, offered_at=NOW, lapses_on=NOW.date(), status="signed", **values
        )
    )
    whose = {"agreement": agreement, "line": line}
    part = kept(Instalment(number=1, amount_pence=paid, due_on=NOW.date(), **whose))
    run = kept(
        PayRun(number=1, status="paid", money_day=NOW.date(), made_at=NOW, made_by=a_person("finance"))
    )
    account = an_account(an_organisation())
    kept(
        Payment(run=run, instalment=part, account=account, reference="P/1", amount_pence=paid, status="left")
    )
    asked = Recovery(number=1, amount_pence=back, reason=UNSPENT, because="Not spent.", asked_at=NOW, **whose)
    asked.asked_by = run.made_by
    kept(asked)
    kept(Repayment(recovery=asked, number=1, amount_pence=back, received_on=NOW.date(), bank_reference="R"))


def a_row(line, kind, pence, reference="X", against=""):
    return kept(
        LedgerRow(
            budget=line.budget, kind=kind, amount_pence=pence, reference=reference, against=against, at=NOW
        )
    )


def test_2_1_a_sound_office_agrees_to_the_penny(capsys):
    line = an_award(800_000)
    a_commitment(line.budget, 800_000, line_reference(line))
    unsigned = a_sheet("900-26", signed_at=None, status="signing", published_at=None)
    an_award(5, sheet=unsigned)

    code, words = said(capsys)

    assert (list(differences()), edited(), code) == ([], [], 0)
    assert ("2 ledger rows" in words, "£8,000" in words, "agrees to the penny" in words) == (True,) * 3


FAULTS: dict[str, tuple[Callable, list]] = {
    "a commitment that nobody decided": (
        lambda line: a_commitment(line.budget, 7, "999-26/01"),
        [("999-26/01", "committed in the ledger", 7, "decided", 0)],
    ),
    "paid beyond what is committed": (
        lambda line: a_row(line, "pay", 400_000, against=line_reference(line)),
        [
            ("@", "paid", 880_000, "committed", 780_000),
            ("@", "accrued", 100_000, "owed", -100_000),
            ("@", "paid by the bank", 480_000, "paid in the ledger", 880_000),
        ],
    ),
    "paid without a commitment": (
        lambda line: a_row(line, "pay", 1, against="elsewhere"),
        [
            ("elsewhere", "paid", 1, "committed", 0),
            ("elsewhere", "paid by the bank", 0, "paid in the ledger", 1),
        ],
    ),
    "accrued beyond what is owed": (
        lambda line: a_row(line, "accrue", 200_001, against=line_reference(line)),
        [("@", "accrued", 300_001, "owed", 300_000)],
    ),
    "money that left one budget and entered none": (
        lambda line: a_row(line, "vire_out", 300, "V-1"),
        [("V-1", "vire: in less out", -300, "nothing", 0)],
    ),
    "money carried into a year from none": (
        lambda line: a_row(line, "carry_in", 300, "C-1"),
        [("C-1", "carry: in less out", 300, "nothing", 0)],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_2_1_a_planted_fault_is_found(fault, capsys):
    line = a_paid_award()
    plant, expected = FAULTS[fault]

    plant(line)

    here = line_reference(line)
    found = [
        (one.where.replace(here, "@"), one.one, one.one_pence, one.other, one.other_pence)
        for one in differences()
    ]
    assert found == expected
    assert said(capsys)[0] == 1


def test_2_1_an_award_that_was_never_committed_is_found():
    line = an_award(800_000)

    assert list(differences()) == [
        Difference(line_reference(line), "committed in the ledger", 0, "decided", 800_000)
    ]


def test_1_8_what_a_bid_won_is_what_its_stream_may_use():
    bid = a_won_bid(5_000)
    waiting = list(differences())
    bids.accept(bid, by=a_person("officer"), at=NOW, decision="130-26")
    sound = list(differences())
    won = WonMoney.objects.get()
    won.amount_pence = 4_000
    kept(won)

    assert (waiting, sound) == ([], [])
    assert list(differences()) == [
        Difference("E-26-01 2026/27", "accepted of the bid", 5_000, "usable of the stream", 4_000)
    ]


def test_2_1_an_edited_ledger_row_is_found(capsys):
    line = an_award(800_000)
    a_commitment(line.budget, 800_000, line_reference(line))
    row = line.budget.rows.get(kind="commit")

    with connection.cursor() as cursor:
        edit_past_the_guard(cursor, f"UPDATE funds_ledgerrow SET amount_pence = 800001 WHERE id = {row.pk}")

    named = [words.split(":")[1] for words in edited() if words.startswith("funds_ledgerrow:")]
    assert str(row.pk) in named
    assert [one.pence for one in differences()] == [1]
    code, words = said(capsys)
    assert (code, f"funds_ledgerrow:{row.pk}" in words, "£0.01 apart" in words) == (1, True, True)


def edit_past_the_guard(cursor, sql: str) -> None:
    if connection.vendor == "sqlite":
        cursor.execute("DROP TRIGGER funds_ledgerrow_keeps_rows_update")
        cursor.execute(sql)
        return
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("ALTER TABLE funds_ledgerrow DISABLE TRIGGER USER")
    cursor.execute(sql)
    cursor.execute("ALTER TABLE funds_ledgerrow ENABLE TRIGGER USER")
