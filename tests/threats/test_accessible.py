"""T34: every route's page, opened as somebody who may: axe finds nothing, and nothing scrolls sideways."""

import pytest
from playwright.sync_api import Browser, Page

from tests import ready_database
from tests.browser import axe, launch, no_sideways_scroll
from tests.server import Server
from tests.threats import office

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    home = tmp_path_factory.mktemp("accessible")
    server = Server(home, settings={"ALMONER_TODAY": "2026-12-10"})
    if not ready_database.fetch(home / "almoner.sqlite3"):
        server.almoner("migrate")
    people = office.fill(server)
    server.start()
    yield server, people
    server.kill()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_t34_every_page_with_scripts(served):
    assert walk(*served, scripts=True) == {}


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_t34_every_page_without_scripts(served):
    assert walk(*served, scripts=False) == {}


def walk(server: Server, people: dict, *, scripts: bool) -> dict[str, list[str]]:
    """What is wrong, by address and width."""
    wrong: dict[str, list[str]] = {}
    with launch() as browser:
        for one in people.values():
            page = page_for(browser, server, one["cookie"], scripts=scripts)
            for path in one["paths"]:
                page.set_viewport_size(WIDE)
                page.goto(path, wait_until="load")
                wrong |= looked_at(page, path, NARROW) | looked_at(page, path, WIDE)
            page.context.close()
    return wrong


def page_for(browser: Browser, server: Server, cookie: str, *, scripts: bool) -> Page:
    """Without scripts no script of the pages comes through; axe is one itself, so they are not turned off."""
    context = browser.new_context(base_url=server.url, bypass_csp=True)
    if not scripts:
        context.route("**/*.js", lambda route: route.abort())
    if cookie:
        name, value = cookie.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": server.url}])
    return context.new_page()


def looked_at(page: Page, path: str, size: dict[str, int]) -> dict[str, list[str]]:
    page.set_viewport_size(size)
    found = axe(page) + no_sideways_scroll(page)
    return {f"{path} at {size['width']}": found} if found else {}
