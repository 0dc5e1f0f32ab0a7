"""Annual reports as the public reads them (R3.7-3)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.plan.pools import actions
from almoner.plan.pools.models import AnnualReport
from tests.builders import NOW, a_person, kept
from tests.doors.staff.people.asked import text
from tests.plan.pools.pools import a_pool_at_work, a_pool_year, a_report

pytestmark = pytest.mark.django_db


def test_3_7_before_the_first_report_the_page_says_what_will_stand_there(client):
    report = a_report(a_pool_year())

    assert "will stand here as soon as it is published" in text(client.get("/annual-reports/"))
    assert client.get(f"/annual-reports/{report.public_id}/").status_code == 404


def test_3_7_a_published_report_shows_its_figures_its_words_and_its_document(client):
    made = a_pool_at_work(a_person("officer"), a_person("chief_finance"))
    here = f"/annual-reports/{made['pool_report'].public_id}"

    listed, page = text(client.get("/annual-reports/")), text(client.get(f"{here}/"))
    lines = b"".join(client.get(f"{here}.csv").streaming_content).decode().splitlines()

    assert "Violence partnership, 2026/27" in listed
    words = (
        "£1,800,000 was pooled", "A good year.", "Mentors for young people at risk.", "A hospital trust",
        "£43,600 of £1,800,000 in the pool was allocated", "This office&#39;s own contribution",
    )  # fmt: skip
    assert [one for one in words if one not in page] == []
    assert [line.split(",")[2] for line in lines[1:]] == [
        '"given"', '"given"', '"other funder"', '"allocated"',
    ]  # fmt: skip
    document = client.get(f"{here}/document/")
    assert document.headers["Content-Type"] == "application/pdf"
    document.close()


def test_3_7_a_report_taken_back_and_a_report_without_a_document_are_not_found(client):
    officer = a_person("officer")
    made = a_pool_at_work(officer, a_person("chief_finance"))
    plain = actions.publish_report(a_report(a_pool_year(officer, year="2025/26")), by=officer, at=NOW)
    actions.take_back_report(made["pool_report"], by=officer, at=NOW, reason="A wrong sum.")

    assert client.get(f"/annual-reports/{made['pool_report'].public_id}/").status_code == 404
    assert client.get(f"/annual-reports/{plain.public_id}/").status_code == 200
    assert client.get(f"/annual-reports/{plain.public_id}/document/").status_code == 404


def test_the_list_takes_as_many_statements_for_many_reports_as_for_one(client):
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked_here:
            assert "Violence partnership" in text(client.get("/annual-reports/"))
        return len(asked_here)

    officer = a_person("officer")
    first = a_pool_at_work(officer, a_person("chief_finance"))["pool_report"]
    one = statements()
    for place in range(20):
        year = a_pool_year(officer, f"20{30 + place}/{31 + place}")
        kept(
            AnnualReport(
                year=year, status=first.status, period_from=first.period_from, period_to=first.period_to,
                text=first.text, figures=first.figures, published_at=NOW,
            )
        )  # fmt: skip

    assert statements() == one
