"""A rule: one question of one clause, asked of plain facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic

from almoner.policy.findings import Facts, Finding, Force, Verdict, judge, met, not_met

__all__ = ["Force", "Rule", "Verdict", "all_rules", "judge", "met", "not_met", "rule"]

_REGISTERED: dict[str, Rule[Any]] = {}


@dataclass(frozen=True)
class Rule(Generic[Facts]):
    """Calling a rule answers a finding: the function's verdict under the rule's clause."""

    clause: str
    id: str
    asks: str
    force: Force
    function: Callable[[Facts], Verdict]
    about: str = ""

    @property
    def name(self) -> str:
        return self.function.__name__

    def __call__(self, facts: Facts) -> Finding:
        said = self.function(facts)
        return Finding(
            self.id, self.clause, self.asks, self.force, said.outcome, said.because, said.remedy, self.about
        )


def rule(
    clause: str, *, id: str, asks: str, force: Force, about: str = ""
) -> Callable[[Callable[[Facts], Verdict]], Rule[Facts]]:
    """Register a function as a rule; one asked at several moments adds the moment to its id (R1.1-1-bid)."""

    def registered(function: Callable[[Facts], Verdict]) -> Rule[Facts]:
        made = Rule(clause, id, asks, force, function, about)
        if id in _REGISTERED:
            raise ValueError(f"Two rules share the id {id}: {_REGISTERED[id].name} and {made.name}.")
        _REGISTERED[id] = made
        return made

    return registered


def all_rules() -> tuple[Rule[Any], ...]:
    """Every rule the policy has, sorted by clause; loads the chapters that hold them."""
    import_module("almoner.policy.chapters")
    return tuple(sorted(_REGISTERED.values(), key=lambda one: (_in_order(one.clause), _in_order(one.id))))


def _in_order(name: str) -> tuple[tuple[int, str], ...]:
    """Numbers by size, letters by alphabet: R1.10-2 stands before R1.10-10."""
    parts = re.findall(r"\d+|[a-z]+", name)
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)
