"""R3.6-3: how much of the money is given without competition."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.publish.register.competition import Year, by_year
from tests.builders import a_person
from tests.do.agreements.contract_rows import an_award
from tests.do.decisions.sheets import a_draft, an_open_sheet, signed_by, the_three
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def signed(*amounts, author=None):
    return signed_by(an_open_sheet(*amounts, author=author), *the_three().in_order())


def test_3_6_before_any_decision_is_signed_the_page_says_what_will_come(client, officer):
    a_draft(300_000, author=officer)

    assert "once a decision that gives money is signed" in text(client.get("/office/competition/"))
    assert client.get("/office/competition/?year=2030/31").status_code == 200


def test_3_6_awards_without_bids_are_uncompeted_and_a_tender_is_not(client, officer):
    an_award(officer=officer)
    sheet = signed(300_000, author=officer)
    year = by_year()[0]
    line = sheet.lines.get()

    page = text(client.get("/office/competition/"))

    assert year.pence["other"] == 300_000
    assert year.uncompeted_pence == 300_000
    assert year.pence["tender"] > 0
    assert all(words in page for words in (str(line.organisation), "There is a reason."))
    assert client.get("/office/competition/?year=1999/00").status_code == 404


def test_3_6_the_share_is_rounded_to_a_whole_per_cent():
    shares = [
        Year("2026/27", {"round": 1_000 - part, "core": part}).uncompeted_percent
        for part in (0, 4, 5, 994, 995, 1_000)
    ]

    assert shares == [0, 0, 1, 99, 100, 100]
    assert Year("2026/27").uncompeted_percent == 0


def test_3_6_every_award_without_competition_downloads(client, officer):
    signed(300_000, 400_000, author=officer)

    lines = b"".join(client.get("/office/competition/export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get("/office/competition/export/xlsx/").content)).active

    assert (len(lines), sheet.max_row, sheet["F2"].value, sheet["F3"].value) == (3, 3, 4000, 3000)
    assert client.get("/office/competition/export/pdf/").status_code == 404


def test_the_page_takes_as_many_statements_for_sixty_awards_as_for_one(client, officer):
    signed(300_000, author=officer)
    with CaptureQueriesContext(connection) as one:
        client.get("/office/competition/")
    signed(*range(300_000, 359_000, 1_000), author=officer)
    with CaptureQueriesContext(connection) as sixty:
        client.get("/office/competition/")

    assert len(one) == len(sixty)
