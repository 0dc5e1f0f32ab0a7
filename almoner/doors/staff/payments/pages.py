"""What is to be paid and what stands in its way; pay runs; one run with all its payments."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.do.payments import access, queries
from almoner.do.payments.checking import checked
from almoner.do.payments.models import PayRun
from almoner.do.payments.running import chosen, digest_of
from almoner.do.payments.states import ASKED, CHOSEN, DROPPED, LEFT, PAY_RUN
from almoner.doors.staff.payments.showing import RUN_COLOURS, doings, facts_of, history
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.policy.terms import terms_on

A_PAGE = 60
MOST_QUEUED = 300
AHEAD = timedelta(days=31)


def payments(request: SignedIn) -> HttpResponse:
    """Due in the coming month or before: what can go at once, and what waits and for what."""
    today = clock.today()
    found = queries.due(access.visible_to(request.user), today + AHEAD)
    rows = checked(found[: MOST_QUEUED + 1], request.received_at)
    ready = [one for one in rows if one.is_ready]
    waiting = [one for one in rows if not one.is_ready]
    words = {
        "ready": ready,
        "waiting": [one for one in waiting if not one.waits_for_its_day],
        "coming": [one for one in waiting if one.waits_for_its_day],
        "ready_pence": sum(one.instalment.amount_pence for one in ready),
        "more": len(rows) > MOST_QUEUED,
        "most": MOST_QUEUED,
        "may_pay": bool(access.may_pay(request.user, None)),
        "sees_runs": access.sees_runs(request.user),
        "ahead_days": terms_on(today, settings.POLICY_FOLDER).payment_run_ahead_days,
    }
    return render(request, "staff/payments/payments.html", words)


def runs(request: SignedIn) -> HttpResponse:
    visible = access.runs_visible_to(request.user)
    state = request.GET.get("state", "")
    state = state if state in PAY_RUN.words else ""
    rows = list(older(queries.runs(visible, state), after_key(request))[: A_PAGE + 1])
    words = {
        "rows": rows[:A_PAGE],
        "state": state,
        "states": PAY_RUN.words,
        "colours": RUN_COLOURS,
        "next_href": f"?state={state}&after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/payments/runs.html", words)


def seen(request: SignedIn, public_id: str) -> PayRun:
    rows = queries.runs(access.runs_visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def run(request: SignedIn, public_id: str) -> HttpResponse:
    return render(request, "staff/payments/run.html", words_of(request, seen(request, public_id)))


def words_of(request: SignedIn, row: PayRun) -> dict[str, object]:
    """Before the release each payment is checked anew, so that whoever releases sees what is wrong now."""
    rows = list(queries.payments_of(row).exclude(status=DROPPED))
    before = row.status in {"draft", ASKED}
    found = checked([one.instalment for one in rows if one.status == CHOSEN], request.received_at)
    trouble = {one.instalment.pk: one.trouble for one in found} if before else {}
    return {
        "row": row,
        "payments": rows,
        "trouble": trouble,
        "troubled": sum(1 for one in trouble.values() if one),
        "total_pence": sum(one.amount_pence for one in rows if one.status in {CHOSEN, LEFT}),
        "facts": facts_of(row),
        "steps": history(row),
        "doings": doings(request.user, row),
        "digest": digest_of(row, chosen(row)) if row.status == ASKED else "",
        "may_pay": bool(access.may_pay(request.user, row)),
        "is_mine": request.user.pk in {row.made_by_id, row.asked_by_id},
        "colour": RUN_COLOURS[row.status],
        "file": getattr(row, "file", None),
    }
