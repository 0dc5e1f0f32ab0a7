from datetime import date

import pytest

from almoner.policy import diligence
from almoner.policy.diligence import Claim, DiligenceCase, Evidence
from almoner.policy.findings import Outcome, run
from tests.policy.builders import MET, TERMS, TODAY, a_case, judge, not_met, said


def test_a_sound_organisation_passes_every_check():
    assert [one.rule for one in run(diligence.BEFORE_AWARD, a_case()) if said(one) != MET] == []


def test_a_case_nobody_has_worked_on_meets_nothing_that_must_be():
    found = run(diligence.BEFORE_AWARD, DiligenceCase(TERMS, TODAY, 1_00, works_with_vulnerable=True))

    assert [one.rule for one in found if one.outcome is Outcome.MET] == [
        "R9.1b-2",
        "R9.1b-3",
        "R9.1d-1",
        "R9.1d-2",
    ]
    assert [one.rule for one in found if one.holds_up] == [
        "R9.1-0",
        "R9.1a-1",
        "R9.1a-3",
        "R9.1b-1",
        "R4.22-2",
        "R9.1-3",
    ]


@pytest.mark.parametrize(
    ("overall", "expected"),
    [
        ("pass", MET),
        ("pass_with_conditions", MET),
        ("fail", not_met("The checks were not passed.")),
        ("", not_met("The checks have no result yet.")),
    ],
)
def test_9_1_checks_have_a_result_before_the_decision(overall, expected):
    found = diligence.checks_are_passed(a_case(overall=overall))

    assert (said(found), found.blocks) == (expected, expected != MET)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((Evidence("accounts", date(2025, 12, 10)),), MET),
        ((Evidence("accounts", date(2025, 12, 9)),), not_met("Checked more than 12 months ago: accounts.")),
        ((), judge("No document has been recorded as checked.")),
    ],
)
def test_9_1_evidence_is_used_again_for_a_year(evidence, expected):
    assert said(diligence.evidence_is_recent(a_case(evidence=evidence))) == expected


def test_9_1_the_checker_is_independent():
    assert [
        said(diligence.checker_is_independent(a_case(checker_is_connected=one))) for one in (True, None)
    ] == [
        not_met("The checker is connected with the applicant."),
        judge("The checker has not said whether they are connected with the applicant."),
    ]


def test_9_1_effectiveness_is_written_down_but_blocks_nothing():
    found = diligence.effectiveness_is_stated(a_case(effectiveness=""))

    assert (said(found), found.blocks, found.needs_reason) == (
        not_met("Nothing is written on how effective and efficient the project is likely to be."),
        False,
        False,
    )


@pytest.mark.parametrize(
    ("verdict", "answered", "settled"),
    [
        ("", not_met("Waiting for an answer on “Crime doubled” (the police)."), MET),
        ("supported", MET, MET),
        ("contradicted", MET, not_met("A partner contradicts “Crime doubled” (the police).")),
        ("corrected", MET, MET),
    ],
)
def test_9_1_quoted_facts_are_put_to_partners(verdict, answered, settled):
    case = a_case(claims=(Claim("Crime doubled", "the police", verdict),))

    assert [said(diligence.claims_are_answered(case)), said(diligence.contradictions_are_settled(case))] == [
        answered,
        settled,
    ]
