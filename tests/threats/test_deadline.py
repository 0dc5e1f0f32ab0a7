"""T16: over the wire, the moment that counts is when the first line of the request reached the server."""

import http.client
import secrets
import sqlite3
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests import ready_database
from tests.server import Server
from tests.threats import home, posting

DAY = date(2026, 12, 10)
SLOWLY = 2.0


@pytest.fixture
def served(tmp_path):
    server = Server(tmp_path, settings={"ALMONER_TODAY": DAY.isoformat()})
    if not ready_database.fetch(tmp_path / "almoner.sqlite3"):
        server.almoner("migrate")
    drafts = home.fill(server, 3)
    server.start()
    yield server, drafts
    server.kill()


def close_in(database: Path, seconds: float) -> datetime:
    """Bring the round's deadline, its grace gone, to so many seconds from now."""
    now = datetime.now(tz=UTC).replace(year=DAY.year, month=DAY.month, day=DAY.day)
    closes = now + timedelta(seconds=seconds)
    with sqlite3.connect(database, timeout=30) as connection:
        connection.execute(
            "UPDATE rounds_round SET closes_at = ?, grace_minutes = 0",
            (closes.strftime("%Y-%m-%d %H:%M:%S.%f"),),
        )
    connection.close()
    return closes


def wait_for(moment: datetime) -> None:
    now = datetime.now(tz=UTC).replace(year=DAY.year, month=DAY.month, day=DAY.day)
    time.sleep(max(0.0, (moment - now).total_seconds()))


def test_t16_begun_in_time_counts_late_does_not_and_clocks_of_browsers_count_for_nothing(served):
    server, (slow, late, forged) = served
    closes = close_in(server.home / "almoner.sqlite3", 3.0)

    begun = begin(server.port, slow)
    wait_for(closes + timedelta(seconds=SLOWLY))
    in_time = finish(begun)
    too_late = posting.post(server.port, f"/apply/bids/{late.bid}/send/", late.cookie)
    yesterday = {"Date": "Wed, 09 Dec 2026 10:00:00 GMT", "X-Request-Start": "t=1", "If-Modified-Since": "0"}
    body = urlencode(
        {"csrfmiddlewaretoken": posting.TOKEN, "once": "x", "received_at": "2026-12-09T10:00:00Z"}
    )
    path, kind = f"/apply/bids/{forged.bid}/send/", "application/x-www-form-urlencoded"
    pretended = posting.ask(
        server.port, "POST", path, forged.cookie, body.encode(), **{"Content-Type": kind}, **yesterday
    )

    assert (in_time, too_late.status, pretended.status) == (302, 422, 422)
    assert states(server.home / "almoner.sqlite3") == {
        slow.bid: ("submitted", 0), late.bid: ("draft", 1), forged.bid: ("draft", 1),
    }  # fmt: skip


def begin(port: int, draft: home.Ready) -> tuple[http.client.HTTPConnection, bytes]:
    """The head of the request and half of its body; the rest comes by a slow line."""
    form = {"csrfmiddlewaretoken": posting.TOKEN, "once": secrets.token_hex(8)}
    body = urlencode(form).encode()
    channel = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    channel.putrequest("POST", f"/apply/bids/{draft.bid}/send/")
    channel.putheader("Cookie", posting.cookies(draft.cookie))
    channel.putheader("Content-Type", "application/x-www-form-urlencoded")
    channel.putheader("Content-Length", str(len(body)))
    channel.endheaders()
    channel.send(body[:10])
    return channel, body[10:]


def finish(begun: tuple[http.client.HTTPConnection, bytes]) -> int:
    channel, rest = begun
    channel.send(rest)
    answer = channel.getresponse()
    answer.read()
    channel.close()
    return answer.status


def states(database: Path) -> dict[str, tuple[str, int]]:
    """Where each draft stands, and how many late attempts were kept."""
    asked = (
        "SELECT a.public_id, a.status, (SELECT count(*) FROM applications_lateattempt l"
        " WHERE l.application_id = a.id) FROM applications_application a WHERE a.reference LIKE '%-C%'"
    )
    with sqlite3.connect(database) as connection:
        rows = connection.execute(asked).fetchall()
    connection.close()
    return {key: (state, many) for key, state, many in rows}
