"""Which account money may go to, and why it may not (R4.12-2)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from almoner.do.payees.queries import account_to_pay, accounts_to_pay, hands_on, why_not
from tests.builders import NOW, a_person, an_organisation, kept
from tests.do.payees.accounts import an_account

pytestmark = pytest.mark.django_db


def test_nothing_is_paid_to_whom_no_details_are_verified():
    trust = an_organisation()

    assert account_to_pay(trust, NOW) is None
    assert why_not(trust, NOW) == (
        "No bank details are verified. Ask the organisation for them, and verify them."
    )


def test_the_account_in_use_is_paid():
    trust = an_organisation()
    account = an_account(trust)

    assert account_to_pay(trust, NOW) == account
    assert why_not(trust, NOW) == ""


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("asked", "and the call-back is not made"),
        ("called", "and nobody has approved them"),
        ("approved", "and they rest before they are used (until 12pm on Saturday 12 December 2026)"),
    ],
)
def test_while_a_change_is_under_way_neither_account_is_paid(state, words):
    trust = an_organisation()
    an_account(trust)
    an_account(trust, state, at=NOW, usable_from=NOW + timedelta(hours=48))

    assert account_to_pay(trust, NOW) is None
    assert why_not(trust, NOW) == (
        f"Changed bank details were given on Thursday 10 December 2026 {words}. Verify them first."
    )


@pytest.mark.parametrize("state", ["replaced", "refused", "voided"])
def test_what_has_ended_neither_pays_nor_holds(state):
    trust = an_organisation()
    an_account(trust, state)

    assert account_to_pay(trust, NOW) is None

    account = an_account(trust)

    assert account_to_pay(trust, NOW) == account


def test_a_new_name_of_the_organisation_asks_for_new_verification():
    trust = an_organisation("Harbour Trust")
    an_account(trust)
    trust.name = "harbour  trust"

    assert why_not(trust, NOW) == ""

    trust.name = "Harbour Trading"

    assert account_to_pay(trust, NOW) is None
    assert why_not(trust, NOW) == (
        "The organisation was called “Harbour Trust” when its bank details were verified. "
        "Verify them again under its new name."
    )


def test_many_are_asked_at_the_cost_of_one(django_assert_num_queries):
    trusts = [an_organisation() for _ in range(6)]
    accounts = {trust.pk: an_account(trust) for trust in trusts[:4]}
    an_account(trusts[0], "called")

    with django_assert_num_queries(1):
        found = accounts_to_pay(trusts, NOW)

    assert found == {trust.pk: accounts[trust.pk] for trust in trusts[1:4]}


@pytest.mark.parametrize(("first", "second"), [("in_use", "in_use"), ("asked", "approved")])
def test_an_organisation_has_one_account_in_use_and_one_on_its_way(first, second):
    trust = an_organisation()
    an_account(trust, first)

    with pytest.raises(IntegrityError), transaction.atomic():
        an_account(trust, second)


def test_those_with_a_hand_in_the_details_are_known():
    asker, approver = a_person(), a_person("chief_finance")
    account = an_account(an_organisation(), asked_by=asker, approved_by=approver)
    other = an_account(an_organisation(), "asked", asked_by=asker)

    assert hands_on([account, other]) == {
        account.pk: frozenset({asker.pk, approver.pk}),
        other.pk: frozenset({asker.pk}),
    }
    assert kept(account).status == "in_use"
