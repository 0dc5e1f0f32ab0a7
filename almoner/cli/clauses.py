"""`almoner clauses`: every clause of the strategy, and whether what should keep it exists."""

import argparse
import json
from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import autodiscover_modules

from almoner.ground.workflow.frame import ACTIONS
from almoner.policy.clauses import Kept, all_clauses, existing
from almoner.policy.rule import all_rules


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")


def run(chosen: argparse.Namespace) -> int:
    found = kept_now()
    if chosen.json:
        print(json.dumps([one.as_dict() for one in found], indent=2, ensure_ascii=False))
        return 0
    for one in found:
        waits = f" (waits for {', '.join(one.missing)})" if one.missing else ""
        print(f"{one.clause.number:<6} {one.clause.how:<7} {one.status:<8} {one.clause.words}{waits}")
    return 0


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
