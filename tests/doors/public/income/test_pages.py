"""Anticipated income on the public page: only what is published, and only what can be used (R1.7-2)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.plan.funds import receiving
from tests.builders import NOW, a_person, a_stream
from tests.plan.funds.incomes import a_year, accepted, won_money

pytestmark = pytest.mark.django_db


def published(year="2026/27"):
    receiving.publish_income(None, by=a_person("chief_finance"), at=NOW, financial_year=year)


def text(client):
    return client.get("/income/").content.decode()


def test_1_7_nothing_stands_there_before_the_year_is_published(client):
    a_year(274_000_000)
    before = text(client)
    published()
    page = text(client)

    assert ("£2,740,000" in before, "as soon as it is published" in before) == (False, True)
    assert "£2,740,000 is expected in 2026/27" in page
    assert "Where the money comes from" in client.get("/").content.decode()


def test_1_8_money_won_stands_there_when_a_decision_accepted_it(client):
    stream = a_stream("HO", name="Home Office: violence reduction", kind="a", grantor="Home Office")
    a_year(1_000_000, stream=stream, is_restricted=True)
    won_money(150_000_000, stream=stream)
    published()
    before = text(client)
    accepted(None, by=None, at=NOW, bid="E-26-01", decision="031-26")

    page = text(client)

    assert ("£1,510,000" in before, "£1,510,000" in page) == (False, True)
    assert ('href="/decisions/031-26/"' in before, 'href="/decisions/031-26/"' in page) == (False, True)
    assert "For its purpose only" in page


def test_1_7_every_published_year_downloads_as_csv(client):
    a_year(270_000_000, year="2025/26")
    a_year(274_000_000)
    published("2025/26")
    published()

    answer = client.get("/income.csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()

    assert lines[1:] == [
        '"2026/27","Local budget","Precept","","No",2740000.00,"2026-12-10"',
        '"2025/26","Local budget","Precept","","No",2700000.00,"2026-12-10"',
    ]


def test_the_page_takes_as_many_statements_for_many_years_as_for_one(client):
    a_year(1_000_000)
    published()
    with CaptureQueriesContext(connection) as one:
        text(client)
    for first in range(2027, 2037):
        a_year(1_000_000, year=f"{first}/{(first + 1) % 100}")
        published(f"{first}/{(first + 1) % 100}")
    with CaptureQueriesContext(connection) as many:
        text(client)

    assert len(one) == len(many)
