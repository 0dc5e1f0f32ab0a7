"""The worker's loop and its periodic jobs."""

import logging
import threading
from datetime import timedelta

import pytest
from django.db import connections

from almoner.ground.notices import jobs, worker
from almoner.ground.notices.models import Heartbeat, JobRun
from almoner.ground.notices.worker import Life
from almoner.ground.workflow.models import SENT, Letter
from tests.ground.notices.conftest import NOON, a_letter, minutes

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_jobs(monkeypatch):
    monkeypatch.setattr(jobs, "JOBS", {})
    monkeypatch.setattr(jobs, "gather", lambda: jobs.JOBS)


@pytest.fixture
def ran(own_jobs):
    seen = []
    jobs.job("test.often", every=minutes(5))(seen.append)
    return seen


def test_a_job_runs_at_once_and_then_after_its_time(ran):
    moments = [NOON, NOON + minutes(4), NOON + minutes(5), NOON + minutes(6)]

    assert [jobs.run_due(at) for at in moments] == [["test.often"], [], ["test.often"], []]
    assert ran == [NOON, NOON + minutes(5)]


def test_a_job_that_fails_is_seen_and_comes_round_again(own_jobs, caplog):
    outcomes = [ValueError("no luck"), None]

    @jobs.job("test.fails", every=minutes(5))
    def fails(at):
        if error := outcomes.pop(0):
            raise error

    with caplog.at_level(logging.CRITICAL, logger="almoner.ground.notices.jobs"):
        jobs.run_due(NOON)
    first = JobRun.objects.values_list("failures", "last_error", "lease_until").get()
    jobs.run_due(NOON + minutes(5))

    assert first == (1, "ValueError: no luck", None)
    assert JobRun.objects.values_list("failures", "last_error").get() == (0, "")


def test_a_job_in_another_workers_hands_is_left_until_its_lease_ends(ran):
    assert jobs.take(jobs.JOBS["test.often"], NOON)

    assert jobs.run_due(NOON + minutes(6)) == []
    assert jobs.run_due(NOON + jobs.LEASE) == ["test.often"]


def test_a_job_has_one_name(ran):
    with pytest.raises(ValueError, match="two jobs"):
        jobs.job("test.often", every=minutes(1))(print)


def test_the_rooms_jobs_are_found():
    assert "files.sweep" in jobs.gather()


def test_one_round_gives_a_sign_of_life_and_sends_letters(ran, folder):
    a_letter()

    assert worker.once(NOON) is True
    assert Letter.objects.get().state == SENT
    assert worker.life(NOON + minutes(1)) == Life(is_alive=True, last_beat=NOON)


def test_silence_for_three_minutes_means_that_no_worker_lives():
    assert worker.life(NOON) == Life(is_alive=False, last_beat=None)
    worker.beat(NOON)

    assert worker.life(NOON + timedelta(minutes=2, seconds=59)).is_alive is True
    assert worker.life(NOON + timedelta(minutes=3)).is_alive is False


def test_a_worker_has_one_row_and_forgotten_ones_go():
    Heartbeat.objects.create(worker="gone:1", at=NOON - timedelta(days=2))
    worker.beat(NOON)
    worker.beat(NOON + minutes(1))

    assert list(Heartbeat.objects.values_list("worker", "at")) == [(worker.worker_name(), NOON + minutes(1))]


@pytest.mark.django_db(transaction=True)
def test_the_worker_goes_on_after_a_round_that_failed_and_stops_when_told(
    ran, folder, clock, monkeypatch, caplog
):
    clock.set(NOON)  # the letter is due at noon, whatever the time of day is outside
    a_letter()
    rounds, first = [], [RuntimeError("the database went away")]
    real = worker.once

    def once(at):
        rounds.append(at)
        if first:
            raise first.pop()
        return real(at)

    monkeypatch.setattr(worker, "once", once)
    stop = threading.Event()

    def run():
        worker.work(stop, rest=0.01)
        connections.close_all()

    with caplog.at_level(logging.CRITICAL, logger="almoner.ground.notices.worker"):
        thread = threading.Thread(target=run)
        thread.start()
        for _ in range(500):
            if Letter.objects.filter(state=SENT).exists():
                break
            threading.Event().wait(0.02)
        stop.set()
        thread.join(5)

    assert (thread.is_alive(), Letter.objects.get().state, len(rounds) >= 2) == (False, SENT, True)
