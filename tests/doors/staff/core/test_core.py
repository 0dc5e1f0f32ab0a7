"""The pages of core grants: the grid, the forms, agreeing, checks, the sheet, downloads."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.decisions.models import Decision
from almoner.do.diligence.models import Case
from almoner.plan.allocations.models import CoreSchedule
from tests.builders import a_person, a_plan_with_priorities, an_organisation
from tests.doors.staff.people.asked import text
from tests.plan.allocations.schedules import a_core_budget, a_schedule, agreed

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_3_5_an_empty_page_says_how_to_begin_and_that_the_year_is_undecided(client, officer):
    page = text(client.get("/office/core/"))

    assert "2026/27 began without a signed decision on core grants" in page
    assert "Begin a year" in page
    client.post("/office/core/new/", {"financial_year": "2027/28"})
    assert CoreSchedule.objects.get().financial_year == "2027/28"


def test_3_5_the_grid_shows_last_year_and_the_change(client, officer):
    partner = an_organisation("Safeguarding board (demo)")
    a_schedule(2_800_000, year="2025/26", officer=officer, partner=partner)
    a_schedule(2_856_000, officer=officer, partner=partner)

    page = text(client.get("/office/core/?year=2026/27"))

    assert "Safeguarding boards" in page
    assert all(words in page for words in ("£28,000", "£28,560", "+2%", "Being planned"))
    assert client.get("/office/core/?year=2030/31").status_code == 404


def test_3_5_a_share_is_added_changed_and_taken_out_with_errors_by_field(client, officer):
    schedule, partner, budget = a_schedule(officer=officer), an_organisation(), a_core_budget()
    here = f"/office/core/{schedule.public_id}/shares"
    given = {
        "partner": partner.public_id, "category": "b", "budget": str(budget.pk), "amount_pence": "28,000",
        "purpose": "The board's yearly share.", "accountable_body": "The council",
        "statutory_basis": "Children Act 2004",
    }  # fmt: skip

    bad = client.post(f"{here}/new/", given | {"amount_pence": "lots"})
    client.post(f"{here}/new/", given)
    share = schedule.allocations.get()
    client.post(f"{here}/{share.public_id}/", given | {"amount_pence": "29,000"})
    share.refresh_from_db()

    assert (bad.status_code, share.amount_pence) == (422, 2_900_000)
    client.post(f"{here}/{share.public_id}/drop/")
    assert schedule.allocations.count() == 0


def test_3_5_last_year_is_copied_by_a_form(client, officer):
    a_schedule(2_800_000, year="2025/26", officer=officer)
    schedule, budget = a_schedule(officer=officer), a_core_budget()

    client.post(f"/office/core/{schedule.public_id}/copy/", {"budget": str(budget.pk), "percent": "2"})

    assert schedule.allocations.get().amount_pence == 2_856_000


def test_3_5_agreed_checked_and_put_to_decision(client, officer):
    schedule, priority = a_schedule(2_800_000, officer=officer), a_plan_with_priorities().priorities.first()
    share = schedule.allocations.get()
    here = f"/office/core/{schedule.public_id}"

    client.force_login(a_person("chief_finance"))
    client.post(f"{here}/agree/")
    client.post(f"{here}/reopen/")
    client.post(f"{here}/agree/")
    client.post(f"{here}/shares/{share.public_id}/checks/", {"irregularities": "no", "note": "All seen."})
    client.force_login(officer)
    assert client.post(f"{here}/agree/").status_code == 404
    client.post(f"{here}/sheet/", {"priority": priority.code})

    sheet = Decision.objects.get()
    assert (sheet.title, sheet.lines.count()) == ("Core funding allocations 2026/27", 1)
    assert Case.objects.get().overall == "pass"
    assert f'{sheet.public_id}/">{sheet.reference}</a>.' in text(client.get("/office/core/"))


def test_3_5_a_refusal_of_a_button_is_said_on_the_page(client, officer):
    schedule = a_schedule(officer=officer)
    client.force_login(a_person("chief_finance"))

    page = client.post(f"/office/core/{schedule.public_id}/agree/", follow=True)

    assert "There is no share in the schedule yet." in text(page)


def test_3_5_every_year_downloads_as_csv_and_as_a_workbook(client, officer):
    a_schedule(2_800_000, year="2025/26", officer=officer)
    agreed(a_schedule(2_856_000, officer=officer))

    lines = b"".join(client.get("/office/core/export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get("/office/core/export/xlsx/").content)).active

    assert (len(lines), sheet.max_row) == (3, 3)
    assert (lines[1].split(",")[:3], sheet["H2"].value) == (['"2026/27"', '"CORE-26-01"', '"b"'], 28560)
    assert client.get("/office/core/export/pdf/").status_code == 404


def test_the_grid_takes_as_many_statements_for_sixty_shares_as_for_one(client, officer):
    a_schedule(2_800_000, officer=officer)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/office/core/?year=2026/27")
    a_schedule(*range(100_000, 160_000, 1_000), year="2027/28", officer=officer)
    with CaptureQueriesContext(connection) as sixty:
        client.get("/office/core/?year=2027/28")

    assert len(one) == len(sixty)


def test_3_5_today_asks_for_the_decision_of_a_year_that_has_begun(client, officer):
    asks = "Decide the core grants of 2026/27"
    before = text(client.get("/office/"))
    a_schedule(2_800_000, officer=officer)

    assert (asks in before, asks in text(client.get("/office/"))) == (False, True)
