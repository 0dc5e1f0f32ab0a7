"""R2.1d-1: what is bought or given outside a round names its evidence of need."""

from dataclasses import dataclass

from almoner.policy.need import need_is_shown


@dataclass
class Asked:
    need: str


def test_2_1_d_the_evidence_of_need_is_named_or_that_is_reasoned():
    assert need_is_shown(Asked(" ")).needs_reason
    assert not need_is_shown(Asked("Needs assessment of January")).needs_reason
