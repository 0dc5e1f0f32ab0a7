"""Pages of funds: every number leads to its rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.plan.funds.models import Fund, FundBudget, FundingStream
from almoner.plan.funds.queries import Balance, balance
from tests.builders import a_budget, a_commitment, a_fund, a_fund_with_budget, a_person, a_stream
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
VICTIMS = {
    "code": "VF",
    "name": "Victims Fund",
    "statutory_basis": "2014 Act, section 143",
    "purpose": "victim_support",
}
BUDGET = {"stream": "LOCAL", "financial_year": "2026/27", "line": "rounds", "reason": "Decision 005-26"}


@pytest.fixture
def finance(client):
    client.force_login(a_person("finance"))


def test_1_6_each_fund_shows_what_it_has_what_is_committed_and_what_is_free(client, finance):
    a_commitment(a_fund_with_budget(30_000_000), 4_000_050)
    a_budget(1_000_000, fund=a_fund("VF", name="Victims Fund"), line="services")
    a_fund("OLD", name="Old Fund")

    page = text(client.get("/office/money/"))

    assert [words in page for words in ("£300,000", "£40,000.50", "£259,999.50", "£310,000", "Old Fund")] == [
        True
    ] * 5
    assert 'href="/office/money/funds/CSDF/?year=2026%2F27#ledger"' in page


def test_a_fund_shows_the_rows_behind_each_number(client, finance):
    budget = a_fund_with_budget(30_000_000)
    a_commitment(budget, 4_000_000, "043-26/1")
    a_budget(20_000_000, fund=budget.fund, year="2025/26")

    page = text(client.get("/office/money/funds/CSDF/"))
    before = text(client.get("/office/money/funds/CSDF/?year=2025/26"))

    assert [words in page for words in ("043-26/1", "−£40,000", "£260,000", "10 Dec 2026")] == [True] * 4
    assert ("£200,000" in before, "043-26/1" in before) == (True, False)
    assert client.get("/office/money/funds/CSDF/?year=2020/21").status_code == 404
    assert client.get("/office/money/funds/NONE/").status_code == 404


def test_a_fund_a_stream_and_a_budget_are_made(client, finance):
    client.post("/office/money/funds/new/", VICTIMS)
    client.post("/office/money/funds/VF/change/", {**VICTIMS, "aims": "Cope and recover"})
    client.post("/office/money/funds/streams/new/", {"code": "LOCAL", "name": "Local budget", "kind": "b"})
    client.post(
        "/office/money/funds/streams/LOCAL/",
        {"code": "LOCAL", "name": "Local budget", "kind": "b", "is_restricted": "on"},
    )
    answers = [
        client.post("/office/money/funds/VF/budget/", {**BUDGET, "amount_pence": amount})
        for amount in ("£1,000", "900")
    ]

    budget = FundBudget.objects.get()
    assert [answer.headers["Location"] for answer in answers] == ["/office/money/funds/VF/"] * 2
    assert (Fund.objects.get().aims, FundingStream.objects.get().is_restricted) == ("Cope and recover", True)
    assert (balance(budget), budget.rows.count()) == (Balance(90_000), 2)
    assert "Budget lowered" in text(client.get("/office/money/funds/VF/"))


def test_a_budget_below_what_is_committed_is_refused_beside_the_sum(client, finance):
    budget = a_fund_with_budget(100_000)
    a_commitment(budget, 50_000)

    answer = client.post("/office/money/funds/CSDF/budget/", {**BUDGET, "amount_pence": "499.99"})

    assert (answer.status_code, "£500 of this budget is committed already." in text(answer)) == (422, True)
    assert balance(budget) == Balance(100_000, 50_000)


def test_an_officer_keeps_funds_but_sets_no_budget(client):
    a_fund("CSDF")
    a_stream()
    client.force_login(a_person("officer"))

    page = text(client.get("/office/money/funds/CSDF/"))

    assert ("Change the fund" in page, "Set a budget" in page) == (True, False)
    assert client.post("/office/money/funds/CSDF/budget/", {**BUDGET, "amount_pence": "1"}).status_code == 404


@pytest.mark.parametrize("role", ["auditor", "decision_maker", "monitoring"])
def test_other_staff_read_and_do_not_change(client, role):
    a_fund_with_budget()
    client.force_login(a_person(role))

    read = [client.get(page).status_code for page in ("/office/money/", "/office/money/funds/CSDF/")]
    change = (
        "/office/money/funds/new/",
        "/office/money/funds/CSDF/change/",
        "/office/money/funds/streams/new/",
    )
    assert (read, [client.get(page).status_code for page in change]) == ([200] * 2, [404] * 3)


def test_an_administrator_sees_no_money(client):
    client.force_login(a_person("administrator"))

    assert client.get("/office/money/").status_code == 404


def test_nothing_yet_says_how_to_begin(client, finance):
    page = text(client.get("/office/money/"))

    assert ("will stand here" in page, "Make a fund" in page) == (True, True)


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_for_60_rows_as_for_one(client, finance):
    budget = a_fund_with_budget()
    a_commitment(budget, 1)
    a_fund("EMPTY")
    pages = ("/office/money/", "/office/money/funds/CSDF/")
    one = [queries_for(client, page) for page in pages]

    for number in range(60):
        a_commitment(budget, 1)
        a_budget(100, fund=budget.fund, line=f"line {number}")
        a_budget(100, fund=a_fund(f"F{number}"), stream=a_stream(f"S{number}"))
        a_fund(f"E{number}")

    assert [queries_for(client, page) for page in pages] == one
