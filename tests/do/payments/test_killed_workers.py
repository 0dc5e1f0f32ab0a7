"""T11: the worker killed 200 times in the middle of files with 3,000 lines: none twice, none missing."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from almoner.do.payments import actions
from almoner.do.payments.filing import make_file, make_files
from almoner.do.payments.models import BankFile, PayRun
from almoner.publish.register.reconciling import differences
from tests.builders import NOW
from tests.do.payments.office import Office, an_office, many

KILLS, LINES = 200, 3_000
WORKER = """
import sys
from datetime import datetime
from pathlib import Path
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.HOME = Path(sys.argv[2])
import django; django.setup()
from almoner.do.payments.filing import make_files
print("ready", flush=True)
make_files(datetime.fromisoformat(sys.argv[3]))
"""


def released(office: Office, runs: int, lines: int) -> list[PayRun]:
    rows = many(office, runs * lines)
    return [office.released(*rows[place * lines : (place + 1) * lines]) for place in range(runs)]


def killed_once(home: str, chance: random.Random) -> None:
    arguments = [str(connection.settings_dict["NAME"]), home, NOW.isoformat()]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "almoner.config.settings"}
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, *arguments], stdout=subprocess.PIPE, env=environment
    ) as worker:
        worker.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        worker.send_signal(signal.SIGKILL)


def what_the_files_hold(office: Office) -> list[tuple[str, int]]:
    """Reference and pence of every payment of every file, as the bank reads them."""
    found = []
    for file in BankFile.objects.select_related("run"):
        words = actions.read_file(file.run, **office.now(office.finance)).decode()
        lines = [one for one in words.split("\r\n") if len(one) == 100 and one[15:17] == "99"]
        found += [(one[64:82].strip(), int(one[35:46])) for one in lines]
    return found


@pytest.mark.slow
@pytest.mark.timeout(1_800)
@pytest.mark.django_db(transaction=True)
def test_t11_killed_workers_lose_and_double_nothing(settings, tmp_path):
    settings.HOME = tmp_path
    office = an_office()
    (run,) = released(office, 1, LINES)
    chance, half_way = random.Random(11), 0
    for _ in range(KILLS):
        killed_once(str(tmp_path), chance)
        half_way += not BankFile.objects.exists()
    make_files(NOW)

    held = what_the_files_hold(office)
    wanted = [(one.reference, one.amount_pence) for one in run.payments.all()]
    assert sorted(held) == sorted(wanted)
    assert (len(held), BankFile.objects.count(), list(differences())) == (LINES, 1, [])
    assert half_way > KILLS // 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_file(settings, tmp_path):
    settings.HOME = tmp_path
    office = an_office()
    (run,) = released(office, 1, 20)

    def make(_: int) -> int:
        try:
            return make_file(run, by=None, at=NOW).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        keys = set(pool.map(make, range(4)))
    assert (len(keys), BankFile.objects.count()) == (1, 1)
    assert len(what_the_files_hold(office)) == 20
