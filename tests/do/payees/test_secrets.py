"""Bank details at rest: readable with the key and in their own row only."""

import base64
import os
from pathlib import Path

import pytest
from django.db import connection

from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import Details, KeyRefused, Unreadable, details_of, fingerprint, path, seal
from tests.builders import an_organisation, kept
from tests.do.payees.accounts import an_account

pytestmark = pytest.mark.django_db
DETAILS = Details("000000", "12345678", "Harbour Trust Canarybank")


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def a_key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def test_the_row_holds_the_last_four_digits_and_nothing_else_to_read():
    account = an_account(an_organisation("The Trust"), details=DETAILS)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM payees_bankaccount")
        row = " ".join(str(value) for value in cursor.fetchone())

    assert account.last_four == "5678"
    assert ("12345678" in row, "Canarybank" in row) == (False, False)
    assert details_of(BankAccount.objects.get()) == DETAILS
    assert DETAILS.sort_code_in_pairs == "00-00-00"


def test_the_same_details_are_sealed_differently_each_time_but_known_as_the_same():
    one = an_account(an_organisation(), details=DETAILS)
    other = an_account(an_organisation(), details=DETAILS)

    assert one.sealed != other.sealed
    assert one.fingerprint == other.fingerprint == fingerprint(DETAILS)


def test_details_copied_from_another_row_cannot_be_read():
    mine = an_account(an_organisation(), details=DETAILS)
    theirs = an_account(an_organisation())
    theirs.sealed = mine.sealed

    with pytest.raises(Unreadable):
        details_of(kept(theirs))


def test_words_about_details_do_not_show_them():
    assert "12345678" not in f"{DETAILS} {DETAILS!r}"


def test_the_key_is_made_once_and_only_its_owner_may_read_it():
    an_account(an_organisation())
    first = path().read_text()
    an_account(an_organisation())

    assert path().read_text() == first
    assert path().stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "mode"),
    [("", 0o600), ("short", 0o600), ("é", 0o600), (a_key(), 0o640)],
    ids=["empty", "short", "not ASCII", "open to others"],
)
def test_a_key_that_cannot_be_right_is_refused(text, mode):
    path().write_text(text)
    path().chmod(mode)

    with pytest.raises(KeyRefused):
        an_account(an_organisation())


def test_a_lost_key_loses_the_details_and_says_so():
    account = an_account(an_organisation())
    path().unlink()

    with pytest.raises(Unreadable, match="Ask for them again"):
        details_of(account)


def test_a_new_key_seals_and_the_old_one_still_opens():
    account = an_account(an_organisation(), details=DETAILS)
    old = path().read_text()
    path().write_text(f"{a_key()}\n{old}")

    assert details_of(account) == DETAILS

    newer = an_account(an_organisation(), details=DETAILS)
    path().write_text(path().read_text().splitlines()[0])

    assert details_of(newer) == DETAILS
    assert newer.fingerprint == account.fingerprint


def test_keys_may_come_by_a_setting(settings, tmp_path):
    settings.BANK_KEYS = [a_key()]
    account = an_account(an_organisation(), details=DETAILS)

    assert details_of(account) == DETAILS
    assert list(Path(tmp_path).iterdir()) == []

    settings.BANK_KEYS = [a_key()]

    with pytest.raises(Unreadable):
        details_of(account)


def test_sealing_again_replaces_what_was_there():
    account = an_account(an_organisation(), details=DETAILS)
    seal(account, Details("000000", "00000009", "Another"))

    assert (details_of(account).account_number, account.last_four) == ("00000009", "0009")
