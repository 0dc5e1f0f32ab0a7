"""The instalments of one agreement, paid and to come, and money asked back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.agreements import access as agreements
from almoner.do.agreements import queries as agreement_queries
from almoner.do.agreements.models import Agreement
from almoner.do.payments import access, actions, queries
from almoner.do.payments.checking import checked
from almoner.do.payments.models import Instalment, Recovery
from almoner.do.payments.recovering import Wanted, left_of
from almoner.do.payments.schedule import Part
from almoner.doors.staff.payments.forms import AskBackForm, NoteForm, PlanForm, ReasonForm, RepaymentForm
from almoner.doors.staff.payments.showing import PAYMENT_COLOURS, RECOVERY_COLOURS
from almoner.doors.staff.payments.typed import as_typed, parts_of
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.accounts import roles
from almoner.ground.core.money import in_words
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older

A_PAGE = 60


def agreement_of(request: SignedIn, public_id: str) -> Agreement:
    rows = agreement_queries.whole(agreements.visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def page_of(agreement: Agreement) -> str:
    return reverse("staff:instalments", args=[agreement.public_id])


def instalments(request: SignedIn, public_id: str) -> HttpResponse:
    row = agreement_of(request, public_id)
    parts = list(queries.of_agreement(row))
    found = {one.instalment.pk: one for one in checked(parts, request.received_at)}
    words = {
        "agreement": row,
        "parts": [(one, found[one.pk], list(one.payments.all())) for one in parts],
        "paid": queries.paid_of([row])[row.pk],
        "recoveries": list(queries.recoveries(row.recoveries.all())),
        "colours": PAYMENT_COLOURS,
        "recovery_colours": RECOVERY_COLOURS,
        "may_plan": bool(access.may_plan(request.user, row)),
        "may_pay": bool(access.may_pay(request.user, row)),
        "may_waive": bool(access.may_waive(request.user, row)),
        "sees_runs": access.sees_runs(request.user),
    }
    return render(request, "staff/payments/instalments.html", words)


def replan(request: SignedIn, public_id: str) -> HttpResponse:
    row = agreement_of(request, public_id)
    to_come = [one for one in queries.of_agreement(row) if not one.payments.all()]
    text = "\n".join(as_typed(part_of(one)) for one in to_come)
    if not row.instalments.exists() and row.starts_on:
        text = as_typed(Part(row.amount_pence, row.starts_on))
    form = PlanForm(posted(request), initial={"parts": text})

    def change(given: dict[str, Any]) -> object:
        parts = parts_of(given["parts"], "parts")
        return actions.replan(row, **once(request), parts=parts, reason=given["reason"])

    lead = f"The agreement gives {in_words(row.amount_pence)}. What is paid, or in a pay run, stays as it is."
    asked = Asked(f"Instalments of {row}", form, change, "The instalments are changed.", page_of(row), lead)
    return ask(request, asked)


def part_of(row: Instalment) -> Part:
    covers = (row.covers_from, row.covers_to) if row.covers_from and row.covers_to else None
    return Part(row.amount_pence, row.due_on, row.condition, covers)


def one_seen(request: SignedIn, public_id: str) -> Instalment:
    if not roles.has_role(request.user, *roles.CASEWORK):
        raise Http404
    rows = queries.whole(access.visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def condition(request: SignedIn, public_id: str) -> HttpResponse:
    row = one_seen(request, public_id)
    asked = Asked(
        f"What {row} waited for is so",
        NoteForm(posted(request)),
        lambda given: actions.meet_condition(row, **once(request), **given),
        "Written down.",
        page_of(row.agreement),
        f"It waits for: {row.condition}.",
    )
    return ask(request, asked)


def hold(request: SignedIn, public_id: str) -> HttpResponse:
    """Held when it is not, lifted when it is."""
    row = one_seen(request, public_id)
    does = actions.lift if row.held_because else actions.hold
    asked = Asked(
        f"{'Lift the hold of' if row.held_because else 'Hold'} {row}",
        ReasonForm(posted(request)),
        lambda given: does(row, **once(request), **given),
        "It can be paid again." if row.held_because else "It is held: no pay run takes it.",
        page_of(row.agreement),
        f"Held: {row.held_because}" if row.held_because else "Nothing is paid until finance lifts the hold.",
    )
    return ask(request, asked)


def late(request: SignedIn, public_id: str) -> HttpResponse:
    row = one_seen(request, public_id)
    asked = Asked(
        f"Pay {row} after the agreement's end",
        ReasonForm(posted(request)),
        lambda given: actions.explain_late(row, **once(request), **given),
        "The reason is kept.",
        page_of(row.agreement),
        "The agreement has ended. Money for it now wants a reason (4.12).",
    )
    return ask(request, asked)


def advance(request: SignedIn, public_id: str) -> HttpResponse:
    row = one_seen(request, public_id)
    asked = Asked(
        f"Pay {row} in advance",
        ReasonForm(posted(request)),
        lambda given: actions.explain_advance(row, **once(request), **given),
        "The reason is kept.",
        page_of(row.agreement),
        "It is due before the time that it pays for. Public money is not paid in advance of need (2.1 g).",
    )
    return ask(request, asked)


def ask_back(request: SignedIn, public_id: str) -> HttpResponse:
    row = agreement_of(request, public_id)
    form = AskBackForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        plan = [(one.due_on, one.amount_pence) for one in parts_of(given["plan"], "plan")]
        wanted = Wanted(given["amount_pence"], given["reason"], given["because"], plan)
        return actions.ask_back(row, **once(request), wanted=wanted)

    paid = queries.paid_of([row])[row.pk]
    lead = f"{in_words(paid.left_pence)} was paid and {in_words(paid.back_pence)} came back so far."
    done = "The recipient has been asked in writing."
    return ask(request, Asked(f"Ask money of {row} back", form, write, done, page_of(row), lead, "Ask"))


def recoveries(request: SignedIn) -> HttpResponse:
    """Newest first."""
    rows = queries.recoveries(access.recoveries_visible_to(request.user))
    found = list(older(rows, after_key(request))[: A_PAGE + 1])
    words = {
        "rows": found[:A_PAGE],
        "colours": RECOVERY_COLOURS,
        "next_href": f"?after={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else "",
    }
    return render(request, "staff/payments/recoveries.html", words)


def recovery_seen(request: SignedIn, public_id: str) -> Recovery:
    if not roles.has_role(request.user, *roles.CASEWORK):
        raise Http404
    rows = queries.recoveries(access.recoveries_visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def repaid(request: SignedIn, public_id: str) -> HttpResponse:
    row = recovery_seen(request, public_id)
    asked = Asked(
        f"Money came back for {row}",
        RepaymentForm(posted(request), initial={"amount_pence": left_of(row)}),
        lambda given: actions.receive_repayment(row, **once(request), **given),
        "Written down, and free again in the fund.",
        page_of(row.agreement),
        f"{in_words(left_of(row))} of {in_words(row.amount_pence)} is still to come.",
    )
    return ask(request, asked)


def waive(request: SignedIn, public_id: str) -> HttpResponse:
    row = recovery_seen(request, public_id)
    asked = Asked(
        f"Ask for the rest of {row} no more",
        ReasonForm(posted(request)),
        lambda given: actions.waive(row, **once(request), **given),
        "What was left is not asked for any more.",
        page_of(row.agreement),
        f"{in_words(left_of(row))} is given up.",
        "Give it up",
    )
    return ask(request, asked)
