"""A machine that watches learns in one answer whether all is well."""

import shutil
from collections import namedtuple

import pytest

from almoner.ground.notices.worker import beat

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def disk(monkeypatch):
    def free(share: int) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(1000, 1000 - share, share))

    free(500)
    return free


def test_all_is_well(client, clock, disk):
    beat(clock.moment)

    answer = client.get("/health")

    assert (answer.status_code, answer.json()) == (
        200, {"database": True, "worker": True, "disk": True, "disk_free": 0.5},
    )  # fmt: skip
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_silent_worker_is_told(client, clock, disk):
    beat(clock.moment)
    clock.forward(minutes=3)

    answer = client.get("/health")

    assert (answer.status_code, answer.json()["worker"]) == (503, False)


@pytest.mark.parametrize(("free", "status"), [(100, 200), (99, 503)])
def test_a_tenth_of_the_disk_must_be_free(client, clock, disk, free, status):
    beat(clock.moment)
    disk(free)

    assert client.get("/health").status_code == status
