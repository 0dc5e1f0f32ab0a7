"""The pages of bids for outside money: the pipeline, one bid and its steps, the decision, downloads."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.agreements import actions as agreements
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.plan.bids import actions
from almoner.plan.bids.models import BidPart, ExternalBid
from tests.builders import NOW, TODAY, a_person, a_stream
from tests.do.decisions.sheets import reasons_for, signed_by, the_three
from tests.do.decisions.test_receipt_sheet import HEAD
from tests.doors.staff.people.asked import boxes, text
from tests.plan.bids.outside import HEARD, SENT, a_submitted_bid, a_won_bid, a_written_bid

pytestmark = pytest.mark.django_db
HOME = "/office/bids-in/"
GIVEN = {
    "title": "Hotspot patrols 2027/28", "source": "home_office", "purpose": "Patrols.", "partners": "",
    **boxes("deadline_on", TODAY + timedelta(days=7)),
}  # fmt: skip


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_1_8_an_empty_pipeline_says_how_to_begin(client, officer):
    assert "Record an opportunity when the office hears of it." in text(client.get(HOME))


def test_1_8_the_pipeline_shows_deadlines_states_and_sums(client, officer):
    a_written_bid(5_000_000, deadline_on=TODAY + timedelta(days=7))
    a_won_bid(7_000_000)
    actions.lose(a_submitted_bid(9_000_000), by=officer, at=NOW, answered_on=HEARD)

    page = text(client.get(HOME))

    assert "£120,000 in 2 bids at work" in page
    assert all(words in page for words in ("17 Dec 2026, in 7 days", "Won", "Lost"))


def test_1_8_a_bid_is_recorded_changed_and_asks_for_money(client, officer):
    a_stream("HO", name="Home Office: hotspots", kind="a")
    bad = client.post(f"{HOME}new/", GIVEN | {"source": "lottery"})
    client.post(f"{HOME}new/", GIVEN)
    bid = ExternalBid.objects.get()
    here = f"{HOME}{bid.public_id}/"
    part = {"stream": "HO", "financial_year": "2027/28", "asked_pence": "850,000"}
    client.post(f"{here}change/", GIVEN | {"partners": "The three councils"})
    twice = [client.post(f"{here}parts/", part).status_code for _ in range(2)]
    row = BidPart.objects.get()
    client.post(f"{here}parts/{row.pk}/", part | {"asked_pence": "900,000"})

    page = text(client.get(here))

    assert (bad.status_code, twice) == (422, [302, 422])
    assert all(words in page for words in ("The three councils", "£900,000", "in 7 days"))
    client.post(f"{here}parts/{row.pk}/drop/")
    assert (BidPart.objects.count(), client.post(f"{here}parts/{row.pk}/drop/").status_code) == (0, 404)


def test_1_8_signed_off_sent_and_won(client, officer):
    bid = a_written_bid(5_000_000, officer=officer)
    here = f"{HOME}{bid.public_id}/"
    assert client.post(f"{here}sign-off/").status_code == 404
    client.force_login(a_person("chief_finance"))
    assert "Sign it off" in text(client.get(here))
    client.post(f"{here}sign-off/")
    client.force_login(officer)
    client.post(f"{here}reopen/")
    again = client.post(f"{here}reopen/", follow=True)
    actions.sign_off(bid, by=a_person("chief_finance"), at=NOW)
    client.post(f"{here}submit/", boxes("submitted_on", SENT))
    answer = boxes("answered_on", HEARD) | {"outcome": "Well argued."}
    row = BidPart.objects.get()
    bad = client.post(f"{here}win/", answer | {f"part_{row.pk}": "0"})
    client.post(f"{here}win/", answer | {f"part_{row.pk}": "40,000"})

    page = text(client.get(here))

    assert "This cannot be done now: it is being written." in text(again)
    assert (bad.status_code, "of one at least more than nothing" in text(bad)) == (422, True)
    assert all(words in page for words in ("£40,000", "Well argued.", "it cannot be budgeted (clause 1.8)"))


def test_1_8_lost_and_given_up(client, officer):
    lost, given_up = a_submitted_bid(), a_written_bid()

    client.post(f"{HOME}{lost.public_id}/lose/", boxes("answered_on", HEARD) | {"outcome": "Too many bids."})
    client.post(f"{HOME}{given_up.public_id}/withdraw/", {"reason": "No partner."})

    assert "Too many bids." in text(client.get(f"{HOME}{lost.public_id}/"))
    assert "No partner." in text(client.get(f"{HOME}{given_up.public_id}/"))
    assert list(ExternalBid.objects.order_by("id").values_list("status", flat=True)) == ["lost", "withdrawn"]


def test_1_8_the_receipt_is_put_to_decision_and_the_public_reads_what_is_accepted(client, officer):
    bid = a_won_bid(5_000_000)
    here = f"{HOME}{bid.public_id}/"
    client.post(f"{here}sheet/", boxes("dated", TODAY))
    sheet = Decision.objects.get()
    twice = client.post(f"{here}sheet/", boxes("dated", TODAY))
    assert (twice.status_code, "On decision <a" in text(client.get(here))) == (422, True)
    assert "Money that bid E-26-01 won is accepted:" in text(
        client.get(f"/office/decisions/{sheet.public_id}/")
    )

    sheet = decisions.revise(sheet, by=officer, at=NOW, values=HEAD)
    sheet = decisions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    agreements.announce(signed_by(sheet, *the_three().in_order()), by=officer, at=NOW)

    page = text(client.get(f"/decisions/{sheet.reference}/"))
    assert ("Money accepted" in page, "£50,000" in page, "Home Office 1" in page) == (True, True, True)
    assert f"Accepted by decision {sheet.reference}" in text(client.get(here))


def test_1_8_today_asks_for_what_is_due_and_for_what_waits_to_be_accepted(client, officer):
    a_written_bid(deadline_on=TODAY + timedelta(days=15), title="Later")
    a_written_bid(deadline_on=TODAY + timedelta(days=14), title="Sooner")
    bid = a_won_bid(title="Won money")

    page = text(client.get("/office/"))
    decisions.compose_receipt(bid, by=officer, at=NOW)

    assert ("Send the bid for Later" in page, "Send the bid for Sooner" in page) == (False, True)
    assert "Put the receipt of Won money to decision" in page
    assert "Put the receipt of Won money to decision" not in text(client.get("/office/"))


def test_1_8_every_bid_downloads(client, officer):
    a_won_bid(5_000_000)

    lines = b"".join(client.get(f"{HOME}export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get(f"{HOME}export/xlsx/").content)).active

    assert lines[1] == (
        '"E-26-01","Violence reduction 2026/27","Home Office","","2026-12-18","Won",'
        '50000.00,50000.00,"2026-12-01","2026-12-08",""'
    )
    assert (sheet["G2"].value, client.get(f"{HOME}export/pdf/").status_code) == (50000, 404)


def test_the_pipeline_takes_as_many_statements_for_many_as_for_one_and_pages(client, officer):
    a_written_bid()
    actions.withdraw(a_written_bid(), by=officer, at=NOW, reason="No.")
    with CaptureQueriesContext(connection) as one:
        client.get(HOME)
    for _ in range(61):
        actions.withdraw(a_written_bid(), by=officer, at=NOW, reason="No.")
    for _ in range(5):
        a_written_bid()
    with CaptureQueriesContext(connection) as many:
        page = text(client.get(HOME))

    after = ExternalBid.objects.filter(status="withdrawn").order_by("pk")[2]
    assert len(one) == len(many)
    assert ("E-26-02" in page, f"?after={after.pk}#settled" in page) == (False, True)
    assert "E-26-02" in text(client.get(f"{HOME}?after={after.pk}"))
