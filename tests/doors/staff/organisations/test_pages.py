"""Organisations as the office sees them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.analyse.organisations.models import EarlierAward
from almoner.analyse.organisations.passport import AccountsYear
from tests.builders import NOW, a_document, a_fund, a_member, a_person, an_area, an_organisation, kept
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(organisation, more=""):
    return f"/office/organisations/{organisation.public_id}/{more}"


def an_earlier_award(organisation, **values):
    defaults = {
        "reference": "22R1-007",
        "title": "Boxing for all",
        "fund_code": "CSDF",
        "amount_pence": 900_000,
        "decided_on": date(2022, 11, 1),
        "promised": "Sixty young people",
        "return_state": "overdue",
    }
    return kept(EarlierAward(organisation=organisation, **(defaults | values)))


def test_the_list_finds_by_name_number_kind_and_area(client, officer):
    area = an_area("Tendring", code="TEN")
    an_organisation("The Orchard Table", charity_number="1234567", home_area=area)
    an_organisation("Harbour CIC", charity_number="", kind="cic")

    found = [
        ["Orchard" in page, "Harbour" in page]
        for page in (
            text(client.get(f"/office/organisations/?{asked}"))
            for asked in (
                "",
                "words=orchard",
                "words=1234567",
                "kind=cic",
                "area=TEN",
                "kind=nonsense&area=XX",
            )
        )
    ]

    both, first, second = [True, True], [True, False], [False, True]
    assert found == [both, first, first, second, first, both]
    assert "No organisation is like that" in text(client.get("/office/organisations/?words=zzz"))


def test_the_list_goes_on_page_by_page_and_keeps_what_was_asked(client, officer):
    made = [an_organisation(f"Trust {number:02d}", kind="cic") for number in range(51)]
    onward = f"?kind=cic&after={made[49].public_id}"

    page = text(client.get("/office/organisations/?kind=cic"))
    last = text(client.get(f"/office/organisations/{onward}"))

    assert ("Trust 49" in page, "Trust 50" in page, "First page" in page) == (True, False, False)
    assert onward.replace("&", "&amp;") in page
    assert ("Trust 49" in last, "Trust 50" in last, 'href="?kind=cic"' in last) == (False, True, True)


def test_nothing_yet_says_what_will_come(client, officer):
    assert "will stand here" in text(client.get("/office/organisations/"))


def test_an_organisation_shows_all_that_is_known(client, officer):
    organisation = an_organisation(
        "Harbour Trust", charity_number="1234567", phone="01632 960001", address_is_withheld=True
    )
    a_member(organisation, person=a_person(name="Ann Lead"))
    a_document(organisation, "insurance", title="Liability", expires_on=date(2026, 12, 9))
    an_earlier_award(organisation)
    an_organisation("Quite Different", phone="01632 960001")

    page = text(client.get(at(organisation)))

    wanted = (
        "GB-CHC-1234567",
        "Ann Lead",
        "Liability",
        "Ran out on 9 December 2026",
        "22R1-007",
        "Sixty young people",
        "Overdue",
        "£9,000",
        "Quite Different",
        "must never be published",
        "Write down an earlier award",
    )
    assert [words for words in wanted if words not in page] == []


def test_an_auditor_sees_it_all_and_is_offered_nothing_to_change(client):
    organisation = an_organisation()
    an_earlier_award(organisation)
    document = a_document(organisation)
    client.force_login(a_person("auditor"))

    page = text(client.get(at(organisation)))

    assert [words in page for words in ("Correct the details", "Enter a year", "Write down")] == [False] * 3
    assert client.get(at(organisation, "details/")).status_code == 404
    assert client.post(at(organisation, "accounts/")).status_code == 404
    assert client.get(f"/office/organisations/files/{document.public_id}/").status_code == 404, "no content"


@pytest.mark.parametrize("role", ["", "administrator"])
def test_strangers_and_administrators_find_nothing(client, role):
    organisation = an_organisation()
    client.force_login(a_person(*[role] if role else []))

    pages = ("/office/organisations/", at(organisation), at(organisation, "details/"))
    assert [client.get(page).status_code for page in pages] == [404] * 3


def test_an_officer_corrects_the_details(client, officer):
    organisation = an_organisation("Harbour Trst", purpose="Boats", charity_number="1234567")

    answer = client.post(
        at(organisation, "details/"),
        {"name": "Harbour Trust", "kind": "cio", "charity_number": "1234568", "address_is_withheld": "on"},
    )

    organisation.refresh_from_db()
    assert answer.headers["Location"] == at(organisation)
    assert (organisation.name, organisation.kind, organisation.charity_number, organisation.purpose) == (
        "Harbour Trust",
        "cio",
        "1234568",
        "Boats",
    )
    assert organisation.address_is_withheld is True


def test_finance_enters_a_year_of_accounts(client):
    organisation = an_organisation()
    client.force_login(a_person("finance"))
    money = {
        "income_pence": "84000",
        "expenditure_pence": "80000",
        "cash_pence": "0",
        "free_reserves_pence": "1",
    }

    client.post(
        at(organisation, "accounts/"), {**money, "was_examined": "no", **boxes("year_end", date(2026, 3, 31))}
    )

    assert AccountsYear.objects.values_list("income_pence", "entered_by_staff").get() == (8_400_000, True)
    assert client.get(at(organisation, "earlier/")).status_code == 404


def test_4_8_an_officer_writes_down_an_earlier_award_and_its_report(client, officer):
    organisation = an_organisation()
    a_fund("CSDF")
    client.post(
        at(organisation, "earlier/"),
        {
            "reference": "22R1-007",
            "title": "Boxing",
            "fund_code": "CSDF",
            "amount_pence": "9,000",
            "return_state": "due",
            **boxes("decided_on", date(2022, 11, 1)),
        },
    )
    award = EarlierAward.objects.get()

    answer = client.post(
        at(organisation, f"earlier/{award.pk}/"), {"state": "accepted", "delivered": "All of it"}
    )

    award.refresh_from_db()
    assert (award.amount_pence, award.return_state, award.delivered) == (900_000, "accepted", "All of it")
    assert answer.headers["Location"] == at(organisation)
    assert client.get(at(an_organisation(), f"earlier/{award.pk}/")).status_code == 404


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_for_60_rows_as_for_one(client, officer):
    organisation = an_organisation("Harbour Trust", phone="01632 960001", home_area=an_area())

    def more(number):
        a_document(organisation, "other", kept_at=NOW)
        a_member(organisation)
        an_earlier_award(organisation, reference=f"22R1-{number}")
        an_organisation(f"Trust {number}", phone="01632 960001", home_area=an_area())

    more(0)
    pages = (at(organisation), "/office/organisations/")
    one = [queries_for(client, page) for page in pages]
    for number in range(1, 60):
        more(number)

    assert [queries_for(client, page) for page in pages] == one
    assert max(one) <= 20
