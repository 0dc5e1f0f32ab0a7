"""`manage.py check` fails when a page has no row in the access table, or a row has no page."""

from collections.abc import Iterator

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from almoner.config.access import ANSWERS, ROLES, table


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Every route by its full name; one without a name is given by its pattern, and so has no row."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{before}{entry.namespace}:" if entry.namespace else before
            yield from routes(entry, inside)
        elif isinstance(entry, URLPattern):
            yield f"{before}{entry.name or entry.pattern}"


def mistakes() -> list[str]:
    """What is wrong with the table, one sentence each."""
    known, listed = set(routes()), table()
    found = [f"The route {route} has no row in any access.toml." for route in sorted(known - set(listed))]
    found += [
        f"access.toml has a row for {route}, which is no route." for route in sorted(set(listed) - known)
    ]
    for route, row in listed.items():
        if missing := sorted(ROLES - set(row)):
            found.append(f"access.toml does not say whether {route} is open to {', '.join(missing)}.")
        if unknown := sorted(set(row) - ROLES):
            found.append(f"access.toml names {', '.join(unknown)} for {route}, which is no role.")
        if odd := sorted(set(row.values()) - ANSWERS):
            found.append(f"access.toml answers {', '.join(odd)} for {route}; it may say yes, own or no.")
    return found


@register("almoner")
def access_table(app_configs: object, **options: object) -> list[CheckMessage]:
    return [Error(sentence, id="almoner.E001") for sentence in mistakes()]
