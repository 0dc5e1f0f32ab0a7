"""What happens to every request: its arrival is stamped, its answer may load nothing foreign."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from almoner.ground.core import clock
from almoner.ground.core.refusals import Clash, NotAllowed, Refused

Answer = Callable[[HttpRequest], HttpResponse]

CHANGED_MEANWHILE = "Somebody else changed this meanwhile. Load the page again to see it as it is now."
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)


def stamp_arrival(answer: Answer) -> Answer:
    """`request.received_at`: when the first line of the request reached us, in UTC (R4.9-2)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.received_at = clock.now()  # type: ignore[attr-defined]
        return answer(request)

    return middleware


def content_security(answer: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return middleware


def say_no(answer: Answer) -> Answer:
    """A refusal that no page caught is still said in words: 403 to a person, 422 to an attempt."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def refused(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotAllowed):
            return render(request, "403.html", {"reason": error.reason}, status=403)
        if isinstance(error, Refused):
            return render(request, "422.html", {"reason": " ".join(error.reasons)}, status=422)
        if isinstance(error, Clash):
            return render(request, "422.html", {"reason": CHANGED_MEANWHILE}, status=409)
        return None

    middleware.process_exception = refused  # type: ignore[attr-defined]
    return middleware
