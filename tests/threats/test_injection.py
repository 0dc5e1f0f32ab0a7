"""T19: hostile text in every field that a person may write, then every page opened in a real browser."""

import sqlite3
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests import ready_database
from tests.browser import launch
from tests.server import Server
from tests.threats import office

PAYLOAD = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)><svg/onload=alert(3)>{{7*7}}${7*7}{%25 if %25}"
    "javascript:alert(4)'; DROP TABLE accounts_person;--</title></textarea></script><b id=planted>"
)
SHORT = '"><svg/onload=alert(3)><b id=planted>{{7*7}}'
FORTY_NINE = "{{7*7}}"
pytestmark = pytest.mark.journey


@dataclass
class Seen:
    dialogs: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    planted: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    pages: int = 0
    with_text: int = 0


def test_t19_hostile_text_is_shown_and_never_run(tmp_path):
    server = Server(tmp_path, settings={"ALMONER_TODAY": "2026-12-10"})
    if not ready_database.fetch(tmp_path / "almoner.sqlite3"):
        server.almoner("migrate")
    people = office.fill(server, SHORT + PAYLOAD)
    server.start()
    seen = Seen()
    try:
        with launch() as browser:
            for one in people.values():
                visit_all(browser, server, one["cookie"], one["paths"], seen)
    finally:
        server.kill()

    assert (seen.dialogs, seen.refused, seen.planted, seen.failed) == ([], [], [], [])
    assert (seen.pages > 80, seen.with_text > 40) == (True, True)
    assert people_in(tmp_path / "almoner.sqlite3") > 10


def visit_all(browser: Browser, server: Server, cookie: str, paths: list[str], seen: Seen) -> None:
    context = browser.new_context(base_url=server.url)
    if cookie:
        name, value = cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": server.url}])
    page = context.new_page()
    page.on("dialog", lambda one: (seen.dialogs.append(page.url), one.dismiss()))
    page.on(
        "console", lambda one: seen.refused.append(f"{page.url}: {one.text}") if refused(one.text) else None
    )
    for path in paths:
        look(page, path, seen)
    context.close()


def refused(text: str) -> bool:
    return "Content Security Policy" in text or "Refused to" in text


def look(page: Page, path: str, seen: Seen) -> None:
    answer = page.goto(path, wait_until="load")
    seen.pages += 1
    if answer is None or answer.status >= 500:
        seen.failed.append(f"{path}: {answer.status if answer else 'nothing'}")
        return
    if page.locator("#planted").count():
        seen.planted.append(path)
    seen.with_text += FORTY_NINE in page.content()


def people_in(database) -> int:
    """The table is still there."""
    with sqlite3.connect(database) as connection:
        many = connection.execute("SELECT count(*) FROM accounts_person").fetchone()[0]
    connection.close()
    return int(many)
