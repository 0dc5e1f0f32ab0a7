"""Bank details are verified: the call-back, the payee check, the second person (R4.12-2, R2.1g-1)."""

import pytest

from almoner.do.payees import actions
from almoner.do.payees.facts import findings
from almoner.do.payees.models import CallBack, PayeeCheck
from almoner.do.payees.queries import account_to_pay
from almoner.do.payees.verifying import Answer, Call
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_person, an_organisation
from tests.do.payees.accounts import an_account, some_details
from tests.do.payees.office import OTHER_PHONE, PHONE, an_office, fresh
from tests.record import last_line, letters, line_of, protected

pytestmark = pytest.mark.django_db
STRANGERS = ["officer", "monitoring", "decision_maker", "auditor", "administrator"]


def test_4_12_a_call_to_a_number_held_before_is_written_down():
    office = an_office()
    account = office.asked()

    call = office.called(account)

    line = last_line()
    assert (fresh(account).status, call.number, call.held_since) == ("called", PHONE, office.trust.created_at)
    assert (line["action"], line["role"]) == ("payees.call_back", "finance")
    assert line["facts"] == {"outcome": "agreed", "moved": "asked:called"}
    assert line["rows"] == protected(call, account)


def test_4_12_a_number_never_held_is_not_called():
    office = an_office()
    account = office.asked()

    with pytest.raises(Refused, match="We never held this number") as no:
        office.called(account, number="01632 960999")

    assert list(no.value.by_field) == ["number"]
    assert not CallBack.objects.exists()


def test_4_12_a_number_that_stands_in_the_request_is_not_called():
    office = an_office()
    account = office.asked(f"New bank. Ring us on {PHONE}.")

    with pytest.raises(Refused, match="stands in the request itself"):
        office.called(account)


@pytest.mark.parametrize("days", [0, 1])
def test_4_12_a_number_that_came_with_or_after_the_request_is_not_called(days):
    office = an_office()
    account = office.asked()
    office.later(days=days)
    office.changes(phone=OTHER_PHONE)

    with pytest.raises(Refused, match="with the request or after it"):
        office.called(account, number=OTHER_PHONE)


@pytest.mark.parametrize(("days", "fits"), [(27, False), (28, True)])
def test_4_12_a_number_changed_before_the_request_must_be_28_days_old(days, fits):
    office = an_office()
    office.changes(phone=OTHER_PHONE)
    office.later(days=days)
    account = office.asked()

    if fits:
        assert office.called(account, number=OTHER_PHONE).outcome == "agreed"
    else:
        with pytest.raises(Refused, match="less than 28 days"):
            office.called(account, number=OTHER_PHONE)
        assert office.called(account, number=PHONE).outcome == "agreed"


def test_4_12_when_nobody_answers_nothing_moves():
    office = an_office()
    account = office.asked()

    office.called(account, outcome="no_answer")

    assert fresh(account).status == "asked"
    assert last_line()["facts"] == {"outcome": "no_answer"}


def test_4_12_when_they_did_not_ask_it_is_refused_and_the_chief_finance_officer_hears_of_it():
    office = an_office()
    account = office.asked()

    office.called(account, outcome="denied")

    assert (fresh(account).status, fresh(account).ended_because) == (
        "refused", "The organisation says that it did not ask for this.",
    )  # fmt: skip
    assert letters()[2:] == [
        ("chief@example.org", "payees/alarm"),
        ("office@example.org", "payees/ended"),
        ("lead@example.org", "payees/ended"),
    ]


@pytest.mark.parametrize(
    ("call", "field"),
    [(Call(PHONE, "perhaps", "Ada"), "outcome"), (Call(PHONE, "agreed", " "), "spoke_to")],
)
def test_4_12_a_call_says_what_came_of_it_and_who_spoke(call, field):
    office = an_office()
    account = office.asked()

    with pytest.raises(Refused) as no:
        actions.call_back(account, **office.now(office.finance), call=call)

    assert list(no.value.by_field) == [field]


@pytest.mark.parametrize("role", STRANGERS)
def test_4_12_only_finance_verifies(role):
    office = an_office()
    account = office.asked()
    once = office.now(a_person(role))

    for step in (
        lambda: actions.call_back(account, **once, call=Call(PHONE, "agreed", "Ada")),
        lambda: actions.check_payee(account, **once, answer=Answer("full")),
        lambda: actions.approve(account, **once),
        lambda: actions.explain_modulus(account, **once, reason="Seen"),
        lambda: actions.refuse(account, **once, reason="No"),
        lambda: actions.verify_again(account, **once),
        lambda: actions.stop(account, **once, reason="No"),
        lambda: actions.read_details(account, **once),
    ):
        with pytest.raises(NotAllowed):
            step()
    assert fresh(account).status == "asked"


@pytest.mark.parametrize("state", ["called", "approved", "in_use", "replaced", "refused", "voided"])
def test_4_12_a_call_in_the_wrong_state_is_refused(state):
    office = an_office()
    account = an_account(office.trust, state)

    with pytest.raises(Refused, match="cannot be done now"):
        office.called(account)


