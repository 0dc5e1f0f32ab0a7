"""T14: the same form posted fifty times at once is one bid sent, one receipt and one letter."""

import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import ready_database
from tests.server import Server
from tests.threats import home, posting

POSTS, AT_ONCE = 50, 25
MORE_OF_THEM = pytest.param(200, marks=pytest.mark.slow)


@pytest.mark.parametrize("forms", [5, MORE_OF_THEM])
def test_t14_the_same_form_posted_fifty_times_at_once_counts_once(tmp_path, forms):
    server = Server(tmp_path)
    if not ready_database.fetch(tmp_path / "almoner.sqlite3"):
        server.almoner("migrate")
    drafts = home.fill(server, forms)
    server.start()
    try:
        answers = Counter(one for draft in drafts for one in fifty(server.port, draft))
    finally:
        server.kill()

    assert answers == {302: forms * POSTS}
    assert sent(tmp_path / "almoner.sqlite3") == (forms, forms, forms)


def fifty(port: int, draft: home.Ready) -> list[int]:
    """The browser's own key is the same in every post; each is led to the receipt."""
    path = f"/apply/bids/{draft.bid}/send/"
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = [pool.submit(posting.post, port, path, draft.cookie, "thesameform") for _ in range(POSTS)]
        answers = [one.result() for one in done]
    assert {one.to for one in answers} == {f"/apply/bids/{draft.bid}/receipt/"}
    return [one.status for one in answers]


def sent(database: Path) -> tuple[int, ...]:
    """Bids sent, lines of the record that say so, letters of receipt."""
    questions = (
        "SELECT count(*) FROM applications_application WHERE status = 'submitted'",
        "SELECT count(*) FROM audit_line WHERE action = 'applications.submit'",
        "SELECT count(*) FROM workflow_letter WHERE template = 'applications/received'",
    )
    with sqlite3.connect(database) as connection:
        found = tuple(connection.execute(one).fetchone()[0] for one in questions)
    connection.close()
    return found
