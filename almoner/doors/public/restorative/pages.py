"""Restorative justice: what it is, what it did (R3.10-6), and a form to refer oneself, with a quick exit."""

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from almoner.analyse.areas.queries import areas_on
from almoner.do.restorative import actions
from almoner.doors.public.restorative.forms import ReferForm
from almoner.ground.accounts.roles import RESTORATIVE
from almoner.ground.core import clock
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import Arrival
from almoner.ground.office.queries import holders
from almoner.policy.terms import terms_on
from almoner.publish.register.restorative import PublicYear, public_years

ELSEWHERE = "https://www.bbc.co.uk/weather"
ENOUGH = "Several referrals came from your connection today. Telephone us, or write again tomorrow."
COLUMNS = [
    "Year",
    *({"text": one, "numeric": True} for one in (
        "Referrals", "Led to contact between them", "Of closed cases", "Time to our first contact",
        "How people rate it", "Cost of one referral",
    )),
]  # fmt: skip


def restorative(request: HttpRequest) -> HttpResponse:
    words = {
        "quick_exit": ELSEWHERE,
        "columns": COLUMNS,
        "rows": [row_of(one) for one in public_years()],
        "terms": terms_on(clock.today()),
        "is_provided": is_provided(),
    }
    return render(request, "public/restorative/restorative.html", words)


def is_provided() -> bool:
    """Somebody in the office reads what comes; without a coordinator nobody may be told to write."""
    return holders(RESTORATIVE, clock.today()).exists()


def row_of(one: PublicYear) -> list[str]:
    return [one.year, one.referrals, one.held, one.share, one.days, one.satisfaction, one.each]


@never_cache
def refer(request: Arrival) -> HttpResponse:
    """Nobody signs in, and no letter goes out that somebody else could read."""
    if not is_provided():
        raise Http404
    form = ReferForm(request.POST if request.method == "POST" else None, areas=areas_on(clock.today()))
    if request.method == "POST" and form.is_valid():
        try:
            put(request, form)
        except Refused as no:
            form.refuse(no)
        else:
            return redirect("public:restorative_received")
    words = {"quick_exit": ELSEWHERE, "form": form, "submit_text": "Send"}
    status = 422 if form.is_bound else 200
    return render(request, "public/restorative/refer.html", words, status=status)


def put(request: Arrival, form: ReferForm) -> None:
    if not ratelimit.consume(request, action="refer_oneself"):
        raise Refused(ENOUGH)
    actions.refer(None, by=None, at=request.received_at, key=request.POST.get("once", ""), said=form.said())


def received(request: HttpRequest) -> HttpResponse:
    """It says what happens next, and nothing of what was sent."""
    words = {"quick_exit": ELSEWHERE, "days": terms_on(clock.today()).restorative_contact_days}
    return render(request, "public/restorative/received.html", words)
