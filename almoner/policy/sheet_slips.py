"""The slips seen on real sheets: a wrong year, a date before the panel, blanks, sums that do not add up."""

from __future__ import annotations

import re

from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.sheets import Sheet
from almoner.policy.words import day, listed, pounds

YEARS = re.compile(r"\b(20\d\d)(?:\s?[/–-]\s?(\d{4}|\d{1,2}))?(?!\d)")
REFERENCE = re.compile(r"\d+-(\d\d)[A-Z]?")


@rule(
    "1.10",
    id="R1.10-10",
    asks="Does the title name the fund's year and no other?",
    force=Force.MUST,
    about="title",
)
def title_names_the_right_year(sheet: Sheet) -> Verdict:
    named = [found for found in YEARS.finditer(sheet.title)]
    if not named:
        return met()
    if not YEARS.fullmatch(sheet.year):
        return judge(
            "The title names a year, but the sheet's own year is not given.", "Give the fund's year."
        )
    wrong = [found.group() for found in named if not _is_of(found, int(sheet.year[:4]))]
    if not wrong:
        return met()
    return not_met(
        f"The title names {listed(wrong)}, but the money is of {sheet.year}.",
        "Correct the title, or the year.",
    )


@rule(
    "1.10",
    id="R1.10-11",
    asks="Is it dated on or after the panel it reports?",
    force=Force.MUST,
    about="dated",
)
def dated_after_the_panel(sheet: Sheet) -> Verdict:
    if sheet.dated is None:
        return not_met("The sheet has no date.", "Give the date of the report.")
    if sheet.panel_on is None or sheet.panel_on <= sheet.dated:
        return met()
    return not_met(
        f"It is dated {day(sheet.dated)}, but the panel it reports met on {day(sheet.panel_on)}.",
        "Look at the year of both dates.",
    )


@rule("1.10", id="R1.10-12", asks="Is nothing at the head left blank?", force=Force.MUST)
def blanks_are_filled(sheet: Sheet) -> Verdict:
    head = {
        "reference": sheet.reference,
        "title": sheet.title,
        "area affected": sheet.area,
        "author": sheet.author,
        "date": "given" if sheet.dated else "",
        "enquiries": sheet.enquiries_to,
    }
    blank = [name for name, value in head.items() if not value.strip()]
    if not blank:
        return met()
    return not_met(f"Left blank: {listed(blank)}.", "Fill them in.")


@rule("1.10", id="R1.10-13", asks="Do the lines make the total?", force=Force.MUST, about="total")
def total_adds_up(sheet: Sheet) -> Verdict:
    total = sum(line.amount_pence for line in sheet.lines)
    if sheet.total_pence is None:
        return (
            met()
            if not sheet.lines
            else not_met("The text states no total.", f"The lines make {pounds(total)}.")
        )
    if sheet.total_pence == total:
        return met()
    return not_met(
        f"The text says {pounds(sheet.total_pence)}, but the lines make {pounds(total)}.",
        "Correct the text or the lines.",
    )


@rule(
    "1.10",
    id="R1.10-14",
    asks="Is the reference of the year it is dated in?",
    force=Force.MUST,
    about="reference",
)
def reference_has_the_right_year(sheet: Sheet) -> Verdict:
    found = REFERENCE.fullmatch(sheet.reference)
    if found is None:
        return not_met("The reference is not a number and a year, such as 043-24.", "Give the next number.")
    if sheet.dated is None:
        return judge(
            "Without a date the year of the reference cannot be compared.", "Give the date of the report."
        )
    if int(found.group(1)) == sheet.dated.year % 100:
        return met()
    return not_met(
        f"The reference {sheet.reference} is of another year than its date, {day(sheet.dated)}.",
        "Look at the year of both.",
    )


@rule("1.10", id="R1.10-15", asks="Are all lines of the sheet's year?", force=Force.SHOULD, about="lines")
def lines_are_of_the_sheets_year(sheet: Sheet) -> Verdict:
    others = sorted({line.year for line in sheet.lines if line.year and line.year != sheet.year})
    if not others:
        return met()
    return not_met(
        f"The sheet is of {sheet.year or 'no year'}, but lines are of {listed(others)}.",
        "Say why, or use two sheets.",
    )


def _is_of(found: re.Match[str], start: int) -> bool:
    first, second = int(found.group(1)), found.group(2)
    if second is None:
        return first in (start, start + 1)
    return first == start and int(second) % 10 ** min(len(second), 2) == (start + 1) % 10 ** min(
        len(second), 2
    )
