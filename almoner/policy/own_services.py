"""Chapters 1.6 and 2.1 e: services that the office provides itself, their budget and their unit cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import pounds

__all__ = ["BEFORE_PLANNING", "PlannedCost", "figures_due", "quarter_end", "unit_pence"]

MONTHS = 3


@dataclass(frozen=True)
class PlannedCost:
    """All planned cost of a service's year, and what its budget has that no award has taken. Pence."""

    service: str
    year: str
    planned_pence: int
    free_pence: int


@rule(
    "1.6",
    id="R1.6-1-own",
    asks="Does an own service plan no more than its budget has?",
    force=Force.MUST,
    about="planned_pence",
)
def plans_within_its_budget(found: PlannedCost) -> Verdict:
    if found.planned_pence <= found.free_pence:
        return met()
    return not_met(
        f"{found.service} would plan {pounds(found.planned_pence)} for {found.year}; its budget has "
        f"{pounds(max(found.free_pence, 0))}.",
        "Plan less, or set more budget first.",
    )


def quarter_end(year: str, number: int) -> date:
    """The last day of the first to fourth quarter of a year like 2026/27."""
    return add_months(date(int(year[:4]), 4, 1), MONTHS * number) - timedelta(days=1)


def figures_due(year: str, number: int, terms: Terms) -> date:
    return quarter_end(year, number) + timedelta(days=terms.own_service_figures_days)


def unit_pence(cost_pence: int, count: int) -> int | None:
    """What one cost, to the nearest penny, half a penny upwards; None where nothing was counted."""
    return (2 * cost_pence + count) // (2 * count) if count > 0 else None


BEFORE_PLANNING = (plans_within_its_budget,)
