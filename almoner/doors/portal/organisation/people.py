"""Pages about who acts for an organisation, and joining one by a link."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.organisations import access, actions, queries
from almoner.analyse.organisations.models import Organisation
from almoner.doors.portal.organisation.asking import Asked, ask, once, press
from almoner.doors.portal.organisation.forms import ConfirmForm, InviteForm, MemberForm
from almoner.doors.portal.organisation.pages import own, page_of
from almoner.ground.core import clock
from almoner.ground.core.refusals import Denied
from almoner.ground.office.arrival import SignedIn


def people_of(organisation: Organisation) -> str:
    return reverse("portal:organisation_people", args=[organisation.public_id])


def people(request: SignedIn, public_id: str) -> HttpResponse:
    row = own(request, public_id)
    leads = bool(access.may_lead(request.user, row))
    words = {
        "organisation": row,
        "members": list(queries.members(row)),
        "may_lead": leads,
        "invitations": list(queries.open_invitations(row, clock.now())) if leads else [],
    }
    return render(request, "portal/organisation/people.html", words)


def invite(request: SignedIn, public_id: str) -> HttpResponse:
    row = own(request, public_id)
    asked = Asked(
        title="Invite somebody",
        form=InviteForm(request.POST or None),
        does=lambda given: actions.invite(row, **once(request), **given),
        onward=lambda made: people_of(row),
        done="The invitation is on its way.",
        cancel=people_of(row),
        lead="They get a link by email. It works once, for a fortnight, for that address alone.",
        submit_text="Send the invitation",
    )
    return ask(request, asked)


@require_POST
def withdraw(request: SignedIn, public_id: str, invitation: int) -> HttpResponse:
    row = own(request, public_id)
    found = get_object_or_404(row.invitations, pk=invitation)
    return press(
        request,
        lambda: actions.withdraw_invitation(found, **once(request)),
        "The invitation is withdrawn. Its link no longer works.",
        people_of(row),
    )


def member(request: SignedIn, public_id: str, membership: int) -> HttpResponse:
    """Change what a person may do for the organisation."""
    row = own(request, public_id)
    found = get_object_or_404(queries.members(row), pk=membership)
    asked = Asked(
        title=f"What {found.person} may do",
        form=MemberForm(request.POST or None, initial={"kind": found.kind}),
        does=lambda given: actions.change_member(found, **once(request), **given),
        onward=lambda made: people_of(row),
        done="It is changed.",
        cancel=people_of(row),
    )
    return ask(request, asked)


def leave(request: SignedIn, public_id: str, membership: int) -> HttpResponse:
    """A lead lets somebody go, or a person leaves."""
    row = own(request, public_id)
    found = get_object_or_404(queries.members(row), pk=membership)
    themselves = found.person_id == request.user.pk
    onward = reverse("portal:organisations") if themselves else people_of(row)
    asked = Asked(
        title=f"Leave {row}" if themselves else f"Let {found.person} go",
        form=ConfirmForm(request.POST if request.method == "POST" else None),
        does=lambda given: actions.end_membership(found, **once(request)),
        onward=lambda made: onward,
        done=f"You no longer act for {row}." if themselves else f"{found.person} no longer acts for {row}.",
        cancel=people_of(row),
        lead="They see nothing of the organisation from then on. What they did stays.",
        submit_text="Leave" if themselves else "Let them go",
    )
    return ask(request, asked)


def join(request: SignedIn, token: str) -> HttpResponse:
    """The link of an invitation: it says who asks, and joining is one button."""
    found = queries.invitation(token, clock.now())
    if found is None:
        return render(request, "portal/organisation/join_ended.html", status=404)
    may = access.may_take(request.user, found)
    if not may and request.method == "POST":
        raise Http404
    asked = Asked(
        title=f"Join {found.organisation}",
        form=ConfirmForm(request.POST if request.method == "POST" else None),
        does=lambda given: actions.take_invitation(found, **once(request)),
        onward=lambda made: page_of(found.organisation),
        done=f"You now act for {found.organisation}.",
        cancel=reverse("portal:organisations"),
        submit_text="Join",
        more={"invitation": found, "denied": may.reason if isinstance(may, Denied) else ""},
    )
    return ask(request, asked)
