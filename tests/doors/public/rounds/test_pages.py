"""Rounds as all may see them, without an account."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.analyse.partnerships.models import CVS
from almoner.do.rounds import actions
from almoner.do.rounds.publicity import Clarification
from tests.builders import a_partnership, a_person, an_area
from tests.do.rounds.made import (
    CLOSES,
    OPEN,
    OPENS,
    a_closed_round,
    a_draft_round,
    an_officer,
    an_open_round,
)
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
CHARITY = {
    "check": "yes",
    "kind": "charity",
    "areas": "TEN",
    "priorities": "Q1",
    "amount_pence": "4,800",
    "replaces_statutory": "no",
}


@pytest.fixture(autouse=True)
def now(clock):
    clock.set(OPEN)
    cache.clear()
    return clock


def at(round, more=""):
    return f"/rounds/{round.public_id}/{more}"


def holds(page, *words):
    return [one for one in words if one not in page]


def test_4_1_the_invitation_tells_everything_before_signing_in(client):
    round = an_open_round()

    page = text(client.get(at(round)))

    told = (
        "Friday 29 January 2027, 5pm (London time), in 51 days", "£150,000", "Generally up to £20,000",
        "Who can apply", "What we cannot fund", "Priority Q1", "Tendring",
        "Positive impact on the plan&#39;s priorities", "30%", "Key dates", "The panel meets",
        "Check if you can apply", "Read the whole form", "Ask a question", "How we use what you tell us",
        f"/apply/rounds/{round.public_id}/start/",
    )  # fmt: skip
    assert holds(page, *told) == []


def test_a_draft_is_shown_to_staff_only(client):
    round = a_draft_round()
    pages = [at(round), at(round, "form/short/"), at(round, "check/"), at(round, "form/short/blank.pdf")]

    strangers = [client.get(page).status_code for page in pages]
    client.force_login(a_person("officer"))

    assert (strangers, client.get(pages[0]).status_code) == ([404] * 4, 200)
    assert "Only staff see this page" in text(client.get(pages[0]))


def test_after_closing_nobody_can_apply_or_ask_but_all_can_read(client, now):
    round = a_closed_round()
    now.set(CLOSES + timedelta(days=1))

    page = text(client.get(at(round)))

    assert holds(page, "Bids being checked", "Read the whole form") == []
    assert [words for words in ("/start/", "Ask a question") if words in page] == []
    assert "could apply" in page


def test_the_list_has_open_coming_and_earlier_rounds(client, now):
    an_open_round("26R2")
    an_open_round("27R1", opens_at=datetime(2027, 1, 4, 9, tzinfo=UTC))

    before = text(client.get("/rounds/"))
    now.set(CLOSES + timedelta(days=1))
    after = text(client.get("/rounds/"))

    assert holds(before, "Open now", "Opening soon", "Round 26R2", "Round 27R1") == []
    assert holds(after, "No round is open today", "Earlier rounds", "£150,000") == []


def test_without_rounds_the_list_says_what_will_stand_here(client):
    assert "When one opens it stands here" in text(client.get("/rounds/"))


def test_4_3_the_whole_form_can_be_read_and_fetched_for_each_band(client):
    round = an_open_round()

    short, full = (text(client.get(at(round, f"form/{band}/"))) for band in ("short", "full"))
    word, pdf = (client.get(at(round, f"form/short/blank.{kind}")) for kind in ("docx", "pdf"))

    assert (
        holds(short, "What will you do?", "Why we ask:", "Up to 155 words", "Asked of us", "up to £20,000")
        == []
    )
    assert ("What could go wrong" in short, "What could go wrong" in full) == (False, True)
    assert (word.content[:2], pdf.content[:4]) == (b"PK", b"%PDF")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="26R2-short-form.pdf"'
    missing = [client.get(at(round, more)).status_code for more in ("form/none/", "form/short/blank.exe")]
    assert missing == [404, 404]


def test_the_check_says_yes_and_quotes_the_clauses(client):
    round = an_open_round()

    page = text(client.get(at(round, "check/"), CHARITY))

    assert holds(page, "You can apply", "clause 3.2", "clause 4.4", "/start/") == []


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"kind": "company"}, "You cannot apply to this round"),
        ({"areas": "elsewhere"}, "You cannot apply to this round"),
        ({"priorities": "none"}, "You cannot apply to this round"),
        ({"replaces_statutory": "yes"}, "You cannot apply to this round"),
        ({"amount_pence": "20,000.01"}, "You can apply, and should read what is said below"),
        ({"amount_pence": "20,000"}, "You can apply"),
        ({"kind": ""}, "We need the answers that are missing"),
    ],
)
def test_the_check_says_what_stands_in_the_way(client, answers, verdict):
    page = text(client.get(at(an_open_round(), "check/"), CHARITY | answers))

    assert f'id="verdict">{verdict}</h2>' in page


def test_before_the_opening_the_check_says_you_could(client, now):
    now.set(OPENS - timedelta(days=1))

    page = text(client.get(at(an_open_round(), "check/"), CHARITY))

    assert holds(page, "You could apply, but the round is not open", "The round opens at") == []


def test_an_unreadable_amount_is_said_beside_the_field(client):
    answer = client.get(at(an_open_round(), "check/"), CHARITY | {"amount_pence": "lots"})

    assert (answer.status_code, "There is a problem" in text(answer)) == (422, True)


def test_a_question_is_asked_without_an_account_and_answered_for_all(client):
    round = an_open_round()

    asked = client.post(
        at(round, "ask/"), {"question": "May we pay staff?", "email": "ann@example.org", "once": "1"}
    )
    hidden = "May we pay staff?" in text(client.get(at(round)))
    actions.publish_answer(
        Clarification.objects.get(), by=an_officer(), at=OPEN, answer="Yes, for new hours."
    )
    page = text(client.get(at(round)))

    assert (asked.headers["Location"], hidden) == (at(round), False)
    assert holds(page, "May we pay staff?", "Yes, for new hours.") == []
    assert "ann@example.org" not in page


def test_the_sixth_question_of_a_connection_in_a_day_is_refused(client):
    round = an_open_round()

    answers = [client.post(at(round, "ask/"), {"question": f"Question {n}?"}).status_code for n in range(6)]

    assert (answers, Clarification.objects.count()) == ([302] * 5 + [422], 5)


def test_an_empty_question_is_refused_beside_the_field(client):
    answer = client.post(at(an_open_round(), "ask/"), {"question": " "})

    assert (answer.status_code, "Enter an answer for" in text(answer)) == (422, True)


def test_a_moved_deadline_is_told_with_its_reason(client):
    round = an_open_round()
    actions.extend_deadline(
        round, by=an_officer(), at=OPEN, until=CLOSES + timedelta(days=3), reason="The portal was down."
    )

    assert holds(text(client.get(at(round))), "Monday 1 February 2027, 5pm", "The portal was down.") == []


def test_4_18_help_is_found_by_area(client):
    north, south = an_area("North", "NOR"), an_area("South", "SOU")
    a_partnership(north, kind=CVS, name="CVS North", contact_email="help@north.example.org")
    a_partnership(south, kind=CVS, name="CVS South")
    a_partnership(south, name="CSP South")

    every, one, none = (
        text(client.get(f"/help-with-a-bid/{more}")) for more in ("", "?area=NOR", "?area=XXX")
    )

    assert holds(every, "CVS North", "CVS South", "help@north.example.org") == []
    assert ("CVS South" in one, "CSP South" in every, none == every) == (False, False, True)


def test_the_feed_is_read_by_machines_and_moves_with_news(client):
    round = an_open_round(summary="Line one\x0b & more")

    feed = ElementTree.fromstring(client.get("/rounds/feed/").content)
    entry = feed.find(f"{ATOM}entry")
    first = entry.findtext(f"{ATOM}updated")
    asked = actions.ask(round, by=None, at=OPEN, question="Why?")
    actions.publish_answer(asked, by=an_officer(), at=OPEN, answer="So.")
    again = ElementTree.fromstring(client.get("/rounds/feed/").content).find(f"{ATOM}entry")

    assert (entry.findtext(f"{ATOM}title"), first) == ("Round 26R2", "2026-11-02T09:00:00+00:00")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{at(round)}"
    assert again.findtext(f"{ATOM}updated") == "2026-12-09T12:00:00+00:00"


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_for_many_rows_as_for_one(client, django_assert_max_num_queries):
    round = an_open_round()
    a_partnership(kind=CVS)
    ask = {"by": None, "at": OPEN}
    officer = an_officer()
    actions.publish_answer(actions.ask(round, **ask, question="1?"), by=officer, at=OPEN, answer="1")
    pages = ("/rounds/", at(round), at(round, "form/short/"), "/rounds/feed/", "/help-with-a-bid/")
    _, few = ([queries_for(client, page) for page in pages] for _ in ("a form's layout is read", "and known"))

    for number in range(20):
        an_open_round(f"R{number}", officer)
        a_partnership(kind=CVS)
        actions.publish_answer(actions.ask(round, **ask, question="1?"), by=officer, at=OPEN, answer="1")

    assert [queries_for(client, page) for page in pages] == few
