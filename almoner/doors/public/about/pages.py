"""The front page, and the statements that every public site owes its readers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from almoner.do.rounds.queries import coming_rounds, open_rounds
from almoner.doors.public.register.showing import shown_award
from almoner.ground.core import clock
from almoner.ground.office.queries import document_on
from almoner.policy.terms import terms_on
from almoner.publish.register import queries

LATEST = 10
CLOSED = ("account", "apply", "endorse", "office", "panel")
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: /{one}/\n" for one in CLOSED)


def home(request: HttpRequest) -> HttpResponse:
    """What is open now, who got what, how decisions are checked."""
    now = clock.now()
    words = {
        "open": list(open_rounds(now)),
        "coming": list(coming_rounds(now)),
        "awards": [shown_award(line) for line in queries.shown(queries.awards())[:LATEST]],
        "totals": queries.totals(queries.awards()),
    }
    return render(request, "public/about/home.html", words)


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/about/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """With the office's own notice, when it keeps one among its documents, and how long bids are kept."""
    notice = document_on("privacy", clock.today())
    words = {"notice": notice, "terms": terms_on(clock.today())}
    return render(request, "public/about/privacy.html", words)


def robots(request: HttpRequest) -> HttpResponse:
    """The public pages may be found; a demonstration may not be taken for the real thing."""
    text = "User-agent: *\nDisallow: /\n" if settings.DEMO else ROBOTS
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
