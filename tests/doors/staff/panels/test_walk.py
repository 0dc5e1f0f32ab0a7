"""An officer from convening to closing, by the pages alone; readers see, strangers do not."""

import pytest

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
    rows = Recommendation.objects.order_by("pk")
    assert list(rows.values_list("outcome", "amount_pence", "moderated_tenths")) == [
        ("recommend", 400_000, 775),
        ("not_recommend", 0, None),
    ]
    closing = {"minutes": "All bids were taken.", **boxes("access_ends_on", ENDS)}
    closing |= {f"reason_{rule}": words for rule, words in GO_ON.items()}
    for page in PAGES:
        assert client.get(at(panel, page)).status_code == 200
    assert client.post(at(panel, "close/"), closing).url == at(panel)
    assert Panel.objects.get().status == "closed"
    for page in PAGES:
        assert client.get(at(panel, page)).status_code == 200


def test_who_reads_a_panel_and_who_does_not(client):
    panel = a_scoring_panel()
    bid = bids_of(panel)[0]
    pages = [at(panel, page) for page in (*PAGES, f"bids/{bid.public_id}/")]
    asked = {}
    for role in (
        "officer",
        "monitoring",
        "auditor",
        "chief_finance",
        "decision_maker",
        "finance",
        "administrator",
    ):
        client.force_login(a_person(role))
        asked[role] = {client.get(page).status_code for page in pages}
    for name, person in (("member", bid.contact), ("panel", seats(panel)[0].person)):
        client.force_login(person)
        asked[name] = {client.get(page).status_code for page in pages}

    sees, not_there = {200}, {404}
    assert asked == {
        "officer": sees,
        "monitoring": sees,
        "auditor": sees,
        "chief_finance": sees,
        "decision_maker": sees,
        "finance": not_there,
        "administrator": not_there,
        "member": not_there,
        "panel": not_there,
    }


def test_only_an_officer_changes_a_panel(client):
    panel = a_scoring_panel()
    for role in ("monitoring", "decision_maker", "auditor"):
        client.force_login(a_person(role))
        assert client.post(at(panel, "readers/give-out/")).status_code == 404
        closing = {"minutes": "Closed.", **boxes("access_ends_on", ENDS)}
        assert client.post(at(panel, "close/"), closing).status_code == 403
    assert Panel.objects.get().status == "scoring"


def test_an_officer_notes_an_interest_and_lets_a_member_go(client):
    panel = a_scoring_panel()
    client.force_login(an_officer())
    first, second = seats(panel)[:2]
    bid = bids_of(panel)[0]
    said = {"bid": bid.public_id, "nature": "A colleague told us of a family tie."}

    assert client.post(at(panel, f"members/{first.pk}/interest/"), said).status_code == 302
    assert client.post(at(panel, f"members/{second.pk}/leave/"), {"once": "a"}).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.declarations.get().has_interest, second.left_on.isoformat()) == (True, "2027-02-10")
    assert (first.allocations.count(), second.allocations.count()) == (0, 0)


def test_somebody_of_the_office_does_not_sit_on_the_panel(client):
    panel = a_panel(members=0)
    client.force_login(an_officer())
    staff = a_person("finance")

    page = client.post(at(panel, "members/"), {"email": staff.email, "represents": "Finance"})
    assert (page.status_code, "independent of it" in text(page)) == (422, True)
    page = client.post(at(panel, "members/"), {"email": "new@example.org", "represents": "Fire"})
    assert (page.status_code, "Enter the name too" in text(page)) == (422, True)
    assert PanelMember.objects.count() == 0


def test_a_correction_is_asked_by_one_and_agreed_by_another(client):
    panel = a_closed_panel()
    client.force_login(an_officer())
    score = seats(panel)[0].scores.first()
    asked = {"value": "5", "reason": "Misread the scale."}

    assert client.post(at(panel, f"scores/{score.pk}/"), asked).status_code == 302
    assert "A second person must agree" in text(client.get(at(panel, "scores/")))
    correction = ScoreCorrection.objects.get()
    client.force_login(a_person("monitoring"))
    assert client.post(at(panel, f"corrections/{correction.pk}/agree/")).status_code == 302
    correction.refresh_from_db()
    assert correction.agreed_by is not None


def test_the_meeting_page_names_who_differs_and_who_leaves_the_room(client):
    panel = a_meeting(
        members=4, values=lambda place: points(3, need=5 if place == 0 else 1), conflicts=((3, 0),)
    )
    client.force_login(an_officer())
    page = text(client.get(at(panel, f"bids/{bids_of(panel)[0].public_id}/")))

    assert "Member 4 leaves the room for this bid" in page
    assert "Evidence of need, and who benefits: Member 2 gave 1, Member 1 gave 5" in page
