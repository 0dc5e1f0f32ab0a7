"""Actions as the policy's rules read them, and which of them are late."""

from collections.abc import Iterable
from datetime import date

from almoner.plan.intentions.models import CommissioningAction
from almoner.plan.intentions.states import DONE, DROPPED, OPEN
from almoner.policy.findings import run
from almoner.policy.intentions import WHILE_OPEN, PlannedAction


def planned_of(row: CommissioningAction, today: date) -> PlannedAction:
    return PlannedAction(row.title, row.due_on, today, row.status in OPEN)


def lateness(row: CommissioningAction, today: date) -> str:
    """What R5.2-1 says of it, or nothing while it is in time."""
    return " ".join(one.because for one in run(WHILE_OPEN, planned_of(row, today)) if one.needs_reason)


def standing(rows: Iterable[CommissioningAction]) -> tuple[int, int]:
    """Of those that were not dropped: how many are done, and how many there are."""
    states = [one.status for one in rows if one.status != DROPPED]
    return states.count(DONE), len(states)
