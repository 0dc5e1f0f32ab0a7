import pytest

from almoner.policy import sift
from almoner.policy.findings import Outcome, run
from almoner.policy.sift import Overlap, Sifting
from tests.policy.builders import MET, a_sifting, judge, not_met, said


def test_a_sifted_bid_may_go_to_the_panel():
    assert [said(one) for one in run((*sift.AT_SIFT, *sift.BEFORE_THE_PANEL), a_sifting())] == [MET] * 5


def test_a_bid_nobody_has_sifted_waits_for_a_person():
    found = run((*sift.AT_SIFT, *sift.BEFORE_THE_PANEL), Sifting())

    assert [(one.rule, one.outcome, one.holds_up) for one in found] == [
        ("R4.4-3", Outcome.JUDGE, True),
        ("R4.4-3-statutory", Outcome.JUDGE, True),
        ("R4.4-2", Outcome.MET, False),
        ("R3.3-7", Outcome.MET, False),
        ("R3.3-1", Outcome.JUDGE, True),
    ]


def test_3_3_the_panel_sees_only_what_passed_the_sift():
    assert said(sift.passed_the_sift(a_sifting(eligible=False))) == not_met("It was found not eligible.")


@pytest.mark.parametrize(
    ("eligible", "reason", "expected"),
    [
        (False, "", not_met("It was found not eligible, but no reason is written.")),
        (False, "A company for profit.", MET),
        (True, "", MET),
        (None, "", MET),
    ],
)
def test_3_3_an_ineligible_finding_has_a_reason(eligible, reason, expected):
    assert said(sift.ineligible_has_a_reason(a_sifting(eligible=eligible, reason=reason))) == expected


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("", judge("These may overlap with it: 25R1-004 (same area and similar words).")),
        ("differs", MET),
        ("duplicates", not_met("It duplicates or competes with 25R1-004.")),
    ],
)
def test_4_4_an_officer_looks_at_each_overlap(view, expected):
    overlaps = (Overlap("25R1-004", ("same area", "similar words"), view),)

    assert said(sift.does_not_duplicate(a_sifting(overlaps=overlaps))) == expected


def test_4_4_no_effective_impact_or_a_statutory_duty_makes_it_ineligible():
    sifting = a_sifting(effective_impact=False, substitutes_statutory=True)
    found = [sift.shows_effective_impact(sifting), sift.replaces_no_statutory_duty(sifting)]

    assert [(said(one), one.blocks) for one in found] == [
        (not_met("It does not demonstrate effective impact on the plan's priorities."), True),
        (not_met("It would be a substitute for statutory funding."), True),
    ]
