"""Subsidy control: judged on the sheet, written to the recipient, recorded, entered in the database."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.decisions import actions
from almoner.do.decisions.access import may_write, visible_to
from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DRAFT, SIGNING
from almoner.do.decisions.subsidies import Subsidy
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.subsidies import tables
from almoner.doors.staff.subsidies.forms import DeclareForm, EntryForm, JudgeForm
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn


def seen(request: SignedIn, public_id: str) -> Subsidy:
    rows = Subsidy.objects.filter(line__decision__in=visible_to(request.user))
    near = rows.select_related("line__decision", "line__organisation", "line__application__contact")
    return get_object_or_404(near, public_id=public_id)


def page_of(row: Decision) -> str:
    return reverse("staff:decision_subsidies", args=[row.public_id])


def judge(request: SignedIn, public_id: str) -> HttpResponse:
    """Every line that gives money, the unanswered ones ticked: one reason serves them all."""
    row = get_object_or_404(visible_to(request.user), public_id=public_id)
    lines = list(row.lines.filter(amount_pence__gt=0).select_related("organisation", "subsidy"))
    waiting = [one.public_id for one in lines if not hasattr(one, "subsidy")]
    form = JudgeForm(posted(request), lines=lines, initial={"lines": waiting, "limbs": ["is_public"]})

    def write(given: dict[str, Any]) -> object:
        return actions.judge_subsidies(row, **once(request), judged=form.judged(), lines=form.chosen())

    asked = Asked(
        f"Subsidy control of decision {row.reference}",
        form,
        write,
        "The answers are kept.",
        page_of(row),
        submit_text="Keep the answers",
        more=tables.sheet(row, lines)
        | {
            "cancel": reverse("staff:decision", args=[row.public_id]),
            "may_write": row.status in (DRAFT, SIGNING) and bool(may_write(request.user, row)),
        },
    )
    return ask(request, asked, "staff/subsidies/judge.html")


@require_POST
def notify(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The recipient is written to, with the gross value and the question."
    return done(
        request, lambda: actions.notify_minimal(row, **once(request)), words, page_of(row.line.decision)
    )


def declare(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"What {row.line.organisation} has had",
        DeclareForm(posted(request)),
        lambda given: actions.declare_minimal(row, **once(request), **given),
        "It is recorded.",
        page_of(row.line.decision),
        "The lead of the organisation can also answer on their own home page.",
    )
    return ask(request, asked)


def enter(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    asked = Asked(
        f"Entry of {row.line.title}",
        EntryForm(posted(request), initial={"entered_on": clock.today()}),
        lambda given: actions.enter_subsidy(row, **once(request), **given),
        "The entry is recorded.",
        reverse("staff:subsidies"),
    )
    return ask(request, asked)
