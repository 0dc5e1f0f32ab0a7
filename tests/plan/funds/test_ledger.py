import pytest
from django.db import DatabaseError, connection, transaction

from almoner.ground.audit.verify import verify
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.plan.funds import posting
from almoner.plan.funds.models import CUT, Fund, LedgerRow
from almoner.plan.funds.queries import (
    Balance,
    BeforeAndAfter,
    balance,
    balances,
    before_and_after,
    financial_years,
    funds_by_year,
    ledger,
    ledger_of,
)
from tests.builders import NOW, a_budget, a_commitment, a_fund, a_fund_with_budget, a_stream, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def act():
    return Act("tests.by_hand", "0", None, NOW, "system")


def test_a_balance_is_the_sum_of_the_rows():
    budget = a_fund_with_budget(30_000_000)
    a_commitment(budget, 1_000_000, "24R1-001")
    a_commitment(budget, 500_001, "24R1-002")

    assert balance(budget) == Balance(budget_pence=30_000_000, committed_pence=1_500_001)
    assert balance(budget).free_pence == 28_499_999


@pytest.mark.parametrize(("amount", "fits"), [(30_000_000, True), (30_000_001, False)])
def test_1_6_nothing_is_committed_beyond_what_is_free(act, amount, fits):
    budget = a_fund_with_budget(30_000_000)

    if fits:
        posting.commit(act, budget, amount, "043-24/1")
    else:
        with pytest.raises(Refused) as refused:
            posting.commit(act, budget, amount, "043-24/1")
        assert refused.value.reasons == [
            "043-24/1 needs £300,000.01, but £300,000 is free in Community Safety Development Fund "
            "for 2026/27 (Local budget). Commitments stay within the fund's budget (1.6)."
        ]

    assert balance(budget).free_pence == (0 if fits else 30_000_000)


@pytest.mark.parametrize(("amount", "fits"), [(33_000_000, True), (33_000_001, False)])
def test_1_6_the_office_may_allow_more_than_the_budget(act, monkeypatch, amount, fits):
    import dataclasses

    allowed = dataclasses.replace(posting.terms_on(NOW.date()), over_programming_percent=10)
    monkeypatch.setattr(posting, "terms_on", lambda day, folder: allowed)
    budget = a_fund_with_budget(30_000_000)

    if not fits:
        with pytest.raises(Refused):
            posting.commit(act, budget, amount, "043-24/1")
    else:
        posting.commit(act, budget, amount, "043-24/1")
        assert balance(budget).free_pence == -3_000_000


@pytest.mark.parametrize("amount", [0, -1])
def test_a_commitment_is_more_than_nothing(act, amount):
    with pytest.raises(Refused):
        posting.commit(act, a_fund_with_budget(), amount, "043-24/1")


def test_a_reference_takes_money_from_a_budget_once(act):
    budget = a_fund_with_budget()
    posting.commit(act, budget, 100, "043-24/1")

    with pytest.raises(Refused, match="already"):
        posting.commit(act, budget, 100, "043-24/1")
    assert balance(budget).committed_pence == 100


def test_what_is_released_is_free_again_and_no_more_than_was_taken(act):
    budget = a_fund_with_budget(1_000)
    posting.commit(act, budget, 600, "043-24/1")

    for amount in (601, 0, -1):
        with pytest.raises(Refused, match="holds £6 of this budget"):
            posting.release(act, budget, amount, "043-24/1")
    row = posting.release(act, budget, 200, "043-24/1")

    assert (row.kind, row.amount_pence, balance(budget)) == ("release", 200, Balance(1_000, 400))
    with pytest.raises(Refused, match="already"):
        posting.release(act, budget, 100, "043-24/1")
    with pytest.raises(Refused, match="holds £0"):
        posting.release(act, budget, 1, "043-24/2")


def test_the_record_holds_the_row(act):
    row = posting.commit(act, a_fund_with_budget(), 100, "043-24/1")

    assert list(act.rows) == [f"funds_ledgerrow:{row.pk}"]


@pytest.mark.parametrize(
    "verb", ["UPDATE funds_ledgerrow SET amount_pence = 1", "DELETE FROM funds_ledgerrow"]
)
def test_the_database_refuses_to_change_the_ledger(verb):
    a_commitment(a_fund_with_budget(), 100)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(verb)


def test_the_database_refuses_rows_of_nothing():
    with pytest.raises(DatabaseError), transaction.atomic():
        kept(LedgerRow(budget=a_budget(0), kind="commit", amount_pence=0, reference="x", at=NOW))


def test_the_ledgers_guard_is_among_those_that_verify_looks_for():
    a_commitment(a_fund_with_budget(), 100)
    assert verify() == []

    with connection.cursor() as cursor:
        on = " ON funds_ledgerrow" if connection.vendor == "postgresql" else ""
        name = "funds_ledgerrow_keeps_rows" + ("" if on else "_update")
        cursor.execute(f"DROP TRIGGER {name}{on}")
    assert len(verify()) == 1


def test_before_and_after_adds_up_the_lines_of_each_budget(django_assert_num_queries):
    one, other = a_budget(1_000, line="rounds"), a_budget(500, line="adhoc")
    a_budget(9_999, line="untouched")
    a_commitment(one, 300)

    with django_assert_num_queries(2):
        found = before_and_after([(one, 100), (other, 500), (one, 250)])

    assert found == [BeforeAndAfter(other, Balance(500), 500), BeforeAndAfter(one, Balance(1_000, 300), 350)]
    assert [line.free_after_pence for line in found] == [0, 350]
    assert before_and_after([]) == []


def test_all_funds_and_years_are_read_in_two_queries(django_assert_num_queries):
    csdf, victims = a_fund("CSDF"), a_fund("VF", name="Victims Fund")
    moj = a_stream("MOJ", name="Ministry of Justice", kind="a")
    first = a_budget(1_000, fund=csdf)
    a_budget(2_000, fund=victims, line="services", stream=moj)
    a_budget(500, fund=victims, line="top-up")
    a_budget(900, fund=csdf, year="2025/26")
    kept(LedgerRow(budget=first, kind=CUT, amount_pence=100, reference="cut-1", at=NOW))
    a_commitment(first, 250)

    with django_assert_num_queries(2):
        found = [
            (
                year.financial_year,
                year.fund.code,
                year.balance,
                [line.budget.stream.code for line in year.lines],
            )
            for year in funds_by_year(Fund.objects.all())
        ]

    assert found == [
        ("2026/27", "CSDF", Balance(900, 250), ["LOCAL"]),
        ("2026/27", "VF", Balance(2_500, 0), ["MOJ", "LOCAL"]),
        ("2025/26", "CSDF", Balance(900, 0), ["LOCAL"]),
    ]
    assert [year.balance for year in funds_by_year(Fund.objects.all(), "2025/26")] == [Balance(900, 0)]
    assert (financial_years(), balances([])) == (["2026/27", "2025/26"], {})


def test_the_rows_behind_a_number():
    budget, other = a_budget(1_000), a_budget(700, line="adhoc")
    row = a_commitment(budget, 250)

    assert [one.kind for one in ledger(budget)] == ["budget", "commit"]
    assert list(ledger_of(budget.fund, "2026/27")) == [row, *ledger(other), ledger(budget)[0]]
    assert list(ledger(budget))[-1] == row
