"""The real product for a test: `almoner serve` on a free port, over a home and a database of its own."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests import ready_database
from tests.databases import free_port, stop_with_parent

ROOT = Path(__file__).parent.parent
STARTS_WITHIN = 60


def status_of(pid: int) -> tuple[str, int] | None:
    """A process's state and parent, as the system tells them; None when there is no such process."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return words[0], int(words[1])


def children_of(pid: int) -> list[int]:
    every = sorted(int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [one for one in every if (status := status_of(one)) and status[1] == pid and status[0] != "Z"]


def family_of(pid: int) -> list[int]:
    """The process and all that came of it, parents before children."""
    return [pid, *(one for child in children_of(pid) for one in family_of(child))]


@dataclass
class Server:
    """One `almoner serve` with its children, as one process group."""

    home: Path
    database_url: str = ""
    workers: int = 2
    with_worker: bool = False
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def surroundings(self) -> dict[str, str]:
        plain = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("ALMONER_") and name != "DATABASE_URL"
        }
        ours = {"ALMONER_DEMO": "1", "ALMONER_HOME": str(self.home), "ALMONER_ADDRESS": self.url}
        database = {"DATABASE_URL": self.database_url} if self.database_url else {}
        return plain | ours | database | self.settings

    def almoner(self, *words: str) -> str:
        """Run a subcommand against this home and give what it printed."""
        command = [sys.executable, "-m", "almoner", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.surroundings(), capture_output=True, text=True)
        assert done.returncode == 0, f"almoner {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self) -> "Server":
        command = [sys.executable, "-m", "almoner", "serve", "--port", str(self.port)]
        command += ["--workers", str(self.workers), *(["--with-worker"] if self.with_worker else [])]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.surroundings(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True, preexec_fn=stop_with_parent,
            )  # fmt: skip
        self.wait_until_ready()
        return self

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            assert self.process is not None
            assert self.process.poll() is None, f"The server ended: {self.log.read_text()[-2000:]}"
            if self.health() is not None:
                return
            time.sleep(0.1)
        raise AssertionError(f"The server did not answer: {self.log.read_text()[-2000:]}")

    def health(self) -> dict[str, object] | None:
        """What /health says, well or not; None while nobody answers."""
        try:
            with urllib.request.urlopen(f"{self.url}/health", timeout=10) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as answer:
            return json.loads(answer.read())
        except OSError:
            return None

    def stop(self) -> int:
        """Ask it to stop, as Ctrl-C does, and give its exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=40)
        self.process = None
        return code

    def kill(self) -> None:
        """End it and all its children at once and without warning, as a crash would."""
        assert self.process is not None
        parent, *others = family_of(self.process.pid)
        for pid in (*others, parent):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


@contextlib.contextmanager
def running(home: Path, **choices: object) -> Iterator[Server]:
    """A server that lives as long as this block. The database is made when the home is empty."""
    server = Server(home, **choices)
    if server.database_url or not ready_database.fetch(home / "almoner.sqlite3"):
        server.almoner("migrate")
    server.start()
    try:
        yield server
    finally:
        if server.process is not None:
            server.kill()
