from dataclasses import replace

import pytest

from almoner.policy import decisions
from almoner.policy.decisions import Balance, Sheet
from almoner.policy.findings import Finding, Force, Outcome, run
from tests.policy.builders import MET, TERMS, TODAY, a_line, a_sheet, not_met, said, terms


def test_a_whole_sheet_may_be_signed_published_and_reported():
    sheet = a_sheet(assessors=frozenset({"Olive"}))
    every = (*decisions.BEFORE_SIGNING, *decisions.BEFORE_PUBLISHING, *decisions.AFTER_SIGNING)

    assert [one.rule for one in run(every, sheet) if said(one) != MET] == []


def test_a_blank_sheet_is_held_up():
    found = run((*decisions.BEFORE_SIGNING, *decisions.BEFORE_PUBLISHING), Sheet(TERMS, TODAY))

    assert [one.rule for one in found if one.holds_up] == [
        "R1.10-12",
        "R1.10-11",
        "R1.10-14",
        "R3.12-2",
        "R8.5-1",
        "R1.10-9",
        "R1.10-4",
    ]


def test_1_1_lines_say_everything_the_strategy_asks():
    bare = a_line(priorities=("P9",), statutory_basis=" ", purpose="", fund="", stream="")
    found = run(decisions.BEFORE_SIGNING, a_sheet(lines=(bare,)))

    assert [said(one) for one in found if one.rule in ("R1.1-1-line", "R1.4-1", "R1.5-1", "R3.1-1")] == [
        not_met("Lines with no priority of the plan in force: Three Creeks Community Trust."),
        not_met("Lines with no statutory basis: Three Creeks Community Trust."),
        not_met("Lines with no purpose: Three Creeks Community Trust."),
        not_met("Lines with no fund, year or stream: Three Creeks Community Trust."),
    ]


@pytest.mark.parametrize("lacking", ["fund", "year", "stream"])
def test_3_1_a_line_has_a_fund_a_year_and_a_stream(lacking):
    assert said(decisions.lines_have_a_fund(a_sheet(lines=(a_line(**{lacking: ""}),)))) == not_met(
        "Lines with no fund, year or stream: Three Creeks Community Trust."
    )


@pytest.mark.parametrize(
    ("permitted", "stops"), [((), False), (("crime_prevention",), False), (("victim_support",), True)]
)
def test_3_8_restricted_money_is_for_its_purposes_only(permitted, stops):
    line = a_line(permitted=frozenset(permitted))

    assert decisions.restricted_money_serves_its_purpose(a_sheet(lines=(line,))).blocks is stops


def test_1_4_a_line_without_a_legal_basis_stops_the_sheet():
    assert decisions.lines_have_a_legal_basis(a_sheet(lines=(a_line(statutory_basis=""),))) == Finding(
        "R1.4-1",
        "1.4",
        "Has each line its legal basis?",
        Force.MUST,
        Outcome.NOT_MET,
        "Lines with no statutory basis: Three Creeks Community Trust.",
        "Name the power under which the money is given.",
        "lines",
    )


@pytest.mark.parametrize(
    ("free", "percent", "expected"),
    [
        (24_800_00, 0, MET),
        (
            24_799_99,
            0,
            not_met("The money does not reach: CSDF 2026/27 has £24,799.99 free and £24,800 is asked."),
        ),
        (24_799_00, 1, MET),
        (
            21_799_99,
            1,
            not_met("The money does not reach: CSDF 2026/27 has £21,799.99 free and £24,800 is asked."),
        ),
    ],
)
def test_1_6_lines_stay_within_what_is_free(free, percent, expected):
    sheet = a_sheet(
        terms=terms(over_programming_percent=percent),
        lines=(a_line(), a_line(recipient="The Orchard Table")),
        balances=(Balance("CSDF", "2026/27", 300_000_00, free), Balance("CSF", "2026/27", 1, 1)),
    )

    assert said(decisions.money_is_there(sheet)) == expected


def test_1_6_money_nobody_knows_of_cannot_be_given():
    assert said(decisions.money_is_there(a_sheet(balances=()))) == not_met(
        "The money does not reach: no balance is known for CSDF 2026/27."
    )


@pytest.mark.parametrize(
    ("needs_panel", "waiver", "expected"),
    [
        (True, "", MET),
        (False, "W-12", MET),
        (False, "", not_met("Lines with neither competition nor a waiver: Three Creeks Community Trust.")),
    ],
)
def test_1_9_a_line_without_competition_has_a_waiver(needs_panel, waiver, expected):
    found = decisions.uncompeted_lines_have_a_waiver(
        a_sheet(lines=(a_line(needs_panel=needs_panel, waiver=waiver),))
    )

    assert (said(found), found.blocks) == (expected, False)


def test_2_1_propriety_is_stated_for_the_record():
    found = decisions.propriety_is_stated(a_sheet(propriety=""))

    assert (said(found), found.holds_up) == (
        not_met("Nothing is said on regularity, propriety, value for money and feasibility."),
        False,
    )


CONTRARY = "Contrary to recommendation: Three Creeks Community Trust "


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"diligence": "pass_with_conditions"}, MET),
        ({"panel_recommends": False}, not_met(CONTRARY + "(the panel does not recommend it).")),
        ({"panel_recommends": None}, not_met(CONTRARY + "(the panel does not recommend it).")),
        ({"diligence": ""}, not_met(CONTRARY + "(the checks are not passed).")),
        (
            {"panel_recommends": False, "diligence": "fail"},
            not_met(CONTRARY + "(the panel does not recommend it and the checks are not passed)."),
        ),
        ({"panel_recommends": None, "needs_panel": False}, MET),
        ({"panel_recommends": False, "contrary_because": "The only work in Maldon."}, MET),
    ],
)
def test_3_3_a_line_is_recommended_and_checked_or_says_why_not(changes, expected):
    assert said(decisions.lines_follow_the_panel(a_sheet(lines=(replace(a_line(), **changes),)))) == expected


@pytest.mark.parametrize(
    ("regard", "needed", "expected"),
    [
        ("Tendring asks for youth work.", True, MET),
        ("", False, MET),
        (
            "",
            True,
            not_met("Nothing says how the priorities of the Community Safety Partnerships were regarded."),
        ),
    ],
)
def test_3_12_partnership_priorities_are_regarded(regard, needed, expected):
    sheet = a_sheet(csp_regard=regard, needs_csp_regard=needed)

    assert said(decisions.regards_partnership_priorities(sheet)) == expected


def test_8_5_strategic_links_name_one_or_say_none():
    assert [
        said(decisions.regards_other_strategies(a_sheet(strategic_links=words)))
        for words in ("none relevant", " ")
    ] == [MET, not_met("The section “Strategic links” is blank.")]
