"""The demonstration as a database: made once for a state of the code, then only copied."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

ROOT = Path(__file__).parent.parent.parent
KEPT = ROOT / ".pytest_cache" / "demonstrations"
NAME = "almoner.sqlite3"
READ = ("*.py", "*.toml", "*.txt")


def fingerprint() -> str:
    """Of everything that could change what the demonstration holds."""
    files = sorted({path for kind in READ for path in (ROOT / "almoner").rglob(kind)})
    digest = hashlib.sha256()
    for path in files:
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def made(home: Path) -> None:
    """In a process of its own, by the commands that people use."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALMONER_", "DATABASE_"))
    }
    env |= {"ALMONER_DEMO": "1", "ALMONER_HOME": str(home)}
    for command in (["manage.py", "migrate", "-v", "0"], ["-m", "almoner", "demo"]):
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-4000:]


def home_of_demonstration() -> Path:
    """A home with the database and its files, kept from run to run as long as the code stays the same."""
    KEPT.mkdir(parents=True, exist_ok=True)
    home = KEPT / fingerprint()
    with (KEPT / ".lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if home.exists():
            return home
        aside = KEPT / f".{os.getpid()}"
        shutil.rmtree(aside, ignore_errors=True)
        made(aside)
        for other in KEPT.glob("[0-9a-f]*"):
            shutil.rmtree(other, ignore_errors=True)
        aside.rename(home)
    return home


@pytest.fixture(scope="session")
def demo_home() -> Path:
    """Not to be written to: copy what you change."""
    return home_of_demonstration()


@pytest.fixture(scope="session")
def demo_database(demo_home: Path) -> Path:
    """The SQLite file of the finished demonstration; copy it before you write to it."""
    return demo_home / NAME


@contextlib.contextmanager
def connected_to(file: Path) -> Iterator[None]:
    """The default connection looks into another SQLite file for a time."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextlib.contextmanager
def built_here() -> Iterator[None]:
    """Made in the tests' own database, and taken back: for databases that are no file."""
    from almoner.demo.build import build

    with transaction.atomic():
        build()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo(request, tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[None]:
    """Within a module the models read the demonstration, on either database."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            file = tmp_path_factory.mktemp("demo") / NAME
            shutil.copyfile(request.getfixturevalue("demo_database"), file)
            with connected_to(file):
                yield
        elif not getattr(request.module, "ON_EVERY_DATABASE", False):
            pytest.skip("Compared on SQLite; on other databases the scenarios are.")
        else:
            with built_here():
                yield
