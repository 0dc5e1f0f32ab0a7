"""Workers killed at any moment: every letter goes out; only a kill at the end makes a second copy (T27)."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from almoner.ground.workflow.models import SENT, Letter
from tests.ground.notices.conftest import NOON

LETTERS, KILLS = 300, 12
WORKER = """
import sys, time
from datetime import datetime, timedelta
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.SMTP_ADDRESS = sys.argv[2]
import django; django.setup()
from almoner.ground.notices import sending
sending.LEASE = timedelta(seconds=1)
start = datetime.fromisoformat(sys.argv[3]) - timedelta(seconds=float(sys.argv[4]))
print("ready", flush=True)
while True:
    sending.send_due(start + timedelta(seconds=time.time()))
    time.sleep(0.02)
"""


def a_worker(address: str, began: float) -> subprocess.Popen:
    arguments = [str(connection.settings_dict["NAME"]), address, NOON.isoformat(), str(began)]
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, *arguments], stdout=subprocess.PIPE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "almoner.config.settings"},
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_no_letter(mail, settings):
    Letter.objects.bulk_create(
        Letter(
            to=f"p{n}@example.org", template="office/you_are_invited", values={"name": f"P{n}"},
            created_at=NOON, next_try_at=NOON,
        )
        for n in range(LETTERS)
    )  # fmt: skip
    chance, began, kills = random.Random(27), time.time(), 0
    while kills < KILLS or Letter.objects.exclude(state=SENT).exists():
        assert time.time() - began < 120
        with a_worker(settings.SMTP_ADDRESS, began) as worker:
            worker.stdout.readline()
            time.sleep(chance.uniform(0.02, 0.25) if kills < KILLS else 2)
            worker.send_signal(signal.SIGKILL)
        kills += 1

    ids = mail.ids()
    assert set(ids) == {f"<{one}@example.org>" for one in Letter.objects.values_list("public_id", flat=True)}
    assert len(ids) - LETTERS <= kills
