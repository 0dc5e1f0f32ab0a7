"""What the bank sends back, and what recipients pay back (4.12, 4.13)."""

from datetime import date, timedelta

import pytest

from almoner.do.payments import actions
from almoner.do.payments.models import UNSPENT, Recovery
from almoner.do.payments.recovering import Wanted, left_of
from almoner.do.payments.returning import read_list
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from almoner.plan.funds.balances import balance
from almoner.publish.register.reconciling import differences
from tests.builders import NOW
from tests.do.payments.office import an_office, fresh, many, only

pytestmark = pytest.mark.django_db
DAY = NOW.date()
HEAD = "reference,amount,date,reason\n"


def test_a_returned_payment_is_owed_again_held_and_paid_anew():
    office = an_office()
    payment = only(office.sent())

    actions.record_return(payment, **office.now(office.finance), returned_on=DAY, reason="Account closed")

    assert (only(payment.run).status, office.paid_pence()) == ("returned", 0)
    assert "Account closed" in office.instalments[0].held_because
    assert Letter.objects.filter(template="payments/returned").count() == 1
    with pytest.raises(Refused, match="Account closed"):
        office.opened()
    actions.lift(office.instalments[0], **office.now(office.chief), reason="New details are verified.")
    again = only(office.released())
    assert (again.reference, office.paid_pence()) == (f"{payment.reference}.2", 200_001)
    assert list(differences()) == []


@pytest.mark.parametrize("values", [{"reason": " "}, {"returned_on": DAY + timedelta(days=1)}])
def test_a_return_says_when_and_why(values):
    office = an_office()
    payment = only(office.sent())
    with pytest.raises(Refused):
        actions.record_return(
            payment, **office.now(office.finance), **{"returned_on": DAY, "reason": "Closed"} | values
        )
    assert office.paid_pence() == 200_001


def test_what_the_bank_does_not_have_cannot_come_back():
    office = an_office()
    payment = only(office.released())
    with pytest.raises(Refused, match="was not sent"):
        actions.record_return(payment, **office.now(office.finance), returned_on=DAY, reason="Closed")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "names no column"),
        ("reference,amount,date\n", "“reason”"),
        (HEAD, "no lines"),
        (HEAD + "A/1,12,2026-12-10\n", "Line 2: the reference or the reason"),
        (HEAD + "A/1,twelve,2026-12-10,Closed\n", "Line 2: the amount"),
        (HEAD + "A/1,12.00,10.12.2026,Closed\n", "Line 2: the date"),
        (HEAD + "\n\nA/1,12.00,soon,Closed\n", "Line 4: the date"),
        (HEAD + "A/1\n", "Line 2: the reference or the reason"),
        (
            HEAD + "A/1,12.00,2026-12-10,Closed\nA/1,12.00,2026-12-10,Closed\n",
            "Line 3: A/1 stands in the file",
        ),
    ],
)
def test_a_list_that_cannot_be_read_says_its_line(text, sentence):
    with pytest.raises(Refused, match=sentence):
        read_list(text.encode())


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"x" * 1_000_001, b"reference\0,amount", b'"' + b"x" * 200_000])
def test_a_file_that_is_no_list_is_refused(raw):
    with pytest.raises(Refused):
        read_list(raw)


def test_of_the_banks_list_every_line_is_taken_or_none():
    office = an_office()
    run = office.sent(*many(office, 3))
    references = [one.reference for one in run.payments.order_by("id")]
    sums = [f"{one.amount_pence / 100:.2f}" for one in run.payments.order_by("id")]
    lines = [f"{name},{pounds},2026-12-10,Closed" for name, pounds in zip(references, sums, strict=True)]
    wrong = read_list((HEAD + "\n".join([*lines, "NO/1,1.00,2026-12-10,Closed"])).encode())

    with pytest.raises(Refused, match="Line 5: no payment is called NO/1"):
        actions.take_returns(None, **office.now(office.finance), lines=wrong)
    assert run.payments.filter(status="returned").count() == 0
    other = read_list((HEAD + f"{references[0]},99.00,2026-12-10,Closed").encode())
    with pytest.raises(Refused, match="another sum"):
        actions.take_returns(None, **office.now(office.finance), lines=other)

    actions.take_returns(
        None, **office.now(office.finance), lines=read_list((HEAD + "\n".join(lines)).encode())
    )
    assert run.payments.filter(status="returned").count() == 3
    with pytest.raises(Refused, match="is not paid"):
        actions.take_returns(None, **office.now(office.finance), lines=read_list((HEAD + lines[0]).encode()))
    assert list(differences()) == []


