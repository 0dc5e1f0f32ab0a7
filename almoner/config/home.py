"""After signing in each person goes to their own door."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse

from almoner.config.access import may_open

FIRST_PAGES = ("staff:today", "panel:home", "portal:home", "public:home")


def home(request: HttpRequest) -> HttpResponse:
    for route in FIRST_PAGES:
        if may_open(request.user, route):
            try:
                return HttpResponseRedirect(reverse(route))
            except NoReverseMatch:
                continue
    return HttpResponseRedirect("/")
