from dataclasses import replace

import pytest

from almoner.policy import ad_hoc
from almoner.policy.ad_hoc import AdHoc
from almoner.policy.decisions import ad_hoc_lines_have_a_proposal
from almoner.policy.findings import run
from almoner.policy.sheets import Line
from tests.policy.builders import a_sheet

WHOLE = AdHoc("event", "The other shelter closed.", "Wait, or act.", "It opens next week.", "pass")


def stops(**changes):
    found = run(ad_hoc.BEFORE_DECISION, replace(WHOLE, **changes))
    return [one.rule for one in found if one.blocks]


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, []),
        ({"trigger": ""}, ["R3.6-1"]),
        ({"trigger": "whim"}, ["R3.6-1"]),
        ({"evidence": " "}, ["R3.6-1"]),
        ({"options": ""}, ["R3.6-1-options"]),
        ({"waiver": ""}, ["R3.6-1-direct"]),
        ({"diligence": ""}, ["R3.6-2"]),
        ({"diligence": "fail"}, ["R3.6-2"]),
        ({"diligence": "pass_with_conditions"}, []),
    ],
)
def test_3_6_a_proposal_needs_its_trigger_its_evidence_its_waiver_and_its_checks(changes, rules):
    assert stops(**changes) == rules


def test_3_6_before_it_is_put_forward_the_checks_are_not_asked():
    found = run(ad_hoc.BEFORE_PUTTING_FORWARD, replace(WHOLE, diligence=""))

    assert [one.blocks for one in found] == [False] * 4


@pytest.mark.parametrize("lacks", [True, False])
def test_3_6_an_ad_hoc_line_without_a_proposal_stops_the_sheet(lacks):
    finding = ad_hoc_lines_have_a_proposal(a_sheet(lines=(Line("A shelter", 100, lacks_proposal=lacks),)))

    assert (finding.blocks, "A shelter" in finding.because) == (lacks, lacks)
