"""Pages on which the checks of 9.1 are recorded, one small form each; they come back to the bid's tab."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from almoner.analyse.organisations import queries as organisations
from almoner.do.diligence import access, actions
from almoner.do.diligence.models import ITEMS, Case
from almoner.doors.staff.checks.forms import BY_ITEM, AskForm, ConcludeForm, ReopenForm, SettleForm
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn

LEADS = {
    "a": "A finance officer looks at the accounts: health, and a positive cash position (9.1 a).",
    "b": "Safeguarding, data protection, other papers this bid needs, and what the registers say (9.1 b).",
    "c": "A sentence on how effective and efficient the project is likely to be (9.1 c).",
    "d": "Statements and figures put to partners, where that helps (9.1 d).",
}


def seen(request: SignedIn, public_id: str) -> Case:
    near = access.visible_to(request.user).select_related("organisation", "application", "proposal")
    return get_object_or_404(near, public_id=public_id)


def page_of(case: Case) -> str:
    """The tab of the bid that the case belongs to, or the page of its proposal."""
    bid, proposal = getattr(case, "application", None), getattr(case, "proposal", None)
    if proposal:
        return reverse("staff:proposal", args=[proposal.public_id])
    return reverse("staff:bid_tab", args=[bid.public_id, "diligence"]) if bid else reverse("staff:bids")


def check(request: SignedIn, public_id: str, item: str) -> HttpResponse:
    case = seen(request, public_id)
    if item not in BY_ITEM:
        raise Http404
    papers = list(organisations.documents_in_use(case.organisation, london_date(request.received_at)))
    form = BY_ITEM[item](posted(request), papers=papers, initial=known(case, item))
    asked = Asked(
        f"{case.subject}: {dict(ITEMS)[item]}",
        form,
        lambda given: actions.record_check(case, **once(request), item=item, **form.values()),
        "The check is recorded with your name.",
        page_of(case),
        LEADS[item],
        "Record the check",
    )
    return ask(request, asked)


def known(case: Case, item: str) -> dict[str, Any]:
    """What was recorded before, to be changed."""
    row = case.checks.filter(item=item).select_related("document").first()
    if row is None:
        return {}
    paper = row.document.public_id if row.document else ""
    return {"result": row.result, "note": row.note, "document": paper, **row.answers}


def ask_about(request: SignedIn, public_id: str) -> HttpResponse:
    case = seen(request, public_id)
    asked = Asked(
        f"{case.subject}: check a statement with a partner",
        AskForm(posted(request)),
        lambda given: actions.ask_about(case, **once(request), **given),
        "It is noted. Write down the answer when it comes.",
        page_of(case),
        submit_text="Note it",
    )
    return ask(request, asked)


def settle(request: SignedIn, public_id: str, statement: int) -> HttpResponse:
    case = seen(request, public_id)
    row = get_object_or_404(case.statements, pk=statement)
    asked = Asked(
        f"What {row.asked} said",
        SettleForm(posted(request)),
        lambda given: actions.settle_statement(row, **once(request), **given),
        "The answer is kept.",
        page_of(case),
        f"The statement: “{row.claim}”",
    )
    return ask(request, asked)


def conclude(request: SignedIn, public_id: str) -> HttpResponse:
    case = seen(request, public_id)
    asked = Asked(
        f"Conclude the checks of {case.subject}",
        ConcludeForm(posted(request)),
        lambda given: actions.conclude(case, **once(request), **given),
        "The checks are concluded.",
        page_of(case),
        "A pass needs all four checks and no rule in the way. The decision sheet shows the result (3.3).",
        "Conclude",
    )
    return ask(request, asked)


def reopen(request: SignedIn, public_id: str) -> HttpResponse:
    case = seen(request, public_id)
    asked = Asked(
        f"Open the checks of {case.subject} again",
        ReopenForm(posted(request)),
        lambda given: actions.reopen(case, **once(request), **given),
        "The checks are open again.",
        page_of(case),
        "The reason goes into the record.",
        "Open again",
    )
    return ask(request, asked)
