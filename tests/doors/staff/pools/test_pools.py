"""The pages of pools: years, the joint budget, work, the yearly review, the report, downloads."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.decisions.models import Decision
from almoner.do.diligence.models import Case
from almoner.plan.pools.models import Pool, Review
from tests.builders import a_fund, a_person, a_plan_with_priorities, an_organisation
from tests.doors.staff.people.asked import boxes, text
from tests.ground.files.making import plain_pdf
from tests.plan.pools.pools import (
    a_fund_of_partners,
    a_pool_year,
    a_report,
    a_work,
    agreed,
    allocated,
    our_money,
    their_money,
)

pytestmark = pytest.mark.django_db
PERIOD = boxes("period_from", date(2026, 4, 1)) | boxes("period_to", date(2026, 11, 30))


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_3_7_an_empty_page_says_how_to_begin_and_a_pool_and_its_year_are_added(client, officer):
    a_fund_of_partners()
    a_fund("CSF")
    assert "Add a pool, then begin its year." in text(client.get("/office/pools/"))
    given = {
        "code": "VV",
        "name": "Violence partnership",
        "fund": "VV",
        "own_fund": "CSF",
        "own_line": "ours",
    }

    client.post("/office/pools/new/", given)
    pool = Pool.objects.get()
    client.post(f"/office/pools/{pool.public_id}/change/", given | {"name": "Serious violence partnership"})
    client.post(f"/office/pools/{pool.public_id}/years/new/", {"financial_year": "2026/27"})
    bad = client.post(f"/office/pools/{pool.public_id}/years/new/", {"financial_year": "2026/27"})

    assert (pool.years.count(), bad.status_code) == (1, 422)
    assert "Serious violence partnership" in text(client.get("/office/pools/"))


def test_3_7_the_joint_budget_shows_contributors_conditions_the_grid_and_what_is_left(client, officer):
    ours, theirs = our_money(), their_money()
    year = a_pool_year(officer)
    work = a_work(year, officer)
    allocated(work, ours, 1_000_000, officer)
    allocated(work, theirs, 3_360_000, officer)

    page = text(client.get(f"/office/pools/years/{year.public_id}/"))

    words = (
        "£43,600 of £1,800,000 in the pool is allocated, £1,756,400 is left", "Restricted: Under 25s only.",
        "Phase 8", "£10,000", "£33,600", "The office&#39;s own contribution", "Not begun.",
    )  # fmt: skip
    assert [one for one in words if one not in page] == []
    assert client.get("/office/pools/years/nosuchyear/").status_code == 404


def test_3_7_work_is_added_changed_paid_for_and_taken_out(client, officer):
    theirs, year, partner = their_money(), a_pool_year(officer), an_organisation()
    given = {
        "title": "Phase 8", "description": "Mentors.", "outcome": "Fewer are hurt.",
        "purpose": "cj_partnership", "partner": partner.public_id,
    }  # fmt: skip

    client.post(f"/office/pools/years/{year.public_id}/workstreams/new/", given | {"partner": ""})
    work = year.workstreams.get()
    here = f"/office/pools/workstreams/{work.public_id}"
    client.post(f"{here}/change/", given)
    bad = client.post(f"{here}/allocate/", {"budget": str(theirs.pk), "amount_pence": "43,600"})
    client.post(
        f"{here}/allocate/", {"budget": str(theirs.pk), "amount_pence": "43,600", "how_it_fits": "Under 25."}
    )
    page = text(client.get(f"{here}/"))

    assert (bad.status_code, "how Phase 8 meets its conditions" in text(bad)) == (422, True)
    assert ("£43,600" in page, str(partner) in page) == (True, True)
    client.post(f"/office/pools/shares/{work.shares.get().public_id}/drop/")
    client.post(f"{here}/drop/")
    assert year.workstreams.count() == 0


def test_3_7_work_is_checked_and_put_to_decision(client, officer):
    priority = a_plan_with_priorities().priorities.first()
    theirs = their_money()
    work = a_work(a_pool_year(officer), officer, partner=an_organisation())
    allocated(work, theirs, 4_360_000, officer)
    here = f"/office/pools/workstreams/{work.public_id}"

    client.post(f"{here}/sheet/", {"priority": priority.code})
    page = text(client.get(f"{here}/"))
    client.force_login(a_person("finance"))
    client.post(f"{here}/checks/", {"irregularities": "no", "note": "All seen."})

    sheet = Decision.objects.get()
    assert (sheet.lines.count(), f"{sheet.reference}</a> (being written)" in page.lower()) == (1, True)
    assert Case.objects.get().subject == "VV-26-01"


def test_3_7_other_funders_are_noted_changed_and_taken_out(client, officer):
    year = a_pool_year(officer)
    given = {"name": "A trust", "what_for": "A nurse", "amount_pence": "50,000", "source": "Letter"}

    client.post(f"/office/pools/years/{year.public_id}/funders/new/", given)
    here = f"/office/pools/funders/{year.funders.get().public_id}"
    client.post(f"{here}/", given | {"amount_pence": "60,000"})
    assert ("£60,000" in text(client.get(f"/office/pools/years/{year.public_id}/"))) is True
    assert "Take it out" in text(client.get(f"{here}/"))
    client.post(f"{here}/drop/")

    assert year.funders.count() == 0


def test_3_7_a_contribution_without_a_review_warns_and_needs_a_reason(client, officer):
    our_money("2025/26"), our_money()
    agreed(a_pool_year(officer, year="2025/26"))
    year = a_pool_year(officer)
    here = f"/office/pools/years/{year.public_id}"
    warned = text(client.get(f"{here}/"))

    client.force_login(a_person("chief_finance"))
    bad = client.post(f"{here}/agree/", {"reason": ""})
    client.post(f"{here}/agree/", {"reason": "Figures come in May."})

    assert ("2025/26 has no closed review" in warned, bad.status_code) == (True, 422)
    page = text(client.get(f"{here}/"))
    assert ("Figures come in May." in page, "2025/26 has no closed review" in page) == (True, False)


def test_3_7_a_review_is_written_asked_for_on_today_and_closed(client, officer):
    our_money()
    year = agreed(a_pool_year(officer))
    here = f"/office/pools/years/{year.public_id}"
    asks = "Review the office&#39;s contribution to Violence partnership 2026/27"
    before = text(client.get("/office/"))
    given = PERIOD | {
        "evidence": "Figures.", "effectiveness": "Fewer hurt.", "efficiency": "£900 each.",
        "conclusion": "vary", "conclusion_because": "More in the north.",
    }  # fmt: skip

    client.post(f"{here}/review/", given)
    client.force_login(a_person("chief_finance"))
    client.post(f"{here}/review/close/")

    assert Review.objects.get().status == "closed"
    page = text(client.get(f"{here}/"))
    assert "Go on, with changes: More in the north." in page
    assert (asks in before, asks in text(client.get("/office/"))) == (True, False)


def test_3_7_a_report_is_written_published_and_taken_back(client, officer):
    year = a_pool_year(officer)
    here = f"/office/pools/years/{year.public_id}/report"
    paper = SimpleUploadedFile("report.pdf", plain_pdf())
    assert [client.post(f"{here}/publish/").status_code, client.get(f"{here}/take-back/").status_code] == [
        404, 404,
    ]  # fmt: skip

    client.post(f"{here}/", PERIOD | {"text": "A good year.", "document": paper})
    client.post(f"{here}/publish/")
    year.report.refresh_from_db()
    published = year.report.status
    client.post(f"{here}/take-back/", {"reason": "A wrong sum."})
    year.report.refresh_from_db()

    assert (published, year.report.status) == ("published", "writing")
    document = client.get(f"{here}/document/")
    assert document.headers["Content-Type"] == "application/pdf"
    document.close()


def test_3_7_every_share_downloads_as_csv_and_as_a_workbook(client, officer):
    theirs, year = their_money(), a_pool_year(officer)
    allocated(a_work(year, officer), theirs, 4_360_000, officer)
    a_work(year, officer, title="Phase 9")

    lines = b"".join(client.get("/office/pools/export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get("/office/pools/export/xlsx/").content)).active

    assert (len(lines), sheet.max_row, sheet["J2"].value) == (3, 3, 43600)
    assert lines[2].split(",")[2:4] == ['"VV-26-02"', '"Phase 9"']
    assert client.get("/office/pools/export/pdf/").status_code == 404


def test_the_joint_budget_takes_as_many_statements_for_sixty_works_as_for_one(client, officer):
    theirs = their_money()
    few, many = a_pool_year(officer), a_pool_year(officer, year="2025/26")
    last = their_money("2025/26")
    allocated(a_work(few, officer), theirs, 100, officer)
    for place in range(60):
        allocated(a_work(many, officer, title=f"Phase {place}"), last, 100, officer)
    client.get(f"/office/pools/years/{few.public_id}/")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/office/pools/years/{few.public_id}/")
    with CaptureQueriesContext(connection) as sixty:
        client.get(f"/office/pools/years/{many.public_id}/")

    assert len(one) == len(sixty)


def test_3_7_a_report_not_begun_has_no_document_and_a_report_without_one_neither(client, officer):
    year = a_pool_year(officer)
    here = f"/office/pools/years/{year.public_id}/report/document/"
    first = client.get(here).status_code
    a_report(year, officer)

    assert (first, client.get(here).status_code) == (404, 404)
