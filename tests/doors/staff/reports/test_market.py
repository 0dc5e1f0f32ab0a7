"""R1.2-1: who asks for money, who is new or small, and how much goes to a few."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.publish.register.market import Holders, by_fund, percent, rounds
from tests.builders import a_person, an_organisation
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.doors.staff.people.asked import text
from tests.publish.awards import a_bid, an_answered_round, an_award

pytestmark = pytest.mark.django_db
PAGE = "/office/market/"
SMALL = 10_000_000
LONG_BEFORE = datetime(2025, 6, 1, 8, tzinfo=UTC)


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_1_2_each_organisation_counts_once_in_a_round_and_is_new_once():
    first = an_answered_round("25R1", opens_at=LONG_BEFORE, closes_at=datetime(2025, 7, 10, 16, tzinfo=UTC))
    second = an_answered_round("26R1")
    at_the_limit = an_organisation(annual_income_pence=SMALL)
    below = an_organisation(annual_income_pence=SMALL - 1)
    unknown = an_organisation(kind="company", annual_income_pence=None)
    a_bid(at_the_limit, round=first)
    a_bid(at_the_limit, round=second, awarded_pence=None)
    a_bid(below, round=second)
    a_bid(below, round=second, awarded_pence=None)
    a_bid(unknown, round=second, awarded_pence=None)
    a_bid(an_organisation(), round=second, submitted_at=None)

    closing = second.closes_at

    newest, oldest = rounds(SMALL, closing)

    assert (oldest.bids, oldest.bidders, oldest.new, oldest.small) == (1, 1, 1, 0)
    assert (newest.bids, newest.bidders, newest.new, newest.small) == (4, 3, 2, 1)
    assert (newest.income_unknown, newest.voluntary, newest.awarded, newest.new_awarded) == (1, 2, 1, 1)
    assert len(rounds(SMALL, closing - timedelta(seconds=1))) == 1


def test_1_2_the_three_largest_of_a_fund_are_added_up():
    for pence in (10_000, 30_000, 40_000, 20_000):
        an_award(pence)
    found = by_fund("2026/27")

    assert [(len(one.pence), one.total_pence, one.top_pence) for one in found] == [(4, 100_000, 90_000)]
    assert [percent(part, 200) for part in (0, 1, 199, 200)] == [0, 1, 100, 100]
    assert (percent(1, 0), Holders("None").top_pence) == (0, 0)


def test_1_2_the_page_shows_rounds_and_shares_and_downloads(client, officer):
    an_award(10_000)
    a_contract_taken_over(officer)

    page = text(client.get(PAGE))
    lines = b"".join(client.get(f"{PAGE}export/csv/").streaming_content).decode().splitlines()

    assert all(words in page for words in ("100% of bidders in 26R1 were new", "Yearly value of contracts"))
    assert (len(lines), client.get(f"{PAGE}export/pdf/").status_code) == (2, 404)


def test_the_page_takes_as_many_statements_for_many_bids_as_for_one(client, officer):
    an_award()
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for place in range(9):
        an_award(bid=a_bid(an_organisation(), round=an_answered_round(f"2{place}R9")))
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(one) == len(many)
