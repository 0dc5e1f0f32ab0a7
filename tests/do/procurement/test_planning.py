from datetime import date, timedelta

import pytest

from almoner.do.procurement import actions, queries
from almoner.do.procurement.models import Procurement
from almoner.do.procurement.planning import LotDetails
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, TODAY, a_person
from tests.do.procurement.tenders import a_tender, a_victims_budget, being_evaluated, tender_details
from tests.record import last_line

pytestmark = pytest.mark.django_db


def test_3_9_an_officer_plans_a_procurement_with_its_lots():
    tender = a_tender(100_000_00, 50_000_00)

    assert (tender.reference, tender.status, tender.extension_months) == ("PR-26-01", "planned", [12, 12])
    assert list(tender.lots.values_list("number", "annual_pence")) == [(1, 100_000_00), (2, 50_000_00)]
    assert last_line()["action"] == "procurement.keep_lot"
    with pytest.raises(NotAllowed):
        actions.plan(None, by=a_person("finance"), at=NOW, details=tender_details())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"service": ""}, "service"),
        ({"route": "by hand"}, "route"),
        ({"initial_end": date(2027, 1, 1)}, "initial_end"),
        ({"extension_months": (12, 0)}, "extension_months"),
        ({"extension_months": (61,)}, "extension_months"),
    ],
)
def test_3_9_what_does_not_fit_is_said_by_field_and_nothing_is_kept(values, field):
    with pytest.raises(Refused) as no:
        a_tender(**values)

    assert (list(no.value.by_field), Procurement.objects.count()) == ([field], 0)


def test_3_9_a_budget_is_of_the_first_year_or_of_one_before():
    assert a_tender(budget=a_victims_budget("2025/26")).pk
    with pytest.raises(Refused, match="budget of its first year"):
        a_tender(budget=a_victims_budget("2027/28"))


def test_3_9_it_can_be_changed_until_the_tender_is_out():
    officer = a_person("officer")
    tender = a_tender(100_00, officer=officer)

    tender = actions.revise(tender, by=officer, at=NOW, details=tender_details(title="Another"))
    changed = LotDetails("Whole", 200_00)
    actions.keep_lot(tender, by=officer, at=NOW, details=changed, lot=tender.lots.get())
    tender = being_evaluated(tender, officer)

    assert (tender.title, tender.lots.get().annual_pence) == ("Another", 200_00)
    with pytest.raises(Refused, match="as it was tendered"):
        actions.revise(tender, by=officer, at=NOW, details=tender_details())
    with pytest.raises(Refused, match="as they were tendered"):
        actions.keep_lot(tender, by=officer, at=NOW, details=changed)


@pytest.mark.parametrize(("title", "pence"), [(" ", 1), ("North", 0)])
def test_3_9_a_lot_has_a_title_and_a_sum(title, pence):
    officer = a_person("officer")

    with pytest.raises(Refused):
        actions.keep_lot(a_tender(), by=officer, at=NOW, details=LotDetails(title, pence))


def test_3_9_milestones_have_planned_and_actual_days_and_no_actual_day_to_come():
    officer = a_person("officer")
    tender = a_tender(officer=officer)
    step = {"by": officer, "at": NOW, "kind": "tender"}

    actions.set_milestone(tender, **step, planned_on=TODAY, actual_on=None)
    actions.set_milestone(tender, **step, planned_on=TODAY, actual_on=TODAY)

    assert list(tender.milestones.values_list("planned_on", "actual_on")) == [(TODAY, TODAY)]
    for wrong in (
        {"planned_on": None, "actual_on": TODAY + timedelta(days=1)},
        {"planned_on": None, "actual_on": None},
        {"kind": "party", "planned_on": TODAY, "actual_on": None},
    ):
        with pytest.raises(Refused):
            actions.set_milestone(tender, **(step | wrong))
    tender = actions.abandon(tender, by=officer, at=NOW, reason="No money.")
    with pytest.raises(Refused, match="abandoned"):
        actions.set_milestone(tender, **step, planned_on=TODAY, actual_on=None)


def test_3_9_notices_of_the_act_are_kept_with_their_reference():
    officer = a_person("officer")
    tender = a_tender(officer=officer)
    notice = {"by": officer, "at": NOW, "code": "UK2", "published_on": TODAY, "reference": "2026/S-1"}

    actions.add_notice(tender, **notice)

    assert str(tender.notices.get()) == "UK2 2026/S-1"
    for wrong in (
        {"code": "UK6"},
        {"code": "UK99"},
        {"published_on": TODAY + timedelta(days=1)},
        {"reference": " "},
    ):
        with pytest.raises(Refused):
            actions.add_notice(tender, **(notice | wrong))


def test_3_9_a_year_costs_its_months_rounded_up_to_a_penny():
    tender = a_tender(100_000_01)
    lot = tender.lots.get()

    assert queries.years_of(tender) == ["2026/27", "2027/28"]
    assert [queries.pence_in_year(lot, one) for one in queries.years_of(tender)] == [25_000_01, 100_000_01]
    assert queries.pence_in_year(lot, "2028/29") == 0
    assert [one.financial_year for one in queries.budgets_of(tender)] == ["2026/27"]
    assert queries.ends_at_latest(date(2028, 2, 29), [12]) == date(2029, 2, 28)
