"""The pages of income: a year's streams, one stream's terms, receipts and returns, reports and downloads."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.reach import actions as reach
from almoner.do.reach.actions import CoFunding
from almoner.plan.funds import receiving
from almoner.plan.funds.actions import set_budget
from almoner.plan.funds.details import BudgetLine
from almoner.plan.funds.income import Receipt, ReturnDate, StreamYear
from almoner.plan.funds.models import FundingStream
from almoner.plan.pools import actions as pools
from almoner.plan.pools.planning import FunderDetails
from almoner.publish.register.partners import by_partner, given
from tests.builders import NOW, TODAY, a_budget, a_commitment, a_fund, a_person, a_stream
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.doors.staff.people.asked import text
from tests.plan.funds.incomes import a_year, won_money
from tests.plan.pools.pools import a_pool_year, their_money

pytestmark = pytest.mark.django_db
HOME = "/office/income/"


@pytest.fixture
def finance(client):
    person = a_person("finance")
    client.force_login(person)
    return person


def came(row, pence, reference="BACS 1"):
    by = a_person("finance")
    return receiving.receive(row, by=by, at=NOW, amount_pence=pence, received_on=TODAY, reference=reference)


def test_1_7_an_empty_year_says_that_nothing_is_published_and_which_budgets_wait(client, finance):
    a_budget(1_000)

    page = text(client.get(HOME))

    assert "2026/27 began without its expected income published" in page
    assert "not written down: Local budget." in page
    assert client.get(f"{HOME}?year=2030/31").status_code == 404


def test_1_7_a_year_shows_each_stream_expected_received_and_budgeted(client, finance):
    row = a_year(30_000_000)
    a_budget(20_000_000)
    came(row, 12_000_000)
    won_money(5_000_000)
    receiving.ask_return(row, by=finance, at=NOW, due_on=TODAY + timedelta(days=1), covers="To December")

    page = text(client.get(HOME))

    assert "£120,000 of £300,000 has come in for 2026/27" in page
    assert all(words in page for words in ("£200,000", "£100,000", "£50,000 won, waits to be accepted"))
    assert "11 Dec 2026, tomorrow" in page


def test_1_7_income_is_written_down_changed_and_published(client, finance):
    a_stream()
    given = {"stream": "LOCAL", "financial_year": "2027/28", "expected_pence": "274,000"}
    bad = client.post(f"{HOME}new/", given | {"financial_year": "2027"})
    client.post(f"{HOME}new/", given)
    row = StreamYear.objects.get()
    more = {"expected_pence": "280,000", "permitted": ["crime_prevention"], "is_restricted": "on"}
    client.post(f"{HOME}{row.public_id}/change/", more)
    row.refresh_from_db()

    assert (bad.status_code, row.expected_pence, row.permitted) == (422, 28_000_000, ["crime_prevention"])
    assert client.post(f"{HOME}publish/", {"year": "2027/28"}).status_code == 404
    client.force_login(a_person("chief_finance"))
    assert "Publish this year" in text(client.get(f"{HOME}?year=2027/28"))
    client.post(f"{HOME}publish/", {"year": "2027/28"})
    row.refresh_from_db()
    assert row.published_at is not None
    again = client.post(f"{HOME}publish/", {"year": "2027/28"}, follow=True)
    assert "Nothing of 2027/28 waits to be published." in text(again)


def test_1_7_receipts_are_written_down_and_a_wrong_one_is_refused_by_field(client, finance):
    row = a_year(30_000_000)
    here = f"{HOME}{row.public_id}/receipts/"
    day = {"received_on_day": "1", "received_on_month": "12", "received_on_year": "2026"}
    given = {"kind": "in", "amount_pence": "1,200.50", "reference": "BACS 77", **day}

    client.post(here, given)
    twice = client.post(here, given)
    page = text(client.get(f"{HOME}{row.public_id}/"))

    assert (Receipt.objects.get().amount_pence, twice.status_code) == (120_050, 422)
    assert ("BACS 77" in page, "£1,200.50" in page) == (True, True)


def test_3_8_days_for_figures_are_noted_sent_and_taken_out(client, finance):
    row = a_year()
    here = f"{HOME}{row.public_id}/returns/"
    for month in ("1", "4"):
        day = {"due_on_day": "15", "due_on_month": month, "due_on_year": "2027"}
        client.post(here, {"covers": f"Month {month}", **day})
    first, second = ReturnDate.objects.order_by("due_on")

    client.post(f"{here}{first.pk}/sent/")
    client.post(f"{here}{second.pk}/drop/")
    page = client.post(f"{here}{first.pk}/drop/", follow=True)

    assert [one.sent_by for one in ReturnDate.objects.all()] == [finance]
    assert "These figures were sent already." in text(page)
    assert client.post(f"{here}999999/sent/").status_code == 404


def test_3_8_a_streams_page_shows_its_terms_and_warns_of_money_that_will_be_lost(client, finance):
    stream = a_stream("MOJ", name="Core grant", kind="a", grantor="Ministry of Justice")
    row = a_year(
        10_000_000, stream=stream, is_restricted=True, permitted=("victim_support",), claw_back="All unspent"
    )

    page = text(client.get(f"{HOME}{row.public_id}/"))

    assert "£100,000 of Core grant is forecast to be left, and what is left goes back." in page
    assert all(words in page for words in ("Ministry of Justice", "Support for victims", "All unspent"))


def test_1_8_a_streams_page_says_what_waits_to_be_accepted(client, finance):
    row = won_money(5_000_000).year

    page = text(client.get(f"{HOME}{row.public_id}/"))

    assert "£50,000 is won by a bid. It cannot be budgeted" in page
    assert "Won by bid E-26-01" in page


def test_3_8_figures_by_purpose_on_the_page_and_as_files(client, finance):
    budget = a_budget(20_000_000)
    a_commitment(budget, 5_000_000)
    row = a_year(30_000_000)
    here = f"{HOME}{row.public_id}/figures/"

    page = text(client.get(here))
    lines = b"".join(client.get(f"{here}csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get(f"{here}xlsx/").content)).active

    assert all(words in page for words in ("Crime prevention", "£200,000", "£50,000", "£150,000"))
    assert lines[1] == (
        '"Crime prevention","Community Safety Development Fund","rounds",200000.00,50000.00,150000.00'
    )
    assert ([one.value for one in sheet[2]][3:], client.get(f"{here}pdf/").status_code) == (
        [200000, 50000, 150000],
        404,
    )


def test_1_8_partners_money_by_service(client, finance):
    stream = a_stream("ECC", name="The council's share", kind="c", grantor="County council")
    a_budget(2_000_000, stream=stream, line="pool", fund=a_fund("VV", name="Violence pool"))

    page = text(client.get(f"{HOME}partners/"))
    lines = b"".join(client.get(f"{HOME}partners/export/csv/").streaming_content).decode().splitlines()

    assert all(words in page for words in ("County council", "Violence pool", "£20,000"))
    assert lines[1] == (
        '"County council","2026/27","Into other budgets","The council\'s share","Violence pool","pool",'
        "20000.00,0.00"
    )


def test_2_1_f_what_a_partner_gives_is_added_up_by_way(client, finance):
    officer = a_person("officer")
    year = a_pool_year(officer)
    their_money(pence=140_000_000)
    FundingStream.objects.update(grantor="Home Office")
    beside = FunderDetails("Health board", "Nurses", 12_000_000, "Letter of April")
    pools.keep_funder(year, by=officer, at=NOW, details=beside)
    for name, pence in (("Health board", 3_000_000), ("Home  office", 100)):
        paid = CoFunding(name, "2026/27", pence, "Agreement")
        reach.keep_co_funder(a_contract_taken_over(officer), by=officer, at=NOW, details=paid)

    found = {one.name: one.pence for one in by_partner(given())}
    page = text(client.get(f"{HOME}partners/?partner=Health+board"))

    assert list(found.values()) == [
        {"pooled": 140_000_000, "beside_contract": 100},
        {"beside_pool": 12_000_000, "beside_contract": 3_000_000},
    ]
    assert ("£150,000" in page, "Nurses" in page, page.count("Home Office money")) == (True, True, 0)
    assert client.get(f"{HOME}partners/?partner=Nobody").status_code == 404
    assert client.get(f"{HOME}partners/?year=1999/00").status_code == 404


def test_1_7_every_year_downloads(client, finance):
    a_year(30_000_000, year="2025/26")
    a_year(31_000_000)

    lines = b"".join(client.get(f"{HOME}export/csv/").streaming_content).decode().splitlines()

    assert [line.split(",")[0] for line in lines[1:]] == ['"2026/27"', '"2025/26"']


def test_1_7_the_budget_form_asks_why_it_goes_beyond(client, finance):
    a_year(1_000_000)
    fund = a_fund()
    given = {"stream": "LOCAL", "financial_year": "2026/27", "line": "rounds", "amount_pence": "20,000",
             "reason": "Decision 001-26"}  # fmt: skip

    bad = client.post(f"/office/money/funds/{fund.code}/budget/", given)
    good = client.post(f"/office/money/funds/{fund.code}/budget/", given | {"beyond_reason": "It will come."})

    assert "is expected to bring £10,000 in 2026/27; £20,000 would be budgeted." in text(bad)
    assert (bad.status_code, good.status_code) == (422, 302)


def test_3_8_today_asks_for_figures_that_are_due_within_thirty_days(client, finance):
    row = a_year()
    receiving.ask_return(row, by=finance, at=NOW, due_on=TODAY + timedelta(days=31), covers="March")
    asks = "Send the figures of March for Local budget"
    before = asks in text(client.get("/office/"))
    receiving.ask_return(row, by=finance, at=NOW, due_on=TODAY + timedelta(days=30), covers="February")

    page = text(client.get("/office/"))

    assert (before, asks in page, "Send the figures of February for Local budget" in page) == (
        False,
        False,
        True,
    )


def test_pages_take_as_many_statements_for_many_as_for_one(client, finance):
    row = a_year()
    came(row, 1)
    a_budget(1)
    with CaptureQueriesContext(connection) as one:
        client.get(HOME)
        client.get(f"{HOME}{row.public_id}/")
    for number in range(61):
        came(row, 1, f"B{number}")
        set_budget(
            a_fund(), by=finance, at=NOW, amount_pence=1,
            line=BudgetLine(row.stream, "2026/27", f"L{number}"),
        )  # fmt: skip
        if number < 20:
            a_year(stream=a_stream(f"S{number}", name=f"Stream {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
        first = text(client.get(f"{HOME}{row.public_id}/"))

    assert len(one) == len(many)
    oldest = Receipt.objects.order_by("pk")[2]
    assert ("BACS 1" in first, f"?after={oldest.pk}" in first) == (False, True)
    assert "BACS 1" in text(client.get(f"{HOME}{row.public_id}/?after={oldest.pk}"))