def test_4_12_what_the_bank_answered_is_kept_with_its_reason():
    office = an_office()
    account = office.asked()

    check = office.checked(
        account, "close", name_returned="Harbour Tr", kind="business", reason="Cut short by the bank."
    )

    assert last_line()["facts"] == {"outcome": "close", "account_kind": "business"}
    assert last_line()["rows"] == protected(check)


@pytest.mark.parametrize(
    ("answer", "fields"),
    [
        (Answer("perhaps", reason="Because"), ["outcome"]),
        (Answer("full", kind="odd"), ["kind"]),
        (Answer("close", reason="Because"), ["name_returned"]),
        (Answer("close", " ", reason=" "), ["name_returned", "reason"]),
        (Answer("none"), ["reason"]),
        (Answer("unavailable"), ["reason"]),
        (Answer("unknown"), ["reason"]),
    ],
)
def test_4_12_anything_but_a_full_match_is_refused_without_its_reason(answer, fields):
    office = an_office()
    account = office.asked()

    with pytest.raises(Refused) as no:
        actions.check_payee(account, **office.now(office.finance), answer=answer)

    assert list(no.value.by_field) == fields
    assert not PayeeCheck.objects.exists()


@pytest.mark.parametrize("state", ["approved", "in_use", "replaced", "refused", "voided"])
def test_4_12_a_check_in_the_wrong_state_is_refused(state):
    account = an_account(an_organisation(), state)
    office = an_office()

    with pytest.raises(Refused, match="cannot be done now"):
        office.checked(account)
    with pytest.raises(Refused, match="cannot be done now"):
        actions.explain_modulus(account, **office.now(office.finance), reason="Seen")
    with pytest.raises(Refused, match="cannot be done now"):
        actions.approve(account, **office.now(office.chief))


def test_2_1g_a_second_person_approves_and_first_details_are_used_at_once():
    office = an_office()

    account = office.approved()

    line = line_of("payees.approve")
    assert (account.status, account.approved_by, account.verified_name) == (
        "in_use", office.chief, "Harbour Trust",
    )  # fmt: skip
    assert (line["role"], line["clause"]) == ("chief_finance", "2.1")
    assert line["facts"]["moved"] == "called:approved"
    assert line["rows"] == protected(account)
    assert account_to_pay(office.trust, office.at) == account


def test_2_1g_whoever_called_checked_or_entered_does_not_approve():
    office = an_office()
    account = office.entered()
    office.called(account, by=office.second)
    office.checked(account)

    for person in (office.finance, office.second):
        with pytest.raises(Refused, match="has no other part in them"):
            actions.approve(fresh(account), **office.now(person))
    assert actions.approve(fresh(account), **office.now(office.chief)).status == "in_use"


def test_2_1g_a_lead_who_works_in_finance_does_not_approve_their_own():
    office = an_office()
    office.lead = office.second
    office.trust.memberships.update(person=office.second)
    account = office.ready()

    with pytest.raises(Refused, match="this person asked for them"):
        actions.approve(account, **office.now(office.second))


def test_4_12_without_a_payee_check_nothing_is_approved():
    office = an_office()
    account = office.asked()
    office.called(account)

    with pytest.raises(Refused, match="No payee check is recorded"):
        actions.approve(fresh(account), **office.now(office.chief), because="Never mind")


def test_4_12_all_but_a_full_match_takes_the_second_persons_reason_too():
    office = an_office()
    account = office.asked()
    office.called(account)
    office.checked(account, "none", reason="A new charity; the statement was seen.")

    with pytest.raises(Refused) as no:
        actions.approve(fresh(account), **office.now(office.chief))
    assert list(no.value.by_field) == ["because"]

    actions.approve(fresh(account), **office.now(office.chief), because="I saw the statement too.")

    assert fresh(account).status == "in_use"
    assert line_of("payees.approve")["facts"]["passed"] == ["R4.12-2-payee"]


def test_4_12_an_account_that_another_organisation_gave_takes_a_reason():
    office, details = an_office(), some_details()
    an_account(an_organisation(), "refused", details=details)
    account = office.ready(details=details)

    with pytest.raises(Refused, match="1 other organisation gave the same account"):
        actions.approve(account, **office.now(office.chief))
    assert [one.rule for one in findings(account, at=office.at) if one.needs_reason] == ["R4.12-2-shared"]


def test_4_12_refusing_needs_a_reason_and_is_told():
    office = an_office()
    account = office.asked()

    with pytest.raises(Refused, match="Write the reason"):
        actions.refuse(account, **office.now(office.finance), reason="")
    actions.refuse(account, **office.now(office.finance), reason="The letterhead is false.")

    assert (fresh(account).status, fresh(account).ended_by) == ("refused", office.finance)
    assert letters()[-1] == ("lead@example.org", "payees/ended")
    with pytest.raises(Refused, match="it is refused"):
        actions.refuse(fresh(account), **office.now(office.finance), reason="Again")
