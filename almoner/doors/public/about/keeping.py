"""Which clauses this installation keeps: for the page, its data and `almoner clauses` alike."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

from almoner.policy.clauses import Kept
from almoner.publish.register import strategy


@cache
def kept_now() -> tuple[Kept, ...]:
    """The clauses beside what exists; it does not change while a process runs."""
    return strategy.kept(route_names(get_resolver()))


def route_names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Every page as `namespace:name`."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from route_names(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{space}{one.name}"
