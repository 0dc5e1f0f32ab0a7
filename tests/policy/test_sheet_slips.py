from datetime import date

import pytest

from almoner.policy import sheet_slips as slips
from tests.policy.builders import MET, a_line, a_sheet, judge, not_met, said


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Community Safety Development Fund", MET),
        ("Allocations 2026/27", MET),
        ("Allocations 2026-27", MET),
        ("Allocations 2026-7", MET),
        ("Allocations 2026/2027", MET),
        ("Allocations 2026", MET),
        ("A new contract from April 2027", MET),
        ("Allocations 2025", not_met("The title names 2025, but the money is of 2026/27.")),
        ("Allocations 2025/26", not_met("The title names 2025/26, but the money is of 2026/27.")),
        ("Allocations 2026/28", not_met("The title names 2026/28, but the money is of 2026/27.")),
        ("2023-4 and 2024-5", not_met("The title names 2023-4 and 2024-5, but the money is of 2026/27.")),
    ],
)
def test_1_10_the_title_names_no_other_year(title, expected):
    assert said(slips.title_names_the_right_year(a_sheet(title=title))) == expected


def test_1_10_a_title_with_a_year_needs_the_funds_year_beside_it():
    assert said(slips.title_names_the_right_year(a_sheet(year=""))) == judge(
        "The title names a year, but the sheet's own year is not given."
    )


@pytest.mark.parametrize(
    ("dated", "panel_on", "expected"),
    [
        (date(2026, 10, 6), date(2026, 10, 6), MET),
        (date(2026, 10, 6), None, MET),
        (
            date(2023, 3, 14),
            date(2024, 3, 12),
            not_met(
                "It is dated Tuesday 14 March 2023, but the panel it reports met on Tuesday 12 March 2024."
            ),
        ),
        (None, date(2024, 3, 12), not_met("The sheet has no date.")),
    ],
)
def test_1_10_a_decision_is_not_dated_before_its_panel(dated, panel_on, expected):
    found = slips.dated_after_the_panel(a_sheet(dated=dated, panel_on=panel_on))

    assert (said(found), found.blocks) == (expected, expected != MET)


def test_1_10_nothing_at_the_head_is_left_blank():
    assert said(slips.blanks_are_filled(a_sheet(area="", enquiries_to=" ", dated=None))) == not_met(
        "Left blank: area affected, date and enquiries."
    )


@pytest.mark.parametrize(
    ("total", "lines", "expected"),
    [
        (12_400_00, (a_line(),), MET),
        (12_400_01, (a_line(),), not_met("The text says £12,400.01, but the lines make £12,400.")),
        (None, (a_line(),), not_met("The text states no total.")),
        (None, (), MET),
        (1, (), not_met("The text says £0.01, but the lines make £0.")),
    ],
)
def test_1_10_the_lines_make_the_total(total, lines, expected):
    assert said(slips.total_adds_up(a_sheet(total_pence=total, lines=lines))) == expected


@pytest.mark.parametrize(
    ("reference", "dated", "expected"),
    [
        ("125-26", date(2026, 1, 1), MET),
        ("040-26D", date(2026, 12, 31), MET),
        (
            "125-26",
            date(2025, 12, 31),
            not_met("The reference 125-26 is of another year than its date, Wednesday 31 December 2025."),
        ),
        ("DR 125", date(2026, 1, 1), not_met("The reference is not a number and a year, such as 043-24.")),
        ("125-26", None, judge("Without a date the year of the reference cannot be compared.")),
    ],
)
def test_1_10_the_reference_is_of_the_year_of_its_date(reference, dated, expected):
    assert said(slips.reference_has_the_right_year(a_sheet(reference=reference, dated=dated))) == expected


@pytest.mark.parametrize(
    ("year", "line_year", "expected"),
    [
        ("2026/27", "2026/27", MET),
        ("2026/27", "", MET),
        ("2026/27", "2025/26", not_met("The sheet is of 2026/27, but lines are of 2025/26.")),
        ("", "2025/26", not_met("The sheet is of no year, but lines are of 2025/26.")),
    ],
)
def test_1_10_lines_of_another_year_need_a_reason(year, line_year, expected):
    found = slips.lines_are_of_the_sheets_year(a_sheet(year=year, lines=(a_line(year=line_year),)))

    assert (said(found), found.blocks) == (expected, False)
