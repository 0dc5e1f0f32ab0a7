"""Chapter 2.1 d: what is bought or given outside a round answers a need that is shown somewhere."""

from __future__ import annotations

from typing import Protocol

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule

__all__ = ["WithNeed", "need_is_shown"]


class WithNeed(Protocol):
    """A tender or a proposal; `need` is where the evidence stands, as it is written down."""

    @property
    def need(self) -> str: ...


@rule("2.1", id="R2.1d-1", asks="Is the evidence of need named?", force=Force.SHOULD)
def need_is_shown(asked: WithNeed) -> Verdict:
    if asked.need.strip():
        return met()
    return not_met(
        "Nothing names the evidence of need.", "Name it with its source, or say why there is none."
    )
