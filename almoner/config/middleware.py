"""What happens to every request: its arrival is stamped, its answer may load nothing foreign."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from almoner.ground.core import clock

Answer = Callable[[HttpRequest], HttpResponse]

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
