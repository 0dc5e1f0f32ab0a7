"""Chapters 3.12 and 8.5: plans and strategies of partners that decisions have regard to are in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import day

__all__ = ["OF_A_PARTNERSHIP", "OF_A_STRATEGY", "Paper"]


@dataclass(frozen=True)
class Paper:
    """A plan or strategy; `ends_on` is unknown where nobody wrote it down."""

    title: str
    ends_on: date | None
    today: date


@rule("3.12", id="R3.12-1", asks="Is the partnership's plan in force?", force=Force.SHOULD)
def plan_is_in_force(paper: Paper) -> Verdict:
    return _in_force(paper, "Ask the partnership for its new plan.")


@rule("8.5", id="R8.5-2", asks="Is the strategy in force?", force=Force.SHOULD)
def strategy_is_in_force(paper: Paper) -> Verdict:
    return _in_force(paper, "Ask for the next one, or say that this one is no longer regarded.")


def _in_force(paper: Paper, remedy: str) -> Verdict:
    if paper.ends_on is None:
        return not_met("Nobody wrote down when it ends.", remedy)
    if paper.ends_on >= paper.today:
        return met()
    return not_met(f"It ended on {day(paper.ends_on)}.", remedy)


OF_A_PARTNERSHIP = (plan_is_in_force,)
OF_A_STRATEGY = (strategy_is_in_force,)
