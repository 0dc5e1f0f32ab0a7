"""What finance does with pay runs, one small form each; they come back to the run."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.payees.secrets import Unreadable
from almoner.do.payments import access, actions, queries
from almoner.do.payments.checking import checked
from almoner.do.payments.models import BACS18, Instalment, Payment, PayRun
from almoner.do.payments.returning import read_list
from almoner.do.payments.running import earliest_day
from almoner.doors.staff.payments.forms import ConfirmForm, ReasonForm, ReturnForm, ReturnsForm, RunForm
from almoner.doors.staff.payments.pages import AHEAD, MOST_QUEUED, seen, words_of
from almoner.doors.staff.payments.steps import STEPS
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core import clock
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in
from almoner.ground.ui.words import short_day

LEAD = (
    "Nothing stands in the way of these. The run is made by you and released by somebody else. "
    "Bacs takes three working days."
)


def page_of(run: PayRun) -> str:
    return reverse("staff:run", args=[run.public_id])


def run_new(request: SignedIn) -> HttpResponse:
    """All that can go now is ticked; who makes the run unticks what should wait."""
    rows = ready_now(request)
    form = RunForm(posted(request), ready=[(one.public_id, named(one)) for one in rows], initial=usual(rows))

    def make(given: dict[str, Any]) -> object:
        picked = [one for one in rows if one.public_id in set(given["instalments"])]
        how = {name: given[name] for name in ("money_day", "file_format")}
        return actions.open_run(None, **once(request), instalments=picked, **how)

    lead = LEAD if rows else "Nothing can be paid now. What is due and waits stands on the page of payments."
    done = "The run is made. Look at it, then ask for its release."
    return ask(
        request, Asked("Make a pay run", form, make, done, reverse("staff:runs"), lead, "Make the run")
    )


def ready_now(request: SignedIn) -> list[Instalment]:
    due = queries.due(access.visible_to(request.user), clock.today() + AHEAD)[:MOST_QUEUED]
    return [one.instalment for one in checked(due, request.received_at) if one.is_ready]


def usual(rows: list[Instalment]) -> dict[str, Any]:
    chosen = [one.public_id for one in rows]
    return {"instalments": chosen, "money_day": earliest_day(clock.today()), "file_format": BACS18}


def named(one: Instalment) -> str:
    sum_of, to = in_words(one.amount_pence), one.line.organisation
    return f"{one.agreement.reference}/{one.number}: {sum_of} to {to}, due {short_day(one.due_on)}"


def run_release(request: SignedIn, public_id: str) -> HttpResponse:
    """The second person, who shows first who they are and sees every payment above the button."""
    row = seen(request, public_id)
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    asked = Asked(
        f"Release {row}",
        ConfirmForm(posted(request)),
        lambda given: actions.release(row, **once(request), digest=request.POST.get("digest", "")),
        "Released. The file for the bank is made within a minute.",
        page_of(row),
        "Read every line. When you release the run, the money is paid in the ledger.",
        f"Release {in_words(queries.sum_of(row))}",
        words_of(request, row),
    )
    return ask(request, asked, "staff/payments/release.html")


def run_step(request: SignedIn, public_id: str, step: str) -> HttpResponse:
    """Every other step of a run: its sentence, a reason where one is wanted, a button."""
    row, asked = seen(request, public_id), STEPS[step]
    form = ReasonForm if asked.wants_reason else ConfirmForm
    return ask(
        request,
        Asked(
            asked.title.format(row),
            form(posted(request)),
            lambda given: asked.does(row, **once(request), **given),
            asked.done,
            page_of(row),
            asked.lead,
            asked.button,
        ),
    )


@require_POST
def run_take_out(request: SignedIn, public_id: str, payment: int) -> HttpResponse:
    row = seen(request, public_id)
    one = get_object_or_404(row.payments.all(), pk=payment)
    try:
        actions.take_out(row, **once(request), payment=one)
    except Refused as no:
        return render(request, "422.html", {"reason": str(no)}, status=422)
    return redirect(page_of(row))


@require_POST
def run_file(request: SignedIn, public_id: str) -> HttpResponse:
    """The file for the bank, after a fresh sign-in; the record says who took it."""
    row = seen(request, public_id)
    if (first := needs_fresh_sign_in(request, page_of(row))) is not None:
        return first
    try:
        words = actions.read_file(row, by=request.user, at=request.received_at)
    except (Refused, Unreadable) as no:
        return render(request, "422.html", {"reason": str(no)}, status=422)
    answer = HttpResponse(words, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.file.name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def payment_returned(request: SignedIn, public_id: str, payment: int) -> HttpResponse:
    row = seen(request, public_id)
    one: Payment = get_object_or_404(queries.payments_of(row), pk=payment)
    asked = Asked(
        f"The bank returned {one}",
        ReturnForm(posted(request)),
        lambda given: actions.record_return(one, **once(request), **given),
        "Written down: the money is owed again, and the instalment is held.",
        page_of(row),
        f"{in_words(one.amount_pence)} to {one.instalment.line.organisation}.",
        "Keep",
    )
    return ask(request, asked)


def returns(request: SignedIn) -> HttpResponse:
    """The bank's list of returned payments, every line or none."""
    form = ReturnsForm(posted(request), request.FILES or None)

    def take(given: dict[str, Any]) -> object:
        return actions.take_returns(None, **once(request), lines=read_list(given["file"].read()))

    lead = "Each line is compared with what was paid. If one does not fit, nothing of the list is taken."
    done = "The list is taken: its payments are owed again, and held."
    asked = Asked("Payments that the bank returned", form, take, done, reverse("staff:runs"), lead, "Take it")
    return ask(request, asked)
