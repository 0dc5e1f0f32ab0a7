"""Pages of organisations for the office: find one, and see all that is known of it."""

from typing import Any
from urllib.parse import urlencode

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.analyse.areas.queries import areas_on
from almoner.analyse.organisations import access, facts, queries
from almoner.analyse.organisations.models import Organisation
from almoner.analyse.organisations.standing import missing_kinds, standing_of
from almoner.do.payees import access as payees
from almoner.do.payees import lists as bank
from almoner.doors.staff.organisations.forms import FindForm
from almoner.ground.core import clock
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.review.monitoring.queries import reported_here

A_PAGE = 50


def organisations(request: SignedIn) -> HttpResponse:
    """The list, by name; the page after is asked for by the last one seen."""
    form = FindForm(request.GET or None, areas=areas_on(clock.today()))
    asked = form.asked() if form.is_bound else {}
    visible = access.visible_to(request.user)
    found = list(queries.search(visible, **asked, after=request.GET.get("after", ""))[: A_PAGE + 1])
    rows, more = found[:A_PAGE], len(found) > A_PAGE
    kept = {name: value for name, value in asked.items() if value}
    words = {
        "rows": rows,
        "form": form,
        "is_asked": bool(kept),
        "first_href": f"?{urlencode(kept)}" if request.GET.get("after") else "",
        "next_href": f"?{urlencode(kept | {'after': rows[-1].public_id})}" if more else "",
    }
    return render(request, "staff/organisations/organisations.html", words)


def seen(request: SignedIn, public_id: str) -> Organisation:
    rows = access.visible_to(request.user).select_related("home_area")
    return get_object_or_404(rows, public_id=public_id)


def organisation(request: SignedIn, public_id: str) -> HttpResponse:
    """Everything known: who, what, papers, figures, earlier money, and others that may be the same."""
    row, today = seen(request, public_id), clock.today()
    documents = list(queries.documents_in_use(row, today))
    awards = list(queries.earlier_awards(row))
    words: dict[str, Any] = {
        "organisation": row,
        "org_ids": facts.org_ids(row),
        "members": list(queries.members(row)),
        "documents": [(one, standing_of(one, today)) for one in documents],
        "missing": missing_kinds(documents),
        "years": list(queries.accounts_by(row, today)),
        "awards": awards,
        "reported": reported_here(one.reference for one in awards),
        "awarded_pence": sum(award.amount_pence for award in awards),
        "others": queries.near_duplicates(row),
        "bank_words": bank.state_words(row, request.received_at),
        "bank_accounts": list(payees.visible_to(request.user).filter(organisation=row)[:20]),
        "may_enter_bank": bool(payees.may_verify(request.user, row)),
        **may(request, row),
    }
    return render(request, "staff/organisations/organisation.html", words)


def may(request: SignedIn, row: Organisation) -> dict[str, bool]:
    person = request.user
    return {
        "may_change": bool(access.may_change(person, row)),
        "may_record_accounts": bool(access.may_record_accounts(person, row)),
        "may_record_earlier": bool(access.may_record_earlier(person, row)),
    }


def document(request: SignedIn, public_id: str) -> FileResponse:
    """The file itself, as a download."""
    rows = access.documents_visible_to(request.user).select_related("file")
    return attachment(get_object_or_404(rows, public_id=public_id).file)


def page_of(row: Organisation) -> str:
    return reverse("staff:organisation", args=[row.public_id])
