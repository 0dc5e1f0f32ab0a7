"""What every page may say of the office: its name, its brand, whether this is a demonstration."""

from django.conf import settings
from django.http import HttpRequest


def office(request: HttpRequest) -> dict[str, object]:
    return {"demo": settings.DEMO, "body": None}
