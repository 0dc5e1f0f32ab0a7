"""What waits of restorative justice today, for its own role alone (R3.10-5)."""

from collections.abc import Collection
from datetime import datetime

from almoner.do.restorative import queries
from almoner.do.restorative.models import RestorativeCase
from almoner.do.restorative.states import ALLOCATED, ASSESSED, CONSENT, FACILITATION, SECOND
from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import RESTORATIVE
from almoner.policy.words import counted

STEPS = {
    CONSENT: "Assess the risk of {}",
    ASSESSED: "Allocate facilitators to {}",
    ALLOCATED: "Assess the risk of {} again",
    SECOND: "Begin facilitation of {}",
    FACILITATION: "Prepare both sides of {}",
}


def of_restorative(mine: Collection[str], at: datetime) -> list[Task]:
    """First contacts by case with their day; the rest counted by stage; volunteers; names to take out."""
    if RESTORATIVE not in mine:
        return []
    own = one_for(RESTORATIVE)
    found = [
        Task(
            f"Contact the person of {one}",
            place("staff:restorative_case", one.public_id),
            own,
            queries.first_contact_due(one),
        )
        for one in queries.contacts_awaited()
    ]
    states = queries.counts_by_state(RestorativeCase.objects.all())
    found += [
        Task(words.format(counted(states[state], "case")), cases(f"?status={state}"), own)
        for state, words in STEPS.items()
        if states.get(state)
    ]
    return found + of_volunteers(at) + of_names(at)


def cases(asked: str) -> str:
    return place("staff:restorative", asked=asked)


def of_volunteers(at: datetime) -> list[Task]:
    expired, soon = queries.many_run_out(at)
    href, own = place("staff:restorative_volunteers"), one_for(RESTORATIVE)
    found = []
    if expired:
        words = f"Renew training or DBS of {counted(expired, 'volunteer')} for whom it ran out"
        found.append(Task(words, href, own))
    if soon:
        words = f"Renew training or DBS of {counted(soon, 'volunteer')} before it runs out"
        found.append(Task(words, href, own))
    return found


def of_names(at: datetime) -> list[Task]:
    return [
        Task(
            f"Take the names out of {one}",
            place("staff:restorative_case", one.public_id),
            one_for(RESTORATIVE),
            at.date(),
        )
        for one in queries.kept_too_long(at)[:20]
    ]
