"""Changed details rest before they are used; any change voids what was approved (R4.12-2, T10)."""

import pytest

from almoner.do.payees import actions
from almoner.do.payees.jobs import settle_bank_details
from almoner.do.payees.queries import account_to_pay, why_not
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_person, an_organisation
from tests.do.payees.accounts import an_account
from tests.do.payees.office import OTHER_PHONE, an_office, fresh
from tests.record import last_line, letters, line_of, protected

pytestmark = pytest.mark.django_db


def an_approved_change():
    office = an_office()
    used = an_account(office.trust)
    return office, used, office.approved()


def test_4_12_changed_details_rest_for_48_hours_and_pay_nothing_meanwhile():
    office, used, account = an_approved_change()

    assert account.status == "approved"
    office.later(hours=47, minutes=59, seconds=59)
    settle_bank_details(office.at)
    assert fresh(account).status == "approved"
    assert account_to_pay(office.trust, office.at) is None

    office.later(seconds=1)
    settle_bank_details(office.at)

    assert (fresh(account).status, fresh(used).status) == ("in_use", "replaced")
    assert account_to_pay(office.trust, office.at) == account
    assert line_of("payees.begin_use")["rows"] == protected(account, used)
    assert letters()[-2:] == [
        ("office@example.org", "payees/in_use"), ("lead@example.org", "payees/in_use"),
    ]  # fmt: skip


def test_4_12_nobody_cuts_the_rest_short():
    office, _, account = an_approved_change()

    with pytest.raises(Refused, match="not rested long enough"):
        actions.begin_use(account, by=None, at=office.at)
    office.later(hours=48)
    with pytest.raises(NotAllowed):
        actions.begin_use(account, **office.now(office.chief))


def test_4_12_a_telephone_changed_while_they_rest_voids_what_was_approved():
    office, used, account = an_approved_change()
    office.later(hours=1)
    office.changes(phone=OTHER_PHONE)
    office.later(hours=48)

    with pytest.raises(Refused, match="after the request"):
        actions.begin_use(account, by=None, at=office.at)
    settle_bank_details(office.at)

    assert (fresh(account).status, fresh(used).status) == ("voided", "in_use")
    assert fresh(account).ended_because.startswith("The organisation's telephone number was changed")
    assert account_to_pay(office.trust, office.at) == used


def test_4_12_a_telephone_changed_and_changed_back_voids_it_too():
    office, _, account = an_approved_change()
    phone = office.trust.phone
    office.later(hours=1)
    office.changes(phone=OTHER_PHONE)
    office.changes(phone=phone)
    office.later(hours=48)

    settle_bank_details(office.at)

    assert fresh(account).status == "voided"


def test_4_12_a_telephone_changed_before_approval_stops_the_approval():
    office = an_office()
    account = office.ready()
    office.later(hours=1)
    office.changes(phone=OTHER_PHONE)

    with pytest.raises(Refused, match="These details are void"):
        actions.approve(account, **office.now(office.chief))


def test_4_12_a_new_request_voids_what_was_approved():
    office, _, account = an_approved_change()
    newer = office.asked()
    office.later(hours=49)

    settle_bank_details(office.at)

    assert (fresh(account).status, fresh(newer).status) == ("voided", "asked")
    assert account_to_pay(office.trust, office.at) is None


def test_4_12_a_new_name_while_they_rest_asks_for_new_verification():
    office, _, account = an_approved_change()
    office.changes(name="Harbour Trading")
    office.later(hours=48)
    settle_bank_details(office.at)

    office.trust.refresh_from_db()
    assert fresh(account).status == "in_use"
    assert account_to_pay(office.trust, office.at) is None
    assert "Verify them again under its new name." in why_not(office.trust, office.at)


def test_4_12_only_what_has_changed_is_made_void():
    office, _, account = an_approved_change()

    with pytest.raises(Refused, match="Nothing has changed"):
        actions.void_changed(account, by=None, at=office.at)
    with pytest.raises(NotAllowed):
        actions.void_changed(account, **office.now(office.chief))


def test_4_12_details_in_use_are_stopped_with_a_reason_and_nothing_is_paid():
    office = an_office()
    account = office.approved()

    actions.stop(account, **office.now(office.finance), reason="A payment came back.")

    assert fresh(account).status == "voided"
    assert account_to_pay(office.trust, office.at) is None
    with pytest.raises(Refused, match="Only details in use"):
        actions.stop(fresh(account), **office.now(office.finance), reason="Again")


def test_4_12_after_a_stop_the_next_details_rest_as_a_change_does():
    office = an_office()
    account = office.approved()
    actions.stop(account, **office.now(office.finance), reason="A payment came back.")
    office.later(days=1)

    assert (office.approved().status, office.approved().is_change) == ("approved", True)


@pytest.mark.parametrize("role", ["finance", "chief_finance"])
def test_4_12_finance_reads_the_whole_number_and_each_reading_leaves_a_line(role):
    office = an_office()
    account = an_account(office.trust)

    details = actions.read_details(account, **office.now(a_person(role)))

    line = last_line()
    assert details.account_number.endswith(account.last_four)
    assert (line["action"], line["role"], line["object"]) == (
        "payees.read_details", role, f"payees_bankaccount:{account.pk}",
    )  # fmt: skip
    assert (line["rows"], line["facts"]) == ({}, {})


def test_4_12_a_member_of_the_organisation_reads_no_whole_number():
    office = an_office()
    account = an_account(office.trust)
    an_account(an_organisation())

    with pytest.raises(NotAllowed):
        actions.read_details(account, **office.now(office.lead))
