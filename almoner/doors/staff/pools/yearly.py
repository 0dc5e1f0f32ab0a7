"""Once a year: the office's contribution agreed, its review, the annual report (3.7)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.pools.doing import onward
from almoner.doors.staff.pools.forms import AgreeForm, ReportForm, ReviewForm, TakeBackForm
from almoner.doors.staff.pools.pages import seen
from almoner.ground.files import store
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.plan.pools import actions
from almoner.plan.pools.models import AnnualReport, PoolYear, Review


def review_of(year: PoolYear) -> Review:
    return get_object_or_404(Review, year=year)


def report_of(year: PoolYear) -> AnnualReport:
    return get_object_or_404(AnnualReport.objects.select_related("document"), year=year)


def agree(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)

    def write(given: dict[str, Any]) -> object:
        return actions.agree_contribution(year, **once(request), **given)

    asked = Asked(
        f"Agree the office's contribution to {year}",
        AgreeForm(posted(request)),
        write,
        "The contribution is agreed.",
        onward(year),
        submit_text="Agree it",
    )
    return ask(request, asked)


def review(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    form = ReviewForm(posted(request), initial=ReviewForm.initial_of(getattr(year, "review", None)))

    def write(given: dict[str, Any]) -> object:
        return actions.write_review(year, **once(request), details=form.details())

    title = f"Review the office's contribution to {year}"
    lead = "The next year's contribution rests on it. The Chief Finance Officer closes it."
    return ask(request, Asked(title, form, write, "The review is kept.", onward(year), lead))


@require_POST
def close(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    row, words = review_of(year), "The review is closed."
    return done(request, lambda: actions.close_review(row, **once(request)), words, onward(year))


def report(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    initial = ReportForm.initial_of(getattr(year, "report", None))
    form = ReportForm(posted(request), request.FILES or None, initial=initial)

    def write(given: dict[str, Any]) -> object:
        upload = given["document"]
        document = store.put(upload, field="document") if upload else None
        return actions.write_report(year, **once(request), details=form.details(), document=document)

    asked = Asked(f"Annual report of {year}", form, write, "The report is kept.", onward(year))
    return ask(request, asked)


@require_POST
def publish(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    row, words = report_of(year), "The report is published with the figures of today."
    return done(request, lambda: actions.publish_report(row, **once(request)), words, onward(year))


def take_back(request: SignedIn, public_id: str) -> HttpResponse:
    year = seen(request, public_id)
    row = report_of(year)

    def write(given: dict[str, Any]) -> object:
        return actions.take_back_report(row, **once(request), **given)

    title = f"Take back the annual report of {year}"
    asked = Asked(title, TakeBackForm(posted(request)), write, "It is taken back.", onward(year))
    return ask(request, asked)


def document(request: SignedIn, public_id: str) -> HttpResponseBase:
    row = report_of(seen(request, public_id))
    if row.document is None:
        raise Http404
    return attachment(row.document)
