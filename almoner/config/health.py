"""One address for a machine that watches: is all well?"""

import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from almoner.ground.core import clock
from almoner.ground.notices.worker import life

LEAST_FREE = 0.10


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def worker_lives() -> bool:
    try:
        return life(clock.now()).is_alive
    except DatabaseError:
        return False


def disk_free() -> float:
    """The free part of the disk that holds ALMONER_HOME, from 0 to 1."""
    usage = shutil.disk_usage(settings.HOME)
    return round(usage.free / usage.total, 3)


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """503 when the database or the worker is silent, or less than a tenth of the disk is free."""
    free = disk_free()
    found = {"database": database_answers(), "worker": worker_lives(), "disk": free >= LEAST_FREE}
    return JsonResponse({**found, "disk_free": free}, status=200 if all(found.values()) else 503)
