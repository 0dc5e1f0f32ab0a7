"""What `almoner doctor` looks at: each check answers in a sentence, with what to do when it is not well."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from almoner.cli.schema import waiting_migrations
from almoner.ground.audit.models import Line
from almoner.ground.core import clock
from almoner.ground.notices import worker
from almoner.ground.ui.words import counted
from almoner.ground.workflow.models import FAILED, Letter

WELL, LOOK, BAD = "well", "look", "BAD"
PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
OLDEST_POSTGRES = 150_000
LITTLE_SPACE = 1_000_000_000
SKEW = timedelta(seconds=5)


@dataclass(frozen=True)
class Finding:
    """How one thing is: well, worth a look, or bad; `do` says what would mend it."""

    state: str
    words: str
    do: str = ""


def environment() -> Iterator[Finding]:
    if settings.DEMO:
        yield Finding(LOOK, "This is a demonstration.", "unset ALMONER_DEMO before real use")
    if settings.DEBUG:
        yield Finding(LOOK, "Errors show their inner workings.", "unset ALMONER_DEBUG")
    if not settings.DEMO and not settings.PUBLIC_ADDRESS.startswith("https://"):
        yield Finding(
            BAD, f"The public address is {settings.PUBLIC_ADDRESS}.", "set ALMONER_ADDRESS to https://…"
        )
    if settings.HTTPS and not settings.TRUSTED_PROXY:
        yield Finding(
            BAD,
            "Nobody can reach a page over https.",
            "put a proxy with TLS before it and set ALMONER_BEHIND_PROXY=1",
        )
    if not settings.DEMO and not settings.SMTP_ADDRESS:
        yield Finding(BAD, "Letters go nowhere.", "set ALMONER_SMTP to host:port of the office's mail server")
    if not settings.DEMO and not settings.CLAMD_SOCKET:
        yield Finding(LOOK, "Uploads are not scanned for viruses.", "set ALMONER_CLAMD to ClamAV's socket")
    yield Finding(WELL, f"The settings make sense; this home is {settings.HOME}.")


def database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0])
            good = version >= OLDEST_POSTGRES
            yield Finding(
                WELL if good else BAD, f"PostgreSQL {version // 10_000}.", "" if good else "use 15 or newer"
            )
            return
        for pragma, wanted in PRAGMAS.items():
            found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            if found != wanted:
                yield Finding(
                    BAD, f"SQLite says {pragma} is {found}, not {wanted}.", "restore almoner's settings"
                )
        said = cursor.execute("PRAGMA quick_check").fetchone()[0]
    good = said == "ok"
    yield Finding(
        WELL if good else BAD, f"SQLite checked its file: {said}.", "" if good else "restore a backup"
    )


def migrations() -> Iterator[Finding]:
    waiting = waiting_migrations()
    if waiting:
        yield Finding(
            BAD,
            f"The database waits for {counted(len(waiting), 'change')}.",
            "back up, then run: almoner migrate",
        )
    else:
        yield Finding(WELL, "The database is up to date.")


def disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.HOME).free
    words = f"{free / 1_000_000_000:.1f} GB are free."
    yield (
        Finding(WELL, words) if free >= LITTLE_SPACE else Finding(BAD, words, "make room before uploads fail")
    )


def the_worker() -> Iterator[Finding]:
    last = worker.life(clock.now())
    if last.is_alive:
        yield Finding(WELL, f"A worker gave a sign of life at {last.last_beat:%H:%M:%S} UTC.")
    else:
        yield Finding(LOOK, "No worker is running: letters wait.", "start one: almoner work")
    failed = Letter.objects.filter(state=FAILED).count()
    if failed:
        yield Finding(
            LOOK, f"{counted(failed, 'letter')} could not be sent.", "see the staff page of letters"
        )


def the_clock() -> Iterator[Finding]:
    """Deadlines and the record rest on the clock of this machine."""
    last = Line.objects.order_by("-seq").values_list("at", flat=True).first()
    if last and last > clock.now() + SKEW and not settings.PINNED_DAY:
        yield Finding(
            BAD, f"The record's last line is of {last:%d %B %Y %H:%M} UTC, which is ahead.", "set the clock"
        )
    elif abs(database_time() - datetime.now(tz=UTC)) > SKEW:
        yield Finding(
            BAD, "The database's clock and ours differ by more than 5 seconds.", "run a time service on both"
        )
    else:
        yield Finding(WELL, f"It is {clock.now():%d %B %Y %H:%M} UTC.")


def database_time() -> datetime:
    if connection.vendor != "postgresql":
        return datetime.now(tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found


def secrets() -> Iterator[Finding]:
    """What only we may read: the key that signs checkpoints, and the database."""
    home: Path = settings.HOME
    found = [path for name in ("checkpoint.key", "almoner.sqlite3") if (path := home / name).exists()]
    for path in found:
        mode = stat.S_IMODE(path.stat().st_mode)
        if path.suffix == ".key" and mode & 0o077:
            yield Finding(BAD, f"Others may read {path.name}.", f"chmod 600 {path}")
        elif mode & 0o002:
            yield Finding(BAD, f"Others may change {path.name}.", f"chmod o-w {path}")
    yield Finding(WELL, f"Looked at who may read {len(found)} files that matter.")


CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    environment, database, disk, secrets, migrations, the_clock, the_worker,
)  # fmt: skip


def look() -> Iterator[Finding]:
    """Every check in turn; one that cannot be made is itself a finding."""
    for check in CHECKS:
        try:
            yield from check()
        except Exception as error:
            yield Finding(
                BAD,
                f"Could not look at “{check.__name__.replace('_', ' ')}”: {error}.",
                "see docs/running.md",
            )
