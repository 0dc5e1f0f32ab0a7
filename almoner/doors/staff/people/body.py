"""Pages about the body itself, its titles, and the documents it is governed by."""

from dataclasses import fields
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.people.forms import BodyForm, DocumentForm, TitleForm
from almoner.ground.core import clock
from almoner.ground.office import actions, queries
from almoner.ground.office.access import may_record_document, may_settle_body
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.models import CommissioningBody, GoverningDocument
from almoner.ground.office.settled import BodyAsSettled, DocumentAsRecorded


def body(request: SignedIn) -> HttpResponse:
    """What the office is called, now and before and after."""
    today = clock.today()
    now = queries.body_on(today)
    words = {
        "body": now,
        "titles": queries.titles_on(now, today) if now else [],
        "others": [one for one in queries.bodies() if one != now],
        "may_settle": bool(may_settle_body(request.user, now)),
    }
    return render(request, "staff/people/body.html", words)


def settle(request: SignedIn, public_id: str = "") -> HttpResponse:
    """An address without a name begins another body, as when the office changes hands."""
    row = get_object_or_404(CommissioningBody, public_id=public_id) if public_id else None
    others = [one for one in queries.bodies() if one != row]
    form = BodyForm(
        posted(request), initial=values_of(row) if row else {"brand_colour": "blue"}, others=others
    )

    def write(given: dict[str, Any]) -> object:
        given["successor"] = form.others.get(given["successor"])
        return actions.settle_body(row, **once(request), settled=BodyAsSettled(**given))

    title = f"Settings of {row}" if row else "Begin another body"
    return ask(request, Asked(title, form, write, "The settings are kept.", reverse("staff:body")))


def values_of(row: CommissioningBody) -> dict[str, object]:
    values = {one.name: getattr(row, one.name) for one in fields(BodyAsSettled)}
    return {**values, "successor": row.successor.public_id if row.successor else ""}


def settle_title(request: SignedIn, public_id: str) -> HttpResponse:
    row = get_object_or_404(CommissioningBody, public_id=public_id)
    form = TitleForm(posted(request))
    return ask(
        request,
        Asked(
            "Change what a role signs as",
            form,
            lambda given: actions.settle_title(row, **once(request), **given),
            "The title is kept.",
            reverse("staff:body"),
        ),
    )


def documents(request: SignedIn) -> HttpResponse:
    """The register of governing documents; those past their review stand out (R0-1)."""
    today = clock.today()
    words = {
        "documents": queries.documents(),
        "late": set(queries.documents_past_review(today).values_list("pk", flat=True)),
        "may_record": bool(may_record_document(request.user, None)),
    }
    return render(request, "staff/people/documents.html", words)


def document(request: SignedIn, public_id: str) -> HttpResponse:
    """One document with the versions before it."""
    row = get_object_or_404(queries.documents(), public_id=public_id)
    words = {"document": row, "earlier": queries.earlier_versions(row)}
    return render(request, "staff/people/document.html", words)


def record(request: SignedIn, public_id: str = "") -> HttpResponse:
    """A new document, or with an address a later version of one."""
    earlier = get_object_or_404(queries.documents(), public_id=public_id) if public_id else None
    form = DocumentForm(posted(request), initial=like(earlier) if earlier else {})
    return ask(
        request,
        Asked(
            f"A later version of {earlier.title}" if earlier else "Record a governing document",
            form,
            lambda given: actions.record_document(
                earlier, **once(request), document=DocumentAsRecorded(**given)
            ),
            "The document is recorded.",
            reverse("staff:documents"),
        ),
    )


def like(earlier: GoverningDocument) -> dict[str, object]:
    return {name: getattr(earlier, name) for name in ("kind", "title", "owner_role", "web_address")}
