"""The links around each page: those of the door it stands in, and those of the person's own account."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse

from almoner.config.access import may_open
from almoner.doors.panel.navigation import LINKS as PANEL
from almoner.doors.portal.navigation import LINKS as PORTAL
from almoner.doors.public.navigation import FOOT
from almoner.doors.public.navigation import LINKS as PUBLIC
from almoner.doors.staff.navigation import SECTIONS as STAFF
from almoner.ground.accounts.models import Person
from almoner.ground.office.fresh import is_within
from almoner.ground.ui.sections import Section, each_alone

DOORS = {
    "public": each_alone(PUBLIC),
    "portal": each_alone(PORTAL),
    "panel": each_alone(PANEL),
    "staff": STAFF,
}


@dataclass(frozen=True)
class Link:
    """`post` makes it a button that sends a form; `current` is the page's own."""

    text: str
    href: str
    current: bool = False
    post: bool = False


def link(text: str, route: str, request: HttpRequest) -> Link | None:
    """None where the person may not go, or where nothing stands yet."""
    if not may_open(request.user, route):
        return None
    try:
        href = reverse(route)
    except NoReverseMatch:
        return None
    return Link(text, href)


def with_current(links: list[Link], path: str) -> list[Link]:
    """Marks the link whose address is the longest beginning of the page's own."""
    near = max((one.href for one in links if path.startswith(one.href)), key=len, default="")
    return [
        Link(one.text, one.href, one.href in (near, path) and (near != "/" or path == "/")) for one in links
    ]


def menu_of(sections: Iterable[Section], request: HttpRequest) -> dict[str, list[Link]]:
    """`navigation`: a link for each section; `below`: the links of the section this page stands in."""
    opened = {
        one.text: [found for text, route in one.links if (found := link(text, route, request))]
        for one in sections
    }
    every = with_current([one for links in opened.values() for one in links], request.path)
    current = {one.href for one in every if one.current}
    menu, below = [], list[Link]()
    for text, links in opened.items():
        if not links:
            continue
        here = any(one.href in current for one in links)
        menu.append(Link(text, links[0].href, here))
        if here and len(links) > 1:
            below = [Link(one.text, one.href, one.href in current) for one in links]
    return {"navigation": menu, "below": below}


def account_links(request: HttpRequest) -> dict[str, object]:
    demo = [Link("Demo people", reverse("account:demo"))] if settings.DEMO else []
    if not isinstance(request.user, Person):
        onward = (
            f"?next={request.path}" if is_within(request.path) and request.path.startswith("/apply/") else ""
        )
        return {"name": "", "links": [*demo, Link("Sign in", reverse("account_login") + onward)]}
    own = [Link("Your account", reverse("account:details")), Link("Home", reverse("home"))]
    return {
        "name": str(request.user),
        "links": [*demo, *own, Link("Sign out", reverse("account_logout"), post=True)],
    }


def opens_for(person: Any) -> Callable[[str], bool]:
    """Asked by a page before it links to an address that the access table closes to some of its readers."""

    def opens(address: str) -> bool:
        return may_open(person, resolve(urlsplit(address).path).view_name)

    return opens


def navigation(request: HttpRequest) -> dict[str, object]:
    """`door`, `navigation`, `below`, `account`, `footer_links` and `opens` of every page."""
    match = request.resolver_match
    door = match.namespace if match and match.namespace in DOORS else "public"
    return {
        "door": door,
        **menu_of(DOORS[door], request),
        "account": account_links(request),
        "opens": opens_for(request.user),
        "footer_links": [one for text, route in FOOT if (one := link(text, route, request))],
    }
