"""How anybody checks a decision: the newest checkpoint, the public keys and the program that verifies."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from almoner.ground.audit import keys as audit_keys
from almoner.ground.audit.checkpoints import latest

PLAIN = "text/plain; charset=utf-8"


def program_file() -> Path:
    """It lies beside the package in the source; an installation may leave it out."""
    return Path(settings.PACKAGE).parent / "verify_audit.py"


def checked(request: HttpRequest) -> HttpResponse:
    words = {"checkpoint": latest(), "keys": public_keys(), "has_program": program_file().exists()}
    return render(request, "public/about/checked.html", words)


def public_keys() -> list[str]:
    return [str(key) for key in audit_keys.public_keys()]


def checkpoint(request: HttpRequest) -> HttpResponse:
    """The signed note as it is, to be kept by anybody."""
    newest = latest()
    if newest is None:
        raise Http404
    return HttpResponse(newest.text, content_type=PLAIN)


def keys(request: HttpRequest) -> HttpResponse:
    return HttpResponse("".join(f"{key}\n" for key in public_keys()), content_type=PLAIN)


def program(request: HttpRequest) -> HttpResponse:
    if not program_file().exists():
        raise Http404
    response = HttpResponse(program_file().read_bytes(), content_type=PLAIN)
    response["Content-Disposition"] = 'attachment; filename="verify_audit.py"'
    return response
