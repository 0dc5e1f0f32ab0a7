"""Bids as the office sees them: the list, the findings of a round, one bid with its tabs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.applications import actions
from tests.builders import a_person, an_area
from tests.do.applications.bids import CLOSES, a_charity, a_finished_draft, a_round
from tests.do.applications.copied import copies_of
from tests.do.applications.test_sift_actions import a_recommended_bid, a_sent_bid
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
TABS = ("application", "checks", "support", "panel", "diligence", "decision", "record")


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def at(bid, more=""):
    return f"/office/bids/{bid.public_id}/{more}"


def statements(client, address) -> int:
    with CaptureQueriesContext(connection) as told:
        assert client.get(address).status_code == 200
    return len(told)


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_of_a_bid_opens_in_twelve_statements(client, officer, tab):
    assert statements(client, at(a_sent_bid(), f"{tab}/")) <= 12


def test_the_list_asks_as_much_for_one_bid_as_for_sixty(client, officer):
    bid = a_sent_bid()
    few = statements(client, "/office/bids/")
    matrix = statements(client, "/office/bids/findings/26R2/")
    copies_of(bid, 70)

    assert (few <= 10, statements(client, "/office/bids/")) == (True, few)
    assert statements(client, "/office/bids/findings/26R2/") == matrix
    page = text(client.get("/office/bids/"))
    assert ("71 bids, asking for £340,800 in all" in page, page.count("<tr"), 'rel="next"' in page) == (
        True, 61, True,
    )  # fmt: skip


def test_the_list_goes_on_by_reference_both_ways(client, officer):
    copies_of(a_sent_bid(), 60)

    first = text(client.get("/office/bids/"))
    last = text(client.get("/office/bids/?after=26R2-002"))
    oldest = text(client.get("/office/bids/?order=oldest&after=26R2-060"))

    shown = [["26R2-061" in page, "26R2-001" in page] for page in (first, last, oldest)]
    assert shown == [[True, False], [False, True], [True, False]]
    assert "?after=26R2-002" in first


def test_the_list_finds_by_words_round_state_area_priority_and_organisation(client, officer):
    bid = a_sent_bid()
    an_area("Maldon", "MAL")
    aim = bid.priorities.get().priority.code
    org = bid.organisation.public_id
    hits = (
        "words=parade",
        "words=26r2-00",
        "round=26R2",
        "state=submitted",
        "area=TEN",
        f"priority={aim}",
        f"organisation={org}",
    )
    misses = ("words=submarine", "round=24R1", "state=awarded", "area=MAL", "organisation=zzz")

    assert [hit for hit in hits if "Parade evenings" not in text(client.get(f"/office/bids/?{hit}"))] == []
    assert [miss for miss in misses if "Parade evenings" in text(client.get(f"/office/bids/?{miss}"))] == [
        "round=24R1"
    ]  # there is no such round, so it is not asked


def test_a_draft_is_the_applicants_own_until_it_is_sent(client, officer):
    bid = a_finished_draft()

    assert "Parade evenings" not in text(client.get("/office/bids/"))
    assert client.get(at(bid)).status_code == 404


def test_a_bid_shows_what_was_sent_and_its_organisations_history(client, officer):
    bid = a_sent_bid()
    page = text(client.get(at(bid)))

    for words in ("Asks for", "£4,800 of £6,000", "Tendring 100%", "It had no award before", "Sessions held"):
        assert words in page, words


def test_4_4_the_checks_say_what_is_missing_and_take_the_officers_answers(client, officer):
    bid = a_sent_bid()
    before = text(client.get(at(bid, "checks/")))
    for rule in ("R4.4-3", "R4.4-3-statutory"):
        told = {"rule": rule, "is_met": "yes", "reason": "Shown in part 3.", "once": rule}
        assert client.post(at(bid, "judge/"), told).status_code == 302
    after = text(client.get(at(bid, "checks/")))
    answer = client.post(at(bid, "eligible/"), {"once": "x"})

    bid.refresh_from_db()
    assert ["Nothing stands in the way" in page for page in (before, after)] == [False, True]
    assert (answer.status_code, bid.status) == (302, "eligible")
    assert "Shown in part 3." in after


def test_a_refused_step_shows_the_checks_again_with_why(client, officer):
    bid = a_sent_bid()
    eligible = client.post(at(bid, "eligible/"), {"once": "x"})
    silent = client.post(at(bid, "judge/"), {"rule": "R4.4-3", "is_met": "yes", "reason": " ", "once": "y"})

    assert (eligible.status_code, silent.status_code) == (422, 422)
    assert "The officer has not said whether effective impact is shown." in text(eligible)
    assert "Say why, in a sentence." in text(silent)


def test_overlaps_are_looked_for_and_looked_at(client, officer):
    round, lead = a_round(), a_charity()[1]
    first, second = a_sent_bid(round, lead), a_sent_bid(round, lead)
    client.post(at(second, "overlaps/find/"), {"once": "x"})
    row = second.overlaps.get()
    shown = text(client.get(at(second, "checks/")))
    client.post(at(second, f"overlaps/{row.pk}/"), {"view": "explained", "note": "For others.", "once": "y"})
    elsewhere = client.post(at(first, f"overlaps/{row.pk}/"), {"view": "none", "once": "z"})

    row.refresh_from_db()
    assert "the same organisation" in shown
    assert (row.view, row.note, elsewhere.status_code) == ("explained", "For others.", 404)


def test_a_bid_is_found_not_eligible_with_reasons(client, officer):
    bid = a_sent_bid()
    empty = client.post(at(bid, "not-eligible/"), {"once": "x"})
    done = client.post(at(bid, "not-eligible/"), {"reasons": ["weak_need"], "words": "", "once": "y"})

    bid.refresh_from_db()
    assert (empty.status_code, done.status_code, bid.status) == (422, 302, "ineligible")
    assert "little evidence" in text(client.get(at(bid, "checks/")))


def test_somebody_is_asked_and_the_bid_taken_back(client, officer):
    bid = a_sent_bid()
    asked = {
        "asked": "Housing team", "asked_email": "h@example.org", "question": "Safe?", "summary": "Evenings.",
        "once": "x",
    }  # fmt: skip
    assert client.post(at(bid, "consult/"), asked).status_code == 302
    assert client.post(at(bid, "consult/"), asked | {"summary": "", "once": "y"}).status_code == 422
    assert "Housing team" in text(client.get(at(bid, "support/")))
    assert client.post(at(bid, "withdraw/"), {"reason": "They asked us.", "once": "z"}).status_code == 302
    bid.refresh_from_db()
    assert bid.status == "withdrawn"


def test_9_1_checks_are_opened_and_shown_on_their_tab(client, officer):
    bid = a_recommended_bid()
    assert "Open the checks" in text(client.get(at(bid, "diligence/")))
    client.post(at(bid, "open-checks/"), {"once": "x"})

    page = text(client.get(at(bid, "diligence/")))
    assert ("Finance: accounts" in page, "No figures are entered yet" in page) == (True, True)
    assert statements(client, at(bid, "diligence/")) <= 13


def test_4_9_a_late_bid_is_listed_and_let_in_with_a_reason(client, officer, clock):
    bid = a_finished_draft()
    late = CLOSES.replace(hour=18)
    actions.note_late(bid, by=bid.contact, at=late)
    clock.set(late)

    assert "Parade evenings" in text(client.get("/office/bids/late/"))
    given = {
        "until_day": "1", "until_month": "2", "until_year": "2027", "until_time": "17:00",
        "reason": "Our website was down.", "once": "x",
    }  # fmt: skip
    assert client.post(at(bid, "accept-late/"), given | {"reason": ""}).status_code == 422
    assert client.post(at(bid, "accept-late/"), given).status_code == 302
    assert "May be sent until" in text(client.get("/office/bids/late/"))


@pytest.mark.parametrize(
    ("role", "reads", "acts"),
    [
        ("officer", 200, 422), ("finance", 200, 404), ("chief_finance", 200, 404), ("monitoring", 200, 404),
        ("decision_maker", 200, 404), ("auditor", 200, 404), ("administrator", 404, 404), ("", 404, 404),
    ],
)  # fmt: skip
def test_who_reads_and_who_acts(client, role, reads, acts):
    bid = a_sent_bid()
    client.force_login(a_person(role) if role else bid.contact)
    pages = (
        "/office/bids/",
        "/office/bids/findings/26R2/",
        "/office/bids/late/",
        at(bid),
        at(bid, "record/"),
    )

    assert {client.get(page).status_code for page in pages} == {reads}
    assert client.post(at(bid, "eligible/"), {"once": "x"}).status_code == acts


def test_the_record_tells_everything_in_words(client, officer):
    bid = a_sent_bid()
    client.post(at(bid, "not-eligible/"), {"reasons": ["weak_need"], "words": "", "once": "y"})

    page = text(client.get(at(bid, "record/")))

    for words in ("Begun", "Sent to the office", "Found not eligible", officer.name, "Commissioning officer"):
        assert words in page, words
