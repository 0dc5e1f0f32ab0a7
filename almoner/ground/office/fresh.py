"""Is it still them? Before signing, or changing how they sign in, a person shows it again.

if (first := needs_fresh_sign_in(request)) is not None:
    return first
"""

import time
from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

SHOWN_AT = "identity_shown_at"


def needs_fresh_sign_in(request: HttpRequest, back: str = "") -> HttpResponse | None:
    """None when it was shown in the last ten minutes; else the way to the page that asks for it.

    They come back to `back`, or to this very address; what they were sending they send again.
    """
    if is_fresh(request):
        return None
    onward = back or (request.get_full_path() if request.method == "GET" else request.path)
    return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': onward})}")


def is_fresh(request: HttpRequest) -> bool:
    shown_at = request.session.get(SHOWN_AT)
    return (
        isinstance(shown_at, float)
        and 0 <= time.time() - shown_at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    )


def remember_shown(request: HttpRequest) -> None:
    """They have just shown it; allauth's own pages believe it too."""
    request.session[SHOWN_AT] = time.time()
    record_authentication(request, request.user, method="code", reauthenticated=True)


def is_within(address: object) -> bool:
    """An address on this site, written without a host: the only kind that is followed."""
    text = str(address or "")
    return text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None)


def next_address(request: HttpRequest, default: str = "/home/") -> str:
    asked = request.POST.get("next") or request.GET.get("next")
    return str(asked) if is_within(asked) else default
