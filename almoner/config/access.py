"""Who may open which page: one table, written by hand, enforced on every request (docs/people.md).

The table is split: each door has its own `access.toml`, and the rest is in `config/access.toml`.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import ResolverMatch, reverse

from almoner.config import panel_members
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import AUDITOR, STAFF, roles_of

ANONYMOUS, MEMBER, PANEL = "anonymous", "member", "panel"
ROLES = frozenset({ANONYMOUS, MEMBER, PANEL}) | STAFF
YES, OWN, NO = "yes", "own", "no"
ANSWERS = frozenset({YES, OWN, NO})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
Row = Mapping[str, str]


def files() -> list[Path]:
    return sorted(
        [*settings.PACKAGE.glob("config/access.toml"), *settings.PACKAGE.glob("doors/**/access.toml")]
    )


@lru_cache(maxsize=1)
def table() -> dict[str, Row]:
    """Every route's row. A route that stands in two files is a mistake, and is refused at once."""
    found: dict[str, Row] = {}
    for file in files():
        for route, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if route in found:
                raise ValueError(f"{route} stands in more than one access.toml.")
            found[route] = row
    return found


def roles_here(person: Any, *, asks_panel: bool = True) -> frozenset[str]:
    """The columns of the table that speak of this person. Who holds no role of the office is a member.

    Whether they sit on a panel is not asked where it makes no difference, which saves a statement.
    """
    if not isinstance(person, Person) or not person.is_active:
        return frozenset({ANONYMOUS})
    roles = roles_of(person) or frozenset({MEMBER})
    return roles | {PANEL} if asks_panel and panel_members.is_panel_member(person) else roles


def matching(person: Any, route: str) -> frozenset[str]:
    """Those of the person's roles for which the route stands open."""
    row = row_of(route)
    here = roles_here(person, asks_panel=row.get(PANEL, NO) != NO)
    return frozenset(role for role in here if row.get(role, NO) != NO)


def row_of(route: str) -> Row:
    return table().get(route, {})


def may_open(person: Any, route: str) -> bool:
    row = row_of(route)
    if any(row.get(role, NO) != NO for role in roles_here(person, asks_panel=False)):
        return True
    return row.get(PANEL, NO) != NO and bool(matching(person, route))


def sign_in_address(request: HttpRequest) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"


def guard(request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
    """Refuse what the table does not open: strangers sign in, others see that nothing is here."""
    match = request.resolver_match
    if not isinstance(match, ResolverMatch):
        return None
    roles = matching(request.user, match.view_name)
    if not roles and not request.user.is_authenticated:
        if request.method in READING:
            return HttpResponseRedirect(sign_in_address(request))
        raise PermissionDenied
    if not roles:
        raise Http404
    if request.method not in READING and roles == {AUDITOR} and row_of(match.view_name)[AUDITOR] != OWN:
        raise PermissionDenied  # an auditor, or an administrator who looks, changes only what is their own
    return None


def keep_access_table(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        return answer(request)

    middleware.process_view = guard  # type: ignore[attr-defined]
    return middleware
