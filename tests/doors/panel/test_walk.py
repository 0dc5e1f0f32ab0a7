"""A panel member from the invitation to the last score; with a conflict, nothing of that bid is there."""

import json

import pytest

from almoner.do.evaluation import actions
from almoner.do.evaluation.models import Allocation, Declaration, Opening, Score
from almoner.ground.audit.models import Line
from tests.builders import a_partnership, a_person
from tests.do.evaluation.panels import (
    CRITERIA,
    NOW,
    a_panel,
    a_scoring_panel,
    an_officer,
    bids_of,
    by,
    free,
    points,
    seats,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def text(answer) -> str:
    return answer.content.decode()


def scores(value: str = "3", comment: str = "Because.", **more: str) -> dict[str, str]:
    """What the form posts."""
    found = {f"points_{code}": value for code in CRITERIA}
    found |= {f"comment_{code}": comment for code in CRITERIA}
    return found | {f"version_{code}": "0" for code in CRITERIA} | more


def test_a_member_promises_declares_opens_and_scores(client):
    panel = a_panel(bids=2)
    first, second, *others = seats(panel)
    one, two = bids_of(panel)
    for seat in (second, *others):
        free(seat, one, two)
    client.force_login(first.person)
    at = f"/panel/panels/{panel.public_id}/"

    assert "I promise" in text(client.get(at))
    assert client.get(f"/panel/bids/{one.public_id}/").status_code == 404
    assert client.post(f"{at}agree/").status_code == 302
    page = text(client.get(f"{at}interests/"))
    assert (one.organisation.name in page, one.summary in page) == (True, False)
    said = {f"bid_{bid.public_id}": "no" for bid in (one, two)}
    assert client.post(f"{at}interests/", said).url == at
    actions.allocate(panel, **by(an_officer()))
    actions.start_scoring(panel, **by(an_officer()))
    mine = Allocation.objects.filter(member=first).order_by("application__reference")
    bid = mine.first().application
    a_partnership(*(row.area for row in bid.areas.all()), plan_priorities="Knives among the young.")
    gate = text(client.get(f"/panel/bids/{bid.public_id}/"))
    assert ("Open this bid" in gate, bid.summary in gate) == (True, False)
    assert client.post(f"/panel/bids/{bid.public_id}/open/").status_code == 302
    page = text(client.get(f"/panel/bids/{bid.public_id}/"))
    shown = (bid.summary, "A clear link and a likely change", "Knives among the young.")
    assert [words in page for words in shown] == [True] * 3
    client.post(f"/panel/bids/{bid.public_id}/scores/", scores(then="finish"))
    assert Score.objects.filter(member=first, application=bid).count() == 5
    assert mine.first().finished_at is not None
    assert Opening.objects.get(member=first).first_at == NOW
    assert Line.objects.filter(action="evaluation.open_bid").count() == 1


def test_a_conflicted_member_meets_404_everywhere(client):
    panel = a_scoring_panel(bids=2, conflicts=((0, 0),))
    aside, other = bids_of(panel)
    seat = seats(panel)[0]
    client.force_login(seat.person)
    file = aside.used_documents.first().document.file.public_id
    pages = ["", "interest/", f"files/{file}/"]
    posts = ["open/", "interest/", "scores/", "scores/save/"]

    assert {client.get(f"/panel/bids/{aside.public_id}/{page}").status_code for page in pages} == {404}
    assert {client.post(f"/panel/bids/{aside.public_id}/{page}", scores()).status_code for page in posts} == {
        404
    }
    client.post(f"/panel/bids/{other.public_id}/open/")
    at = f"/panel/panels/{panel.public_id}/"
    for page in ("/panel/", at, f"{at}interests/", f"/panel/bids/{other.public_id}/"):
        shown = text(client.get(page))
        assert [word in shown for word in (aside.reference, aside.title, aside.organisation.name)] == [
            False
        ] * 3
    assert "0 of 1 scored" in text(client.get(at))


def test_an_interest_that_comes_up_while_reading_takes_the_bid_away(client):
    panel = a_scoring_panel()
    one = Allocation.objects.filter(member__panel=panel).first()
    bid, person = one.application, one.member.person
    actions.score(one, **by(person), values=points(3))
    client.force_login(person)
    at = f"/panel/bids/{bid.public_id}/"
    client.post(f"{at}open/")

    assert "I have an interest in this bid" in text(client.get(at))
    assert client.post(f"{at}interest/", {"nature": ""}).status_code == 422
    assert client.post(f"{at}interest/", {"nature": "I am a trustee."}).status_code == 302
    assert client.get(at).status_code == 404
    assert Declaration.objects.get(member=one.member).has_interest is True
    assert set(Score.objects.values_list("is_void", flat=True)) == {True}


def test_strangers_and_the_office_do_not_enter_by_this_door(client):
    panel = a_scoring_panel()
    bid = bids_of(panel)[0]
    pages = ("/panel/", f"/panel/panels/{panel.public_id}/", f"/panel/bids/{bid.public_id}/")
    people = (a_person(), a_person("officer"), a_person("auditor"), bid.contact)

    for person in people:
        client.force_login(person)
        assert {client.get(page).status_code for page in pages} == {404}


def test_autosave_keeps_what_can_be_kept_and_says_so(client):
    panel = a_scoring_panel()
    one = Allocation.objects.filter(member__panel=panel).first()
    client.force_login(one.member.person)
    at = f"/panel/bids/{one.application.public_id}/scores/save/"

    answer = client.post(
        at, {"points_need": "4", "comment_need": "Local figures.", "comment_fit": "Half a thou"}
    )
    told = json.loads(answer.content)
    assert (answer.status_code, told["values"]) == (200, {"version_need": "1"})
    assert "a comment waits for its points" in told["saved_at"]
    assert list(Score.objects.values_list("criterion__code", "value", "comment")) == [
        ("need", 4, "Local figures.")
    ]
    assert client.post(at, {"points_need": "9"}).status_code == 422
    assert json.loads(client.post(at, {"points_need": "5", "version_need": "1"}).content)["values"] == {
        "version_need": "2"
    }
    stale = client.post(at, {"points_need": "2", "version_need": "1"})
    assert (stale.status_code, json.loads(stale.content)["page"]) == (
        409,
        f"/panel/bids/{one.application.public_id}/",
    )


def test_two_windows_see_both_texts_and_nothing_is_lost(client):
    panel = a_scoring_panel()
    one = Allocation.objects.filter(member__panel=panel).first()
    client.force_login(one.member.person)
    actions.score(one, **by(one.member.person), values=points(3))
    actions.score(one, **by(one.member.person), values=points(4))
    at = f"/panel/bids/{one.application.public_id}/scores/"

    stale = scores("2", "Mine.", **{f"version_{code}": "1" for code in CRITERIA})
    page = text(client.post(at, stale))
    assert ("You changed this in another window" in page, "Mine." in page, "Because of impact." in page) == (
        True,
        True,
        True,
    )
    assert set(Score.objects.values_list("value", flat=True)) == {4}


def test_a_bid_is_finished_only_with_all_points_and_comments(client):
    panel = a_scoring_panel()
    one = Allocation.objects.filter(member__panel=panel).first()
    client.force_login(one.member.person)
    at = f"/panel/bids/{one.application.public_id}/scores/"

    page = client.post(at, scores(comment_fit="", then="finish"))
    assert (page.status_code, "say why in a few words" in text(page)) == (422, True)
    assert (
        client.post(at, scores(then="save", comment_fit="")).url
        == f"/panel/bids/{one.application.public_id}/"
    )
    one.refresh_from_db()
    assert one.finished_at is None
    assert client.post(at, scores(then="finish")).url == f"/panel/panels/{panel.public_id}/"


def test_files_come_one_by_one_to_who_opened_the_bid(client):
    panel = a_scoring_panel()
    seat, bid = seats(panel)[0], bids_of(panel)[0]
    client.force_login(seat.person)
    file = bid.used_documents.first().document.file.public_id

    assert client.get(f"/panel/bids/{bid.public_id}/files/{file}/").url == f"/panel/bids/{bid.public_id}/"
    client.post(f"/panel/bids/{bid.public_id}/open/")
    assert client.get(f"/panel/bids/{bid.public_id}/files/nothing/").status_code == 404
