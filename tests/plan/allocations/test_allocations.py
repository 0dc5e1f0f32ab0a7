import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.allocations import actions, queries
from almoner.plan.allocations.models import CoreAllocation
from tests.builders import NOW, a_partnership, a_person, an_area, an_organisation
from tests.plan.allocations.schedules import a_core_budget, a_schedule, a_share, agreed, details_of
from tests.record import last_line

pytestmark = pytest.mark.django_db


def test_3_5_an_officer_begins_a_year_and_allocates_to_a_partner():
    officer = a_person("officer")
    schedule = a_schedule(officer=officer)

    share = a_share(schedule, officer, details_of())

    assert (share.reference, share.category, share.amount_pence) == ("CORE-26-01", "b", 2_800_000)
    assert last_line()["action"] == "allocations.allocate_core"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"category": "h"}, "category"),
        ({"amount_pence": 0}, "amount_pence"),
        ({"purpose": " "}, "purpose"),
        ({"accountable_body": ""}, "accountable_body"),
        ({"statutory_basis": ""}, "statutory_basis"),
    ],
)
def test_3_5_what_is_missing_is_said_by_field_and_changes_nothing(values, field):
    officer = a_person("officer")
    schedule = a_schedule(officer=officer)

    with pytest.raises(Refused) as no:
        a_share(schedule, officer, details_of(**values))

    assert (list(no.value.by_field), CoreAllocation.objects.count()) == ([field], 0)


def test_3_5_a_budget_of_another_year_and_a_second_share_are_refused():
    officer = a_person("officer")
    schedule = a_schedule(2_800_000, officer=officer)
    share = schedule.allocations.get()

    with pytest.raises(Refused, match="Choose a budget of 2026/27"):
        a_share(schedule, officer, details_of("2025/26"))
    with pytest.raises(Refused, match="a share in this category already"):
        a_share(schedule, officer, details_of(partner=share.partner))


def test_3_5_last_year_is_copied_with_so_much_per_cent_more_in_whole_pounds():
    officer = a_person("officer")
    a_schedule(25_325_300, 1_812_000, year="2025/26", officer=officer)
    schedule = a_schedule(officer=officer)

    actions.copy_last_year(schedule, by=officer, at=NOW, budget=a_core_budget(), percent=2)

    assert list(schedule.allocations.order_by("reference").values_list("reference", "amount_pence")) == [
        ("CORE-26-01", 25_831_800),
        ("CORE-26-02", 1_848_200),
    ]
    with pytest.raises(Refused, match="one by one"):
        actions.copy_last_year(schedule, by=officer, at=NOW, budget=a_core_budget(), percent=2)


@pytest.mark.parametrize(
    ("pence", "percent", "now"),
    [
        (100_00, 0, 100_00),
        (50_00, 1, 51_00),
        (49_00, 1, 49_00),
        (100_00, -3, 97_00),
        (1_812_000, 2, 1_848_200),
    ],
)
def test_3_5_a_raised_share_is_rounded_to_a_pound_half_a_pound_up(pence, percent, now):
    assert actions.raised(pence, percent) == now


@pytest.mark.parametrize(("percent", "fine"), [(-100, False), (-99, True), (100, True), (101, False)])
def test_3_5_a_copy_changes_by_less_than_everything_and_at_most_as_much_again(percent, fine):
    officer = a_person("officer")
    a_schedule(2_800_000, year="2025/26", officer=officer)
    schedule = a_schedule(officer=officer)
    copy = {"by": officer, "at": NOW, "budget": a_core_budget(), "percent": percent}

    if fine:
        actions.copy_last_year(schedule, **copy)
    else:
        with pytest.raises(Refused, match="per cent"):
            actions.copy_last_year(schedule, **copy)
    assert schedule.allocations.count() == int(fine)


def test_3_5_there_may_be_nothing_to_copy_and_a_year_begins_once():
    officer = a_person("officer")
    schedule = a_schedule(officer=officer)

    with pytest.raises(Refused, match="nothing to copy"):
        actions.copy_last_year(schedule, by=officer, at=NOW, budget=a_core_budget(), percent=0)
    with pytest.raises(Refused, match="its schedule already"):
        a_schedule(officer=officer)
    with pytest.raises(Refused, match="like 2026/27"):
        a_schedule(officer=officer, year="2026")


def test_3_5_the_chief_finance_officer_agrees_and_may_take_it_back():
    officer, chief = a_person("officer"), a_person("chief_finance")
    schedule = a_schedule(2_800_000, officer=officer)

    schedule = actions.agree(schedule, by=chief, at=NOW)
    with pytest.raises(Refused, match="agreed for decision"):
        a_share(schedule, officer, details_of())
    with pytest.raises(NotAllowed):
        actions.agree(schedule, by=officer, at=NOW)
    schedule = actions.reopen(schedule, by=chief, at=NOW)

    assert (schedule.status, schedule.agreed_at, schedule.agreed_by) == ("planning", None, None)


def test_3_5_a_large_change_is_not_agreed_without_its_reason():
    officer, partner = a_person("officer"), an_organisation()
    a_schedule(2_800_000, year="2025/26", officer=officer, partner=partner)
    schedule = a_schedule(3_080_001, officer=officer, partner=partner)
    share = schedule.allocations.get()

    with pytest.raises(Refused, match="more than 10%"):
        agreed(schedule)
    why = details_of(partner=partner, amount_pence=3_080_001, change_reason="Two boards became one.")
    actions.allocate_core(schedule, by=officer, at=NOW, details=why, share=share)

    assert agreed(schedule).status == "agreed"


def test_3_5_an_empty_year_is_not_agreed_and_a_share_can_be_taken_out():
    officer = a_person("officer")
    schedule = a_schedule(2_800_000, officer=officer)

    actions.drop_share(schedule, by=officer, at=NOW, share=schedule.allocations.get())

    with pytest.raises(Refused, match="no share"):
        agreed(schedule)


def test_3_5_the_grid_shows_two_years_before_the_change_and_the_sum_per_head():
    officer, partner = a_person("officer"), an_organisation()
    near = a_partnership(an_area(population=1_000), an_area(population=2_000))
    for year, pence in (("2024/25", 3_000_000), ("2025/26", 2_700_000)):
        a_schedule(pence, year=year, officer=officer, partner=partner)
    schedule = a_schedule(2_646_001, officer=officer, partner=partner, partnership=near)

    (one,) = queries.grid(schedule)

    assert (one.before_last_pence, one.last_pence) == (3_000_000, 2_700_000)
    assert (one.change_percent, one.per_head_pence) == ("-1%", 882)
    assert queries.total_of(schedule) == 2_646_001
