"""Pages of an organisation for its own members: what it is, what it has kept, its accounts."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.analyse.areas.queries import area_of_postcode, areas_on
from almoner.analyse.organisations import access, actions, keeping, queries
from almoner.analyse.organisations.details import details_of
from almoner.analyse.organisations.models import Organisation
from almoner.analyse.organisations.standing import missing_kinds, standing_of
from almoner.do.applications.access import written_by
from almoner.do.applications.states import DRAFT
from almoner.doors.portal.organisation.asking import Asked, ask, once
from almoner.doors.portal.organisation.forms import AccountsForm, DetailsForm, DocumentForm
from almoner.ground.core import clock
from almoner.ground.core.money import in_words
from almoner.ground.files import store
from almoner.ground.files.answers import attachment
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import next_address
from almoner.ground.ui.words import short_day


def own(request: SignedIn, public_id: str) -> Organisation:
    """The person's own organisation; nothing is here for anybody else."""
    rows = access.own(request.user).select_related("home_area")
    return get_object_or_404(rows, public_id=public_id)


def keeps_for(request: SignedIn, public_id: str) -> Organisation:
    """Their own, or for an officer the one whose bid on paper they key: its papers came with it (R4.9-5)."""
    keyed = written_by(request.user).filter(status=DRAFT, entered_by_office=True).values("organisation")
    rows = Organisation.objects.filter(Q(pk__in=access.own(request.user)) | Q(pk__in=keyed))
    return get_object_or_404(rows, public_id=public_id)


def page_of(organisation: Organisation) -> str:
    return reverse("portal:organisation", args=[organisation.public_id])


def organisations(request: SignedIn) -> HttpResponse:
    """The organisations the person acts for, and the way to begin with one."""
    words = {"memberships": list(queries.organisations_of(request.user))}
    return render(request, "portal/organisation/organisations.html", words)


def organisation(request: SignedIn, public_id: str) -> HttpResponse:
    row, today = own(request, public_id), clock.today()
    documents = list(queries.documents_in_use(row, today))
    words = {
        "organisation": row,
        "kind": access.member_kind(request.user, row),
        "may_change": bool(access.may_change(request.user, row)),
        "members": list(queries.members(row)),
        "documents": [(one, standing_of(one, today)) for one in documents],
        "missing": missing_kinds(documents),
        "years": year_rows(row, today),
    }
    return render(request, "portal/organisation/organisation.html", words)


def year_rows(row: Organisation, today: date) -> list[list[object]]:
    """The cells of the table of accounts."""
    return [
        [
            {"text": short_day(year.year_end), "note": "From the office" if year.entered_by_staff else ""},
            in_words(year.income_pence),
            in_words(year.expenditure_pence),
            in_words(year.cash_pence),
            in_words(year.free_reserves_pence),
        ]
        for year in queries.accounts_by(row, today)
    ]


def register(request: SignedIn) -> HttpResponse:
    """Whoever registers an organisation becomes its lead."""
    form = DetailsForm(request.POST or None, areas=areas_on(clock.today()))
    asked = Asked(
        title="Tell us about your organisation",
        form=form,
        does=lambda given: actions.register(
            None, **once(request), details=form.details(), is_another=given["is_another"]
        ),
        onward=page_of,
        done="Your organisation is registered, and you are its lead.",
        cancel=reverse("portal:organisations"),
        lead="You say this once. Every bid uses it.",
        submit_text="Register the organisation",
    )
    return ask(request, asked)


def details(request: SignedIn, public_id: str) -> HttpResponse:
    row = own(request, public_id)
    form = DetailsForm(request.POST or None, initial=typed(row), areas=areas_on(clock.today()))
    asked = Asked(
        title=f"Details of {row}",
        form=form,
        does=lambda given: actions.change_details(
            row, **once(request), details=form.details(), is_another=given["is_another"]
        ),
        onward=page_of,
        done="The details are kept.",
        cancel=page_of(row),
    )
    return ask(request, asked)


def typed(row: Organisation) -> dict[str, Any]:
    """The form's first values; the area is guessed from the postcode until somebody chose one."""
    area = row.home_area or area_of_postcode(row.postcode, clock.today())
    return details_of(row).as_dict() | {"home_area": area.code if area else ""}


def documents(request: SignedIn, public_id: str) -> HttpResponse:
    row, today = own(request, public_id), clock.today()
    kept = list(queries.documents_in_use(row, today))
    words = {
        "organisation": row,
        "may_keep": bool(access.may_keep_document(request.user, row)),
        "documents": [(one, standing_of(one, today)) for one in kept],
        "missing": missing_kinds(kept),
    }
    return render(request, "portal/organisation/documents.html", words)


def keep_document(request: SignedIn, public_id: str) -> HttpResponse:
    row = keeps_for(request, public_id)
    form = DocumentForm(
        request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind", "")}
    )

    def keep(given: dict[str, Any]) -> object:
        checked = store.put(given.pop("file"))
        return keeping.keep_document(row, **once(request), paper=keeping.Paper(**given), file=checked)

    onward = next_address(request, reverse("portal:documents", args=[row.public_id]))
    asked = Asked(
        title="Keep a document",
        form=form,
        does=keep,
        onward=lambda made: onward,
        done="The document is kept for every bid.",
        cancel=onward,
        lead="It takes the place of the document of its kind that you kept before.",
        submit_text="Keep this document",
    )
    return ask(request, asked)


def document(request: SignedIn, public_id: str) -> FileResponse:
    """The file itself, as a download."""
    mine = access.own(request.user)
    rows = access.documents_visible_to(request.user).filter(organisation__in=mine)
    return attachment(get_object_or_404(rows.select_related("file"), public_id=public_id).file)


def accounts(request: SignedIn, public_id: str) -> HttpResponse:
    row = own(request, public_id)
    asked = Asked(
        title="Figures of a year's accounts",
        form=AccountsForm(request.POST or None, today=clock.today()),
        does=lambda given: keeping.record_accounts(
            row, **once(request), figures=keeping.YearFigures(**given)
        ),
        onward=lambda made: page_of(row),
        done="The figures are kept.",
        cancel=page_of(row),
        lead="Take them from your accounts. A year entered again is corrected.",
    )
    return ask(request, asked)
