import pytest

from almoner.policy.graduation import Pilot, has_shown_that_it_works


@pytest.mark.parametrize(
    ("is_signed", "report", "asks"),
    [(True, True, False), (True, False, True), (False, True, True), (False, False, True)],
)
def test_3_2_a_pilot_moves_before_its_report_only_with_a_reason(is_signed, report, asks):
    finding = has_shown_that_it_works(Pilot(is_signed, report))

    assert (finding.blocks, finding.needs_reason) == (False, asks)
    assert ("not signed" in finding.because, "no report" in finding.because) == (not is_signed, not report)
