"""How much SQL, processor time and waiting something takes."""

import http.client
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP = 3
NODES = "SELECT value FROM audit_node"
TRANSACTION = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@dataclass(frozen=True)
class Cost:
    """Inside the process: statements of one request, and the median of its processor time."""

    sql: int
    cpu_ms: float


@dataclass(frozen=True)
class Waiting:
    """As a browser waits, in milliseconds."""

    p50: float
    p99: float


def cost_of(ask: Callable[[], object], *, times: int = 20) -> Cost:
    for _ in range(WARM_UP):
        ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
    sql = statements(queries)  # counted now: the next request empties the log
    spent = []
    for _ in range(times):
        began = time.process_time()
        ask()
        spent.append((time.process_time() - began) * 1000)
    return Cost(sql, round(statistics.median(spent), 1))


def statements(queries: CaptureQueriesContext) -> int:
    """Without the beginnings and ends of transactions, and without nodes of the record's tree.

    How many nodes a line reads hangs on how many lines stand before it, not on the page.
    """
    asked = [one["sql"] for one in queries.captured_queries]
    return sum(not (one.startswith(TRANSACTION) or one.startswith(NODES)) for one in asked)


def waiting_for(port: int, path: str, cookie: str, *, times: int = 200) -> Waiting:
    """One request after the other over a kept connection."""
    channel = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took = []
    for _ in range(WARM_UP + times):
        began = time.perf_counter()
        channel.request("GET", path, headers={"Cookie": cookie})
        answer = channel.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, f"{path} answered {answer.status}"
    channel.close()
    cuts = statistics.quantiles(took[WARM_UP:], n=100)
    return Waiting(round(cuts[49], 1), round(cuts[98], 1))


def name_of(pid: int) -> str:
    """What it was started as: the last words of its command."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    return " ".join(one.rsplit("/", 1)[-1] for one in words if one)[-26:]


def memory_mb(pid: int) -> float:
    """Resident memory of one process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    return round(int(kilobytes) / 1024, 1)
