"""An officer from convening to closing, by the pages alone; readers see, strangers do not."""

import pytest

from almoner.do.evaluation import actions
from almoner.do.evaluation.models import Panel, PanelMember, Recommendation, ScoreCorrection
from almoner.ground.workflow.models import Letter
from tests.builders import a_person
from tests.do.evaluation.panels import (
    ENDS,
    GO_ON,
    MEETS,
    NOW,
    a_closed_panel,
    a_meeting,
    a_panel,
    a_scoring_panel,
    an_officer,
    bids_of,
    by,
    free,
    points,
    score_all,
    seats,
    sifted,
)
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
PAGES = ("", "readers/", "meeting/", "ranking/", "balance/", "close/", "scores/")


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def at(panel, more=""):
    return f"/office/panels/{panel.public_id}/{more}"


def test_an_officer_takes_a_panel_from_the_sift_to_the_closing(client):
    round = sifted(2)
    client.force_login(an_officer())
    assert "Bring a panel together" in text(client.get("/office/panels/"))
    asked = {"quorum": "3", "scorers_each": "3", **boxes("scores_due_on", MEETS)}
    assert client.post(f"/office/panels/for/{round.public_id}/", asked).url == "/office/panels/"
    panel = Panel.objects.get()
    for number in range(4):
        seat = {"email": f"pm{number}@example.org", "name": f"Seat {number}", "represents": f"Body {number}"}
        more = {"is_voluntary_sector": "on"} if number == 1 else {}
        assert client.post(at(panel, "members/"), seat | more).status_code == 302
    assert Letter.objects.filter(template="evaluation/invited").count() == 4
    for seat in seats(panel):
        free(seat, *bids_of(panel))
    assert client.post(at(panel, "readers/give-out/")).status_code == 302
    assert client.post(at(panel, "start/")).status_code == 302
    score_all(panel, lambda place: points(4 if place < 3 else 2))
    there = {"present": [str(one.pk) for one in seats(panel)]} | boxes("met_on", MEETS)
    assert client.post(at(panel, "meeting/"), there).status_code == 302
    first, second = bids_of(panel)
    page = text(client.get(at(panel, f"bids/{first.public_id}/")))
    assert ("place 1 of 2" in page, "80.0%" in page) == (True, True)
    said = {"outcome": "recommend", "amount_pence": "4,000", "minute": "Part of it.", "moderated": "77.5"}
    answer = client.post(at(panel, f"bids/{first.public_id}/"), said)
    assert (answer.status_code, "Say why" in text(answer)) == (422, True)
    answer = client.post(at(panel, f"bids/{first.public_id}/"), said | {"because": "The need is well known."})
    assert answer.url == at(panel, f"bids/{second.public_id}/")
    client.post(at(panel, f"bids/{second.public_id}/"), {"outcome": "not_recommend", "minute": "Weak."})
    assert list(Recommendation.objects.order_by("pk").values_list("outcome", "amount_pence", "moderated_tenths")) == [
        ("recommend", 400_000, 775), ("not_recommend", 0, None),
    ]  # fmt: skip
    closing = {"minutes": "All bids were taken.", **boxes("access_ends_on", ENDS)}
    closing |= {f"reason_{rule}": words for rule, words in GO_ON.items()}
    for page in PAGES:
        assert client.get(at(panel, page)).status_code == 200
    assert client.post(at(panel, "close/"), closing).url == at(panel)
    assert Panel.objects.get().status == "closed"
    for page in PAGES:
        assert client.get(at(panel, page)).status_code == 200
