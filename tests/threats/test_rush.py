"""T15: everybody at once before the deadline, each with a file; none is refused and none is lost."""

import statistics
import threading
import time
from dataclasses import dataclass, field

from tests import ready_database
from tests.ground.files.making import plain_pdf, stream
from tests.server import Server
from tests.threats import home, posting
from tests.threats.test_double_submit import sent

MANY, WITHIN, FILE_BYTES = 200, 12.0, 200_000


@dataclass
class Seen:
    took: list[float] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def a_file(number: int) -> bytes:
    """A document of 200 kB that no other applicant has."""
    made = plain_pdf(stream(f"{number}".encode().ljust(FILE_BYTES, b" "), more=b""))
    assert len(made) >= FILE_BYTES
    return made


def test_t15_two_hundred_bids_with_a_file_each_in_twelve_seconds(tmp_path, capsys):
    """Open loop: each arrives when it arrives, however long the others take."""
    server = Server(tmp_path)
    if not ready_database.fetch(tmp_path / "almoner.sqlite3"):
        server.almoner("migrate")
    drafts = home.fill(server, MANY)
    server.start()
    seen, began = Seen(), time.perf_counter() + 0.5
    people = [
        threading.Thread(target=one_bid, args=(server.port, draft, number, began, seen))
        for number, draft in enumerate(drafts)
    ]
    try:
        for one in people:
            one.start()
        for one in people:
            one.join()
        whole = time.perf_counter() - began
    finally:
        server.kill()

    cuts = statistics.quantiles(seen.took, n=100)
    with capsys.disabled():
        print(
            f"\nT15: {MANY} bids in {whole:.1f} s, p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"
        )
    assert seen.wrong == []
    assert sent(tmp_path / "almoner.sqlite3") == (MANY, MANY, MANY)


def one_bid(port: int, draft: home.Ready, number: int, began: float, seen: Seen) -> None:
    """The file, then the bid; what it took is measured over both."""
    content = a_file(number)
    time.sleep(max(0.0, began + number * WITHIN / MANY - time.perf_counter()))
    at = time.perf_counter()
    where = f"/apply/organisations/{draft.organisation}/documents/new/"
    kept = posting.upload(
        port, where, draft.cookie, "equality.pdf", content, kind="equality", title="Equality policy"
    )
    answer = posting.post(port, f"/apply/bids/{draft.bid}/send/", draft.cookie)
    seen.took.append(time.perf_counter() - at)
    for one in (kept, answer):
        if one.status != 302:
            seen.wrong.append((one.status, posting.title_of(one.body)))
