"""Bank details for finance and the auditor: what waits, and one account with its whole history."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from almoner.analyse.organisations import access as organisations
from almoner.do.payees import access, lists
from almoner.do.payees.bank_tables import table_in_use
from almoner.do.payees.facts import findings
from almoner.do.payees.models import BankAccount, BankTables
from almoner.do.payees.states import ASKED, BANK_ACCOUNT, CALLED
from almoner.doors.staff.payees.showing import COLOURS, doings, history
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key
from almoner.policy.findings import Outcome

A_PAGE = 60
MOST_MISSING = 30
STATES = {**BANK_ACCOUNT.words, lists.RENAMED: "To be verified again: new name"}


def bank_details(request: SignedIn) -> HttpResponse:
    """What waits; by state when one is asked for."""
    visible = access.visible_to(request.user)
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    rows = list(lists.in_state(visible, state, after_key(request))[: A_PAGE + 1])
    missing = list(lists.without_details()[: MOST_MISSING + 1])
    words = {
        "rows": rows[:A_PAGE],
        "states": STATES,
        "counts": lists.counts(visible),
        "state": state,
        "colours": COLOURS,
        "missing": missing[:MOST_MISSING],
        "more_missing": len(missing) > MOST_MISSING,
        "next_href": f"?state={state}&after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/payees/bank_details.html", words)


def seen(request: SignedIn, public_id: str) -> BankAccount:
    """One account that the person may see; members see theirs in the portal."""
    if not organisations.sees_all(request.user):
        raise Http404
    rows = lists.with_words(access.visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def bank_account(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    return render(request, "staff/payees/bank_account.html", words_of(request, row))


def words_of(request: SignedIn, row: BankAccount) -> dict[str, object]:
    is_open = row.status in {ASKED, CALLED}
    found = findings(row, at=request.received_at) if is_open else ()
    others = access.visible_to(request.user).filter(organisation=row.organisation).exclude(pk=row.pk)
    return {
        "row": row,
        "colour": COLOURS[row.status],
        "steps": history(row),
        "doings": doings(request.user, row),
        "findings": [one for one in found if one.outcome is not Outcome.MET],
        "others": list(others.order_by("-pk")[:20]),
        "colours": COLOURS,
        "may_read": bool(access.may_verify(request.user, row)),
        "is_renamed": row.status == "in_use" and bool(lists.renamed(type(row).objects.filter(pk=row.pk))),
    }


def paper(request: SignedIn, public_id: str) -> FileResponse:
    """The letterhead or statement that the details were taken from."""
    row = seen(request, public_id)
    if row.paper is None or not access.may_verify(request.user, row):
        raise Http404
    return attachment(row.paper)


def tables(request: SignedIn) -> HttpResponse:
    """Which weight table checks account numbers, and those before it."""
    known = table_in_use()
    words = {
        "used": known[0] if known else None,
        "rows": list(BankTables.objects.defer("weights", "substitutes")[:50]),
    }
    return render(request, "staff/payees/tables.html", words)
