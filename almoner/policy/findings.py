"""What a rule found: met, not met, or for a person to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

Facts = TypeVar("Facts")


class Force(StrEnum):
    """How hard the strategy asks."""

    MUST = "must"  # stops the work
    SHOULD = "should"  # may be passed with a written reason and a name
    RECORD = "record"  # shown and kept, stops nothing


class Outcome(StrEnum):
    MET = "met"
    NOT_MET = "not met"
    JUDGE = "a person must judge"


@dataclass(frozen=True)
class Verdict:
    """What one rule says of the facts, before the rule's own clause and force are added."""

    outcome: Outcome
    because: str = ""
    remedy: str = ""


def met(because: str = "") -> Verdict:
    return Verdict(Outcome.MET, because)


def not_met(because: str, remedy: str = "") -> Verdict:
    return Verdict(Outcome.NOT_MET, because, remedy)


def judge(because: str, remedy: str = "") -> Verdict:
    """A person must judge: the facts are absent, or the strategy leaves it to judgement."""
    return Verdict(Outcome.JUDGE, because, remedy)


@dataclass(frozen=True)
class Finding:
    """A verdict with its clause, as it is shown to people and kept in the record."""

    rule: str
    clause: str
    asks: str
    force: Force
    outcome: Outcome
    because: str = ""
    remedy: str = ""
    about: str = ""  # the part of the form the finding is about, so that a page can link to it

    @property
    def blocks(self) -> bool:
        return self.force is Force.MUST and self.outcome is Outcome.NOT_MET

    @property
    def needs_reason(self) -> bool:
        return self.force is Force.SHOULD and self.outcome is Outcome.NOT_MET

    @property
    def needs_judgement(self) -> bool:
        return self.outcome is Outcome.JUDGE

    @property
    def holds_up(self) -> bool:
        """A gate is open only when nothing holds it up: an unanswered MUST waits for a person."""
        return self.blocks or (self.force is Force.MUST and self.needs_judgement)


def run(rules: Iterable[Callable[[Facts], Finding]], facts: Facts) -> tuple[Finding, ...]:
    """Ask every rule, in the order the rules stand in."""
    return tuple(ask(facts) for ask in rules)
