"""Pools: who may say what gives how much to which work (R3.7-1)."""

from dataclasses import replace

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.pools import actions, queries
from almoner.plan.pools.models import OtherFunder, PoolShare, Workstream
from almoner.plan.pools.planning import FunderDetails, PoolDetails
from tests.builders import NOW, a_budget, a_commitment, a_fund, a_person
from tests.plan.pools.pools import (
    FITS,
    a_fund_of_partners,
    a_pool,
    a_pool_year,
    a_work,
    allocated,
    our_money,
    permit,
    their_money,
    work_details,
)
from tests.record import last_line

pytestmark = pytest.mark.django_db


def test_3_7_contributors_are_the_funds_budgets_and_our_own_which_stands_first():
    ours, theirs = our_money(), their_money()
    their_money("2025/26")
    a_budget(1_000, fund=a_fund("CSF"), year="2026/27", line="core")
    found = queries.joint_budget(a_pool_year())

    assert [(one.budget, one.is_own, one.given_pence) for one in found.contributors] == [
        (ours, True, 40_000_000),
        (theirs, False, 140_000_000),
    ]
    assert (found.given_pence, found.left_pence) == (180_000_000, 180_000_000)


def test_3_7_a_share_is_taken_from_what_its_contributor_has_left():
    officer, theirs = a_person("officer"), their_money()
    work = a_work(a_pool_year(officer), officer)

    share = allocated(work, theirs, 4_360_000, officer)
    found = queries.joint_budget(work.year)

    assert (work.reference, share.amount_pence, share.how_it_fits) == ("VV-26-01", 4_360_000, FITS)
    assert (found.allocated_pence, found.left_pence, found.of(work)) == (4_360_000, 135_640_000, 4_360_000)
    assert last_line()["action"] == "pools.allocate"


@pytest.mark.parametrize(("second", "fine"), [(60, True), (61, False)])
def test_3_7_two_pieces_of_work_share_what_a_contributor_gives(second, fine):
    year, theirs = a_pool_year(), their_money(pence=100)
    allocated(a_work(year), theirs, 40)
    other = a_work(year, title="Phase 9")

    if fine:
        allocated(other, theirs, second)
    else:
        with pytest.raises(Refused, match=r"£0\.60 left") as no:
            allocated(other, theirs, second)
        assert list(no.value.by_field) == ["amount_pence"]
    assert other.shares.count() == int(fine)


def test_3_7_another_sum_for_the_same_work_takes_the_place_of_the_first():
    work, theirs = a_work(a_pool_year()), their_money(pence=100)
    allocated(work, theirs, 40)

    allocated(work, theirs, 100)
    with pytest.raises(Refused, match="£1 left"):
        allocated(work, theirs, 101)

    assert list(work.shares.values_list("amount_pence", flat=True)) == [100]


def test_3_7_what_other_sheets_promise_of_a_contribution_is_not_left():
    work, ours = a_work(a_pool_year()), our_money(pence=100)
    a_commitment(ours, 30, "099-26/01")

    with pytest.raises(Refused, match=r"£0\.70 left"):
        allocated(work, ours, 71)
    allocated(work, ours, 70)

    (own,) = queries.joint_budget(work.year).contributors
    assert (own.allocated_pence, own.elsewhere_pence, own.left_pence) == (70, 30, 0)


def test_3_7_restricted_money_says_how_and_is_for_its_purpose_only():
    theirs = their_money()
    permit(theirs, "cj_partnership")
    year = a_pool_year()
    work, other = a_work(year), a_work(year, title="A refuge", purpose="victim_support")

    with pytest.raises(Refused, match="how Phase 8 meets its conditions") as no:
        allocated(work, theirs, 100, fits=" ")
    with pytest.raises(Refused, match="not for the purpose of A refuge"):
        allocated(other, theirs, 100)
    allocated(work, theirs, 100)

    assert (list(no.value.by_field), PoolShare.objects.count()) == (["how_it_fits"], 1)
    with pytest.raises(Refused, match="before its purpose changes"):
        actions.keep_work(
            year, by=a_person("officer"), at=NOW, details=work_details(purpose="victim_support"), work=work
        )


def test_3_7_another_years_money_and_no_money_are_refused():
    work = a_work(a_pool_year())

    with pytest.raises(Refused, match="a contributor of Violence partnership 2026/27"):
        allocated(work, their_money("2025/26"), 100)
    with pytest.raises(Refused, match="more than nothing"):
        allocated(work, their_money(), 0)


