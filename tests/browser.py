"""A real browser for tests: start it, ask axe what is wrong, see that nothing scrolls sideways."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("ALMONER_CHROMIUM", "/usr/bin/chromium")
AXE = Path(__file__).parent / "assets" / "axe.min.js"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WRONG = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map((one) =>
  [one.id, one.nodes.map((node) => node.html).filter((html) => one.id !== 'aria-allowed-attr'
    || !html.includes('aria-expanded') || !html.includes('govuk-radios__input'))])
  .filter(([id, nodes]) => nodes.length)"""
TOO_WIDE = """() => {
  const wide = [...document.querySelectorAll('body *')].filter((one) =>
    one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    && !one.closest('.app-scroll, .govuk-visually-hidden, .govuk-skip-link'));
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return over > 0 ? [`${over}px`, ...wide.slice(0, 5).map((one) => one.tagName + '.' + one.className)] : [];
}"""


@contextmanager
def launch() -> Iterator[Browser]:
    """Chromium without a screen; the test is left out where there is none (and fails where it must run)."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def axe(page: Page) -> list[str]:
    """What axe-core finds wrong, as `rule: where`: WCAG to AA and its best practices.

    Left out is the `aria-expanded` that GOV.UK Frontend puts on purpose on radio buttons that reveal fields.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return [f"{rule}: {' | '.join(html[:120] for html in nodes)}" for rule, nodes in page.evaluate(WRONG)]


def no_sideways_scroll(page: Page) -> list[str]:
    """The elements that make the page wider than its window; nothing when it fits."""
    return page.evaluate(TOO_WIDE)
