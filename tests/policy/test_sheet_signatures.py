from dataclasses import replace

import pytest

from almoner.policy import sheet_signatures as signing
from tests.policy.builders import ALL_THREE, MET, a_line, a_sheet, a_signature, not_met, said

MONITORING, FINANCE, DECIDES = ALL_THREE
OVER = "A line is over £2,000, and this version of the sheet is not agreed by "


def sheet_of(pence: int, *signatures, **changes):
    return a_sheet(lines=(a_line(amount_pence=pence),), signatures=signatures, **changes)


@pytest.mark.parametrize(
    ("pence", "three", "one"),
    [
        (1_999_99, MET, not_met("This version of the sheet is not agreed by the decision-maker.")),
        (2_000_00, MET, not_met("This version of the sheet is not agreed by the decision-maker.")),
        (
            2_000_01,
            not_met(OVER + "the decision-maker, the Monitoring Officer and the Chief Finance Officer."),
            MET,
        ),
    ],
)
def test_1_10_three_sign_only_above_the_threshold(pence, three, one):
    sheet = sheet_of(pence)

    assert [said(signing.signed_by_three(sheet)), said(signing.small_sums_have_their_approver(sheet))] == [
        three,
        one,
    ]


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (ALL_THREE, MET),
        ((FINANCE, DECIDES), not_met(OVER + "the Monitoring Officer.")),
        (
            (replace(MONITORING, digest="digest-0"), FINANCE, DECIDES),
            not_met(OVER + "the Monitoring Officer."),
        ),
        ((replace(MONITORING, agrees=False), FINANCE, DECIDES), not_met(OVER + "the Monitoring Officer.")),
    ],
)
def test_1_10_all_three_agree_to_the_same_sheet(signatures, expected):
    assert said(signing.signed_by_three(sheet_of(2_000_01, *signatures))) == expected


@pytest.mark.parametrize(("pence", "three"), [(2_000_00, False), (2_000_01, True)])
def test_1_10_money_that_is_accepted_needs_three_although_no_line_gives_any(pence, three):
    sheet = replace(sheet_of(1, FINANCE, DECIDES), lines=(), receives_pence=pence)
    found = signing.signed_by_three(sheet)

    assert (sheet.needs_three, found.blocks) == (three, three)
    assert found.because.startswith("The money accepted is over £2,000") is three


def test_1_10_a_sheet_without_a_digest_is_signed_by_nobody():
    sheet = sheet_of(2_000_01, *(replace(one, digest="") for one in ALL_THREE), digest="")

    assert said(signing.signed_by_three(sheet)) == not_met(
        OVER + "the decision-maker, the Monitoring Officer and the Chief Finance Officer."
    )
    assert sheet.is_fully_signed is False


def test_1_10_a_small_sum_has_its_configured_approver():
    sheet = sheet_of(2_000_00, a_signature("head_of_office", "Hal"), small_approver="head_of_office")

    assert [
        said(signing.small_sums_have_their_approver(one)) for one in (sheet, replace(sheet, signatures=()))
    ] == [
        MET,
        not_met("This version of the sheet is not agreed by head_of_office."),
    ]


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (ALL_THREE, MET),
        (
            (MONITORING, a_signature("chief_finance", "Mo"), DECIDES),
            not_met("The signatures do not stand: Mo signed twice."),
        ),
        (
            (MONITORING, FINANCE, a_signature("decision_maker", "Olive", holds_role=False)),
            not_met(
                "The signatures do not stand: Olive wrote the sheet "
                "and Olive does not hold the role of the decision-maker."
            ),
        ),
        ((*ALL_THREE, a_signature("chief_finance", "Mo", digest="digest-0")), MET),
    ],
)
def test_1_10_three_different_people_sign_none_of_them_the_author(signatures, expected):
    assert said(signing.signed_by_different_people(a_sheet(signatures=signatures))) == expected


SPLIT = "Small lines to one recipient pass £2,000 within 12 months: "


@pytest.mark.parametrize(
    ("amounts", "before", "expected"),
    [
        ((1_900_00,), 100_00, MET),
        ((1_900_00,), 100_01, not_met(SPLIT + "Three Creeks Community Trust (£2,000.01).")),
        ((1_000_00, 1_000_00), 0, MET),
        ((1_000_00, 1_000_01), 0, not_met(SPLIT + "Three Creeks Community Trust (£2,000.01).")),
        ((2_000_00,), 1, not_met(SPLIT + "Three Creeks Community Trust (£2,000.01).")),
        ((2_000_01,), 1_900_00, MET),
    ],
)
def test_1_10_small_lines_to_one_recipient_are_added_up(amounts, before, expected):
    lines = tuple(a_line(amount_pence=pence, smaller_before_pence=before) for pence in amounts)
    found = signing.is_not_split(a_sheet(lines=lines))

    assert (said(found), found.blocks) == (expected, False)


def test_1_10_whoever_does_not_agree_says_why():
    bare = a_signature("decision_maker", "Dee", agrees=False, because=" ")

    assert [
        said(signing.disagreement_has_a_reason(a_sheet(signatures=(MONITORING, FINANCE, one))))
        for one in (bare, replace(bare, because="No money for it this year."))
    ] == [not_met("No reason is given by the decision-maker."), MET]


def test_2_1_nobody_approves_what_they_judged():
    sheet = a_sheet(assessors=frozenset({"Olive", "Mo"}))

    assert [
        said(signing.judges_do_not_approve(one))
        for one in (sheet, replace(sheet, signatures=(replace(MONITORING, digest="digest-0"),)))
    ] == [not_met("Judged the applications and signs the decision: Mo."), MET]
