"""What serves a planned action, by its reference: titles and addresses of what the person may see.

The plan stands below rounds, decisions and contracts and keeps their references; here, above all of them,
a reference becomes a title and a link again.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from almoner.do.agreements.contracts import visible_to as visible_contracts
from almoner.do.decisions.access import visible_to as visible_decisions
from almoner.do.decisions.states import DROPPED
from almoner.do.rounds.access import visible_to as visible_rounds
from almoner.ground.accounts.models import Person
from almoner.plan.funds.access import visible_to as visible_funds
from almoner.plan.intentions.models import CONTRACT, DECISION, FUND, ROUND, SERVED_BY, ServedBy

MOST = 200
Key = tuple[str, str]
KINDS = {
    ROUND: ("code", "title", "public_id", "staff:round"),
    CONTRACT: ("reference", "title", "public_id", "staff:contract"),
    DECISION: ("reference", "title", "public_id", "staff:decision"),
    FUND: ("code", "name", "code", "staff:fund"),
}


def of_kind(person: Person, kind: str) -> QuerySet[Any, Any]:
    """References with titles and what stands in the address; the newest first."""
    found = {
        ROUND: visible_rounds,
        CONTRACT: visible_contracts,
        DECISION: lambda one: visible_decisions(one).exclude(status=DROPPED),
        FUND: visible_funds,
    }[kind](person)
    return found.order_by("-id").values_list(*KINDS[kind][:3])


def offered(person: Person) -> dict[str, str]:
    """What may be named, as `round:24R1` with its words; the newest of each kind."""
    return {
        f"{kind}:{reference}": f"{words} {reference}: {title}"
        for kind, words in SERVED_BY
        for reference, title, _ in of_kind(person, kind)[:MOST]
    }


def shown(person: Person, served: Iterable[ServedBy]) -> dict[Key, tuple[str, str]]:
    """Title and address of each, by kind and reference; one statement for each kind that is named."""
    wanted: dict[str, set[str]] = {}
    for one in served:
        wanted.setdefault(one.kind, set()).add(one.reference)
    found = {}
    for kind, references in wanted.items():
        field, *_, route = KINDS[kind]
        rows = of_kind(person, kind).filter(**{f"{field}__in": references})
        for reference, title, place in rows:
            found[kind, reference] = (title, reverse(route, args=[place]))
    return found
