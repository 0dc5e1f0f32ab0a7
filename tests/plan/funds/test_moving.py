from datetime import UTC, datetime

import pytest

from almoner.ground.audit.models import Reason
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.act import Act
from almoner.plan.funds.balances import Balance, balance, balance_under, balances_under
from almoner.plan.funds.models import LedgerRow, Virement
from almoner.plan.funds.moving import vire
from almoner.plan.funds.posting import accrue, pay, recover, release, unpay
from almoner.plan.funds.queries import movements_under, virements
from almoner.plan.funds.year_end import accrue_year, carry_forward, owed_of
from tests.builders import NOW, a_budget, a_commitment, a_fund, a_fund_with_budget, a_person, a_stream
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
APRIL = datetime(2027, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def act():
    return Act("tests.by_hand", "0", None, NOW, "system")


def two_budgets(**stream):
    money = a_stream("LOCAL", **stream)
    return a_budget(10_000_000, stream=money), a_budget(0, stream=money, line="adhoc")


def moved(source, target, amount_pence=1_000_000, by=None, reason="Referrals doubled."):
    person = by or a_person("finance")
    return vire(source, by=person, at=NOW, target=target, amount_pence=amount_pence, reason=reason)


def test_1_3_money_is_moved_and_both_ledgers_show_it():
    source, target = two_budgets()

    row = moved(source, target)

    line = last_line()
    rows = LedgerRow.objects.filter(reference="V-2026/27-1").order_by("id")
    assert [(one.budget_id, one.kind) for one in rows] == [(source.pk, "vire_out"), (target.pk, "vire_in")]
    assert (balance(source), balance(target)) == (Balance(9_000_000), Balance(1_000_000))
    assert (line["action"], line["facts"], line["rows"]) == (
        "funds.vire",
        {"moved_pence": 1_000_000},
        protected(row, *rows),
    )
    assert (list(virements()), moved(source, target).reference) == ([row], "V-2026/27-2")


@pytest.mark.parametrize(
    ("role", "amount", "fits"),
    [("finance", 5_000_000, True), ("finance", 5_000_001, False), ("chief_finance", 5_000_001, True)],
)
def test_1_3_who_moves_how_much(role, amount, fits):
    source, target = two_budgets()

    if fits:
        moved(source, target, amount, a_person(role))
        assert balance(target).free_pence == amount
    else:
        with pytest.raises(Refused) as refused:
            moved(source, target, amount, a_person(role))
        assert list(refused.value.by_field) == ["amount_pence"]
        assert Virement._default_manager.count() == 0


def test_1_3_every_refusal_stands_beside_its_field_and_changes_nothing():
    source, _ = two_budgets()
    other = a_budget(0, stream=a_stream("MOJ"), line="services")

    with pytest.raises(Refused) as refused:
        moved(source, other, 10_000_001, reason=" ")

    assert sorted(refused.value.by_field) == ["amount_pence", "reason", "target"]
    with pytest.raises(Refused, match="another budget"):
        moved(source, source)
    assert (balance(source), LedgerRow.objects.filter(kind__startswith="vire").count()) == (
        Balance(10_000_000),
        0,
    )


def test_1_3_restricted_money_is_not_moved_to_another_purpose():
    money = a_stream("MOJ", is_restricted=True)
    victims = a_budget(1_000, stream=money, fund=a_fund("VF", purpose="victim_support"))
    prevention = a_budget(0, stream=money, fund=a_fund("CSF"))

    with pytest.raises(Refused, match="restricted"):
        moved(victims, prevention, 1)


@pytest.mark.parametrize("role", ["officer", "monitoring", "decision_maker", "auditor", "administrator"])
def test_2_1_others_move_no_money(role):
    source, target = two_budgets()
    person = a_person(role)

    for verb, thing, more in (
        (vire, source, {"target": target, "amount_pence": 1, "reason": "x"}),
        (carry_forward, source, {"amount_pence": 1, "reason": "x"}),
        (accrue_year, None, {"year": "2026/27", "total_pence": 1}),
    ):
        with pytest.raises(NotAllowed):
            verb(thing, by=person, at=APRIL, **more)


def test_3_8_what_is_left_is_carried_into_the_next_year():
    budget, _ = two_budgets(may_carry_forward=True)
    chief = a_person("chief_finance")

    onward = carry_forward(budget, by=chief, at=APRIL, amount_pence=4_000_000, reason="Board of 1 April")
    again = carry_forward(budget, by=chief, at=APRIL, amount_pence=6_000_000, reason="The rest")

    assert (onward, onward.financial_year, onward.line) == (again, "2027/28", "rounds")
    assert (balance(budget), balance(onward)) == (Balance(0), Balance(10_000_000))
    with pytest.raises(Refused, match="£0 is left over"):
        carry_forward(budget, by=chief, at=APRIL, amount_pence=1, reason="x")


@pytest.mark.parametrize(("at", "may"), [(NOW, True), (APRIL, False)])
def test_3_8_not_before_the_year_has_ended_and_not_where_the_stream_forbids_it(at, may):
    budget, _ = two_budgets(may_carry_forward=may)

    with pytest.raises(Refused):
        carry_forward(budget, by=a_person("chief_finance"), at=at, amount_pence=1, reason="x")


def test_a_payment_follows_its_commitment_and_never_passes_it(act):
    budget = a_fund_with_budget(1_000)
    a_commitment(budget, 600, "043-24/1")

    pay(act, budget, 250, "P-1", against="043-24/1")
    for amount in (351, 0, -1):
        with pytest.raises(Refused, match=r"043-24/1 is owed £3\.50"):
            pay(act, budget, amount, "P-2", against="043-24/1")
    with pytest.raises(Refused, match="paid already"):
        pay(act, budget, 1, "P-1", against="043-24/1")

    assert balance(budget) == Balance(1_000, 600, 250)
    assert (balance(budget).owed_pence, balance_under(budget, "043-24/2")) == (350, Balance())


def test_only_what_is_not_paid_can_be_released(act):
    budget = a_fund_with_budget(1_000)
    a_commitment(budget, 600, "043-24/1")
    pay(act, budget, 250, "P-1", against="043-24/1")

    with pytest.raises(Refused, match=r"holds £3\.50"):
        release(act, budget, 351, "V1", against="043-24/1")
    release(act, budget, 350, "V1", against="043-24/1")

    assert balance(budget) == Balance(1_000, 250, 250)


def test_a_returned_payment_is_owed_again(act):
    budget = a_fund_with_budget(1_000)
    a_commitment(budget, 600, "043-24/1")
    pay(act, budget, 600, "P-1", against="043-24/1")

    with pytest.raises(Refused, match="was paid £6"):
        unpay(act, budget, 601, "P-1", against="043-24/1")
    unpay(act, budget, 600, "P-1", against="043-24/1")

    assert balance(budget) == Balance(1_000, 600)


def test_4_13_money_repaid_is_free_again(act):
    budget = a_fund_with_budget(1_000)
    a_commitment(budget, 600, "043-24/1")
    pay(act, budget, 600, "P-1", against="043-24/1")

    recover(act, budget, 215, "R-1", against="043-24/1")
    with pytest.raises(Refused, match=r"was paid £3\.85"):
        recover(act, budget, 386, "R-2", against="043-24/1")

    assert balance(budget) == Balance(1_000, 385, 385)


def test_an_accrual_is_reversed_by_the_payment_it_waited_for(act):
    budget = a_fund_with_budget(1_000)
    a_commitment(budget, 600, "043-24/1")
    accrue(act, budget, 500, "A1", against="043-24/1")

    with pytest.raises(Refused, match="is owed £1 "):
        accrue(act, budget, 101, "A2", against="043-24/1")
    pay(act, budget, 300, "P-1", against="043-24/1")
    pay(act, budget, 300, "P-2", against="043-24/1")

    assert balance(budget) == Balance(1_000, 600, 600, 0)
    assert [row.kind for row in movements_under(budget, "043-24/1")] == [
        "commit", "accrue", "unaccrue", "pay", "unaccrue", "pay",
    ]  # fmt: skip


def test_1_6_a_year_accrues_all_that_it_owes_once(act, django_assert_num_queries):
    budget, other = a_fund_with_budget(1_000), a_budget(500, fund=a_fund("VF"), line="services")
    a_commitment(budget, 600, "043-24/1")
    a_commitment(other, 100, "043-24/2")
    pay(act, budget, 250, "P-1", against="043-24/1")
    chief = a_person("chief_finance")

    with django_assert_num_queries(2):
        owed = owed_of("2026/27")
    rows = accrue_year(None, by=chief, at=APRIL, year="2026/27", total_pence=450)

    assert [(one.fund.code, against, pence) for one, against, pence in owed] == [
        ("CSDF", "043-24/1", 350),
        ("VF", "043-24/2", 100),
    ]
    assert last_line()["facts"] == {"accrued_pence": 450, "commitments": 2, "year": "2026/27"}
    assert (last_line()["rows"], owed_of("2026/27")) == (protected(*rows), [])
    assert balances_under(["043-24/1", "043-24/2"])[other.pk, "043-24/2"] == Balance(0, 100, 0, 100)
    with pytest.raises(Refused, match="has changed"):
        accrue_year(None, by=chief, at=APRIL, year="2026/27", total_pence=0)

    a_commitment(other, 50, "043-24/3")
    (again,) = accrue_year(None, by=chief, at=APRIL, year="2026/27", total_pence=50)
    assert again.reference == "A2:043-24/3"


def test_3_8_what_is_no_cost_of_the_year_is_left_out_with_its_reason(act):
    budget = a_fund_with_budget(1_000)
    a_commitment(budget, 600, "043-24/1")
    a_commitment(budget, 100, "043-24/2")
    chief, out = a_person("chief_finance"), (budget.pk, "043-24/2")
    asked = {"by": chief, "at": APRIL, "year": "2026/27", "total_pence": 700}

    with pytest.raises(Refused, match="why 043-24/2 is not accrued"):
        accrue_year(None, **asked, left_out={out: " "})
    with pytest.raises(Refused, match="at least one"):
        accrue_year(None, **asked, left_out={out: "No.", (budget.pk, "043-24/1"): "No."})
    (row,) = accrue_year(None, **asked, left_out={out: "The work is done in May."})

    facts = last_line()["facts"]
    assert (row.against, facts["left_out"], facts["left_out_pence"]) == ("043-24/1", ["043-24/2"], 100)
    assert facts["accrued_pence"] == 600
    assert Reason.objects.get().text == "043-24/2: The work is done in May."
    assert [against for _, against, _ in owed_of("2026/27")] == ["043-24/2"]


@pytest.mark.parametrize(
    ("at", "year", "pence", "said"),
    [
        (datetime(2027, 3, 30, 22, tzinfo=UTC), "2026/27", 600, "31 March 2027"),
        (APRIL, "2026/27", 599, "has changed"),
        (APRIL, "2026", 600, "no such year"),
    ],
)
def test_1_6_a_year_is_accrued_on_its_last_day_or_after_by_the_sum_that_was_read(at, year, pence, said):
    a_commitment(a_fund_with_budget(1_000), 600, "043-24/1")

    with pytest.raises(Refused, match=said):
        accrue_year(None, by=a_person("chief_finance"), at=at, year=year, total_pence=pence)

    last = datetime(2027, 3, 31, 8, tzinfo=UTC)
    assert len(accrue_year(None, by=a_person("chief_finance"), at=last, year="2026/27", total_pence=600)) == 1
