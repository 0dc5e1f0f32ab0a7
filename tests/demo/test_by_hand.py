"""An independent script counts the demonstration's money to the penny, and sees a penny that is moved."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.demo.tables import FOLDER, needs_tables

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]
SCRIPT = Path(__file__).with_name("by_hand.py")


def counted(database: Path, awards: Path) -> tuple[int, list[str]]:
    command = [sys.executable, "-I", SCRIPT, database, FOLDER, awards]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def test_1_6_every_pound_agrees_by_an_independent_count(demo_database, tmp_path):
    awards = tmp_path / "awards.csv"
    awards.write_bytes(Client(SERVER_NAME="127.0.0.1").get("/register/awards.csv").getvalue())
    spoilt = tmp_path / "spoilt.sqlite3"
    shutil.copyfile(demo_database, spoilt)
    with sqlite3.connect(spoilt) as database:
        database.execute("DROP TRIGGER IF EXISTS funds_ledgerrow_no_update")
        database.execute("UPDATE payments_payment SET amount_pence = amount_pence + 1 WHERE id = 1")
    database.close()

    status, said = counted(demo_database, awards)
    assert (status, said[-1]) == (0, "Everything agrees to the penny.")
    assert counted(spoilt, awards)[0] == 1
