"""What the register holds, and how it is found, added up and spread."""

from datetime import date

import pytest

from almoner.do.agreements.searchable import awards as texts
from almoner.ground.search import index
from almoner.plan.priorities.models import Priority
from almoner.publish.register import queries
from almoner.publish.register.choices import choices
from almoner.publish.register.parts import by_area, by_priority
from almoner.publish.register.queries import Filters, Totals, filtered
from tests.builders import a_fund_with_budget, an_area, an_organisation, kept
from tests.publish.awards import a_bid, a_sheet, an_answered_round, an_award

pytestmark = pytest.mark.django_db


def references(found):
    return [queries.public_reference(line) for line in queries.shown(found)]


def test_r4_21_1_awards_of_any_size_are_there():
    lines = [an_award(pence) for pence in (1, 195_000, 200_000, 200_001, 9_500_000)]

    assert list(queries.awards()) == lines[::-1]


@pytest.mark.parametrize("status", ["draft", "signing", "signed", "not_agreed", "withheld", "dropped"])
def test_1_10_nothing_is_there_before_its_decision_is_published(status):
    line = an_award(sheet=a_sheet(status=status))

    assert (list(queries.awards()), queries.award(line.application.reference)) == ([], None)


def test_what_was_not_agreed_is_no_award():
    an_award(sheet=a_sheet(disagreement="Two returns are missing."))
    an_award(is_agreed=False, not_agreed_reason="Too dear.")
    an_award(0)

    assert list(queries.awards()) == []


def test_an_award_is_found_by_its_reference():
    with_bid, without = an_award(), an_award(bid=None, sheet=a_sheet("118-26"))

    assert queries.award(with_bid.application.reference) == with_bid
    assert queries.award("118-26_01") == without
    assert [
        queries.award(one) for one in ("118-26_02", "118-26_x", "_", "", "118-26_99999999999", "9-9_\u00b2")
    ] == [None] * 6


def test_each_filter_finds_its_own():
    first = an_award(
        195_000, organisation=an_organisation("Kite Club"), title="Kites", shares=(("HAR", 100),)
    )
    other_round = an_answered_round("25R2")
    group = an_organisation("Night Angels")
    budget = a_fund_with_budget(code="VF", year="2025/26")
    q2 = Priority.objects.get(code="Q2")
    second = an_award(
        500_000, organisation=group, bid=a_bid(group, round=other_round, shares=(("TEN", 60), ("COL", 40))),
        budget=budget, priority=q2, title="Late shift",
    )  # fmt: skip

    def found(**asked):
        return list(filtered(Filters(**asked)))

    assert found() == [second, first]
    for asked in (
        {"words": "night"}, {"words": "late shift"}, {"year": "2025/26"}, {"round": "25R2"}, {"area": "COL"},
        {"priority": "Q2"}, {"fund": "VF"}, {"organisation": group.public_id}, {"least_pence": 195_001},
        {"area": "TEN", "words": "angels"},
    ):  # fmt: skip
        assert found(**asked) == [second], asked
    assert found(least_pence=195_000, most_pence=499_999) == [first]
    assert found(words="nobody") == found(words="kites", area="TEN") == []


def test_a_contract_is_told_from_grants():
    grant, bought = an_award(195_000), an_award(100_000)
    bought.for_contract = True
    kept(bought)

    def found(kind):
        return list(filtered(Filters(kind=kind)))

    assert (found("grant"), found("contract"), found("partner")) == ([grant], [bought], [])
    assert [queries.kind_of(one) for one in (grant, bought)] == ["grant", "contract"]
    assert [key for key, _ in choices().kind] == ["grant", "contract"]


def test_totals_count_each_award_once_also_when_it_is_in_two_areas():
    group = an_organisation()
    an_award(100, organisation=group, shares=(("TEN", 60), ("COL", 40)))
    an_award(250, organisation=group)

    assert queries.totals(filtered(Filters())) == Totals(2, 350, 1)
    assert queries.totals(filtered(Filters(area="TEN"))) == Totals(2, 350, 1)
    assert queries.totals(filtered(Filters(words="nobody"))) == Totals(0, 0, 0)


