"""Chapters 2.1g and 4.12: bank details that cannot be changed wrongly."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from almoner.policy import bank_details as rules
from almoner.policy.bank_details import Number, Payee, Request
from almoner.policy.terms import terms_on

ASKED = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
LONG_AGO = datetime(2024, 5, 13, tzinfo=UTC)
TERMS = terms_on(date(2026, 11, 20))
HELD = Number("01632960001", LONG_AGO)
READY = Request(
    terms=TERMS,
    asked_at=ASKED,
    is_change=True,
    called=HELD,
    payee_check="full",
    modulus="pass",
    hands=(("lead", "asked for them"), ("finance", "called back")),
    approver="chief",
)


def a_request(**values) -> Request:
    return replace(READY, **values)


def test_details_that_everything_speaks_for_may_be_approved():
    assert [one(READY).because for one in rules.BEFORE_APPROVAL if one(READY).outcome != "met"] == []


def test_4_12_somebody_must_have_called():
    found = rules.called_a_number_held_before(a_request(called=None))

    assert (found.blocks, found.because) == (True, "Nobody has called the organisation back.")


@pytest.mark.parametrize("is_change", [True, False])
@pytest.mark.parametrize("later", [timedelta(0), timedelta(seconds=1), timedelta(days=3)])
def test_4_12_a_number_that_came_with_the_request_or_after_it_is_refused(is_change, later):
    called = Number("01632960002", ASKED + later)

    assert rules.called_a_number_held_before(a_request(called=called, is_change=is_change)).blocks


def test_4_12_a_number_that_stands_in_the_request_is_refused():
    found = rules.called_a_number_held_before(a_request(stated_numbers=frozenset({"01632960001"})))

    assert (found.blocks, found.because) == (True, "This number stands in the request itself.")


@pytest.mark.parametrize(
    ("is_first", "before", "blocks"),
    [
        (False, timedelta(days=28) - timedelta(seconds=1), True),
        (False, timedelta(days=28), False),
        (True, timedelta(seconds=1), False),
    ],
)
@pytest.mark.parametrize("is_change", [True, False])
def test_4_12_a_number_that_took_anothers_place_was_held_for_28_days(is_change, is_first, before, blocks):
    called = Number("01632960002", ASKED - before, is_first)

    assert rules.called_a_number_held_before(a_request(called=called, is_change=is_change)).blocks is blocks


@pytest.mark.parametrize(
    ("changed", "blocks"),
    [(None, False), (ASKED - timedelta(seconds=1), False), (ASKED, True), (ASKED + timedelta(days=1), True)],
)
def test_4_12_a_telephone_changed_since_makes_the_request_void(changed, blocks):
    assert rules.contact_is_unchanged(a_request(contact_changed_at=changed)).blocks is blocks


@pytest.mark.parametrize("check", ["close", "none", "unavailable", "unknown"])
def test_4_12_anything_but_a_full_match_needs_a_reason(check):
    found = rules.payee_check_agrees(a_request(payee_check=check, payee_name="Harbour Trading"))

    assert (found.blocks, found.needs_reason) == (False, True)
    assert found.because


def test_4_12_a_check_that_was_not_made_is_said_once():
    found = [one(a_request(payee_check="")) for one in rules.BEFORE_APPROVAL]

    assert [one.rule for one in found if one.outcome != "met"] == ["R4.12-2-checked"]


def test_4_12_a_close_match_says_the_name_that_the_bank_gave():
    found = rules.payee_check_agrees(a_request(payee_check="close", payee_name="Harbour Trading"))

    assert found.because == "The bank says the name is nearly right: “Harbour Trading”."


@pytest.mark.parametrize(
    ("check", "reason", "blocks"),
    [
        ("full", "", False),
        ("none", "", True),
        ("none", " ", True),
        ("none", "A new charity; the statement was seen.", False),
        ("", "Reason without a check", True),
    ],
)
def test_4_12_the_payee_check_must_have_been_made(check, reason, blocks):
    assert rules.payee_check_is_made(a_request(payee_check=check, payee_reason=reason)).blocks is blocks


@pytest.mark.parametrize(("answer", "needs_reason"), [("pass", False), ("cannot", False), ("fail", True)])
def test_4_12_a_failed_modulus_check_is_passed_with_a_reason_only(answer, needs_reason):
    found = rules.passes_modulus_check(a_request(modulus=answer))

    assert (found.blocks, found.needs_reason) == (False, needs_reason)


@pytest.mark.parametrize(
    ("others", "because"),
    [(0, ""), (1, "1 other organisation gave the same account."),
     (2, "2 other organisations gave the same account.")],
)  # fmt: skip
def test_4_12_an_account_that_others_gave_too_needs_a_reason(others, because):
    found = rules.account_is_not_shared(a_request(shared_with=others))

    assert (found.needs_reason, found.because) == (bool(others), because)


@pytest.mark.parametrize(("approver", "blocks"), [("chief", False), ("finance", True), ("lead", True)])
def test_2_1g_whoever_asked_entered_or_called_does_not_approve(approver, blocks):
    assert rules.approved_by_another_person(a_request(approver=approver)).blocks is blocks


def test_2_1g_the_refusal_says_which_part_they_had():
    found = rules.approved_by_another_person(a_request(approver="finance"))

    assert found.because == (
        "Whoever approves bank details has no other part in them; this person called back."
    )


@pytest.mark.parametrize(("is_change", "hours"), [(True, 48), (False, 0)])
def test_4_12_a_change_rests_for_48_hours_and_a_first_account_does_not(is_change, hours):
    assert rules.rests_until(ASKED, is_change, TERMS) == ASKED + timedelta(hours=hours)


PAYABLE = Payee(at=ASKED, in_use=True, name_verified="Harbour Trust", name_now="Harbour Trust")


@pytest.mark.parametrize(
    ("payee", "because"),
    [
        (PAYABLE, ""),
        (replace(PAYABLE, name_now=" HARBOUR  trust"), ""),
        (replace(PAYABLE, in_use=False), "No bank details are verified."),
        (
            replace(PAYABLE, name_now="Harbour Trusts"),
            "The organisation was called “Harbour Trust” when its bank details were verified.",
        ),
        (
            replace(PAYABLE, open_state="asked", open_since=ASKED),
            "Changed bank details were given on Friday 20 November 2026 and the call-back is not made.",
        ),
        (
            replace(PAYABLE, in_use=False, open_state="called"),
            "Bank details were given and nobody has approved them.",
        ),
        (
            replace(PAYABLE, open_state="approved", rests_until=ASKED),
            "Changed bank details were given and they rest before they are used "
            "(until 10am on Friday 20 November 2026).",
        ),
    ],
)
def test_4_12_money_goes_to_verified_details_only(payee, because):
    found = rules.verified_and_unchanged(payee)

    assert (found.blocks, found.because) == (bool(because), because)
