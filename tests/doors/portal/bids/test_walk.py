"""A bid page by page, from the first to the receipt, read as strictly as the standard does."""

import pytest

from almoner.analyse.organisations.models import HELPER
from almoner.do.applications import actions
from almoner.do.applications.models import Application
from tests.builders import a_member, a_partnership, a_person, an_area
from tests.do.applications.bids import (
    WRITING,
    a_charity,
    a_draft,
    a_finished_draft,
    a_round,
    a_sent_bid,
    fresh,
)
from tests.do.applications.test_gathering import statements
from tests.doors.portal.bids.reading import fields_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(WRITING)


def pages_of(bid) -> list[str]:
    start = f"/apply/bids/{bid.public_id}/"
    asked = [
        one for one in bid.sheet.question_set.topics.all() if not one.bands or bid.sheet.band in one.bands
    ]
    return [start, f"{start}check/", f"{start}withdraw/", *(f"{start}topics/{one.key}/" for one in asked)]


def test_every_page_of_a_draft_opens(client):
    bid = a_finished_draft()
    client.force_login(bid.contact)
    pages = ["/apply/", *pages_of(bid)]

    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_every_page_of_an_empty_draft_opens(client):
    bid = a_draft()
    client.force_login(bid.contact)

    assert {client.get(page).status_code for page in pages_of(bid)} == {200}


def test_others_find_nothing(client):
    draft = a_finished_draft()
    sent = a_sent_bid(draft.round)
    after = ("", "receipt/", "copy.pdf", "receipt.json")
    pages = [*pages_of(draft), *(f"/apply/bids/{sent.public_id}/{one}" for one in after)]

    for person in (a_charity()[1], a_person("officer"), a_person("auditor")):
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}
        assert client.post(f"/apply/bids/{draft.public_id}/send/").status_code == 404
    client.logout()
    assert {client.get(page).status_code for page in pages} == {302}


def test_saving_a_page_untouched_changes_nothing(client):
    bid = a_finished_draft()
    client.force_login(bid.contact)
    before = fresh(bid).frozen_digest, sealed(bid)

    for page in pages_of(bid)[3:]:
        answer = client.post(page, fields_of(client.get(page)))
        assert answer.status_code == 302, (page, text_of(answer))

    assert (fresh(bid).frozen_digest, sealed(bid)) == before


def sealed(bid):
    from almoner.do.applications.gathering import whole_of
    from almoner.do.applications.sealing import text_of as sealed_text

    text = sealed_text(whole_of(bid))
    return text[: text.index('"document"')], text[text.index('"match"') :]


def test_saving_goes_on_to_the_next_part_or_to_the_list(client):
    bid = a_finished_draft()
    client.force_login(bid.contact)
    page = f"/apply/bids/{bid.public_id}/topics/basics/"
    fields = fields_of(client.get(page))

    assert client.post(page, fields).headers["Location"].endswith("/topics/priorities/")
    assert client.post(page, fields | {"then": "list"}).headers["Location"] == f"/apply/bids/{bid.public_id}/"


def test_a_bid_is_begun_on_a_page(client):
    round, (organisation, lead) = a_round(), a_charity()
    client.force_login(lead)
    page = f"/apply/rounds/{round.public_id}/start/"

    answer = client.post(page, fields_of(client.get(page)))

    bid = Application.objects.get()
    assert (answer.headers["Location"], bid.organisation, bid.contact) == (
        f"/apply/bids/{bid.public_id}/", organisation, lead,
    )  # fmt: skip


def test_whoever_has_no_organisation_is_led_to_register_one(client):
    round = a_round()
    client.force_login(a_person())

    assert "Register your organisation" in text_of(client.get(f"/apply/rounds/{round.public_id}/start/"))
    assert "Begin by telling us about your organisation" in text_of(client.get("/apply/"))


def test_the_first_page_says_how_each_bid_stands(client):
    bid = a_sent_bid()
    client.force_login(bid.contact)

    said = text_of(client.get("/apply/"))

    assert "Parade evenings Received" in said
    assert "The round closes Friday 29 January 2027" in said


def test_the_first_page_takes_as_many_statements_for_one_bid_as_for_many(client):
    bid = a_draft()
    client.force_login(bid.contact)
    one = statements(lambda: client.get("/apply/"))

    for _ in range(20):
        actions.start(bid.round, by=bid.contact, at=WRITING, organisation=bid.organisation)

    assert statements(lambda: client.get("/apply/")) == one


def test_a_helper_reads_and_comments_and_changes_nothing(client):
    bid = a_finished_draft()
    client.force_login(a_member(bid.organisation, HELPER).person)
    page = f"/apply/bids/{bid.public_id}/topics/basics/"

    assert "Parade evenings" in text_of(client.get(page))
    assert client.post(page, {"title": "Mine"}).status_code == 404
    assert client.post(f"{page}save/", {"title": "Mine"}).status_code == 422
    client.post(f"{page}comment/", {"text": "Say how many.", "once": "a"})

    assert fresh(bid).title == "Parade evenings"
    assert "Say how many." in text_of(client.get(page))


def test_a_topic_that_is_not_asked_is_not_there(client):
    bid = a_finished_draft()
    client.force_login(bid.contact)

    assert client.get(f"/apply/bids/{bid.public_id}/topics/partners/").status_code == 404
    assert client.get(f"/apply/bids/{bid.public_id}/topics/nothing/").status_code == 404


def test_4_18_help_near_the_work_is_named(client):
    bid = a_finished_draft()
    a_partnership(an_area(code="TEN"), kind="cvs", name="Tendring CVS", contact_email="help@example.org")
    client.force_login(bid.contact)

    assert "Tendring CVS : help@example.org" in text_of(client.get(f"/apply/bids/{bid.public_id}/")).replace(
        "CVS:", "CVS :"
    )
