"""Movements of money for tests, each sound unless a change is named."""

from dataclasses import replace
from typing import Any

from almoner.policy.ledger import CarryForward, Virement
from tests.policy.builders import TERMS


def a_virement(**changes: Any) -> Virement:
    move = Virement(
        terms=TERMS,
        amount_pence=1_000_00,
        free_pence=1_000_00,
        source_stream="LOCAL",
        target_stream="LOCAL",
        source_year="2026/27",
        target_year="2026/27",
        source_purpose="crime_prevention",
        target_purpose="victim_support",
        because="Referrals doubled in the summer.",
    )
    return replace(move, **changes)


def a_carry_forward(**changes: Any) -> CarryForward:
    carried = CarryForward(
        amount_pence=500_00, free_pence=500_00, stream_may=True, stream="County pool", year_has_ended=True
    )
    return replace(carried, **changes)
