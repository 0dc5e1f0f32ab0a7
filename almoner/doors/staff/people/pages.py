"""Pages about people: who they are, what they may do, and whose account is open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.people.forms import (
    AppointForm,
    ConfirmForm,
    EndForm,
    FindForm,
    InviteForm,
    ReasonForm,
)
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.core import clock
from almoner.ground.office import actions, queries, sign_in
from almoner.ground.office.access import may_invite, visible_people
from almoner.ground.office.arrival import SignedIn
from almoner.ground.workflow.frame import offered

ACCOUNT = ["office.appoint", "office.close_account", "office.open_account", "office.reset_second_factor"]


def people(request: SignedIn) -> HttpResponse:
    """Who holds which role today, and who stands in for whom."""
    today = clock.today()
    words = {
        "held": queries.holdings().filter(queries.on(today)),
        "to_come": queries.holdings().filter(starts_on__gt=today),
        "lent": queries.delegations().filter(ends_on__gte=today),
        "may_invite": bool(may_invite(request.user, None)),
        "may_read": visible_people(request.user).exists(),
    }
    return render(request, "staff/people/people.html", words)


def find(request: SignedIn) -> HttpResponse:
    """An account by its exact address: for somebody who holds no role yet."""
    form = FindForm(request.GET or None)
    if form.is_bound and form.is_valid():
        found = visible_people(request.user).filter(email__iexact=form.cleaned_data["email"]).first()
        if found:
            return redirect("staff:person", found.public_id)
        form.add_error("email", "No account has this address. You may invite them.")
    words = {"form": form, "cancel": reverse("staff:people")}
    return render(request, "staff/people/find.html", words, status=422 if form.is_bound else 200)


def person(request: SignedIn, public_id: str) -> HttpResponse:
    one = get_object_or_404(visible_people(request.user), public_id=public_id)
    words = {
        "person": one,
        "held": one.holdings.order_by("-starts_on", "-id"),
        "lent": queries.delegations().filter(deputy=one),
        "today": clock.today(),
        "offered": offered(request.user, one, ACCOUNT),
    }
    return render(request, "staff/people/person.html", words)


def invite(request: SignedIn) -> HttpResponse:
    form = InviteForm(posted(request))
    return ask(
        request,
        Asked(
            "Make an account for a colleague",
            form,
            lambda given: sign_in.invite(None, **once(request), **given),
            "The account is made and a letter is on its way. Find it to give a role.",
            reverse("staff:people"),
            submit_text="Make the account",
        ),
    )


def one_person(request: SignedIn, public_id: str) -> tuple[Person, str]:
    found = get_object_or_404(visible_people(request.user), public_id=public_id)
    return found, reverse("staff:person", args=[public_id])


def appoint(request: SignedIn, public_id: str) -> HttpResponse:
    one, back = one_person(request, public_id)
    form = AppointForm(posted(request))
    return ask(
        request,
        Asked(
            f"Give {one} a role",
            form,
            lambda given: actions.appoint(one, **once(request), **given),
            "The role is given.",
            back,
            submit_text="Give the role",
        ),
    )


def end_appointment(request: SignedIn, public_id: str, holding: int) -> HttpResponse:
    one, back = one_person(request, public_id)
    row = get_object_or_404(RoleHolding, pk=holding, person=one)
    form = EndForm(posted(request))
    return ask(
        request,
        Asked(
            f"End {one}’s role: {row.get_role_display()}",
            form,
            lambda given: actions.end_appointment(row, **once(request), **given),
            "The last day is kept.",
            back,
        ),
    )


def close_account(request: SignedIn, public_id: str) -> HttpResponse:
    one, back = one_person(request, public_id)
    form = ReasonForm(posted(request))
    return ask(
        request,
        Asked(
            f"Close {one}’s account",
            form,
            lambda given: sign_in.close_account(one, **once(request), **given),
            "The account is closed.",
            back,
            "They are signed out at once and cannot sign in. What they did stays theirs.",
            "Close the account",
        ),
    )


def open_account(request: SignedIn, public_id: str) -> HttpResponse:
    one, back = one_person(request, public_id)
    form = ConfirmForm(posted(request))
    return ask(
        request,
        Asked(
            f"Open {one}’s account again",
            form,
            lambda given: sign_in.open_account(one, **once(request)),
            "The account is open.",
            back,
            submit_text="Open the account",
        ),
    )


def reset_second_factor(request: SignedIn, public_id: str) -> HttpResponse:
    one, back = one_person(request, public_id)
    form = ReasonForm(posted(request))
    return ask(
        request,
        Asked(
            f"Remove {one}’s second factor",
            form,
            lambda given: sign_in.reset_second_factor(one, **once(request), **given),
            "It is removed. They will be asked to set up another.",
            back,
            "Only when the phone and the recovery codes are lost, and you spoke to the person yourself.",
            "Remove it",
        ),
    )
