"""Income is that of the reference table; the Home Office's money was accepted first (1.7, 1.8)."""

import pytest

from almoner.do.decisions.content import receives_pence
from almoner.do.decisions.models import Decision
from almoner.plan.bids.models import ExternalBid
from almoner.plan.funds.anticipated import income_of
from almoner.plan.funds.income import StreamYear
from almoner.plan.funds.models import LedgerRow
from tests.demo.tables import needs_tables, pence, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]


def test_1_7_every_stream_brings_what_the_table_says():
    wanted = {(row["code"], row["fy"]): pence(row["amount"]) for row in rows("funding_streams")}
    years = StreamYear.objects.exclude(financial_year="2027/28")
    found = {
        (one.row.stream.code, one.row.financial_year): one.expected_pence
        for one in income_of(years)
        if (one.row.stream.code, one.row.financial_year) in wanted
    }

    assert found == wanted


def test_1_7_three_years_are_published_and_the_coming_one_is_not_yet():
    published = StreamYear.objects.exclude(published_at=None).values_list("financial_year", flat=True)

    assert set(published) == {"2024/25", "2025/26", "2026/27"}
    assert StreamYear.objects.filter(financial_year="2027/28", published_at=None).count() == 7


def test_1_8_the_receipt_of_the_home_offices_money_is_published_before_it_is_budgeted():
    sheet = Decision.objects.get(reference="031-24D")
    budgeted = LedgerRow.objects.filter(
        budget__stream__code__startswith="HO-", budget__financial_year="2024/25", kind="budget"
    )

    assert (sheet.status, receives_pence(sheet), str(sheet.dated)) == ("published", 181_048_458, "2024-03-14")
    assert sheet.accepts.decision == "031-24D"
    assert sheet.signatures.filter(voided_at=None).count() == 3
    assert {row.at > sheet.published_at for row in budgeted} == {True}


def test_1_8_the_pipeline_shows_a_bid_in_each_state():
    states = ExternalBid.objects.order_by("id").values_list("status", flat=True)

    assert list(states) == ["accepted", "lost", "won", "submitted", "writing"]
