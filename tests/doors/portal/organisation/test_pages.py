"""An organisation as its own members see it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.analyse.areas.models import PostcodeArea
from almoner.analyse.organisations.models import Membership, Organisation
from almoner.analyse.organisations.passport import AccountsYear, Document
from tests.builders import NOW, TODAY, a_document, a_member, a_person, an_area, an_organisation
from tests.doors.staff.people.asked import boxes, text
from tests.ground.files.making import png

pytestmark = pytest.mark.django_db
PICTURE = png()
TRUST = {"name": "The Orchard Table", "kind": "charity", "charity_number": "1234567", "home_area": "TEN"}


@pytest.fixture
def organisation():
    return an_organisation("Harbour Trust", postcode="CO15 1AA")


@pytest.fixture
def lead(client, organisation):
    member = a_member(organisation, person=a_person(name="Ann Lead", email="ann@example.org"))
    client.force_login(member.person)
    return member


def at(organisation, more=""):
    return f"/apply/organisations/{organisation.public_id}/{more}"


def test_somebody_without_an_organisation_is_told_how_to_begin(client):
    client.force_login(a_person())

    page = text(client.get("/apply/organisations/"))

    assert ("The organisations you act for will stand here" in page, "organisations/new/" in page) == (
        True,
        True,
    )


def test_an_organisation_is_registered_once_however_often_the_form_arrives(client):
    person = a_person()
    client.force_login(person)
    an_area("Tendring", code="TEN")

    answers = [client.post("/apply/organisations/new/", {**TRUST, "once": "k1"}) for _ in range(2)]

    made = Organisation.objects.get()
    assert [answer.headers["Location"] for answer in answers] == [at(made)] * 2
    assert (made.home_area.code, Membership.objects.get().person) == ("TEN", person)
    assert "you are its lead" in text(client.get(at(made)))


def test_an_organisation_that_is_here_is_refused_beside_its_number_and_nothing_typed_is_lost(client):
    an_organisation("Somebody Else's", charity_number="1234567", email="secret@example.org")
    an_area(code="TEN")
    client.force_login(a_person())

    answer = client.post("/apply/organisations/new/", TRUST)

    page = text(answer)
    assert answer.status_code == 422
    assert ("already here. Ask its lead" in page, "The Orchard Table" in page) == (True, True)
    assert ("Somebody Else" in page, "secret@example.org" in page) == (False, False)


def test_a_like_name_is_registered_after_the_box_is_ticked(client):
    an_organisation("Orchard Tables", charity_number="")
    an_area(code="TEN")
    client.force_login(a_person())

    first = client.post("/apply/organisations/new/", TRUST)
    second = client.post("/apply/organisations/new/", {**TRUST, "is_another": "on"})

    assert (first.status_code, second.status_code, Organisation.objects.count()) == (422, 302, 2)


def test_details_are_changed_and_the_area_is_guessed_from_the_postcode(client, organisation, lead):
    PostcodeArea.objects.create(postcode="CO151AA", area=an_area("Tendring", code="TEN"))

    form = text(client.get(at(organisation, "details/")))
    answer = client.post(
        at(organisation, "details/"),
        {**TRUST, "charity_number": organisation.charity_number, "annual_income_pence": "£84,000"},
    )

    organisation.refresh_from_db()
    assert 'value="TEN" selected' in form
    assert (answer.headers["Location"], organisation.name) == (at(organisation), "The Orchard Table")
    assert (organisation.annual_income_pence, organisation.home_area.code) == (8_400_000, "TEN")


def test_a_document_is_kept_shown_and_given_out(client, organisation, lead):
    older = a_document(organisation, "safeguarding", title="Old policy")
    upload = SimpleUploadedFile("policy.png", PICTURE)

    answer = client.post(
        at(organisation, "documents/new/"),
        {
            "kind": "safeguarding",
            "title": "New policy",
            "file": upload,
            **boxes("reviewed_on", date(2026, 11, 1)),
        },
    )

    older.refresh_from_db()
    made = older.replaced_by
    page = text(client.get(at(organisation, "documents/")))
    file = client.get(f"/apply/documents/{made.public_id}/")
    assert answer.headers["Location"] == at(organisation, "documents/")
    assert ("New policy" in page, "Old policy" in page, "Not kept yet" in page) == (True, False, True)
    assert (b"".join(file.streaming_content), file.headers["Content-Disposition"]) == (
        PICTURE, 'attachment; filename="policy.png"',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("posted", "says"),
    [
        ({"file": SimpleUploadedFile("policy.pdf", b"MZ not a pdf")}, "Its content is not that of a PDF"),
        ({}, "Choose a file"),
        (
            {"file": SimpleUploadedFile("p.png", PICTURE), "kind": "insurance"},
            "Enter the day insurance ends.",
        ),
    ],
)
def test_a_document_that_cannot_be_kept_is_refused_in_words(client, organisation, lead, posted, says):
    answer = client.post(
        at(organisation, "documents/new/"), {"kind": "governing", "title": "Rules", **posted}
    )

    assert (answer.status_code, says in text(answer), Document.objects.count()) == (422, True, 0)


def test_documents_say_how_they_stand(client, organisation, lead):
    a_document(organisation, "insurance", expires_on=date(2026, 12, 9))
    a_document(organisation, "safeguarding", reviewed_on=date(2025, 12, 9))
    a_document(organisation, "equality", expires_on=date(2027, 2, 8))

    page = text(client.get(at(organisation)))

    said = [words in page for words in ("Ran out on 9 December 2026", "Review due", "Runs out on 8 February")]
    assert said == [True, True, True]


def test_figures_of_a_year_are_entered(client, organisation, lead):
    money = {
        "income_pence": "84,000",
        "expenditure_pence": "80000",
        "cash_pence": "-2,600",
        "free_reserves_pence": "0",
    }

    answer = client.post(
        at(organisation, "accounts/"),
        {**money, "was_examined": "yes", **boxes("year_end", date(2026, 3, 31))},
    )

    year = AccountsYear.objects.get()
    assert answer.headers["Location"] == at(organisation)
    assert (year.year_end, year.income_pence, year.cash_pence, year.was_examined, year.entered_by_staff) == (
        date(2026, 3, 31), 8_400_000, -260_000, True, False,
    )  # fmt: skip
    assert "−£2,600" in text(client.get(at(organisation)))


def test_a_year_that_has_not_ended_is_refused(client, organisation, lead):
    money = {name: "1" for name in ("income_pence", "expenditure_pence", "cash_pence", "free_reserves_pence")}
    tomorrow = boxes("year_end", date(2026, 12, 11))

    answer = client.post(at(organisation, "accounts/"), {**money, "was_examined": "no", **tomorrow})

    assert (answer.status_code, AccountsYear.objects.count()) == (422, 0)


PAGES = ("", "details/", "documents/", "documents/new/", "accounts/", "people/", "people/invite/")


@pytest.mark.parametrize("role", ["", "officer", "auditor", "administrator"])
def test_nothing_is_here_for_a_stranger_nor_for_staff(client, organisation, role):
    document = a_document(organisation)
    client.force_login(a_person(*[role] if role else []))

    answers = [client.get(at(organisation, page)).status_code for page in PAGES]

    assert set(answers) == {404}
    assert client.get(f"/apply/documents/{document.public_id}/").status_code == 404


def test_a_helper_reads_everything_and_changes_nothing(client, organisation):
    client.force_login(a_member(organisation, "helper").person)

    page = text(client.get(at(organisation)))
    answer = client.post(at(organisation, "details/"), {"name": "Mine", "kind": "charity"})

    assert ("You are a helper" in page, "Change the details" in page) == (True, False)
    organisation.refresh_from_db()
    assert (answer.status_code, organisation.name) == (403, "Harbour Trust")


def test_somebody_who_left_finds_nothing(client, organisation):
    client.force_login(a_member(organisation, ends_on=TODAY).person)

    assert client.get(at(organisation)).status_code == 404


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_for_many_rows_as_for_one(client, organisation, lead):
    a_document(organisation, "other")
    pages = (
        at(organisation),
        at(organisation, "documents/"),
        at(organisation, "people/"),
        "/apply/organisations/",
    )
    one = [queries_for(client, page) for page in pages]

    for _ in range(59):
        a_document(organisation, "other", kept_at=NOW)
        a_member(organisation, "colleague")
        a_member(an_organisation(), person=lead.person)

    assert [queries_for(client, page) for page in pages] == one
