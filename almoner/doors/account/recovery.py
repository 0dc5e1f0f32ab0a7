"""A person's recovery codes, to read and to save. Unlike allauth's pages, reading them writes nothing."""

from allauth.mfa.models import Authenticator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.fresh import needs_fresh_sign_in


def unused_codes(request: SignedIn) -> list[str]:
    kind = Authenticator.Type.RECOVERY_CODES
    found = Authenticator.objects.filter(user_id=request.user.pk, type=kind).first()
    if found is None:
        raise Http404
    codes: list[str] = found.wrap().get_unused_codes()
    return codes


@never_cache
def show(request: SignedIn) -> HttpResponse:
    codes = unused_codes(request)
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    return render(request, "account/recovery_codes.html", {"codes": codes})


@never_cache
def save(request: SignedIn) -> HttpResponse:
    codes = unused_codes(request)
    if (first := needs_fresh_sign_in(request)) is not None:
        return first
    answer = HttpResponse("".join(f"{code}\n" for code in codes), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="recovery-codes.txt"'
    return answer
