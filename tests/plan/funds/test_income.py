"""Expected income, receipts, figures for the giver, and what may be budgeted of it (1.7, 1.8, 3.8)."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test.utils import CaptureQueriesContext

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds import anticipated, moving, receiving, year_end
from almoner.plan.funds.actions import set_budget
from almoner.plan.funds.anticipated import income_now, income_of
from almoner.plan.funds.balances import balance
from almoner.plan.funds.details import BudgetLine, YearDetails
from almoner.plan.funds.income import BACK, Receipt, ReturnDate, StreamYear, WonMoney
from almoner.policy.income import IncomeYear
from tests.builders import NOW, TODAY, a_budget, a_commitment, a_fund, a_person, a_stream
from tests.plan.funds.incomes import a_year, accepted, won_money
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
MOJ = {"name": "Core victims grant", "kind": "a", "is_restricted": True}


def budgeted(pence, *, stream=None, fund=None, year="2026/27", line="rounds", **more):
    heading = BudgetLine(stream or a_stream(), year, line)
    return set_budget(
        fund or a_fund(), by=a_person("finance"), at=NOW, line=heading, amount_pence=pence, **more
    )


def received(row, pence, reference="BACS 1", *, by=None, day=TODAY, **more):
    by = by or a_person("finance")
    return receiving.receive(
        row, by=by, at=NOW, amount_pence=pence, received_on=day, reference=reference, **more
    )


@pytest.mark.parametrize("role", ["finance", "chief_finance"])
def test_1_7_finance_writes_down_what_a_stream_is_expected_to_bring(role):
    stream, person = a_stream("MOJ", **MOJ), a_person(role)
    details = YearDetails(205_000_000, "G-26", "Monthly figures", True, ("victim_support",), claw_back="All")

    row = receiving.begin_year(stream, by=person, at=NOW, financial_year="2026/27", details=details)

    line = last_line()
    assert (line["action"], line["role"], line["rows"]) == ("funds.begin_year", role, protected(row))
    assert (row.expected_pence, row.permitted, row.is_restricted) == (205_000_000, ["victim_support"], True)
    receiving.keep_year(row, by=person, at=NOW, details=YearDetails(200_000_000))
    assert last_line()["facts"] == {"expected_from_pence": 205_000_000, "expected_to_pence": 200_000_000}


@pytest.mark.parametrize("role", ["officer", "monitoring", "decision_maker", "auditor", "administrator"])
def test_others_may_not_keep_income(role):
    row, person = a_year(), a_person(role)
    for verb, thing, more in (
        (receiving.begin_year, row.stream, {"financial_year": "2027/28", "details": YearDetails(1)}),
        (receiving.keep_year, row, {"details": YearDetails(1)}),
        (receiving.receive, row, {"amount_pence": 1, "received_on": TODAY, "reference": "B"}),
        (receiving.ask_return, row, {"due_on": TODAY, "covers": "April"}),
        (receiving.publish_income, None, {"financial_year": "2026/27"}),
    ):
        with pytest.raises(NotAllowed):
            verb(thing, by=person, at=NOW, **more)
    assert (StreamYear.objects.count(), Receipt.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("year", "pence", "field"),
    [("2026", 1, "financial_year"), ("2026/27", 1, "financial_year"), ("2027/28", -1, "expected_pence")],
)
def test_1_7_a_year_is_written_once_and_in_one_way(year, pence, field):
    row = a_year()
    with pytest.raises(Refused) as refused:
        receiving.begin_year(
            row.stream, by=a_person("finance"), at=NOW, financial_year=year, details=YearDetails(pence)
        )
    assert list(refused.value.by_field) == [field]


def test_a_purpose_that_is_none_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError, match="fun"):
        a_year(permitted=("fun",))


def test_1_7_what_comes_in_is_the_sum_of_receipts_and_none_is_changed():
    row, finance = a_year(30_000_000), a_person("finance")
    first = received(row, 10_000_000, by=finance)
    line = last_line()
    received(row, 2_000_000, "BACS 2", by=finance)
    received(row, 500_000, "BACS 2", by=finance, kind=BACK)

    now = income_now(row)
    assert (line["action"], line["rows"]) == ("funds.receive", protected(first))
    assert (now.received_pence, now.outstanding_pence) == (11_500_000, 18_500_000)
    with pytest.raises(DatabaseError), transaction.atomic():
        Receipt.objects.filter(pk=first.pk).update(amount_pence=1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"pence": 0}, "amount_pence"),
        ({"pence": 1, "day": TODAY + timedelta(days=1)}, "received_on"),
        ({"pence": 1, "reference": "BACS 1"}, "reference"),
        ({"pence": 1_001, "kind": BACK}, "amount_pence"),
    ],
)
def test_1_7_a_receipt_is_of_money_that_came(values, field):
    row = a_year()
    received(row, 1_000)
    with pytest.raises(Refused) as refused:
        received(row, **({"reference": "BACS 9"} | values))
    assert list(refused.value.by_field) == [field]
    assert received(row, 1_000, "BACS 9", kind=BACK).kind == BACK


def test_3_8_figures_are_due_on_days_and_sent_once():
    row, finance = a_year(), a_person("finance")
    due = receiving.ask_return(row, by=finance, at=NOW, due_on=TODAY, covers="April to September")
    later = receiving.ask_return(row, by=finance, at=NOW, due_on=date(2027, 4, 30), covers="The year")
    with pytest.raises(Refused, match="already"):
        receiving.ask_return(row, by=finance, at=NOW, due_on=TODAY, covers="Again")

    assert (income_now(row).next_return, list(anticipated.returns_due(TODAY))) == (due, [due])
    assert list(anticipated.returns_due(TODAY - timedelta(days=1))) == []
    receiving.send_return(due, by=a_person("officer"), at=NOW)
    assert income_now(row).next_return == later
    for verb in (receiving.send_return, receiving.drop_return):
        with pytest.raises(Refused, match="sent already"):
            verb(due, by=finance, at=NOW)
    assert receiving.drop_return(later, by=finance, at=NOW) == row
    assert ReturnDate.objects.count() == 1
    with pytest.raises(NotAllowed):
        receiving.send_return(due, by=a_person("auditor"), at=NOW)


def test_1_7_the_chief_finance_officer_publishes_a_year():
    row, chief = a_year(year="2027/28"), a_person("chief_finance")
    before = anticipated.income_year("2027/28", NOW)
    with pytest.raises(NotAllowed):
        receiving.publish_income(None, by=a_person("finance"), at=NOW, financial_year="2027/28")

    receiving.publish_income(None, by=chief, at=NOW, financial_year="2027/28")

    assert before == IncomeYear("2027/28", date(2027, 4, 1), TODAY, is_published=False)
    assert anticipated.income_year("2027/28", NOW).is_published is True
    assert list(anticipated.published()) == [row]
    with pytest.raises(Refused, match="Nothing of 2027/28"):
        receiving.publish_income(None, by=chief, at=NOW, financial_year="2027/28")
    a_year(stream=a_stream("MOJ", **MOJ), year="2027/28")
    assert anticipated.income_year("2027/28", NOW).is_published is False


@pytest.mark.parametrize(("pence", "fits"), [(10_000_000, True), (10_000_001, False)])
def test_1_7_more_than_is_expected_needs_its_own_reason(pence, fits):
    a_year(30_000_000)
    budgeted(20_000_000, line="adhoc")
    if fits:
        assert balance(budgeted(pence)).budget_pence == pence
        return
    with pytest.raises(Refused) as refused:
        budgeted(pence, reason="Decision 001-26")
    assert list(refused.value.by_field) == ["beyond_reason"]
    assert balance(budgeted(pence, beyond_reason="A second payment is promised.")).budget_pence == pence


def test_1_7_a_budget_beyond_is_lowered_without_a_reason():
    a_year(30_000_000)
    budgeted(40_000_000, beyond_reason="It will come.")

    assert balance(budgeted(35_000_000)).budget_pence == 35_000_000


def test_1_7_money_carried_in_is_not_of_this_years_income():
    stream = a_stream("ECC", name="The council's share", kind="c")
    a_year(1_000_000, stream=stream, year="2025/26", may_carry_forward=True)
    a_year(1_000_000, stream=stream)
    budget = budgeted(1_000_000, stream=stream, year="2025/26")
    year_end.carry_forward(
        budget, by=a_person("chief_finance"), at=NOW, amount_pence=400_000, reason="Late start"
    )

    now = budgeted(1_400_000, stream=stream)

    assert balance(now).budget_pence == 1_400_000
    assert [one.budgeted_pence for one in income_of(StreamYear.objects.all())] == [1_000_000, 1_000_000]


def test_3_8_the_years_own_terms_say_whether_what_is_left_is_carried():
    stream = a_stream("ECC", name="The council's share", kind="c", may_carry_forward=True)
    a_year(1_000_000, stream=stream, year="2025/26", may_carry_forward=False)
    budget = budgeted(1_000_000, stream=stream, year="2025/26")

    with pytest.raises(Refused, match="goes back"):
        year_end.carry_forward(budget, by=a_person("chief_finance"), at=NOW, amount_pence=1, reason="Late")


def test_3_8_the_years_own_terms_say_whether_money_keeps_its_purpose():
    a_year(2_000_000, is_restricted=True)
    victims = a_fund("VF", name="Victims Fund", purpose="victim_support")
    source, target = budgeted(1_000_000), budgeted(1_000_000, fund=victims)

    with pytest.raises(Refused, match="restricted"):
        moving.vire(
            source, by=a_person("finance"), at=NOW, target=target, amount_pence=1, reason="More referrals"
        )


def test_3_8_a_fund_of_another_purpose_gets_no_restricted_money():
    stream = a_stream("MOJ", **MOJ)
    a_year(stream=stream, permitted=("victim_support",))

    with pytest.raises(Refused) as refused:
        budgeted(1_000, stream=stream)
    victims = a_fund("VF", name="Victims Fund", purpose="victim_support")

    assert list(refused.value.by_field) == ["stream"]
    assert balance(budgeted(1_000, stream=stream, fund=victims)).budget_pence == 1_000


@pytest.mark.parametrize(("pence", "fits"), [(30_000_000, True), (30_000_001, False)])
def test_1_8_won_money_is_budgeted_when_it_is_accepted_and_not_before(pence, fits):
    a_year(30_000_000)
    won_money(10_000_000)

    if fits:
        assert balance(budgeted(pence)).budget_pence == pence
        return
    with pytest.raises(Refused, match="no signed and published decision accepts it"):
        budgeted(pence, beyond_reason="We won it.")
    accepted(None, by=None, at=NOW, bid="E-26-01", decision="031-26")
    now = income_now(StreamYear.objects.get())
    assert (now.expected_pence, now.waiting_pence) == (40_000_000, 0)
    assert WonMoney.objects.get().decision == "031-26"
    assert balance(budgeted(40_000_000)).budget_pence == 40_000_000


def test_1_8_a_stream_known_only_by_its_bid_keeps_the_streams_terms():
    won_money(stream=a_stream("MOJ", **MOJ))

    row = StreamYear.objects.get()
    assert (row.expected_pence, row.is_restricted, income_now(row).waiting_pence) == (0, True, 10_000_000)


@pytest.mark.parametrize(("pence", "fits"), [(600_000, True), (600_001, False)])
def test_1_8_money_budgeted_too_early_is_not_promised_before_it_is_accepted(pence, fits):
    budget, other = a_budget(2_000_000), a_budget(2_000_000, line="adhoc")
    a_commitment(other, 400_000)
    a_year(1_000_000)
    won_money(3_000_000)

    if fits:
        a_commitment(budget, pence)
    else:
        with pytest.raises(Refused, match="Put its receipt to decision first"):
            a_commitment(budget, pence)
        accepted(None, by=None, at=NOW, bid="E-26-01", decision="031-26")
        a_commitment(budget, pence)
    assert balance(budget).committed_pence == pence


def test_budgets_whose_income_is_not_written_down_are_named():
    a_budget(1_000)
    a_budget(1_000, stream=a_stream("MOJ", **MOJ))
    a_year()

    assert [one.code for one in anticipated.not_written_down("2026/27")] == ["MOJ"]
    assert anticipated.not_written_down("2025/26") == []
    assert anticipated.years_with_income() == ["2026/27"]


def test_1_8_partners_shares_are_budgets_of_other_income_with_a_named_giver():
    a_budget(1_000)
    a_budget(1_000, stream=a_stream("RES", name="Reserve", kind="c"))
    stream = a_stream("ECC", name="The council's share", kind="c", grantor="County council")
    budget = a_budget(2_000, stream=stream, line="pool")
    before = anticipated.partner_shares()
    row = a_year(stream=stream)

    assert [(one.line.budget, one.public_id) for one in before] == [(budget, "")]
    assert [one.public_id for one in anticipated.partner_shares()] == [row.public_id]


def test_income_takes_as_many_statements_for_sixty_streams_as_for_one():
    received(a_year(), 1)
    with CaptureQueriesContext(connection) as one:
        income_of(StreamYear.objects.all())
    for number in range(59):
        a_year(stream=a_stream(f"S{number}", name=f"Stream {number}"))
    with CaptureQueriesContext(connection) as sixty:
        assert len(income_of(StreamYear.objects.all())) == 60

    assert len(one) == len(sixty)
