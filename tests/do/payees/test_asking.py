"""Bank details are given: who may, who hears of it, and what they are told (R4.12-2)."""

from datetime import timedelta

import pytest

from almoner.analyse.organisations.models import COLLEAGUE, HELPER
from almoner.do.payees import actions
from almoner.do.payees.asking import Given
from almoner.do.payees.bank_tables import Read, table_of
from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import details_of
from almoner.do.payees.typed import tidied
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_member, a_person, an_organisation
from tests.do.payees.accounts import an_account, some_details
from tests.do.payees.office import an_office, fresh
from tests.do.payees.test_modulus import OUR_ROWS
from tests.record import last_line, letters, line_of, protected

pytestmark = pytest.mark.django_db


def test_4_12_a_lead_gives_first_details_and_the_office_holds_them_sealed():
    office = an_office()
    details = some_details(name="Harbour Trust")

    account = office.asked(details=details)

    line = last_line()
    assert (account.status, account.is_change, account.way) == ("asked", False, "portal")
    assert details_of(account) == details
    assert (line["action"], line["role"], line["clause"]) == ("payees.ask", "lead", "4.12")
    assert line["rows"] == protected(account)
    assert line["facts"] == {"way": "portal", "is_change": False, "modulus": "cannot", "letters": 2}


def test_4_12_the_record_holds_no_bank_number():
    office = an_office()
    details = tidied("00-00-00", "12345678", "Harbour Trust")

    office.asked(details=details)

    assert "12345678" not in str(last_line())
    assert "5678" not in str(last_line()["facts"])


def test_4_12_a_change_is_told_to_the_address_held_before_it():
    office = an_office()
    an_account(office.trust)
    office.changes(email="new@example.org")
    office.later(minutes=5)

    account = office.asked()

    assert (account.is_change, account.told) == (True, 3)
    assert letters() == [
        ("new@example.org", "payees/asked"),
        ("office@example.org", "payees/asked"),
        ("lead@example.org", "payees/asked"),
    ]


def test_4_12_an_address_given_up_more_than_a_year_ago_is_not_written_to():
    office = an_office()
    office.changes(email="new@example.org")
    office.later(days=365)

    office.asked()

    assert ("office@example.org", "payees/asked") not in letters()


def test_4_12_a_newer_request_makes_the_older_one_void():
    office = an_office()
    first = office.asked()
    office.called(first)

    second = office.asked()

    assert (fresh(first).status, fresh(first).ended_because) == ("voided", "A newer request took its place.")
    assert fresh(second).status == "asked"
    assert line_of("payees.ask")["facts"]["moved"] == "called:voided"


def test_4_12_the_same_details_again_are_refused():
    office = an_office()
    details = some_details()
    an_account(office.trust, details=details)

    with pytest.raises(Refused, match="details that we use already"):
        office.asked(details=details)


def test_4_12_under_a_new_name_the_same_details_may_be_given():
    office = an_office()
    details = some_details()
    an_account(office.trust, details=details)
    office.changes(name="Harbour Trading")

    assert office.asked(details=details).is_change


@pytest.mark.parametrize("kind", [COLLEAGUE, HELPER])
def test_4_12_only_the_lead_gives_details(kind):
    office = an_office()
    office.lead = a_member(office.trust, kind).person

    with pytest.raises(NotAllowed):
        office.asked()


@pytest.mark.parametrize("role", ["officer", "monitoring", "decision_maker", "auditor", "administrator"])
def test_4_12_nobody_else_gives_or_enters_details(role):
    office = an_office()
    office.lead = office.finance = a_person(role)

    with pytest.raises(NotAllowed):
        office.asked()
    with pytest.raises(NotAllowed):
        office.entered()
    assert not BankAccount.objects.exists()


def test_4_12_finance_enters_details_from_a_paper_that_is_kept():
    office = an_office()

    account = office.entered(because="Their letter of 3 December", stated_numbers="01632 960777")

    assert (account.way, account.paper.name) == ("letterhead", "letter.pdf")
    assert account.stated_numbers == ["01632960777"]
    assert last_line()["rows"] == protected(account, account.paper)


