"""Staff pages of bank details: what waits, one account, each step of verifying, the number in full."""

import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.payees import actions
from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import Details, details_of, path
from almoner.ground.audit.models import Line
from almoner.ground.office import fresh
from tests.builders import NOW, a_person, an_organisation
from tests.do.agreements.awards import a_signed_agreement
from tests.do.payees.accounts import an_account, some_details
from tests.do.payees.office import OTHER_PHONE, PHONE, an_office
from tests.do.payees.office import fresh as again
from tests.do.payees.test_asking import with_tables
from tests.doors.staff.people.asked import text
from tests.ground.files.making import plain_pdf
from tests.record import last_line

pytestmark = pytest.mark.django_db
LIST = "/office/bank-details/"
OTHERS = ["officer", "monitoring", "decision_maker", "administrator"]


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


def at(account: BankAccount, rest: str = "") -> str:
    return f"{LIST}{account.public_id}/{rest}"


def signed_in(client, person) -> None:
    """And asked again a moment ago who they are."""
    client.force_login(person)
    session = client.session
    session[fresh.SHOWN_AT] = time.time()
    session.save()


def visits(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_costs_the_same_for_one_and_for_sixty(client):
    first = an_account(an_organisation("Saltmarsh Trust"), "asked")
    client.force_login(a_person("finance"))
    one = visits(client, LIST)
    assert "Saltmarsh Trust" in text(client.get(LIST))

    for _ in range(60):
        an_account(an_organisation(), "asked", asked_by=first.asked_by)

    assert visits(client, LIST) == one <= 12
    assert (text(client.get(LIST)).count("<tr"), "after=" in text(client.get(LIST))) == (61, True)


def test_the_list_is_asked_by_state_and_shows_no_number(client):
    details = some_details(12345678)
    an_account(an_organisation("Waiting Trust"), "asked", details=details)
    an_account(an_organisation("Paid Trust"), details=some_details(22345678))
    resting = an_account(an_organisation("Resting Trust"), "approved", usable_from=NOW + timedelta(hours=9))
    renamed = an_account(an_organisation("Renamed Trust"), verified_name="Old Trust")
    client.force_login(a_person("auditor"))

    waiting = text(client.get(LIST))

    assert ["Waiting Trust" in waiting, "Resting Trust" in waiting, "Paid Trust" in waiting] == [1, 1, 0]
    assert ("ending 5678" in waiting, "12345678" in waiting) == (True, False)
    assert "used from Thursday 10 December 2026, 9pm" in waiting
    used = text(client.get(f"{LIST}?state=in_use"))
    assert ["Paid Trust" in used, "Waiting Trust" in used] == [True, False]
    named_anew = text(client.get(f"{LIST}?state=renamed"))
    assert ["Renamed Trust" in named_anew, "Paid Trust" in named_anew] == [True, False]
    assert "must be verified again" in text(client.get(at(renamed)))
    assert client.get(f"{LIST}?state=nonsense&after=x").status_code == 200
    assert "Nothing is paid until then." in text(client.get(at(resting)))


def test_those_who_signed_and_gave_nothing_are_named(client):
    agreement = a_signed_agreement()
    client.force_login(a_person("finance"))
    name = agreement.line.organisation.name

    assert name in text(client.get(LIST))

    an_account(agreement.line.organisation)

    assert "Every organisation with a signed agreement has given" in text(client.get(LIST))


@pytest.mark.parametrize("role", OTHERS)
def test_others_find_no_bank_details(client, role):
    account = an_account(an_organisation(), "called")
    signed_in(client, a_person(role))
    pages = [LIST, at(account), *(at(account, f"{one}/") for one in ("call", "approve", "paper", "end"))]

    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    assert client.post(at(account, "read/")).status_code == 404


def test_an_officer_reads_the_state_in_words_only(client):
    trust = an_organisation("Saltmarsh Trust")
    an_account(trust, details=some_details(12345678))
    client.force_login(a_person("officer"))

    page = text(client.get(f"/office/organisations/{trust.public_id}/"))

    assert "Verified and in use" in page
    assert "5678" not in page


def test_the_auditor_sees_the_history_masked_and_has_nothing_to_press(client):
    office = an_office()
    account = office.ready(details=some_details(12345678))
    client.force_login(a_person("auditor"))

    page = text(client.get(at(account)))

    assert f"called {PHONE}" in page
    assert "Payee check: Full match" in page
    assert [word in page for word in ("12345678", "Approve", "Show the whole number")] == [False] * 3
    signed_in(client, a_person("auditor"))
    assert client.post(at(account, "read/")).status_code == 404


def test_finance_enters_details_from_a_paper(client):
    trust = an_organisation("Saltmarsh Trust")
    client.force_login(a_person("finance"))
    page = f"/office/organisations/{trust.public_id}/bank-details/"
    assert "Never from an email" in text(client.get(page))
    typed = {"way": "letterhead", "account_name": "Saltmarsh", "sort_code": "00-00-00",
             "account_number": "12345678", "stated_numbers": "01632 960777"}  # fmt: skip

    empty = client.post(page, typed)
    wrong = client.post(page, typed | {"sort_code": "12", "paper": a_paper()})
    kept = client.post(page, typed | {"paper": a_paper()})

    account = BankAccount.objects.get()
    assert (empty.status_code, wrong.status_code, kept.headers["Location"]) == (422, 422, LIST)
    assert "Enter the six digits of the sort code" in text(wrong)
    assert (account.status, account.stated_numbers) == ("asked", ["01632960777"])
    assert client.get(at(an_account(an_organisation()), "paper/")).status_code == 404
    answer = client.get(at(account, "paper/"))
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    answer.close()


def a_paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", plain_pdf())


def test_the_call_offers_only_numbers_held_before(client):
    office = an_office()
    account = office.asked()
    office.later(minutes=5)
    office.changes(phone=OTHER_PHONE)
    client.force_login(office.finance)

    page = text(client.get(at(account, "call/")))

    assert (f'value="{PHONE}"' in page, f'value="{OTHER_PHONE}"' in page) == (True, False)
    assert f"{OTHER_PHONE}: This number came to us on" in page
    refused = client.post(at(account, "call/"), {"number": OTHER_PHONE, "outcome": "agreed"})
    assert (refused.status_code, again(account).status) == (422, "asked")


def test_from_the_call_to_the_second_person(client):
    office = an_office()
    account = office.asked()
    client.force_login(office.finance)
    said = {"number": PHONE, "outcome": "agreed", "spoke_to": "Ada Hollis (demo)"}

    assert client.post(at(account, "call/"), said).headers["Location"] == at(account)
    answer = client.post(at(account, "check/"), {"outcome": "close", "name_returned": "Harbour"})
    assert (answer.status_code, "Enter why it may go on" in text(answer)) == (422, True)
    said = {"outcome": "close", "name_returned": "Harbour", "reason": "Cut short."}
    assert client.post(at(account, "check/"), said).status_code == 302
    assert "Needs a reason" in text(client.get(at(account)))

    signed_in(client, office.finance)
    own = client.post(at(account, "approve/"), {"because": "Fine"})
    assert (own.status_code, "has no other part in them" in text(own)) == (422, True)
    signed_in(client, office.chief)
    bare = client.post(at(account, "approve/"), {"because": ""})
    assert (bare.status_code, "The bank says the name is nearly right" in text(bare)) == (422, True)
    assert client.post(at(account, "approve/"), {"because": "Seen."}).status_code == 302
    assert again(account).status == "in_use"


def test_approving_asks_first_who_it_is(client):
    account = an_office().ready()
    client.force_login(a_person("chief_finance"))

    answer = client.post(at(account, "approve/"), {"because": ""})

    assert (answer.status_code, "confirm" in answer.headers["Location"]) == (302, True)
    assert again(account).status == "called"


def test_a_number_that_fails_a_newer_table_goes_on_with_a_reason_only(client):
    office = an_office()
    account = office.asked(details=Details("000019", "00000053", "Harbour"))
    with_tables()
    client.force_login(office.finance)

    bare = client.post(at(account, "modulus/"), {"modulus_reason": ""})
    told = client.post(at(account, "modulus/"), {"modulus_reason": "The bank wrote to us."})

    assert (bare.status_code, told.status_code, again(account).modulus) == (422, 302, "fail")


@pytest.mark.parametrize(
    ("state", "after"),
    [("asked", "refused"), ("called", "refused"), ("approved", "voided"), ("in_use", "voided")],
)
def test_details_are_refused_made_void_or_stopped_with_a_reason(client, state, after):
    account = an_account(an_organisation(), state)
    client.force_login(a_person("finance"))

    assert client.post(at(account, "end/"), {"reason": ""}).status_code == 422
    assert client.post(at(account, "end/"), {"reason": "False paper."}).status_code == 302
    assert again(account).status == after
    assert client.post(at(account, "end/"), {"reason": "Again."}).status_code == 422


def test_details_under_an_old_name_are_verified_again(client):
    account = an_account(an_organisation("New Trust"), verified_name="Old Trust")
    client.force_login(a_person("finance"))
    assert "the whole way once more" in text(client.get(at(account, "again/")))

    assert client.post(at(account, "again/")).headers["Location"] == LIST

    assert BankAccount.objects.filter(status="asked", way="again").count() == 1
    assert "New Trust" in text(client.get(LIST))


def test_the_whole_number_is_shown_once_and_the_record_says_to_whom(client):
    account = an_account(an_organisation(), details=some_details(12345678))
    person = a_person("finance")
    client.force_login(person)
    asked_first = client.post(at(account, "read/"))
    before = Line.objects.count()
    signed_in(client, person)

    answer = client.post(at(account, "read/"))

    assert asked_first.status_code == 302
    assert ("12345678" in text(answer), "00-00-00" in text(answer)) == (True, True)
    assert answer.headers["Cache-Control"] == "no-store"
    assert Line.objects.count() == before + 1
    assert (last_line()["action"], last_line()["actor"]) == (
        "payees.read_details", f"person:{person.public_id}",
    )  # fmt: skip
    assert client.get(at(account, "read/")).status_code == 405
    assert "12345678" not in text(client.get(at(account)))


def test_with_a_lost_key_the_page_says_so(client, settings, tmp_path):
    settings.HOME = tmp_path
    account = an_account(an_organisation())
    path().unlink()
    signed_in(client, a_person("finance"))

    answer = client.post(at(account, "read/"))

    assert (answer.status_code, "Ask for them again" in text(answer)) == (422, True)


@pytest.mark.parametrize("role", ["finance", "chief_finance", "auditor", "administrator"])
def test_the_page_of_tables_says_which_is_in_use(client, role):
    client.force_login(a_person(role))
    assert "No table is loaded yet" in text(client.get(f"{LIST}tables/"))

    with_tables()

    page = text(client.get(f"{LIST}tables/"))
    assert "In use: ours, loaded Wednesday 9 December 2026." in page


def test_today_says_what_waits_for_finance(client):
    an_account(an_organisation("Saltmarsh Trust"), "asked")
    an_account(an_organisation("Creek Trust"), "called")
    client.force_login(a_person("finance"))

    page = text(client.get("/office/"))

    assert "Call back about the bank details of Saltmarsh Trust" in page
    assert "Approve the bank details of Creek Trust" in page


def test_what_was_read_is_what_was_given():
    office = an_office()
    account = office.asked(details=some_details(12345678, "Harbour"))

    assert actions.read_details(account, **office.now(office.chief)) == details_of(account)