def wanted(pence: int = 50_000, **values) -> Wanted:
    plan = values.pop("plan", ((date(2027, 1, 31), pence),))
    return Wanted(
        **{"amount_pence": pence, "reason": UNSPENT, "because": "Not spent.", "plan": plan} | values
    )


def test_money_asked_back_comes_in_parts_and_is_free_again():
    office = an_office()
    office.sent()
    free = balance(office.agreement.line.budget).free_pence
    plan = ((date(2027, 1, 31), 20_000), (date(2027, 2, 28), 30_000))
    row = actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted(plan=plan))
    came = {"received_on": DAY, "bank_reference": "REPAYMENT"}

    actions.receive_repayment(row, **office.now(office.finance), amount_pence=20_000, **came)
    assert (left_of(row), fresh(row).status) == (30_000, "open")
    with pytest.raises(Refused, match="still to be repaid"):
        actions.receive_repayment(row, **office.now(office.finance), amount_pence=30_001, **came)
    actions.receive_repayment(row, **office.now(office.finance), amount_pence=30_000, **came)

    assert (left_of(row), fresh(row).status, office.paid_pence()) == (0, "settled", 150_001)
    assert balance(office.agreement.line.budget).free_pence == free + 50_000
    assert list(differences()) == []
    with pytest.raises(Refused):
        actions.receive_repayment(fresh(row), **office.now(office.finance), amount_pence=1, **came)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"amount_pence": 0, "plan": ()}, "amount_pence"),
        ({"reason": "whim"}, "reason"),
        ({"because": " "}, "because"),
        ({"plan": ((date(2027, 1, 31), 49_999),)}, "plan"),
        ({"plan": ((date(2027, 1, 31), 50_001), (date(2027, 2, 1), -1))}, "plan"),
        ({"amount_pence": 200_002, "plan": ((date(2027, 1, 31), 200_002),)}, "amount_pence"),
    ],
)
def test_what_is_asked_back_is_whole_and_was_paid(values, field):
    office = an_office()
    office.sent()
    with pytest.raises(Refused) as no:
        actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted(**values))
    assert field in no.value.by_field


def test_not_more_is_asked_than_was_paid_less_what_is_asked_already():
    office = an_office()
    office.sent()
    actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted(200_000))
    with pytest.raises(Refused, match=r"£0\.01 can be asked back"):
        actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted(2))
    actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted(1))


@pytest.mark.parametrize(
    "values", [{"amount_pence": 0}, {"received_on": DAY + timedelta(days=1)}, {"bank_reference": " "}]
)
def test_a_repayment_stands_on_the_statement(values):
    office = an_office()
    office.sent()
    row = actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted())
    given = {"amount_pence": 1, "received_on": DAY, "bank_reference": "X"} | values
    with pytest.raises(Refused):
        actions.receive_repayment(row, **office.now(office.finance), **given)


def test_only_the_chief_finance_officer_gives_up_the_rest():
    office = an_office()
    office.sent()
    row = actions.ask_back(office.agreement, **office.now(office.finance), wanted=wanted())
    with pytest.raises(NotAllowed):
        actions.waive(row, **office.now(office.finance), reason="They closed.")
    with pytest.raises(Refused):
        actions.waive(row, **office.now(office.chief), reason="")
    assert actions.waive(row, **office.now(office.chief), reason="They closed.").status == "waived"
    assert Recovery.objects.get().waived_because == "They closed."
