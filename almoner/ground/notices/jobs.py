"""Work that comes round by itself. A room adds its own in a module `jobs.py`:

@job("agreements.lapse", every=timedelta(minutes=5))
def lapse_offers(at: datetime) -> None: ...
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils.module_loading import autodiscover_modules

from almoner.ground.core import clock
from almoner.ground.notices.models import JobRun

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=30)
Work = Callable[[datetime], object]


@dataclass(frozen=True)
class Job:
    name: str
    every: timedelta
    run: Work


JOBS: dict[str, Job] = {}


def job(name: str, *, every: timedelta) -> Callable[[Work], Work]:
    """Register the function below; it gets the moment in UTC and may be run again after a crash."""

    def register(run: Work) -> Work:
        if name in JOBS:
            raise ValueError(f"There are two jobs called {name}.")
        JOBS[name] = Job(name, every, run)
        return run

    return register


def gather() -> dict[str, Job]:
    """All jobs of all rooms."""
    autodiscover_modules("jobs")
    return JOBS


def run_due(at: datetime) -> list[str]:
    """Run every job that is due and not in another worker's hands; names of those that ran."""
    known = {run.name: run for run in JobRun.objects.filter(name__in=JOBS)}
    return [job.name for job in JOBS.values() if is_due(known.get(job.name), at) and run_one(job, at)]


def is_due(known: JobRun | None, at: datetime) -> bool:
    if known is None:
        return True
    return known.next_at <= at and (known.lease_until is None or known.lease_until <= at)


def run_one(one: Job, at: datetime) -> bool:
    """False when another worker took it first. A job that fails is logged and comes round again."""
    if not take(one, at):
        return False
    outcome: dict[str, object] = {"failures": 0, "last_error": ""}
    try:
        one.run(at)
    except Exception as error:
        log.exception("The job %s failed.", one.name)
        outcome = {"failures": F("failures") + 1, "last_error": f"{type(error).__name__}: {error}"[:300]}
    JobRun.objects.filter(name=one.name).update(lease_until=None, finished_at=clock.now(), **outcome)
    return True


def take(one: Job, at: datetime) -> bool:
    JobRun.objects.bulk_create([JobRun(name=one.name, next_at=at)], ignore_conflicts=True)
    free = JobRun.objects.filter(Q(lease_until=None) | Q(lease_until__lte=at), name=one.name, next_at__lte=at)
    return bool(free.update(next_at=at + one.every, lease_until=at + LEASE, started_at=at))
