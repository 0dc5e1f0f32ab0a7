"""The strategy, kept: each clause, whether what should keep it exists, and what the records count today."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import autodiscover_modules

from almoner.ground.workflow.frame import ACTIONS
from almoner.policy.clauses import KEPT, NOT_YET, PEOPLE, Kept, all_clauses, existing
from almoner.policy.rule import all_rules
from almoner.publish.register.counts import Count, counted

__all__ = ["KEPT", "NOT_YET", "PEOPLE", "Row", "kept_now", "rows", "told"]


@cache
def kept_now() -> tuple[Kept, ...]:
    """The clauses beside the rules, actions and pages of this installation."""
    autodiscover_modules("actions")
    return existing(
        rules=[rule.id for rule in all_rules()],
        actions=list(ACTIONS),
        pages=list(route_names(get_resolver())),
        clauses=all_clauses(settings.POLICY_FOLDER),
    )


def route_names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Every page as `namespace:name`."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from route_names(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}"


@dataclass(frozen=True)
class Row:
    """A clause as the public page shows it."""

    kept: Kept
    counts: tuple[Count, ...]


def rows() -> list[Row]:
    live = counted()
    return [Row(one, tuple(live.get(one.clause.number, ()))) for one in kept_now()]


def told(row: Row) -> dict[str, object]:
    """The same as plain values, for JSON."""
    return row.kept.as_dict() | {"counts": [one.words for one in row.counts]}
