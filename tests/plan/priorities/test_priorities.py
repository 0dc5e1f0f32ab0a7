from datetime import date

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.priorities.actions import continue_priorities, keep_plan, keep_priority
from almoner.plan.priorities.models import Continuation, PolicePlan, Priority
from almoner.plan.priorities.queries import (
    by_code,
    carried_on,
    choices_on,
    plan_on,
    plans_with_priorities,
    priorities_on,
)
from tests.builders import NOW, TODAY, a_person, a_plan, a_plan_with_priorities, kept
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db


def test_1_1_an_officer_keeps_a_plan():
    made = keep_plan(
        None,
        by=a_person("officer"),
        at=NOW,
        title=" The Plan ",
        starts_on=date(2024, 10, 1),
        ends_on=date(2028, 9, 30),
    )

    line = last_line()
    assert (PolicePlan.objects.get(), made.title) == (made, "The Plan")
    assert (line["action"], line["clause"], line["rows"]) == ("priorities.keep_plan", "1.1", protected(made))


def test_one_plan_is_in_force_on_any_day():
    plan = a_plan(starts_on=date(2024, 10, 1), ends_on=date(2028, 9, 30))
    officer = a_person("officer")

    with pytest.raises(Refused) as refused:
        keep_plan(
            None, by=officer, at=NOW, title="Next", starts_on=date(2028, 9, 30), ends_on=date(2032, 9, 30)
        )
    after = keep_plan(
        None, by=officer, at=NOW, title="Next", starts_on=date(2028, 10, 1), ends_on=date(2032, 9, 30)
    )

    assert list(refused.value.by_field) == ["starts_on"]
    assert [plan_on(day) for day in (date(2024, 9, 30), date(2028, 9, 30), date(2028, 10, 1))] == [
        None,
        plan,
        after,
    ]


def test_a_plan_may_be_changed_but_not_end_before_it_starts():
    plan, officer = a_plan(), a_person("officer")

    keep_plan(plan, by=officer, at=NOW, title="Renamed", starts_on=plan.starts_on, ends_on=plan.ends_on)

    assert PolicePlan.objects.get().title == "Renamed"
    with pytest.raises(Refused):
        keep_plan(plan, by=officer, at=NOW, title="X", starts_on=date(2026, 1, 2), ends_on=date(2026, 1, 1))


@pytest.mark.parametrize("role", ["finance", "auditor", "decision_maker"])
def test_others_may_not_change_the_plan(role):
    plan, person = a_plan_with_priorities("Q1"), a_person(role)
    priority = plan.priorities.get()

    with pytest.raises(NotAllowed):
        keep_plan(plan, by=person, at=NOW, title="X", starts_on=plan.starts_on, ends_on=plan.ends_on)
    with pytest.raises(NotAllowed):
        keep_priority(plan, by=person, at=NOW, code="Q2", title="X")
    with pytest.raises(NotAllowed):
        continue_priorities(priority, by=person, at=NOW, earlier=())


def test_priorities_stand_in_order_and_keep_their_place_when_changed():
    plan, officer = a_plan(), a_person("officer")

    first = keep_priority(plan, by=officer, at=NOW, code="Q1", title="Safer roads")
    second = keep_priority(plan, by=officer, at=NOW, code="Q2", title="Victims first")
    keep_priority(plan, by=officer, at=NOW, code="Q1", title="Safer roads and lanes", description="Why")

    found = [(one.code, one.title, one.position) for one in priorities_on(TODAY)]
    assert found == [("Q1", "Safer roads and lanes", 1), ("Q2", "Victims first", 2)]
    assert last_line()["rows"] == protected(first)
    assert (choices_on(TODAY)[1], by_code(["Q2", "ZZ"])) == (("Q2", "Victims first"), {"Q2": second})


def test_a_code_belongs_to_one_plan():
    old = a_plan("Old", date(2021, 10, 1), date(2024, 9, 30))
    kept(Priority(plan=old, code="P1", title="Old one"))

    with pytest.raises(Refused) as refused:
        keep_priority(a_plan(), by=a_person("officer"), at=NOW, code="P1", title="New one")
    assert list(refused.value.by_field) == ["code"]


def test_without_a_plan_there_are_no_priorities():
    assert (list(priorities_on(TODAY)), choices_on(TODAY)) == ([], [])


@pytest.fixture
def two_plans():
    old = a_plan("Old", date(2021, 10, 1), date(2024, 9, 30))
    olds = [
        kept(Priority(plan=old, code=code, title=code, position=at))
        for at, code in enumerate(("P1", "P2", "P3"))
    ]
    new = a_plan_with_priorities("Q1", "Q2").priorities.get(code="Q1")
    return olds, new


def test_a_priority_carries_on_earlier_ones(two_plans):
    olds, new = two_plans
    officer = a_person("officer")
    continue_priorities(new, by=officer, at=NOW, earlier=(olds[0], olds[1]))

    continue_priorities(new, by=officer, at=NOW, earlier=(olds[1], olds[2]))

    assert set(Continuation.objects.values_list("old__code", "new__code")) == {("P2", "Q1"), ("P3", "Q1")}
    assert sorted(last_line()["rows"].values())[-1] == "gone"
    assert (carried_on("P2"), carried_on("P1"), carried_on("Q1")) == (["P2", "Q1"], ["P1"], ["Q1"])


def test_a_priority_carries_on_earlier_plans_only(two_plans):
    olds, new = two_plans
    officer = a_person("officer")

    with pytest.raises(Refused):
        continue_priorities(olds[0], by=officer, at=NOW, earlier=(new,))
    with pytest.raises(Refused):
        continue_priorities(new, by=officer, at=NOW, earlier=(new,))


def test_all_plans_are_read_in_three_queries(two_plans, django_assert_num_queries):
    olds, new = two_plans
    continue_priorities(new, by=a_person("officer"), at=NOW, earlier=tuple(olds))

    with django_assert_num_queries(3):
        found = [
            (plan.title, one.code, [step.old.code for step in one.continues.all()])
            for plan in plans_with_priorities()
            for one in plan.priorities.all()
        ]
    assert found == [
        ("Police and Crime Plan 2024 to 2028", "Q1", ["P1", "P2", "P3"]),
        ("Police and Crime Plan 2024 to 2028", "Q2", []),
        ("Old", "P1", []),
        ("Old", "P2", []),
        ("Old", "P3", []),
    ]
