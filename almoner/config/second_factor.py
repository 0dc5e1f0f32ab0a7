"""Staff open their door only with a second factor; a demonstration asks for none."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import roles_of
from almoner.ground.office.fresh import needs_fresh_sign_in

GUARDED = frozenset({"mfa_activate_totp"})


def guard(request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
    match = request.resolver_match
    if match is None or not isinstance(request.user, Person):
        return None
    if match.view_name in GUARDED:
        return needs_fresh_sign_in(request)
    if settings.DEMO or match.namespace != "staff" or not roles_of(request.user):
        return None
    if is_mfa_enabled(request.user):
        return None
    messages.info(request, "Staff need a second factor. Set it up once, on your phone; it takes two minutes.")
    return redirect("mfa_activate_totp")


def ask_second_factor(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        return answer(request)

    middleware.process_view = guard  # type: ignore[attr-defined]
    return middleware
