"""A contract commits only years whose budgets are set; the next year comes on a sheet of its own."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.agreements import actions, yearly
from almoner.do.agreements.further_years import YearSum
from almoner.do.agreements.models import Contract
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.signing import findings
from almoner.do.payments.actions import plan_contract, replan
from almoner.do.payments.contract_schedule import contracts_without_instalments
from almoner.do.payments.jobs import plan_instalments
from almoner.do.payments.schedule import Part
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.queries import balance
from almoner.publish.register.reconciling import differences
from tests.builders import NOW, TODAY, a_budget, a_person, a_plan_with_priorities, kept
from tests.do.agreements.contract_rows import HEAD, a_contract_taken_over, a_signed_contract
from tests.do.decisions.sheets import reasons_for, signed_by, the_three
from tests.do.procurement.tenders import a_victims_budget
from tests.record import last_line

pytestmark = pytest.mark.django_db
NEXT = "2027/28"


@pytest.fixture
def officer():
    return a_person("officer")


def asked(officer, *sums, **values):
    priority = a_plan_with_priorities().priorities.first()
    return actions.compose_years(
        None, by=officer, at=NOW, sums=sums, priority=priority, dated=TODAY, **values
    )


def ready(sheet, officer):
    sheet = decisions.revise(sheet, by=officer, at=NOW, values=HEAD)
    return decisions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))


def announced(sheet, officer):
    sheet = ready(sheet, officer)
    sheet = decisions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    return actions.announce(signed_by(sheet, *the_three().in_order()), by=officer, at=NOW)


def fresh(contract):
    return Contract.objects.select_related("agreement").get(pk=contract.pk)


def test_3_9_the_next_years_money_of_several_contracts_stands_on_one_sheet_and_joins_them(officer):
    contract, before = a_signed_contract(officer), a_contract_taken_over(officer)
    before = kept_longer(before)
    budget = a_victims_budget(NEXT)
    rows = yearly.ahead(Contract.objects.all(), NEXT)
    assert {(one.contract, one.left_pence) for one in rows} == {(contract, 12_000_000), (before, 9_500_000)}

    sheet = asked(officer, *(YearSum(one.contract, budget, one.left_pence) for one in rows))
    assert yearly.ahead(Contract.objects.all(), NEXT) == []
    announced(sheet, officer)

    contract, before = fresh(contract), fresh(before)
    assert balance(budget).committed_pence == 21_500_000
    assert list(contract.agreement.money.values_list("variation", "line__amount_pence")) == [
        (0, 3_000_000), (0, 12_000_000),
    ]  # fmt: skip
    assert (contract.agreement.amount_pence, before.agreement.amount_pence) == (15_000_000, 9_500_000)
    assert before.agreement.reference == before.reference
    assert [*differences()] == []


def kept_longer(contract):
    """Taken over with a first term that reaches into the next year."""
    contract.initial_end = contract.ends_on = date(2028, 3, 31)
    contract.value_pence = 38_000_000
    return kept(contract)


def test_3_9_money_by_year_is_decided_committed_paid_and_left(officer):
    contract = a_signed_contract(officer)

    now = {one.year: one for one in yearly.by_year(contract)}

    assert list(now) == ["2026/27", "2027/28"]
    assert (now["2026/27"].decided_pence, now["2026/27"].committed_pence) == (3_000_000, 3_000_000)
    assert (now["2026/27"].left_pence, now["2027/28"].left_pence) == (0, 12_000_000)
    assert yearly.left_of(contract) == 12_000_000
    sheet = asked(officer, YearSum(contract, a_victims_budget(NEXT), 5_000_000))
    now = {one.year: one for one in yearly.by_year(contract)}
    assert (now[NEXT].waiting_pence, now[NEXT].left_pence) == (5_000_000, 7_000_000)
    decisions.drop(sheet, by=officer, at=NOW, reason="A slip.")
    assert yearly.left_of(contract) == 12_000_000


def test_3_9_years_before_a_contract_was_taken_over_are_not_decided_here(officer):
    contract = a_contract_taken_over(officer)

    assert [(one.year, one.is_before, one.left_pence) for one in yearly.by_year(contract)] == [
        ("2024/25", True, 0), ("2025/26", True, 0), ("2026/27", True, 0),
    ]  # fmt: skip
    assert yearly.left_of(contract) == 0


def test_3_4_more_than_is_signed_needs_a_variation(officer):
    contract, budget = a_signed_contract(officer), a_victims_budget(NEXT)

    with pytest.raises(Refused, match=r"has £120,000 of its signed value left; £120,000\.01 is asked"):
        asked(officer, YearSum(contract, budget, 12_000_001))
    sheet = ready(asked(officer, YearSum(contract, budget, 12_000_000)), officer)
    with pytest.raises(Refused, match="has £0 of its signed value left"):
        asked(officer, YearSum(contract, budget, 1))
    decisions.set_line(sheet, by=officer, at=NOW, line=sheet.lines.get(), amount_pence=12_000_001)
    assert "R3.4-3-line" in [one.rule for one in findings(sheet, at=NOW) if one.blocks]


def test_3_4_what_was_spent_in_the_meantime_stops_the_publication(officer):
    contract, budget = a_signed_contract(officer), a_victims_budget(NEXT)
    sheet = asked(officer, YearSum(contract, budget, 12_000_000))
    contract.value_pence -= 1
    kept(contract)

    with pytest.raises(Refused, match=r"£119,999\.99 of its signed value left"):
        announced(sheet, officer)
    assert fresh(contract).agreement.money.count() == 1


def test_3_9_a_line_that_is_not_agreed_does_not_join(officer):
    contract, budget = a_signed_contract(officer), a_victims_budget(NEXT)
    sheet = ready(asked(officer, YearSum(contract, budget, 12_000_000)), officer)
    sheet = decisions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    three = the_three()
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    decisions.sign(
        sheet, by=three.decision_maker, at=NOW, agrees=True, digest=sheet.digest,
        disagreed_lines={sheet.lines.get().pk: "Wait for the returns."},
    )  # fmt: skip
    actions.announce(sheet, by=officer, at=NOW)

    assert fresh(contract).agreement.money.count() == 1
    assert yearly.left_of(fresh(contract)) == 12_000_000


def test_3_9_a_sheet_is_of_one_year_one_fund_and_signed_contracts(officer):
    contract, budget = a_signed_contract(officer), a_victims_budget(NEXT)
    other = a_victims_budget("2028/29")

    with pytest.raises(Refused, match="at least one"):
        asked(officer)
    with pytest.raises(Refused, match="one financial year"):
        asked(officer, YearSum(contract, budget, 1), YearSum(contract, other, 1))
    with pytest.raises(Refused, match="once"):
        asked(officer, YearSum(contract, budget, 1), YearSum(contract, budget, 1))
    with pytest.raises(Refused, match="does not run in 2028/29"):
        asked(officer, YearSum(contract, other, 1))
    with pytest.raises(Refused, match="is paid from Victims' Fund"):
        asked(officer, YearSum(contract, a_budget(1, year=NEXT), 1))
    with pytest.raises(NotAllowed):
        asked(a_person("finance"), YearSum(fresh(contract), budget, 1))


def test_4_12_instalments_of_a_contract_are_spread_over_its_year_and_due_afterwards(officer):
    contract = a_signed_contract(officer, payments_a_year=12)
    announced(asked(officer, YearSum(contract, a_victims_budget(NEXT), 12_000_000)), officer)

    plan_instalments(NOW)

    rows = list(fresh(contract).agreement.instalments.order_by("number"))
    assert [f"{one.due_on}" for one in rows[:4]] == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    assert [one.amount_pence for one in rows] == [1_000_000] * 15
    assert [one.number for one in rows] == list(range(1, 16))
    assert contracts_without_instalments() == []
    assert last_line()["action"] == "payments.plan_contract"
    with pytest.raises(Refused, match="has its instalments"):
        plan_contract(fresh(contract).agreement, by=officer, at=NOW)


@pytest.mark.parametrize(
    ("times", "wanted"),
    [
        (4, [("2027-03-31", 3_000_000)]),
        (2, [("2027-03-31", 3_000_000)]),
        (1, [("2027-03-31", 3_000_000)]),
    ],
)
def test_4_12_a_contract_that_begins_in_its_years_last_quarter_is_paid_at_its_end(officer, times, wanted):
    contract = a_signed_contract(officer, payments_a_year=times)

    plan_contract(contract.agreement, by=officer, at=NOW)

    rows = contract.agreement.instalments.order_by("number")
    assert [(f"{one.due_on}", one.amount_pence) for one in rows] == wanted


def test_4_12_a_further_year_comes_after_what_was_planned_by_hand(officer):
    contract = a_signed_contract(officer)
    parts = [Part(2_999_999, TODAY), Part(1, TODAY)]
    replan(contract.agreement, by=officer, at=NOW, parts=parts, reason="As the contract says.")
    announced(asked(officer, YearSum(contract, a_victims_budget(NEXT), 12_000_001 - 2)), officer)

    plan_contract(fresh(contract).agreement, by=None, at=NOW)

    rows = contract.agreement.instalments.order_by("number")
    assert [one.amount_pence for one in rows] == [2_999_999, 1, 2_999_999, 2_999_999, 2_999_999, 3_000_002]
    assert f"{rows[2].due_on} {rows[5].due_on}" == "2027-06-30 2028-03-31"


def test_what_lies_ahead_takes_as_many_statements_for_ten_contracts_as_for_two(officer):
    a_victims_budget(NEXT)
    for _ in range(2):
        kept_longer(a_contract_taken_over(officer))
    with CaptureQueriesContext(connection) as few:
        assert len(yearly.ahead(Contract.objects.all(), NEXT)) == 2
    for _ in range(8):
        kept_longer(a_contract_taken_over(officer))
    with CaptureQueriesContext(connection) as many:
        assert len(yearly.ahead(Contract.objects.all(), NEXT)) == 10

    assert len(many) == len(few)
