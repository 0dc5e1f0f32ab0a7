"""Records in memory, made by the product's own functions, and eight ways to tamper with them."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

from almoner.ground.audit.chain import Stored
from almoner.ground.audit.record import FIRST, Entry, canonical_line
from almoner.ground.audit.tree import leaf_hash

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
Log = list[Stored]


def a_log(random: Random, size: int) -> Log:
    log: Log = []
    for seq in range(size):
        row = random.randrange(1_000)
        entry = Entry(
            at=NOON,
            actor=f"person:{random.randrange(100)}",
            role="officer",
            action=random.choice(["applications.submit", "applications.refuse", "decisions.sign"]),
            clause="4.9",
            thing=f"applications_application:{row}",
            rows={f"applications_application:{row}": random.randbytes(32).hex()},
            facts={"pence": random.randrange(2_000_000)},
        )
        log.append(stored(seq, canonical_line(seq, digest(log[-1].line) if log else FIRST, entry, "")))
    return log


def digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def stored(seq: int, line: str) -> Stored:
    content = json.loads(line)
    leaf = leaf_hash(line.encode()).hex()
    return Stored(seq, line, leaf, content["action"], content["object"], content["at"])


def rewritten(line: str, **changes: object) -> str:
    return json.dumps(json.loads(line) | changes, sort_keys=True, separators=(",", ":"))


def rechained(log: Log) -> Log:
    """The whole record written anew, so that each line follows from the one before."""
    done: Log = []
    for seq, one in enumerate(log):
        prev = digest(done[-1].line) if done else FIRST
        done.append(stored(seq, rewritten(one.line, seq=seq, prev=prev)))
    return done


def edit(random: Random, log: Log) -> Log:
    at = random.randrange(len(log))
    facts = {"pence": json.loads(log[at].line)["facts"]["pence"] + 1}
    return [*log[:at], log[at]._replace(line=rewritten(log[at].line, facts=facts)), *log[at + 1 :]]


def byte(random: Random, log: Log) -> Log:
    at = random.randrange(len(log))
    line = bytearray(log[at].line.encode())
    line[random.randrange(len(line))] ^= 1 << random.randrange(6)
    return [*log[:at], log[at]._replace(line=line.decode()), *log[at + 1 :]]


def delete(random: Random, log: Log) -> Log:
    """Any line but the last: without that, it is `truncate`."""
    at = random.randrange(len(log) - 1)
    return [*log[:at], *log[at + 1 :]]


def swap(random: Random, log: Log) -> Log:
    one, two = sorted(random.sample(range(len(log)), 2))
    changed = list(log)
    changed[one], changed[two] = log[two]._replace(seq=one), log[one]._replace(seq=two)
    return changed


def insert(random: Random, log: Log) -> Log:
    """A forged line that follows from the one before it; those after it are counted on, not rewritten."""
    at = random.randrange(1, len(log))
    forged = stored(at, rewritten(log[at].line, facts={"pence": 1}))
    return [*log[:at], forged, *(one._replace(seq=one.seq + 1) for one in log[at:])]


def truncate(random: Random, log: Log) -> Log:
    return log[: random.randrange(len(log))]


def edit_and_rechain(random: Random, log: Log) -> Log:
    return rechained(edit(random, log))


def delete_and_rechain(random: Random, log: Log) -> Log:
    at = random.randrange(len(log))
    return rechained([*log[:at], *log[at + 1 :]])


LOCAL: list[Callable[[Random, Log], Log]] = [edit, byte, delete, swap, insert]
WHOLE: list[Callable[[Random, Log], Log]] = [truncate, edit_and_rechain, delete_and_rechain]
