"""The worker's loop: a sign of life, letters, periodic jobs, a short rest (`almoner work`)."""

import logging
import os
import socket
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections

from almoner.ground.core import clock
from almoner.ground.notices import jobs
from almoner.ground.notices.models import Heartbeat
from almoner.ground.notices.sending import Counts, send_due

__all__ = ["Counts", "Life", "beat", "life", "send_due", "work"]
log = logging.getLogger(__name__)
REST = 2.0
SILENCE = timedelta(minutes=3)
FORGOTTEN = timedelta(days=1)


@dataclass(frozen=True)
class Life:
    """Whether any worker lives, and when one last gave a sign of it."""

    is_alive: bool
    last_beat: datetime | None


def work(stop: threading.Event, *, rest: float = REST) -> None:
    """Go round until told to stop. Nothing that goes wrong in one round ends the worker."""
    jobs.gather()
    log.info("The worker %s begins.", worker_name())
    while not stop.is_set():
        try:
            busy = once(clock.now())
        except Exception:
            log.exception("A round of the worker failed.")
            busy = False
        close_old_connections()
        if not busy:
            stop.wait(rest)


def once(at: datetime) -> bool:
    """One round; says whether there was anything to do."""
    beat(at)
    sent = send_due(at)
    return bool(jobs.run_due(clock.now())) or sent.sent > 0


def worker_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def beat(at: datetime) -> None:
    """Leave a sign of life, and forget workers that have been silent for a day."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(worker=worker_name(), at=at)],
        update_conflicts=True,
        unique_fields=["worker"],
        update_fields=["at"],
    )
    Heartbeat.objects.filter(at__lt=at - FORGOTTEN).delete()


def life(at: datetime) -> Life:
    """For /health. Either direction counts as silence: a demonstration's clock turns back at midnight."""
    last = Heartbeat.objects.order_by("-at").values_list("at", flat=True).first()
    return Life(is_alive=last is not None and abs(at - last) < SILENCE, last_beat=last)
