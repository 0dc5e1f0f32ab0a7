"""How long bids are kept: what is due when, what was erased, and erasing one that is due (R4.20-4)."""

from datetime import timedelta

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.agreements import keeping
from almoner.do.applications.access import may_handle, received
from almoner.do.applications.models import Application
from almoner.do.evaluation.actions import anonymise
from almoner.doors.staff.income.home import download
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.people.forms import ReasonForm
from almoner.doors.staff.retention import tables
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.policy.terms import terms_on

A_DAY = timedelta(days=1)
LEAD = (
    "Names and texts of the bid, its support, its checks and the panel's words are erased for good. "
    "Its reference, organisation, amounts and outcome stay."
)


def retention(request: SignedIn) -> HttpResponse:
    """Counted by round and day, with drafts; bids stand here by reference only once they are due or done."""
    today, mine, after = clock.today(), received(request.user), after_key(request)
    groups = keeping.groups()
    late = keeping.due_until(mine, today - A_DAY, tables.MOST)
    done = list(older(keeping.erased(mine), after)[: tables.MOST + 1])
    words = {
        "terms": terms_on(today),
        "overdue": tables.many_by(groups, today - A_DAY),
        "soon": tables.many_by(groups, today + tables.SOON),
        "erased": Application.objects.filter(anonymised_at__isnull=False).count(),
        "unknown": keeping.many_without_end(),
        "group_columns": tables.GROUPS,
        "groups": [tables.group_row(one, today) for one in groups[: tables.MOST]],
        "late_columns": tables.LATE,
        "late": [tables.late_row(one) for one in late] if may_handle(request.user, None) else [],
        "done_columns": tables.ERASED,
        "done": [tables.erased_row(one) for one in done[: tables.MOST]],
        "first_href": "?" if after else "",
        "next_href": f"?after={done[tables.MOST - 1].pk}" if len(done) > tables.MOST else "",
    }
    return render(request, "staff/retention/retention.html", words)


def export(request: SignedIn, kind: str) -> HttpResponseBase:
    """Bids whose last day is within 90 days, or past: those that the office has received."""
    rows = keeping.due_until(received(request.user), clock.today() + tables.SOON)
    return download(kind, "retention", tables.HEADS, [tables.cells(one) for one in rows])


def erase(request: SignedIn, public_id: str) -> HttpResponse:
    """By an officer, with a reason; only once the last day has passed."""
    bid = get_object_or_404(received(request.user), public_id=public_id)
    asked = Asked(
        title=f"Erase the texts of {bid.reference}",
        form=ReasonForm(posted(request)),
        does=lambda given: anonymise(
            bid, **once(request), ended_on=keeping.ended_on(bid), reason=given["reason"]
        ),
        done=f"The names and texts of {bid.reference} are erased.",
        onward=reverse("staff:retention"),
        lead=LEAD,
        submit_text="Erase them",
    )
    return ask(request, asked)
