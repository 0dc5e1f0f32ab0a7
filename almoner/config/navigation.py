"""The links at the top of each page: only those that the person may open."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from almoner.config.access import may_open


@dataclass(frozen=True)
class Link:
    """One link; `starts` tells which pages it stands for."""

    text: str
    href: str
    current: bool


DOORS: dict[str, tuple[tuple[str, str], ...]] = {
    "public": (),
    "portal": (("Your applications", "portal:home"),),
    "panel": (("Your bids", "panel:home"),),
    "staff": (("Today", "staff:today"),),
}


def link(text: str, route: str, request: HttpRequest) -> Link | None:
    if not may_open(request.user, route):
        return None
    try:
        href = reverse(route)
    except NoReverseMatch:
        return None
    return Link(text, href, request.path == href or (href != "/" and request.path.startswith(href)))


def navigation(request: HttpRequest) -> dict[str, object]:
    """`door` (which audience the page is for) and `navigation` (its links)."""
    match = request.resolver_match
    door = match.namespace if match and match.namespace in DOORS else "public"
    found = [link(text, route, request) for text, route in DOORS[door]]
    return {"door": door, "navigation": [one for one in found if one]}
