"""Pay runs: two people, everything checked twice, nothing paid twice (2.1g, 4.12; T11)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from almoner.do.payees import actions as payees
from almoner.do.payments import actions
from almoner.do.payments.models import Payment, PayRun
from almoner.ground.accounts.models import RoleHolding
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.publish.register.reconciling import differences
from tests.builders import LONG_AGO, NOW, a_person, kept
from tests.do.payees.accounts import an_account
from tests.do.payments.office import MONEY_DAY, an_office, fresh, many, only
from tests.record import line_of

pytestmark = pytest.mark.django_db


def test_made_by_one_released_by_another_paid_in_the_ledger():
    office = an_office()
    run = office.opened()
    assert (run.reference, only(run).reference, only(run).status) == (
        "RUN-0001",
        only(run).reference,
        "chosen",
    )
    assert office.paid_pence() == 0

    run = actions.ask_release(run, **office.now(office.finance))
    run = actions.release(run, **office.now(office.chief), digest=run.digest)

    assert (run.status, only(run).status, office.paid_pence()) == ("released", "left", 200_001)
    line = line_of("payments.release")
    assert (line["facts"]["payments"], line["facts"]["pence"]) == (1, 200_001)
    assert list(differences()) == []


def test_2_1g_neither_who_made_it_nor_who_asked_releases_it():
    office = an_office()
    kept(RoleHolding(person=office.chief, role="finance", starts_on=LONG_AGO))
    run = office.asked()
    with pytest.raises(Refused, match="does not release it"):
        actions.release(run, **office.now(office.finance), digest=run.digest)
    run = actions.send_back(run, **office.now(office.chief), reason="Look again.")
    run = actions.ask_release(run, **office.now(office.chief))
    with pytest.raises(Refused, match="asks for its release"):
        actions.release(run, **office.now(office.chief), digest=run.digest)
    for role in ("officer", "monitoring", "decision_maker", "auditor", "administrator"):
        with pytest.raises(NotAllowed):
            actions.release(run, by=a_person(role), at=NOW, digest=run.digest)
    assert office.paid_pence() == 0


def test_an_instalment_is_in_one_living_payment_at_most():
    office = an_office()
    run = office.opened()

    with pytest.raises(Refused, match="another run"):
        office.opened()
    one = only(run)
    with pytest.raises(IntegrityError), transaction.atomic():
        kept(Payment(run=run, instalment=one.instalment, account=one.account, reference="X", amount_pence=1))
    with pytest.raises(Refused, match="at least one"):
        actions.open_run(None, **office.now(office.finance), instalments=[], money_day=MONEY_DAY)


@pytest.mark.parametrize(
    ("day", "fine"),
    [(date(2026, 12, 11), False), (date(2026, 12, 12), False), (date(2026, 12, 14), True),
     (date(2026, 12, 25), False), (date(2026, 12, 28), False), (date(2026, 12, 29), True)],
)  # fmt: skip
def test_money_arrives_on_a_working_day_three_days_on(day, fine):
    office = an_office()
    if fine:
        assert office.opened(money_day=day).money_day == day
    else:
        with pytest.raises(Refused) as no:
            office.opened(money_day=day)
        assert "money_day" in no.value.by_field


def test_what_stands_in_the_way_is_said_and_nothing_is_made():
    office = an_office()
    (one,) = office.instalments
    actions.hold(one, **office.now(office.officer), reason="A worrying letter.")

    with pytest.raises(Refused, match="A worrying letter"):
        office.opened()
    assert PayRun.objects.count() == 0


def test_a_change_of_bank_details_after_the_choice_stops_the_release():
    office = an_office()
    run = office.asked()
    payees.stop(office.account, **office.now(office.chief), reason="A false letter.")
    with pytest.raises(Refused, match="No bank details are verified"):
        actions.release(run, **office.now(office.chief), digest=run.digest)

    an_account(office.agreement.line.organisation)
    with pytest.raises(Refused, match="bank details changed"):
        actions.release(run, **office.now(office.chief), digest=run.digest)
    assert office.paid_pence() == 0


def test_a_run_that_is_not_the_one_looked_at_is_not_released():
    office = an_office()
    run = office.asked()

    with pytest.raises(Refused, match="not the one you looked at"):
        actions.release(run, **office.now(office.chief), digest="0" * 64)
    with pytest.raises(Refused, match="still being made"):
        actions.take_out(run, **office.now(office.finance), payment=only(run))


def test_a_payment_taken_out_and_a_cancelled_run_can_be_chosen_again():
    office = an_office()
    run = office.opened()
    actions.take_out(run, **office.now(office.finance), payment=only(run))
    with pytest.raises(Refused, match="no payment"):
        actions.ask_release(run, **office.now(office.finance))
    second = office.asked()
    assert only(second).reference == only(run).reference + ".2"

    with pytest.raises(Refused):
        actions.cancel_run(second, **office.now(office.finance), reason="")
    actions.cancel_run(second, **office.now(office.finance), reason="The wrong day.")
    assert only(office.released()).reference.endswith(".3")
    assert office.paid_pence() == 200_001


def test_without_the_offices_own_account_nothing_leaves(settings):
    office = an_office()
    run = office.asked()
    settings.PAYING_ACCOUNT = ("", "", "", "")
    with pytest.raises(Refused, match="ALMONER_PAYING_ACCOUNT"):
        actions.release(run, **office.now(office.chief), digest=run.digest)


def test_a_recalled_run_is_not_paid_and_its_file_is_void():
    office = an_office()
    run = office.filed()
    with pytest.raises(NotAllowed):
        actions.recall(run, **office.now(office.finance), reason="The wrong day.")

    run = actions.recall(run, **office.now(office.chief), reason="The wrong day.")

    assert (run.status, office.paid_pence()) == ("cancelled", 0)
    with pytest.raises(Refused, match="no file"):
        actions.read_file(run, **office.now(office.finance))
    assert list(differences()) == []
    office.sent()
    with pytest.raises(Refused):
        actions.recall(fresh(PayRun.objects.get(number=2)), **office.now(office.chief), reason="Too late.")


def test_a_run_is_confirmed_from_the_day_the_money_is_there():
    office = an_office()
    run = office.sent()
    with pytest.raises(Refused, match="confirm it from then on"):
        actions.confirm_run(run, **office.now(office.finance))
    office.at = NOW + timedelta(days=4)
    assert actions.confirm_run(run, **office.now(office.finance)).status == "paid"


def test_many_are_paid_at_once_all_or_none():
    office = an_office()
    rows = many(office, 30)
    run = office.released(*rows)
    assert run.payments.count() == 30
    assert office.paid_pence() == sum(one.amount_pence for one in rows)
    assert len({one.reference for one in run.payments.all()}) == 30


def test_4_12_money_leaves_in_a_file_for_bacs_and_no_other():
    office = an_office()
    with pytest.raises(Refused, match="by Bacs only"):
        office.opened(file_format="cheque")
