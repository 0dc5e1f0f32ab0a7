"""From a schedule to its sheet: light checks, the Chief Finance Officer's word, one sheet (3.5, 9.1)."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from almoner.do.decisions.actions import compose_core
from almoner.do.diligence.light import check_partner
from almoner.doors.staff.core.forms import CheckForm, SheetForm
from almoner.doors.staff.core.pages import onward, seen, share_of
from almoner.doors.staff.decisions.pages import page_of
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.plan.allocations import actions
from almoner.plan.priorities.queries import priorities_on


@require_POST
def agree(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The schedule is agreed for decision."
    return done(request, lambda: actions.agree(row, **once(request)), words, onward(row))


@require_POST
def reopen(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "The schedule is open for planning again."
    return done(request, lambda: actions.reopen(row, **once(request)), words, onward(row))


def check(request: SignedIn, public_id: str, share_id: str) -> HttpResponse:
    """The light checks of a partner, by a finance officer."""
    row = seen(request, public_id)
    share = share_of(row, share_id)

    def write(given: dict[str, Any]) -> object:
        return check_partner(
            share.partner,
            **once(request),
            subject=share.reference,
            amount_pence=share.amount_pence,
            irregularities=given["irregularities"] == "yes",
            note=given["note"],
        )

    title = f"Light checks of {share.partner}"
    asked = Asked(title, CheckForm(posted(request)), write, "The checks are recorded.", onward(row))
    return ask(request, asked)


def sheet(request: SignedIn, public_id: str) -> HttpResponse:
    """One sheet with a line for each share of an agreed schedule."""
    row = seen(request, public_id)
    form = SheetForm(posted(request), priorities=priorities_on(clock.today()))

    def write(given: dict[str, Any]) -> object:
        priority = form.priorities[given["priority"]]
        return compose_core(row, **once(request), priority=priority, dated=given["dated"])

    asked = Asked(
        f"Put {row.financial_year} to decision",
        form,
        write,
        "The sheet is filled. Read each description, add the header, then open it for signature.",
        onward(row),
        "Every share becomes a line of one decision sheet, with its purpose and legal basis.",
        "Make the sheet",
        leads_to=page_of,
    )
    return ask(request, asked)
