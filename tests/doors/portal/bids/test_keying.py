"""A form that came on paper, keyed on the applicant's own pages by an officer, and confirmed (R4.9-5)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from almoner.do.applications import actions
from almoner.do.applications.models import Application
from almoner.do.rounds import actions as rounds
from tests.builders import a_file, a_person, kept
from tests.do.applications.bids import CLOSES, WRITING, a_charity, a_draft, a_finished_draft, a_round, fresh
from tests.doors.portal.bids.reading import fields_of, text_of
from tests.ground.files.making import plain_pdf

MOMENT = (WRITING.day, WRITING.month, WRITING.year, "09:00")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(WRITING)
    return clock


@pytest.fixture
def officer(client):
    person = a_person("officer", name="Imogen Ferrand")
    client.force_login(person)
    return person


def on_paper(**values):
    """A finished bid with the marks of paper, that came while its round took bids."""
    bid = a_finished_draft()
    bid.entered_by_office, bid.received_at, bid.original = True, WRITING, a_file("form.pdf")
    for name, value in values.items():
        setattr(bid, name, value)
    return kept(bid)


def address(bid, name=""):
    return f"/apply/bids/{bid.public_id}/{name}"


def pdf(name="form.pdf"):
    return SimpleUploadedFile(name, plain_pdf(), "application/pdf")


def names_of_moment(client) -> list[str]:
    fields = fields_of(client.get("/office/bids/enter/"))
    return [one for one in fields if one.startswith("received_at")]


def test_begun_on_a_staff_page_it_goes_on_at_its_list_of_parts(client, officer):
    round, (organisation, lead) = a_round(), a_charity()
    given = {
        "round": round.code, "organisation": organisation.charity_number, "contact_email": lead.email,
        **dict(zip(names_of_moment(client), MOMENT, strict=True)),
        "title": "Parade evenings", "original": pdf(),
    }  # fmt: skip

    answer = client.post("/office/bids/enter/", given, follow=True)

    bid = Application.objects.get()
    assert answer.redirect_chain == [(address(bid), 302)]
    assert f"You key this bid for {organisation.name}" in text_of(answer)
    assert (bid.title, bid.entered_by_office) == ("Parade evenings", True)


def test_an_officer_types_what_stands_on_the_paper(client, officer):
    bid = on_paper()
    page = client.get(address(bid, "topics/afterwards/"))
    given = {"afterwards": "ends", "afterwards_note": "It is done once.", "once": "k1"}

    answer = client.post(address(bid, "topics/afterwards/"), given)

    assert "Download the form as it came" in text_of(page)
    assert "Comments on this part" not in text_of(page)
    assert answer.status_code == 302
    assert (fresh(bid).afterwards, fresh(bid).afterwards_note) == ("ends", "It is done once.")


def test_it_is_sent_and_the_applicant_confirms_it(client, officer):
    bid = on_paper()

    answer = client.post(address(bid, "send/"), {"once": "k1"}, follow=True)

    assert answer.redirect_chain == [(f"/office/bids/{bid.public_id}/", 302)]
    assert "is sent. The applicant has been asked to confirm it." in text_of(answer)
    assert client.post(address(bid, "confirm/"), {"once": "k2"}).status_code == 404

    client.force_login(bid.contact)
    assert "This is what we sent" in text_of(client.get(address(bid)))
    client.post(address(bid, "confirm/"), {"once": "k3"})
    assert fresh(bid).confirmed_at == WRITING


def test_it_may_be_keyed_as_long_as_its_round_takes_bids(client, officer, clock):
    bid = on_paper(received_at=CLOSES)
    clock.set(CLOSES + timedelta(days=1))
    rounds.close(bid.round, by=None, at=CLOSES + timedelta(minutes=31))

    assert "Save and continue" in text_of(client.get(address(bid, "topics/afterwards/")))
    client.post(address(bid, "send/"), {"once": "k1"})
    assert (fresh(bid).status, fresh(bid).submitted_at) == ("submitted", CLOSES)


def test_paper_that_came_a_second_late_is_not_sent(client, officer, clock):
    bid = on_paper(received_at=CLOSES + timedelta(seconds=1))
    clock.set(CLOSES + timedelta(days=1))

    answer = client.post(address(bid, "send/"), {"once": "k1"})

    assert (answer.status_code, fresh(bid).status) == (422, "draft")
    assert "the form reached us after the deadline" in text_of(answer)
    assert "Save and continue" not in text_of(client.get(address(bid, "topics/afterwards/")))


def test_papers_that_came_with_it_are_kept_for_the_organisation(client, officer):
    bid = on_paper()
    there = address(bid, "topics/documents/")
    new = f"/apply/organisations/{bid.organisation.public_id}/documents/new/?kind=governing&next={there}"

    assert client.get(new).status_code == 200
    given = {"kind": "governing", "title": "Constitution 2027", "file": pdf("constitution.pdf"), "once": "k1"}
    answer = client.post(new, given)

    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    assert bid.organisation.documents.filter(title="Constitution 2027").count() == 1


def test_nobody_else_of_the_office_and_no_other_draft(client, officer):
    keyed = on_paper()
    own = a_draft(keyed.round)
    stranger, _ = a_charity()
    pages = ["", "check/", "topics/afterwards/", "copy.pdf"]

    assert [client.get(address(own, one)).status_code for one in pages] == [404] * 4
    assert client.post(address(own, "send/")).status_code == 404
    assert client.get(f"/apply/organisations/{stranger.public_id}/documents/new/").status_code == 404
    client.force_login(a_person("finance"))
    assert [client.get(address(keyed, one)).status_code for one in pages] == [404] * 4


def test_after_it_is_sent_its_form_is_the_staff_page(client, officer):
    bid = on_paper()
    actions.submit(bid, by=officer, at=WRITING)

    answer = client.get(address(bid))

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/office/bids/{bid.public_id}/")
