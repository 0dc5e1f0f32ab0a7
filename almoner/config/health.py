"""One address for a machine that watches: is all well?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def health(request: HttpRequest) -> JsonResponse:
    found = {"database": database_answers()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)
