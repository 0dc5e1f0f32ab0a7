import dataclasses

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.access import visible_to
from almoner.plan.funds.actions import keep_fund, keep_stream, set_budget
from almoner.plan.funds.details import BudgetLine, FundDetails, StreamDetails
from almoner.plan.funds.models import Fund, FundBudget, FundingStream
from almoner.plan.funds.queries import Balance, balance, ledger
from tests.builders import NOW, a_budget, a_commitment, a_fund, a_person, a_stream
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
VICTIMS = FundDetails(
    code="VF", name="Victims Fund", statutory_basis="2014 Act, s. 143", purpose="victim_support"
)
MOJ = StreamDetails(code="MOJ", name="Core victims grant", kind="a", is_restricted=True)


@pytest.mark.parametrize("role", ["officer", "finance", "chief_finance"])
def test_staff_keep_funds_and_streams(role):
    person = a_person(role)

    fund = keep_fund(None, by=person, at=NOW, details=VICTIMS)
    fund_line = last_line()
    stream = keep_stream(None, by=person, at=NOW, details=MOJ)

    assert (Fund.objects.get(), FundingStream.objects.get()) == (fund, stream)
    assert (fund_line["action"], fund_line["role"], fund_line["rows"]) == (
        "funds.keep_fund",
        role,
        protected(fund),
    )
    assert (stream.is_restricted, last_line()["rows"]) == (True, protected(stream))


@pytest.mark.parametrize("role", ["auditor", "decision_maker", "monitoring", "administrator"])
def test_others_may_not(role):
    person, fund = a_person(role), a_fund()
    for verb, thing, more in (
        (keep_fund, fund, {"details": VICTIMS}),
        (keep_stream, None, {"details": MOJ}),
        (set_budget, fund, {"line": BudgetLine(a_stream(), "2026/27", "rounds"), "amount_pence": 1}),
    ):
        with pytest.raises(NotAllowed):
            verb(thing, by=person, at=NOW, **more)
    assert FundBudget.objects.count() == 0


def test_funds_and_streams_are_changed():
    officer = a_person("officer")
    fund = keep_fund(None, by=officer, at=NOW, details=VICTIMS)
    stream = keep_stream(None, by=officer, at=NOW, details=MOJ)

    keep_fund(fund, by=officer, at=NOW, details=dataclasses.replace(VICTIMS, aims="Cope and recover"))
    keep_stream(stream, by=officer, at=NOW, details=dataclasses.replace(MOJ, grantor="Ministry of Justice"))

    assert (Fund.objects.get().aims, FundingStream.objects.get().grantor) == (
        "Cope and recover",
        "Ministry of Justice",
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"purpose": "fun"}, "purpose"),
        ({"statutory_basis": " "}, "statutory_basis"),
        ({"code": "CSDF"}, "code"),
    ],
)
def test_1_5_a_fund_has_a_purpose_and_a_legal_basis_of_its_own(wrong, field):
    a_fund("CSDF")
    with pytest.raises(Refused) as refused:
        keep_fund(None, by=a_person("officer"), at=NOW, details=dataclasses.replace(VICTIMS, **wrong))
    assert list(refused.value.by_field) == [field]


def test_the_code_of_a_fund_stays():
    with pytest.raises(Refused) as refused:
        keep_fund(a_fund("CSDF"), by=a_person("officer"), at=NOW, details=VICTIMS)
    assert refused.value.by_field == {"code": ["The code stays CSDF."]}


@pytest.mark.parametrize(("wrong", "field"), [({"kind": "d"}, "kind"), ({"code": "LOCAL"}, "code")])
def test_1_7_a_stream_is_of_one_of_three_kinds(wrong, field):
    a_stream("LOCAL")
    with pytest.raises(Refused) as refused:
        keep_stream(None, by=a_person("finance"), at=NOW, details=dataclasses.replace(MOJ, **wrong))
    assert list(refused.value.by_field) == [field]


def settled(fund, amount_pence, by=None, **more):
    line = BudgetLine(a_stream(), more.pop("year", "2026/27"), "rounds")
    return set_budget(
        fund, by=by or a_person("finance"), at=NOW, line=line, amount_pence=amount_pence, **more
    )


@pytest.mark.parametrize("role", ["finance", "chief_finance"])
def test_finance_sets_a_budget(role):
    budget = settled(a_fund(), 30_000_000, by=a_person(role), reason="Decision 005-26")

    line = last_line()
    (row,) = ledger(budget)
    assert (balance(budget), row.kind, row.reference) == (Balance(30_000_000), "budget", "2026/27-1")
    assert (line["action"], line["role"], line["rows"]) == ("funds.set_budget", role, protected(budget, row))
    assert line["facts"] == {"budget": budget.pk, "change_pence": 30_000_000}
    assert len(line["reason"]) == 64


def test_an_officer_does_not_set_a_budget():
    with pytest.raises(NotAllowed):
        settled(a_fund(), 1, by=a_person("officer"))


def test_a_change_is_a_new_row_of_the_difference():
    fund = a_fund()
    for amount in (1_000, 1_500, 1_500, 900):
        budget = settled(fund, amount)

    rows = [(row.kind, row.amount_pence, row.reference) for row in ledger(budget)]
    assert rows == [("budget", 1_000, "2026/27-1"), ("budget", 500, "2026/27-2"), ("cut", 600, "2026/27-3")]
    assert (FundBudget.objects.count(), balance(budget)) == (1, Balance(900))


def test_a_budget_of_nothing_has_no_rows():
    budget = settled(a_fund(), 0)
    assert (balance(budget), list(ledger(budget))) == (Balance(), [])


@pytest.mark.parametrize(("amount", "fits"), [(250, True), (249, False)])
def test_a_budget_is_not_lowered_below_what_is_committed(amount, fits):
    budget = a_budget(1_000)
    a_commitment(budget, 250)

    if fits:
        assert balance(settled(budget.fund, amount)).free_pence == 0
    else:
        with pytest.raises(Refused) as refused:
            settled(budget.fund, amount)
        assert refused.value.by_field == {"amount_pence": ["£2.50 of this budget is committed already."]}


@pytest.mark.parametrize("year", ["2026", "2026/28", "2026-27", "26/27", "2026/27 "])
def test_a_financial_year_is_written_one_way(year):
    with pytest.raises(Refused) as refused:
        settled(a_fund(), 1, year=year)
    assert list(refused.value.by_field) == ["financial_year"]


def test_the_turn_of_a_century_is_a_year_too_and_money_below_nothing_is_not_money():
    assert settled(a_fund(), 1, year="2099/00").financial_year == "2099/00"
    with pytest.raises(Refused):
        settled(a_fund(), -1)


def test_casework_staff_see_the_funds_and_others_do_not():
    a_fund()
    seen = {role: visible_to(a_person(role)).count() for role in ("officer", "auditor", "administrator")}
    assert (seen, visible_to(a_person()).count()) == ({"officer": 1, "auditor": 1, "administrator": 0}, 0)