@pytest.mark.parametrize(("way", "field"), [("portal", "way"), ("", "way"), ("letterhead", "paper")])
def test_4_12_without_a_paper_finance_enters_nothing(way, field):
    office = an_office()

    with pytest.raises(Refused) as no:
        actions.enter(
            office.trust, **office.now(office.finance), way=way, details=some_details(), given=Given()
        )

    assert list(no.value.by_field) == [field]
    assert not BankAccount.objects.exists()


def test_4_12_a_number_written_into_the_reason_counts_as_stated():
    office = an_office()

    account = office.asked("We moved to another bank. Please ring +44 1632 960 778 about it.")

    assert account.stated_numbers == ["01632960778"]


def with_tables() -> None:
    read = Read("ours", OUR_ROWS, "000055 000056\n", table_of(OUR_ROWS, "000055 000056\n"))
    actions.load_bank_tables(None, by=None, at=NOW - timedelta(days=1), read=read)


@pytest.mark.parametrize(("number", "answer"), [("00000051", "pass"), ("00000000", "pass")])
def test_4_12_details_that_pass_the_modulus_check_say_by_which_table(number, answer):
    with_tables()

    account = an_office().asked(details=tidied("000019", number, "Harbour Trust"))

    assert (account.modulus, account.modulus_table) == (answer, "ours")


def test_4_12_details_that_fail_the_modulus_check_need_a_written_reason():
    with_tables()
    office, details = an_office(), tidied("000019", "00000053", "Harbour Trust")

    with pytest.raises(Refused) as no:
        office.asked(details=details)

    assert list(no.value.by_field) == ["modulus_reason"]

    account = office.asked(details=details, modulus_reason="The bank confirmed it in writing.")

    assert (account.modulus, account.modulus_by) == ("fail", office.lead)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("00-00-0", "12345678", "Trust"), "sort_code"),
        (("00-00-0O", "12345678", "Trust"), "sort_code"),
        (("٠٠٠٠٠٠", "12345678", "Trust"), "sort_code"),
        (("000000", "12345", "Trust"), "account_number"),
        (("000000", "123456789", "Trust"), "account_number"),
        (("000000", "1234567x", "Trust"), "account_number"),
        (("000000", "12345678", "  "), "account_name"),
        (("000000", "12345678", "n" * 71), "account_name"),
        (("000000", "12345678", "Tr\0ust"), "account_name"),
    ],
)
def test_4_12_what_cannot_be_right_is_refused_by_field(typed, field):
    with pytest.raises(Refused) as no:
        tidied(*typed)

    assert list(no.value.by_field) == [field]


def test_4_12_spaces_and_short_numbers_are_put_right():
    found = tidied(" 00-00 00", "123 456", " Harbour   Trust ")

    assert (found.sort_code, found.account_number, found.account_name) == (
        "000000", "00123456", "Harbour Trust",
    )  # fmt: skip
    assert tidied("000000", "1234567", "n" * 70).account_number == "01234567"


def test_4_12_a_request_is_taken_back_and_the_old_details_are_used_on():
    office = an_office()
    used = an_account(office.trust)
    account = office.asked()

    actions.withdraw(account, **office.now(office.lead), reason="A mistake")

    assert (fresh(account).status, fresh(used).status) == ("voided", "in_use")
    assert letters()[-1] == ("lead@example.org", "payees/ended")


def test_4_12_a_stranger_takes_no_request_back_and_what_is_used_is_not_withdrawn():
    office = an_office()
    account = office.asked()
    stranger = a_member(an_organisation()).person

    with pytest.raises(NotAllowed):
        actions.withdraw(account, **office.now(stranger), reason="Mine")
    with pytest.raises(Refused, match="Write the reason"):
        actions.withdraw(account, **office.now(office.lead), reason=" ")
    account = an_account(an_organisation())
    with pytest.raises(Refused, match="not under way"):
        actions.withdraw(account, **office.now(office.finance), reason="Old")


def test_4_12_details_in_use_are_verified_again_the_whole_way():
    office = an_office()
    account = an_account(office.trust)
    office.changes(name="Harbour Trading")

    again = actions.verify_again(account, **office.now(office.finance))

    assert (again.status, again.way, again.is_change) == ("asked", "again", True)
    assert details_of(again) == details_of(account)
    with pytest.raises(Refused, match="Only details in use"):
        actions.verify_again(again, **office.now(office.finance))
