"""Pages of a person's own account."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from almoner.doors.account import codes, demo_people
from almoner.doors.account.forms import CodeForm, DetailsForm, NewEmailForm
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from almoner.ground.office import fresh, sign_in
from almoner.ground.office.arrival import Arrival, SignedIn
from almoner.ground.office.queries import roles_in_words


@never_cache
def details(request: SignedIn) -> HttpResponse:
    """Who we think they are, and how they sign in."""
    person = request.user
    known = {name: getattr(person, name) for name in ("name", "job_title", "phone")}
    form = DetailsForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        sign_in.describe_self(person, by=person, at=request.received_at, **form.cleaned_data)
        messages.success(request, "Your details are kept.")
        return redirect("account:details")
    words = {"form": form, "roles": roles_in_words(person), "has_second_factor": is_mfa_enabled(person)}
    return render(request, "account/details.html", words, status=422 if form.is_bound else 200)


@never_cache
def confirm(request: SignedIn) -> HttpResponse:
    """Show again that it is them: by a code, or in a demonstration by a button."""
    onward = fresh.next_address(request)
    if request.method != "POST":
        words = {"next": onward, "email": request.user.email, "demo_person": is_demo(request)}
        return render(request, "account/confirm.html", words)
    if is_demo(request):
        return shown(request, onward, how="demo")
    try:
        codes.begin(request, codes.IDENTITY, request.user.email)
    except Refused as no:
        messages.error(request, no.reasons[0])
        return redirect(request.get_full_path())
    return HttpResponseRedirect(f"code/?{urlencode({'next': onward})}")


@never_cache
def confirm_code(request: SignedIn) -> HttpResponse:
    onward = fresh.next_address(request)
    if not codes.sent_to(request, codes.IDENTITY):
        return redirect("account_reauthenticate")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes.finish(request, codes.IDENTITY, form.cleaned_data["code"])
        except Refused as no:
            form.refuse(no)
        else:
            return shown(request, onward, how="code")
    words = {"form": form, "next": onward, "email": codes.sent_to(request, codes.IDENTITY)}
    return render(request, "account/confirm_code.html", words, status=422 if form.is_bound else 200)


def shown(request: SignedIn, onward: str, *, how: str) -> HttpResponse:
    sign_in.confirm_identity(request.user, by=request.user, at=request.received_at, how=how)
    fresh.remember_shown(request)
    return HttpResponseRedirect(onward)


def is_demo(request: SignedIn) -> bool:
    return bool(settings.DEMO and request.user.is_invented)


@never_cache
def new_email(request: SignedIn) -> HttpResponse:
    """A new address: shown to be theirs before it counts."""
    if (first := fresh.needs_fresh_sign_in(request)) is not None:
        return first
    form = NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        free = not Person.objects.filter(email__iexact=email).exists()
        try:
            codes.begin(request, codes.NEW_EMAIL, email, usable=free)
            return redirect("account:new_email_code")
        except Refused as no:
            form.refuse(no)
    status = 422 if form.is_bound else 200
    return render(
        request, "account/new_email.html", {"form": form, "email": request.user.email}, status=status
    )


@never_cache
def new_email_code(request: SignedIn) -> HttpResponse:
    if (first := fresh.needs_fresh_sign_in(request)) is not None:
        return first
    if not codes.sent_to(request, codes.NEW_EMAIL):
        return redirect("account_email")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            email = codes.finish(request, codes.NEW_EMAIL, form.cleaned_data["code"])
            sign_in.change_email(request.user, by=request.user, at=request.received_at, email=email)
            messages.success(request, f"From now on you sign in with {email}.")
            return redirect("account:details")
        except Refused as no:
            form.refuse(no)
    words = {"form": form, "email": codes.sent_to(request, codes.NEW_EMAIL)}
    return render(request, "account/new_email_code.html", words, status=422 if form.is_bound else 200)


def only_in_a_demonstration() -> None:
    if not settings.DEMO:
        raise Http404


@never_cache
def demo(request: HttpRequest) -> HttpResponse:
    """The invented people, by what they do; one button signs in as one of them."""
    only_in_a_demonstration()
    words = {"groups": demo_people.groups(), "next": fresh.next_address(request)}
    return render(request, "account/demo.html", words)


@require_POST
def demo_sign_in(request: Arrival) -> HttpResponse:
    only_in_a_demonstration()
    person = demo_people.find(request.POST.get("person", ""))
    demo_people.enter(request, person)
    sign_in.note_sign_in(person, by=person, at=request.received_at, how="demo")
    return HttpResponseRedirect(fresh.next_address(request))
