"""Today: what needs me, what the office has to do, what is late and whose, rounds, money, letters."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from almoner.do.applications.casework_queries import counts_by_round
from almoner.do.applications.states import DRAFT
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DECIDING, PANEL, PUBLISHED, ROUND, SIFTING
from almoner.doors.staff.today import tasks
from almoner.doors.staff.today.intentions import of_intentions
from almoner.doors.staff.today.monitoring import of_monitoring
from almoner.doors.staff.today.payments import of_payments
from almoner.doors.staff.today.planning import of_own_services, of_partners_plans, of_pools, of_reach
from almoner.doors.staff.today.proposals import of_proposals
from almoner.doors.staff.today.restorative import of_restorative
from almoner.doors.staff.today.subsidies import of_subsidies
from almoner.doors.staff.today.tasks import Counts, Task
from almoner.doors.staff.today.updates import of_updates
from almoner.ground.accounts.roles import CASEWORK, CHOICES, RESTORATIVE, roles_of
from almoner.ground.core.calendar import financial_year, london_date
from almoner.ground.notices import access as letters
from almoner.ground.notices.queries import counts as letter_counts
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui import words
from almoner.ground.workflow.models import FAILED, WAITING
from almoner.plan.funds.access import visible_to as visible_funds
from almoner.plan.funds.queries import funds_by_year

ROLE_WORDS = dict(CHOICES)


def today(request: SignedIn) -> HttpResponse:
    """One page for every role; an administrator who does no casework sees where to go instead."""
    mine, at = roles_of(request.user), request.received_at
    if mine.isdisjoint(CASEWORK):
        return elsewhere(request)
    day = london_date(at)
    rounds = tasks.rounds_at_work()
    counts = counts_by_round(rounds)
    outbox = letter_counts(letters.visible_to(request.user))
    found = all_tasks(rounds, counts, outbox.get(FAILED, 0), at) + of_restorative(mine, at)
    own = [one for one in found if one.roles & mine]
    others = [one for one in found if one not in own]
    shown = {
        "mine": [shown_task(one, day) for one in by_due(own)],
        "others": [shown_task(one, day) for one in by_due(others)],
        "late": sum(one.is_late(day) for one in found),
        "lanes": lanes(rounds, counts),
        "money": funds_by_year(visible_funds(request.user), financial_year(day)),
        "year": financial_year(day),
        "waiting": outbox.get(WAITING, 0),
        "failed": outbox.get(FAILED, 0),
    }
    return render(request, "staff/today/today.html", shown)


def elsewhere(request: SignedIn) -> HttpResponse:
    """Today of those who see no grants: a restorative justice coordinator, an administrator."""
    mine, at = roles_of(request.user), request.received_at
    if RESTORATIVE not in mine:
        return render(request, "staff/today/administrator.html", {})
    found, day = by_due(of_restorative(mine, at)), london_date(at)
    late = sum(one.is_late(day) for one in found)
    words = {"mine": [shown_task(one, day) for one in found], "late": late}
    return render(request, "staff/today/own_cases.html", words)


def all_tasks(rounds: Sequence[Round], counts: Counts, failed: int, at: datetime) -> list[Task]:
    return [
        *tasks.of_rounds(rounds, counts),
        *tasks.of_core_grants(at),
        *tasks.of_returns(at),
        *tasks.of_outside_money(at),
        *of_pools(at),
        *of_own_services(at),
        *of_intentions(at),
        *of_payments(at),
        *of_updates(at),
        *of_monitoring(at),
        *tasks.of_checks(rounds),
        *of_proposals(),
        *tasks.of_decisions(rounds, at),
        *of_subsidies(),
        *tasks.of_agreements(),
        *tasks.of_contracts(at),
        *of_reach(at),
        *of_partners_plans(at),
        *tasks.of_bank_details(),
        *tasks.of_letters_and_papers(failed, london_date(at)),
        *tasks.of_questions(),
    ]


def by_due(found: Sequence[Task]) -> list[Task]:
    """What is due first stands first; what has no day stands last."""
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.text))


def shown_task(one: Task, day: date) -> dict[str, Any]:
    late = one.is_late(day)
    whose = one.whose or " or ".join(ROLE_WORDS[role] for role in sorted(one.roles))
    when = "" if one.due is None else f"{words.short_day(one.due)}, {words.until(one.due)}"
    return {"text": one.text, "href": one.href, "when": when, "is_late": late, "whose": whose}


def lanes(rounds: Sequence[Round], counts: Counts) -> list[dict[str, Any]]:
    """A lane for each state of a round, with the rounds that stand in it and their next gate."""
    return [
        {
            "title": ROUND.words[state],
            "cards": [card(one, counts.get(one.pk, {})) for one in rounds if one.status == state],
            "empty": "No round here now.",
        }
        for state in (PUBLISHED, SIFTING, PANEL, DECIDING)
    ]


def card(one: Round, states: dict[str, int]) -> dict[str, str]:
    gates = {
        PUBLISHED: ("Closes", one.closes_at),
        SIFTING: ("Panel meets", one.panel_on),
        PANEL: ("Panel meets", one.panel_on),
        DECIDING: ("Decision due", one.decision_on),
    }
    gate, when = gates[one.status]
    sent = sum(many for state, many in states.items() if state != DRAFT)
    next_gate = f"{gate} {words.short_day(when)}, {words.until(when)}." if when else ""
    href = tasks.place("staff:round", one.public_id) or tasks.place("staff:bids", asked=f"?round={one.code}")
    return {
        "title": f"{one.code} {one.title}",
        "href": href,
        "note": f"{words.counted(sent, 'bid')}. {next_gate}",
    }
