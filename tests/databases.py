"""A private PostgreSQL server on a free port, in a folder of its own, never as root.

`python -m tests.databases COMMAND…` runs a command with DATABASE_URL naming such a server.
"""

import contextlib
import ctypes
import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

OLDEST = 15
OWNER = "almoner"
DIES_WITH_PARENT = 1
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "jit": "off",
    "shared_buffers": "64MB",
    "max_connections": "80",
    "listen_addresses": "127.0.0.1",
}


class NoPostgres(Exception):
    """There is no PostgreSQL 15 or newer on this machine."""


@dataclass
class Cluster:
    port: int

    def url(self, database: str = "almoner") -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and give its URL."""
        name = f"almoner_{uuid.uuid4().hex[:10]}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as session:
            session.execute(f"CREATE DATABASE {name}")
        return self.url(name)


def binaries() -> Path:
    """Where the newest `postgres` is; Debian keeps one folder a version."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3])
    )
    if versions and int(versions[-1].parts[-3]) >= OLDEST:
        return versions[-1].parent
    if found := shutil.which("postgres"):
        return Path(found).resolve().parent
    raise NoPostgres(f"PostgreSQL {OLDEST} or newer is not installed (bin/install-test-tools).")


def account() -> pwd.struct_passwd:
    """The user the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return pwd.getpwnam(getpass.getuser())
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgres("There is no user to run PostgreSQL as.")


def as_account() -> dict[str, object]:
    who = account()
    if os.geteuid() != 0:
        return {}
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop_with_parent() -> None:
    ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGINT)


@contextlib.contextmanager
def running() -> Iterator[Cluster]:
    """The server of this run (TEST_CLUSTER_PORT), or one that lives as long as this block."""
    if shared := os.environ.get("TEST_CLUSTER_PORT"):
        yield Cluster(port=int(shared))
        return
    folder = Path(tempfile.mkdtemp(prefix="almoner-postgres-"))
    if os.geteuid() == 0:
        os.chown(folder, account().pw_uid, account().pw_gid)
    try:
        yield from started(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def started(folder: Path) -> Iterator[Cluster]:
    port = free_port()
    make(folder)
    settings = [word for name, value in FAST.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [binaries() / "postgres", "-D", folder / "cluster", "-p", str(port), "-k", folder, *settings],
            cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            preexec_fn=stop_with_parent, **as_account(),
        )  # fmt: skip
        try:
            yield answering(Cluster(port), server, folder / "log")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def make(folder: Path) -> None:
    subprocess.run(
        [binaries() / "initdb", "-D", folder / "cluster", "-U", OWNER, "--auth=trust", "--no-sync",
         "--encoding=UTF8", "--locale=C.UTF-8"],
        cwd=folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **as_account(),
    )  # fmt: skip


def answering(cluster: Cluster, server: subprocess.Popen[bytes], log: Path) -> Cluster:
    """Wait up to 30 seconds until the server answers."""
    for _ in range(300):
        if server.poll() is not None:
            raise NoPostgres(f"PostgreSQL did not start: {log.read_text()[-500:]}")
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(cluster.url("postgres"), connect_timeout=2).close()
            return cluster
        time.sleep(0.1)
    raise NoPostgres("PostgreSQL did not answer within 30 seconds.")


def main(command: list[str]) -> int:
    with running() as cluster:
        surroundings = os.environ | {"DATABASE_URL": cluster.url(), "TEST_CLUSTER_PORT": str(cluster.port)}
        return subprocess.run(command, env=surroundings).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoPostgres as no:
        sys.exit(str(no))