def test_3_7_a_share_is_taken_out_and_then_the_work():
    officer, theirs = a_person("officer"), their_money()
    work = a_work(a_pool_year(officer), officer)
    share = allocated(work, theirs, 100, officer)

    with pytest.raises(Refused, match="Take its shares out first"):
        actions.drop_work(work.year, by=officer, at=NOW, work=work)
    actions.take_out(work, by=officer, at=NOW, share=share)
    actions.drop_work(work.year, by=officer, at=NOW, work=work)

    assert (PoolShare.objects.count(), Workstream.objects.count()) == (0, 0)


def test_3_7_work_has_its_words_and_a_title_of_its_own():
    officer = a_person("officer")
    year = a_pool_year(officer)
    work = a_work(year, officer)

    with pytest.raises(Refused) as no:
        a_work(year, officer, title="Phase 9", description=" ", outcome="")
    with pytest.raises(Refused, match="of this title"):
        a_work(year, officer)
    with pytest.raises(Refused, match="what the work is for"):
        a_work(year, officer, title="Phase 9", purpose="fun")
    work = actions.keep_work(year, by=officer, at=NOW, details=work_details("Phase 8b"), work=work)

    assert (list(no.value.by_field), work.title) == (["description", "outcome"], "Phase 8b")
    assert a_work(year, officer, title="Phase 9").reference == "VV-26-02"


def test_3_7_only_an_officer_plans():
    year = a_pool_year()

    with pytest.raises(NotAllowed):
        a_work(year, a_person("finance"))


def test_3_7_a_pool_has_its_code_and_fund_for_itself_and_keeps_them_once_it_has_a_year():
    officer = a_person("officer")
    pool = a_pool(officer)
    keep = {"by": officer, "at": NOW}
    other = PoolDetails("RS", "Road safety partnership", a_fund("RS"))

    with pytest.raises(Refused, match="code is in use"):
        actions.keep_pool(None, **keep, details=replace(other, code="VV"))
    with pytest.raises(Refused, match="another pool's"):
        actions.keep_pool(None, **keep, details=replace(other, fund=a_fund_of_partners()))
    with pytest.raises(Refused, match="or neither"):
        actions.keep_pool(None, **keep, details=replace(other, own_line="roads"))
    second = actions.keep_pool(None, **keep, details=other)
    assert queries.joint_budget(actions.begin_year(second, **keep, financial_year="2026/27")).own is None
    with pytest.raises(Refused, match="stay as they are"):
        actions.keep_pool(second, **keep, details=replace(other, code="RD"))
    assert actions.keep_pool(pool, **keep, details=replace(other, code="XX", fund=a_fund("XX"))).code == "XX"


def test_3_7_a_year_of_a_pool_is_begun_once():
    officer = a_person("officer")
    year = a_pool_year(officer)

    with pytest.raises(Refused, match="has this year already"):
        actions.begin_year(year.pool, by=officer, at=NOW, financial_year="2026/27")
    with pytest.raises(Refused, match="like 2026/27"):
        actions.begin_year(year.pool, by=officer, at=NOW, financial_year="2026/28")


def test_3_7_other_funders_are_noted_with_their_source_and_stay_outside_the_pool():
    officer = a_person("officer")
    year = a_pool_year(officer)
    keep = {"by": officer, "at": NOW}
    details = FunderDetails("A hospital trust", "A nurse", 5_000_000, "Letter of 2 May 2026")

    made = actions.keep_funder(year, **keep, details=details)
    with pytest.raises(Refused, match="for the same already"):
        actions.keep_funder(year, **keep, details=details)
    with pytest.raises(Refused, match="where that is written"):
        actions.keep_funder(year, **keep, details=replace(details, name="Another", source=" "))
    with pytest.raises(Refused, match="more than nothing"):
        actions.keep_funder(year, **keep, details=replace(details, amount_pence=0))
    actions.keep_funder(year, **keep, details=replace(details, amount_pence=100), funder=made)

    found = queries.joint_budget(year)
    assert (found.elsewhere_pence, found.given_pence) == (100, 0)
    actions.drop_funder(year, **keep, funder=made)
    assert OtherFunder.objects.count() == 0


def test_joint_budgets_take_as_many_statements_for_three_years_as_for_one(django_assert_num_queries):
    for year in ("2024/25", "2025/26", "2026/27"):
        allocated(a_work(a_pool_year(year=year)), their_money(year), 100)
        our_money(year)
    years = a_pool().years

    with django_assert_num_queries(7):
        assert len(queries.joint_budgets(years.filter(financial_year="2026/27"))) == 1
    with django_assert_num_queries(7):
        assert len(queries.joint_budgets(years.all())) == 3
