"""A partner answers by a link: no account, one minute, and a stranger's link meets nothing."""

import pytest

from tests.builders import kept
from tests.do.applications.bids import WRITING, a_finished_draft, a_sent_bid, fresh
from tests.doors.portal.bids.reading import fields_of, text_of

pytestmark = pytest.mark.django_db
GIVEN = {"answer": "supports", "comment": "", "name": "Sam Hill, CSP manager", "once": "a"}


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(WRITING)


@pytest.fixture
def asked():
    return a_sent_bid().endorsements.first()


def test_the_page_says_what_it_is_about(client, asked):
    said = text_of(client.get(f"/endorse/{asked.token}/"))

    bid = asked.application
    for words in (bid.organisation.name, bid.title, bid.summary, "Tendring", "£4,800", "We have concerns"):
        assert words in said


def test_an_answer_is_given_and_changed(client, asked):
    page = f"/endorse/{asked.token}/"

    answer = client.post(page, GIVEN)
    thanks = text_of(client.get(answer.headers["Location"]))
    client.post(page, GIVEN | {"answer": "concerns", "comment": "We run one.", "once": "b"})

    asked.refresh_from_db()
    assert "Your answer is recorded: we support it." in thanks
    assert (asked.answer, asked.comment, asked.answered_at) == ("concerns", "We run one.", WRITING)
    assert fields_of(client.get(page))["comment"] == ["We run one."]


def test_without_a_choice_or_a_name_it_asks_again_and_keeps_the_words(client, asked):
    answer = client.post(f"/endorse/{asked.token}/", {"comment": "Hm.", "name": "", "once": "a"})

    assert (answer.status_code, fields_of(answer)["comment"]) == (422, ["Hm."])
    assert client.post(f"/endorse/{asked.token}/", GIVEN | {"answer": "declines"}).status_code == 422


def test_a_wrong_link_meets_nothing(client, asked):
    for token in ("x", asked.token[:-1], asked.token[::-1], "a" * 32):
        assert client.get(f"/endorse/{token}/").status_code == 404
        assert client.post(f"/endorse/{token}/", GIVEN).status_code == 404


def test_one_link_opens_one_request_only(client):
    bid = a_finished_draft()
    first, second = bid.endorsements.all()

    client.post(f"/endorse/{first.token}/", GIVEN)

    second.refresh_from_db()
    assert second.answer == ""


def test_once_the_bid_is_judged_the_page_only_thanks(client, asked):
    bid = fresh(asked.application)
    bid.status = "eligible"
    kept(bid)

    page = client.get(f"/endorse/{asked.token}/")
    client.post(f"/endorse/{asked.token}/", GIVEN)

    asked.refresh_from_db()
    assert "can no longer be given or changed" in text_of(page)
    assert (b"<textarea" in page.content, asked.answer) == (False, "")