def test_pages_follow_each_other_without_gap_or_double():
    lines = [an_award(sheet=a_sheet(dated=date(2026, 10, 1 + day % 3))) for day in range(7)]
    seen, after = [], ""
    while rows := list(queries.page_after(queries.awards(), after)[:2]):
        seen += rows
        after = rows[-1].public_id

    assert seen == sorted(lines, key=lambda one: (one.decision.dated, one.pk), reverse=True)
    assert queries.page_after(queries.awards(), "nothing").first() == seen[0]


def test_r4_11_2_money_is_shared_over_areas_to_the_penny():
    an_area("Tendring", "TEN", population=148_000)
    an_area("Harlow", "HAR", population=0)
    an_award(100_001, shares=(("TEN", 50), ("HAR", 50)))
    an_award(77, bid=None)

    spread = by_area(filtered(Filters()))

    told = {one.code: (one.pence, one.many, one.pence_per_thousand) for one in spread.areas}
    assert told == {"TEN": (50_001, 1, 337), "HAR": (50_000, 1, None)}
    assert (spread.pence, spread.elsewhere_pence, spread.population) == (100_001, 77, 148_000)


def test_r4_11_2_areas_that_received_nothing_are_there_unless_they_have_ended():
    an_area("Maldon", "MAL")
    an_area("Old", "OLD", ends_on=date(2020, 3, 31), starts_on=date(2000, 1, 1))
    an_award()

    assert {one.code for one in by_area(filtered(Filters())).areas} == {"MAL", "TEN"}


def test_priorities_add_up():
    for pence in (100, 250):
        an_award(pence)
    an_award(50, priority=None)

    told = [(one.code, one.pence, one.many) for one in by_priority(filtered(Filters()))]
    assert sorted(told) == [("", 50, 1), ("Q1", 350, 2)]


def test_choices_hold_only_what_occurs():
    an_area("Maldon", "MAL")
    an_award(shares=(("TEN", 100),))
    kept(Priority(plan=Priority.objects.first().plan, code="Q9", title="Not used"))

    offered = choices()

    assert (offered.year, offered.fund) == (
        [("2026/27", "2026/27")],
        [("CSDF", "Community Safety Development Fund")],
    )
    assert ([code for code, _ in offered.area], [code for code, _ in offered.priority]) == (["TEN"], ["Q1"])
    assert [code for code, _ in offered.round] == ["26R1"]


def test_3_3_results_count_and_never_name():
    found = an_answered_round()
    winner = an_organisation()
    an_award(organisation=winner, bid=a_bid(winner, round=found, awarded_pence=700_000))
    a_bid(an_organisation(), round=found, status="refused", awarded_pence=None)
    a_bid(an_organisation(), round=found, status="draft", awarded_pence=None, submitted_at=None)
    an_answered_round("27R1", status="deciding")

    [result] = queries.results()

    assert (result.round, result.received, result.awarded, result.not_awarded) == (found, 2, 1, 1)
    assert (result.asked_pence, result.awarded_pence) == (1_800_000, 700_000)
    assert queries.results("27R1") == []


def test_decisions_are_listed_with_what_they_give_and_withheld_ones_as_a_row():
    sheet = a_sheet("118-26")
    an_award(100, sheet=sheet)
    an_award(900, sheet=sheet, is_agreed=False)
    a_sheet("119-26", status="withheld", dated=date(2026, 10, 9))
    a_sheet("120-26", status="signed")

    rows = list(queries.published_decisions())

    assert [(one.reference, one.pence, one.many) for one in rows] == [("119-26", None, 0), ("118-26", 100, 1)]
    assert [one.reference for one in queries.decisions_after(queries.published_decisions(), "119-26")] == [
        "118-26"
    ]
    assert [one.reference for one in queries.withheld()] == ["119-26"]


def test_only_organisations_with_an_award_are_in_public():
    line, other = an_award(), an_organisation()

    assert queries.organisation(line.organisation.public_id) == line.organisation
    assert queries.organisation(other.public_id) is None


def test_the_index_made_anew_finds_the_same():
    line = an_award(organisation=an_organisation("Night Angels"))
    an_award(sheet=a_sheet(status="signed"))

    assert [one.key for one in texts()] == [str(line.pk)]
    index.rebuild("award")
    assert index.find("award", "angels") == [str(line.pk)]
