"""The pages of subsidy control: on the sheet, the register, the recipient's own answer, Today."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.decisions.subsidies import Subsidy
from tests.builders import TODAY, a_member, a_person, kept
from tests.do.decisions.sheets import a_draft
from tests.do.decisions.test_subsidies import MINIMAL, asked, confirmed, judged, published
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
FOUR = ["is_public", "is_enterprise", "is_selective", "affects_competition"]


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_2_1_g_all_lines_are_answered_on_one_page(client, officer):
    sheet = a_draft(300_000, 400_000, author=officer)
    here = f"/office/decisions/{sheet.public_id}/subsidies/"
    lines = [one.public_id for one in sheet.lines.all()]
    assert f'href="{here}"' in text(client.get(f"/office/decisions/{sheet.public_id}/"))

    bad = client.post(here, {"outcome": "none", "limbs": FOUR, "reason": "No.", "lines": lines})
    client.post(here, {"outcome": "none", "limbs": ["is_public"], "reason": "All free.", "lines": lines})

    assert bad.status_code == 422
    assert "All four limbs are met" in text(bad)
    assert list(Subsidy.objects.values_list("reason", flat=True)) == ["All free."] * 2


def test_2_1_g_the_answers_are_published_with_the_sheet_and_read_by_those_who_write_none(client, officer):
    sheet = published(a_draft(300_000, 400_000, author=officer), officer)
    client.force_login(a_person("auditor"))

    inside = text(client.get(f"/office/decisions/{sheet.public_id}/subsidies/"))
    outside = text(client.get(f"/decisions/{sheet.reference}/"))

    assert ("Not a subsidy" in inside, "Keep the answers" in inside) == (True, False)
    assert "Not a subsidy (2 lines): Nothing is sold on a market with it." in outside


def test_2_1_g_the_recipient_is_written_to_and_the_answer_recorded(client, officer):
    sheet = judged(a_draft(300_000, author=officer), officer)
    row = Subsidy.objects.get()
    here = f"/office/decisions/{sheet.public_id}/subsidies/"
    assert "not written to yet" in text(client.get(here))

    client.post(f"/office/subsidies/{row.public_id}/notice/")
    assert "No answer yet." in text(client.get(here))
    given = {"declared_pence": "1,000", "how": "Email of today"}
    client.post(f"/office/subsidies/{row.public_id}/declared/", given)

    assert "It has had £1,000, it said on 10 Dec 2026 (Email of today)." in text(client.get(here))


def test_2_1_g_the_lead_answers_on_the_home_page(client, officer):
    row = asked(officer)
    lead = a_person()
    a_member(row.line.organisation, person=lead)
    client.force_login(lead)
    here = f"/apply/other-public-money/{row.public_id}/"
    assert here in text(client.get("/apply/"))
    assert "gross value of £3,000" in text(client.get(here))

    bad = client.post(here, {"declared_pence": "5"})
    client.post(here, {"declared_pence": "5", "confirms": "on"})

    row.refresh_from_db()
    assert (bad.status_code, row.declared_pence, row.declared_by) == (422, 500, lead)
    assert client.get(here).status_code == 404


def test_2_1_g_the_register_shows_totals_room_and_what_is_to_be_entered(client, officer):
    assert "will stand here" in text(client.get("/office/subsidies/"))
    row = confirmed(officer, 10_000_001)
    published(row.line.decision, officer)

    page = text(client.get("/office/subsidies/"))
    today = text(client.get("/office/"))

    assert all(
        words in page for words in ("£100,000.01", "£214,999.99", "Record the entry", "due 10 Mar 2027")
    )
    assert "in the public subsidy database" in today
    entry = {"reference": "SC10001", "entered_on_day": "10", "entered_on_month": "12"}
    entry["entered_on_year"] = "2026"
    client.post(f"/office/subsidies/{row.public_id}/entry/", entry)
    row.refresh_from_db()
    assert (row.entry_reference, row.entered_on) == ("SC10001", TODAY)
    assert "SC10001" in text(client.get("/office/subsidies/"))


def test_2_1_g_every_subsidy_downloads(client, officer):
    row = confirmed(officer)
    published(row.line.decision, officer)

    lines = b"".join(client.get("/office/subsidies/export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get("/office/subsidies/export/xlsx/").content)).active

    assert (len(lines), sheet.max_row, sheet["G2"].value) == (2, 2, 3000)
    assert client.get("/office/subsidies/export/pdf/").status_code == 404


def test_2_1_g_today_waits_for_the_recipients_answer(client, officer):
    row = asked(officer)

    page = text(client.get("/office/"))

    assert f"Confirm other public money for decision {row.line.decision.reference}" in page


def test_the_page_of_a_sheet_takes_as_many_statements_for_sixty_lines_as_for_one(client, officer):
    counts = []
    for amounts in ([300_000], range(300_000, 360_000, 1_000)):
        sheet = judged(a_draft(*amounts, author=officer), officer, MINIMAL)
        with CaptureQueriesContext(connection) as asked_here:
            client.get(f"/office/decisions/{sheet.public_id}/subsidies/")
        counts.append(len(asked_here))

    assert counts[0] == counts[1]


def test_the_register_takes_as_many_statements_for_sixty_subsidies_as_for_one(client, officer):
    counts = []
    for amounts in ([300_000], range(300_000, 359_000, 1_000)):
        sheet = judged(a_draft(*amounts, author=officer), officer, MINIMAL)
        rows = list(Subsidy.objects.filter(line__decision=sheet).select_related("line"))
        for one in rows:
            one.given_on, one.given_pence = TODAY, one.line.amount_pence
        kept(*rows)
        with CaptureQueriesContext(connection) as asked_here:
            page = text(client.get("/office/subsidies/"))
        counts.append(len(asked_here))

    assert "£3,580" in page
    assert counts[0] == counts[1]
