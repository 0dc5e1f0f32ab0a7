"""An organisation's own pages of bank details: masked, given by a lead, and where a change stands."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from almoner.analyse.organisations.models import COLLEAGUE, HELPER
from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import details_of
from almoner.ground.office import fresh
from tests.builders import a_member, a_person, an_organisation
from tests.do.payees.accounts import an_account, some_details
from tests.do.payees.office import an_office
from tests.do.payees.office import fresh as again
from tests.do.payees.test_asking import with_tables
from tests.doors.staff.people.asked import text
from tests.ground.files.making import plain_pdf
from tests.record import letters

pytestmark = pytest.mark.django_db
TYPED = {"account_name": "Harbour Trust", "sort_code": "00-00-00", "account_number": "12345678"}


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


def page(organisation, rest: str = "") -> str:
    return f"/apply/organisations/{organisation.public_id}/bank-details/{rest}"


def signed_in(client, person) -> None:
    client.force_login(person)
    session = client.session
    session[fresh.SHOWN_AT] = time.time()
    session.save()


def test_before_any_details_the_page_says_what_will_stand_there(client):
    office = an_office()
    client.force_login(office.lead)

    found = text(client.get(page(office.trust)))

    assert "The account that we pay into will stand here." in found
    assert "Give bank details" in found
    assert page(office.trust) in text(client.get(page(office.trust).replace("bank-details/", "")))


def test_a_lead_gives_details_after_showing_who_they_are(client):
    office = an_office()
    client.force_login(office.lead)
    asked = client.post(page(office.trust, "new/"), TYPED)
    assert "confirm" in asked.headers["Location"]
    signed_in(client, office.lead)
    paper = SimpleUploadedFile("statement.pdf", plain_pdf())

    answer = client.post(page(office.trust, "new/"), TYPED | {"paper": paper, "because": "A new bank"})

    account = BankAccount.objects.get()
    assert (answer.headers["Location"], details_of(account).account_number) == (
        page(office.trust), "12345678",
    )  # fmt: skip
    assert (account.paper.name, account.asked_by, account.because) == (
        "statement.pdf", office.lead, "A new bank",
    )  # fmt: skip
    assert letters() == [("office@example.org", "payees/asked"), ("lead@example.org", "payees/asked")]


def test_the_page_shows_where_a_change_stands_and_who_was_told(client):
    office = an_office()
    an_account(office.trust, details=some_details(11112222))
    office.asked(details=some_details(33334444))
    client.force_login(a_member(office.trust, HELPER).person)

    found = text(client.get(page(office.trust)))

    assert [one in found for one in ("ending 2222", "ending 4444", "11112222", "33334444")] == [1, 1, 0, 0]
    assert "We wrote to 2 addresses that we held for you." in found
    assert "Nothing is paid into either account until the change is settled." in found
    assert ("Take the request back" in found, "A lead of your organisation gives" in found) == (False, True)


@pytest.mark.parametrize("state", ["called", "approved"])
def test_each_state_has_its_step(client, state):
    office = an_office()
    an_account(office.trust, state, usable_from=office.at)
    client.force_login(office.lead)

    assert text(client.get(page(office.trust))).count('aria-current="step"') == 1


def test_what_cannot_be_right_is_said_beside_its_field(client):
    office = an_office()
    signed_in(client, office.lead)

    answer = client.post(page(office.trust, "new/"), TYPED | {"account_number": "12"})

    assert (answer.status_code, BankAccount.objects.count()) == (422, 0)
    assert "Enter the account number: 8 digits" in text(answer)


def test_a_number_that_fails_the_modulus_check_is_said_and_passed_with_a_reason(client):
    with_tables()
    office = an_office()
    signed_in(client, office.lead)
    typed = TYPED | {"sort_code": "00-00-19", "account_number": "00000053"}

    answer = client.post(page(office.trust, "new/"), typed)
    assert (answer.status_code, "no such account can exist" in text(answer)) == (422, True)

    client.post(page(office.trust, "new/"), typed | {"modulus_reason": "Our bank wrote it."})
    assert BankAccount.objects.get().modulus == "fail"


def test_a_lead_takes_a_request_back(client):
    office = an_office()
    account = office.asked()
    client.force_login(office.lead)
    way = page(office.trust, f"{account.public_id}/withdraw/")
    assert "will not be used" in text(client.get(way))

    assert client.post(way, {"reason": ""}).status_code == 422
    assert client.post(way, {"reason": "A mistake"}).headers["Location"] == page(office.trust)

    assert again(account).status == "voided"
    assert "Void" in text(client.get(page(office.trust)))


def test_a_colleague_reads_and_may_not_give(client):
    office = an_office()
    signed_in(client, a_member(office.trust, COLLEAGUE).person)

    assert client.get(page(office.trust)).status_code == 200
    assert client.post(page(office.trust, "new/"), TYPED).status_code == 403
    assert not BankAccount.objects.exists()


@pytest.mark.parametrize("rest", ["", "new/", "nosuchaccount/withdraw/"])
def test_strangers_find_nothing(client, rest):
    office = an_office()
    signed_in(client, a_member(an_organisation()).person)
    assert client.get(page(office.trust, rest)).status_code == 404

    signed_in(client, a_person("finance"))
    assert client.get(page(office.trust, rest)).status_code == 404


def test_a_request_of_another_organisation_is_not_taken_back(client):
    mine, theirs = an_office(), an_account(an_organisation(), "asked")
    client.force_login(mine.lead)

    answer = client.post(page(mine.trust, f"{theirs.public_id}/withdraw/"), {"reason": "Mine now"})

    assert (answer.status_code, again(theirs).status) == (404, "asked")
