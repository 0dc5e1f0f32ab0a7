"""Services in house: plans within the budget, figures by quarter, unit costs beside others' (2.1 e)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almoner.do.own_services import actions, queries
from almoner.do.own_services.actions import VolumeDetails
from almoner.do.own_services.models import Benchmark, CostLine
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_commitment, a_person
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.do.own_services.provided import (
    a_benchmark,
    a_cost,
    a_service,
    a_service_year,
    its_money,
    recorded,
    service_details,
)
from tests.record import last_line

pytestmark = pytest.mark.django_db


def test_2_1_e_only_an_officer_plans_and_an_officer_or_finance_records():
    its_money()
    service = a_service()
    year = a_service_year(service)
    a_cost(year, 100)

    with pytest.raises(NotAllowed):
        actions.keep(None, by=a_person("finance"), at=NOW, details=service_details("Another"))
    with pytest.raises(NotAllowed):
        recorded(year, 10, 1, 1, by=a_person("monitoring"))
    recorded(year, 10, 1, 1, by=a_person("finance"))

    assert last_line()["action"] == "own_services.record_quarter"


@pytest.mark.parametrize(("second", "fine"), [(60, True), (61, False)])
def test_1_6_all_costs_together_stay_within_the_budget(second, fine):
    its_money(100)
    year = a_service_year(a_service())
    a_cost(year, 40)

    if fine:
        a_cost(year, second, "Training")
    else:
        with pytest.raises(Refused, match="its budget has £1") as no:
            a_cost(year, second, "Training")
        assert list(no.value.by_field) == ["planned_pence"]
    assert year.lines.count() == 1 + fine


def test_1_6_what_awards_took_of_the_budget_and_what_a_sister_service_plans_is_not_free():
    a_commitment(its_money(100), 30, "118-26/01")
    first, sister = a_service(), a_service(name="Mediation")
    a_cost(a_service_year(first), 50)
    year = a_service_year(sister)

    with pytest.raises(Refused, match="Plan less"):
        a_cost(year, 21)
    a_cost(year, 20)

    assert queries.planned_beside(first, "2026/27") == 70


def test_1_6_a_plan_may_be_lowered_even_where_the_budget_was_cut_below_it():
    money = its_money(100)
    year = a_service_year(a_service())
    line = a_cost(year, 100)
    a_commitment(money, 60, "118-26/01")

    a_cost(year, 90, line=line)
    with pytest.raises(Refused, match=r"its budget has £0\.40"):
        a_cost(year, 91, line=line)

    assert CostLine.objects.get().planned_pence == 90


def test_2_1_e_a_quarters_figures_give_the_cost_of_one():
    its_money()
    year = a_service_year(a_service())
    a_cost(year, 8_000_000)
    a_cost(year, 400_000, "Travel")
    recorded(year, 1_000_000, 16, 8)
    recorded(year, 1_100_000, 12, 0, number=2)

    now = queries.figures(year)
    first, second = now.measures

    assert (now.planned_pence, now.spent_pence, now.spent_in(2)) == (8_400_000, 4_200_000, 2_200_000)
    assert (now.counted(first), now.unit(first)) == (28, 150_000)
    assert (now.counted(second), now.unit(second)) == (8, 525_000)
    assert now.balance.budget_pence == 20_000_000


def test_2_1_e_figures_are_whole_of_a_quarter_that_is_over_and_changed_only_with_a_note():
    its_money()
    year = a_service_year(a_service())
    line = a_cost(year, 100)

    with pytest.raises(Refused, match="not over yet"):
        recorded(year, 10, 1, 1, number=3)
    with pytest.raises(Refused, match="four quarters"):
        recorded(year, 10, 1, 1, number=5)
    with pytest.raises(Refused, match="for every cost"):
        actions.record_quarter(year, by=a_person("finance"), at=NOW, number=1, costs={line.pk: 10}, counts={})
    with pytest.raises(Refused, match="below nothing"):
        recorded(year, -1, 1, 1)
    recorded(year, 10, 1, 1)
    with pytest.raises(Refused, match="Say why they change") as no:
        recorded(year, 20, 2, 2)
    recorded(year, 20, 2, 0, note="An invoice came late.")

    now = queries.figures(year)
    assert list(no.value.by_field) == ["note"]
    assert (now.spent_pence, [now.counted(one) for one in now.measures]) == (20, [2, 0])
    with pytest.raises(Refused, match="so it stays"):
        actions.drop_cost(year, by=a_person("officer"), at=NOW, line=line)


def test_2_1_e_words_and_names_are_needed_once():
    officer = a_person("officer")
    its_money()
    service = a_service(officer)
    write = {"by": officer, "at": NOW}

    for details, sentence in (
        (service_details(), "of this name"),
        (service_details("Mediation", does=" "), "Write something"),
        (service_details("Mediation", ended_on=date(2016, 3, 31)), "after the first"),
    ):
        with pytest.raises(Refused, match=sentence):
            actions.keep(None, **write, details=details)
    with pytest.raises(Refused, match="counted already"):
        actions.count(service, **write, name="Referrals", one="referral")
    with pytest.raises(Refused, match="what one of them is"):
        actions.count(service, **write, name="Letters", one=" ")
    year = a_service_year(service, officer)
    with pytest.raises(Refused, match="this year already"):
        a_service_year(service, officer)
    with pytest.raises(Refused, match="like 2026/27"):
        a_service_year(service, officer, "2026")
    line = a_cost(year, 100, officer=officer)
    for values, sentence in (
        ({"pence": 0, "what": "Rooms"}, "more than nothing"),
        ({"pence": 1, "what": " "}, "Say what it is"),
        ({"pence": 1}, "here already"),
    ):
        with pytest.raises(Refused, match=sentence):
            a_cost(year, officer=officer, **values)
    with pytest.raises(Refused, match="what kind"):
        actions.plan_cost(year, **write, kind="fun", what="Rooms", planned_pence=1)
    with pytest.raises(Refused, match="stay as they are"):
        actions.keep(service, **write, details=service_details(line="elsewhere"))
    actions.drop_cost(year, **write, line=line)
    assert actions.keep(service, **write, details=service_details(line="elsewhere")).line == "elsewhere"


def test_2_1_e_unit_costs_stand_beside_contracts_and_comparators():
    officer = a_person("officer")
    its_money()
    year = a_service_year(a_service(officer), officer)
    a_cost(year, 8_000_000, officer=officer)
    recorded(year, 1_000_000, 10, 4)
    a_benchmark(officer)
    contract = a_contract_taken_over(officer)
    details = VolumeDetails(contract, "2026/27", 2, 100, "person supported", "Returns of the provider")
    actions.keep_volume(None, by=officer, at=NOW, details=replace(details, count=90))
    actions.keep_volume(None, by=officer, at=NOW, details=details)

    found = queries.unit_costs()

    half = contract.annual_pence * 2 // 4
    assert [(one.kind, one.one, one.cost_pence, one.count, one.each_pence) for one in found] == [
        ("In house", "referral", 1_000_000, 10, 100_000),
        ("In house", "meeting", 1_000_000, 4, 250_000),
        ("Commissioned", "person supported", half, 100, (half + 50) // 100),
        ("Comparator", "referral", None, None, 290_000),
    ]
    assert [one.is_main for one in found] == [True, False, True, True]


def test_2_1_e_volumes_and_comparators_say_what_one_is_and_where_it_is_written():
    officer = a_person("officer")
    contract = a_contract_taken_over(officer)
    volume = VolumeDetails(contract, "2026/27", 4, 100, "person", "Returns")

    for change, sentence in (
        ({"quarters": 5}, "1 to 4"), ({"quarters": 0}, "1 to 4"), ({"one": " "}, "what one of them is"),
        ({"source": ""}, "where this is written"), ({"financial_year": "2026"}, "like 2026/27"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=sentence):
            actions.keep_volume(None, by=officer, at=NOW, details=replace(volume, **change))
    made = a_benchmark(officer)
    with pytest.raises(Refused, match="stands here already"):
        a_benchmark(officer)
    with pytest.raises(Refused, match="more than nothing"):
        a_benchmark(officer, name="Others", pence=0)
    actions.drop_benchmark(made, by=officer, at=NOW)
    assert Benchmark.objects.count() == 0


def test_2_1_e_a_quarter_without_figures_is_asked_for_once_it_is_over():
    its_money()
    year = a_service_year(a_service())
    a_cost(year, 100)
    recorded(year, 10, 1, 1)

    def awaited(*day: int) -> list[tuple[int, date]]:
        found = queries.figures_awaited(datetime(*day, 12, tzinfo=UTC))
        return [(one.number, one.due) for one in found]

    assert awaited(2026, 9, 30) == []
    assert awaited(2026, 10, 1) == [(2, date(2026, 10, 30))]
    assert awaited(2027, 1, 1) == [(2, date(2026, 10, 30)), (3, date(2027, 1, 30))]
