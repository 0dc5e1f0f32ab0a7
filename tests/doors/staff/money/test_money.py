"""The money home, the walk of a pound, money moved, the year end and the forecast."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.decisions.content import line_reference
from almoner.plan.funds.balances import Balance, balance
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.moving import vire
from tests.builders import (
    NOW,
    a_budget,
    a_commitment,
    a_fund,
    a_fund_with_budget,
    a_person,
    a_stream,
    an_organisation,
    kept,
)
from tests.doors.staff.people.asked import text
from tests.publish.awards import a_bid, a_sheet, an_answered_round, an_award

pytestmark = pytest.mark.django_db
MOVE = {"amount_pence": "10,000", "reason": "Referrals doubled in the summer."}


@pytest.fixture
def finance(client):
    client.force_login(a_person("finance"))


def an_award_with_money(pence=800_000, **values):
    line = an_award(pence, **values)
    a_commitment(line.budget, pence, line_reference(line))
    return line


def test_1_6_the_home_adds_up_by_fund_by_stream_and_by_year(client, finance):
    budget = a_fund_with_budget(30_000_000)
    a_budget(20_000_000, fund=budget.fund, year="2025/26")
    a_budget(5_000_000, fund=a_fund("VF", name="Victims Fund"), stream=a_stream("MOJ", name="Core grant"))
    a_commitment(budget, 12_000_000)

    page = text(client.get("/office/money/"))
    before = text(client.get("/office/money/?year=2025/26"))

    assert "£230,000 of £350,000 is free to give in 2026/27" in page
    assert "Promised: £0 in 2025/26, £120,000 in 2026/27" in page
    assert 'href="/office/money/to/MOJ/?year=2026%2F27"' in page
    assert ("£200,000 of £200,000 is free" in before, "Core grant" in before) == (True, True)


def test_1_6_the_forecast_counts_what_a_round_may_yet_award(client, finance):
    budget = a_fund_with_budget(30_000_000)
    an_answered_round(budget=budget, fund=budget.fund, status="panel", available_pence=15_000_000)
    a_commitment(budget, 4_000_000)

    page = text(client.get("/office/money/forecast/"))

    assert [words in page for words in ("£300,000", "£40,000", "£190,000", "£110,000")] == [True] * 4
    assert "£190,000" in text(client.get("/office/money/"))


def test_1_6_what_a_signed_sheet_gave_is_not_forecast_twice(client, finance):
    budget = a_fund_with_budget(30_000_000)
    round = an_answered_round(budget=budget, fund=budget.fund, status="deciding", available_pence=15_000_000)
    an_award_with_money(14_750_000, sheet=a_sheet(round=round), budget=budget)

    page = text(client.get("/office/money/forecast/"))

    assert ("£147,500" in page, "£150,000" in page) == (True, True)  # committed; forecast and what is left


def test_3_8_restricted_money_that_will_be_left_is_marked_and_the_reserve_list_stands_beside_it(
    client, finance
):
    money = a_stream("MOJ", name="Core grant", is_restricted=True)
    used = a_budget(1_000_000, stream=money, line="services")
    left = a_budget(1_000_000, stream=money, line="training")
    a_commitment(used, 900_000)
    a_commitment(left, 890_000)
    bid = a_bid(an_organisation(), round=an_answered_round(), status="reserve")

    page = text(client.get("/office/money/forecast/"))

    assert (page.count("Restricted, 11% left"), page.count("Restricted, 10% left")) == (1, 0)
    assert (bid.reference in page, "1</span>" in page) == (True, True)


def test_1_7_a_pound_is_followed_from_its_stream_to_whom_it_reaches(client, finance):
    line = an_award_with_money(800_000)

    page = text(client.get("/office/money/to/LOCAL/"))
    nothing = text(client.get("/office/money/to/LOCAL/?year=2020/21"))

    assert (str(line.organisation) in page, line_reference(line) in page, "£8,000" in page) == (True,) * 3
    assert "will stand here" in nothing
    assert client.get("/office/money/to/NONE/").status_code == 404


def test_1_7_and_back_from_whoever_has_it_to_whoever_gave_it(client, finance):
    money = a_stream("LOCAL")
    money.grantor, money.conditions = "The county", "Spend it on safety."
    kept(money)
    line = an_award_with_money(800_000)

    page = text(client.get(f"/office/money/from/{line.public_id}/"))

    for words in (str(line.organisation), line.decision.reference, "The county", "Spend it on safety.",
                  "Commissioner", "No agreement is offered yet", "−£8,000"):  # fmt: skip
        assert words in page
    assert client.get("/office/money/from/nothinghere234/").status_code == 404


def test_1_3_money_is_moved_on_a_page_and_listed_with_its_reason(client, finance):
    source = a_fund_with_budget(10_000_000)
    target = a_budget(0, fund=source.fund, line="adhoc")

    refused = client.post("/office/money/move/", {**MOVE, "source": source.pk, "target": source.pk})
    done = client.post("/office/money/move/", {**MOVE, "source": source.pk, "target": target.pk})

    assert (refused.status_code, "other than this one" in text(refused)) == (422, True)
    assert done.headers["Location"] == "/office/money/moved/"
    assert (balance(source), balance(target)) == (Balance(9_000_000), Balance(1_000_000))
    listed = text(client.get("/office/money/moved/"))
    assert ("V-2026/27-1" in listed, MOVE["reason"] in listed) == (True, True)
    assert "Moved out to another budget" in text(client.get(f"/office/money/funds/{source.fund.code}/"))


def test_3_8_an_ended_year_is_accrued_and_what_is_left_is_carried_forward(client):
    client.force_login(a_person("chief_finance"))
    money = a_stream("POOL", may_carry_forward=True)
    budget = a_budget(1_000_000, stream=money, year="2025/26")
    a_commitment(budget, 600_000, "043-24/1")

    page = text(client.get("/office/money/year-end/"))
    here, all_of_it = "/office/money/year-end/accrue/?year=2025/26&pence=", {"take_0": "on", "why_0": ""}
    assert "043-24/1: £6,000 of" in text(client.get(f"{here}600000"))
    bare = client.post(f"{here}600000", {"why_0": ""})
    stale = client.post(f"{here}1", all_of_it)
    done = client.post(f"{here}600000", all_of_it)
    carried = client.post(
        f"/office/money/year-end/carry/{budget.pk}/", {"amount_pence": "4000", "reason": "Board"}
    )

    assert ("043-24/1" in page, "Accrue £6,000" in page, "Carry forward" in page) == (True,) * 3
    assert (bare.status_code, "why 043-24/1 is not accrued" in text(bare)) == (422, True)
    assert (stale.status_code, "has changed" in text(stale)) == (422, True)
    assert (done.status_code, carried.status_code) == (302, 302)
    assert balance(budget) == Balance(600_000, 600_000, 0, 600_000)
    assert balance(FundBudget.objects.get(financial_year="2026/27")) == Balance(400_000)
    after = text(client.get("/office/money/year-end/"))
    assert ("Nothing is left to accrue." in after, "Nothing is left." in after) == (True, True)


def test_3_8_money_that_may_not_be_carried_says_what_becomes_of_it(client, finance):
    a_budget(1_000, stream=a_stream("MOJ", is_restricted=True), year="2025/26")
    a_budget(1_000, year="2025/26", line="adhoc")

    page = text(client.get("/office/money/year-end/"))

    assert ("Goes back to whoever gave it" in page, "reserves" in page, "Carry forward<" in page) == (
        True,
        True,
        False,
    )


def test_every_budget_can_be_taken_away_as_a_table(client, finance):
    a_commitment(a_fund_with_budget(30_000_000), 4_000_050)

    plain = b"".join(client.get("/office/money/export.csv").streaming_content).decode()
    sheet = load_workbook(io.BytesIO(client.get("/office/money/export.xlsx").content)).active
    rows = list(sheet.iter_rows(values_only=True))

    assert (
        '"2026/27","Community Safety Development Fund","rounds","Local budget","No",300000.00,40000.50'
        in plain
    )
    assert rows[1][5:] == (300_000, 40_000.5, 0, 40_000.5, 0, 259_999.5)
    assert client.get("/office/money/export.pdf").status_code == 404


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_of_money_ask_the_database_as_often_for_60_rows_as_for_one(client, finance):
    line = an_award_with_money(1_000)
    target = a_budget(0, fund=line.budget.fund, line="adhoc")
    old = a_budget(1_000, year="2025/26")
    a_commitment(old, 10)
    form = {**MOVE, "amount_pence": "1", "source": line.budget.pk, "target": target.pk}
    client.post("/office/money/move/", form)
    pages = (
        "/office/money/",
        "/office/money/to/LOCAL/",
        f"/office/money/from/{line.public_id}/",
        "/office/money/moved/",
        "/office/money/year-end/",
        "/office/money/forecast/",
    )
    [client.get(page) for page in pages]
    one = [queries_for(client, page) for page in pages]
    mover = a_person("finance")

    for number in range(60):
        an_award_with_money(1_000, budget=line.budget)
        a_commitment(old, 1)
        a_commitment(line.budget, 1)
        a_budget(100, fund=line.budget.fund, line=f"line {number}")
        vire(line.budget, by=mover, at=NOW, target=target, amount_pence=1, reason="Once more.")

    assert [queries_for(client, page) for page in pages] == one
    assert max(one) <= 12
    assert "Next page" in text(client.get("/office/money/to/LOCAL/"))
    assert "Next page" in text(client.get("/office/money/moved/"))


@pytest.mark.parametrize("asked", ["\ud800", "year", "2025", "9999/00"])
def test_what_is_no_year_shows_the_newest_ended_one(client, finance, asked):
    answer = client.get("/office/money/year-end/", {"year": asked.encode("utf-8", "surrogatepass")})

    assert answer.status_code == 200
