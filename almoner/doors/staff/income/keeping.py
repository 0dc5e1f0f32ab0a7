"""Writing income down: a year, its receipts, and the days on which figures are due."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.doors.staff.income.forms import BeginForm, ReceiptForm, ReturnForm, YearForm
from almoner.doors.staff.income.stream import seen
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.core.calendar import financial_year, next_financial_year
from almoner.ground.office.arrival import SignedIn
from almoner.plan.funds import queries, receiving
from almoner.plan.funds.income import StreamYear


def onward(row: StreamYear) -> str:
    return reverse("staff:income_year", args=[row.public_id])


def begin(request: SignedIn) -> HttpResponse:
    year = request.GET.get("year", "") or next_financial_year(financial_year(clock.today()))
    form = BeginForm(posted(request), initial={"financial_year": year}, streams=queries.streams())

    def write(given: dict[str, Any]) -> object:
        stream = form.streams[given["stream"]]
        more = {"financial_year": given["financial_year"], "details": form.details()}
        return receiving.begin_year(stream, **once(request), **more)

    lead = "The public sees it when the Chief Finance Officer publishes the year."
    done_words = "The expected income is written down."
    return ask(request, Asked("Add expected income", form, write, done_words, reverse("staff:income"), lead))


def change(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = YearForm(posted(request), initial=YearForm.initial_of(row))

    def write(given: dict[str, Any]) -> object:
        return receiving.keep_year(row, **once(request), details=form.details())

    return ask(request, Asked(f"Change {row}", form, write, "The change is kept.", onward(row)))


def receive(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = ReceiptForm(posted(request), today=clock.today())

    def write(given: dict[str, Any]) -> object:
        return receiving.receive(row, **once(request), **given)

    lead = "A receipt is never changed. A wrong one is followed by its opposite."
    return ask(
        request, Asked(f"Money of {row}", form, write, "The receipt is written down.", onward(row), lead)
    )


def ask_return(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = ReturnForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return receiving.ask_return(row, **once(request), **given)

    return ask(request, Asked(f"Figures of {row}", form, write, "The day is noted.", onward(row)))


@require_POST
def sent(request: SignedIn, public_id: str, asked: int) -> HttpResponse:
    row = seen(request, public_id)
    due = get_object_or_404(row.return_dates, pk=asked)
    return done(
        request, lambda: receiving.send_return(due, **once(request)), "The figures are sent.", onward(row)
    )


@require_POST
def drop(request: SignedIn, public_id: str, asked: int) -> HttpResponse:
    row = seen(request, public_id)
    due = get_object_or_404(row.return_dates, pk=asked)
    return done(
        request, lambda: receiving.drop_return(due, **once(request)), "The day is taken out.", onward(row)
    )


@require_POST
def publish(request: SignedIn) -> HttpResponse:
    """All that is expected of the year in the form."""
    year = request.POST.get("year", "")
    return done(
        request,
        lambda: receiving.publish_income(None, **once(request), financial_year=year),
        f"The expected income of {year} is on the public page.",
        reverse("staff:income"),
    )
