"""One person at a browser: signs in, fills forms by field name, and has each page looked at by axe."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser import axe, no_sideways_scroll

IDS = re.compile(r"[a-z0-9]{14,}")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def day_of(name: str, day: date) -> dict[str, str]:
    """The three fields of a day."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


class Walker:
    """`faults` gathers what axe or a narrow window finds wrong on any page that was walked over."""

    def __init__(
        self,
        context: BrowserContext,
        address: str,
        faults: list[str],
        seen: set[str],
        *,
        sees_axe: bool = True,
    ) -> None:
        self.context, self.address, self.faults, self.seen = context, address, faults, seen
        self.sees_axe = sees_axe
        self.page: Page = context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.set_viewport_size(WIDE)

    def sign_in(self, name: str) -> "Walker":
        self.go("/account/demo/")
        return self.leave(self.page.get_by_role("button", name=f"Sign in as {name}"))

    def go(self, path: str) -> "Walker":
        self.page.goto(self.address + path)
        return self.look()

    def look(self) -> "Walker":
        """Look once at each kind of page, at both widths."""
        title = self.page.title()
        kind = f"{title} {IDS.sub('*', self.page.url.removeprefix(self.address))}"
        if kind in self.seen:
            return self
        self.seen.add(kind)
        for size in (WIDE, NARROW):
            self.page.set_viewport_size(size)
            where = f"{self.page.url.removeprefix(self.address)} “{title}” at {size['width']}"
            if self.sees_axe:
                self.faults += [f"{where}: {one}" for one in axe(self.page)]
            self.faults += [f"{where} is too wide: {one}" for one in no_sideways_scroll(self.page)]
        self.page.set_viewport_size(WIDE)
        return self

    def fill(self, values: Mapping[str, str | bool]) -> "Walker":
        """By the field's name: text, a choice's value, or True to tick."""
        for name, value in values.items():
            field = self.page.locator(f'main [name="{name}"]')
            kind = field.first.get_attribute("type")
            if kind == "radio":
                self.page.locator(f'main [name="{name}"][value="{value}"]').check()
            elif kind == "checkbox" and value is True:
                field.first.check()
            elif kind == "checkbox":
                self.page.locator(f'main [name="{name}"][value="{value}"]').check()
            elif field.first.evaluate("one => one.tagName") == "SELECT":
                field.first.select_option(str(value))
            else:
                field.first.fill(str(value))
        return self

    def choose(self, *names: str) -> "Walker":
        """The first thing that each of these lists offers."""
        for name in names:
            self.page.locator(f'main [name="{name}"]').select_option(index=1)
        return self

    def put(self, name: str, file: Path) -> "Walker":
        self.page.locator(f'main [name="{name}"]').set_input_files(str(file))
        return self

    def press(self, words: str) -> "Walker":
        return self.leave(self.page.locator("main").get_by_role("button", name=words).first)

    def follow(self, words: str, *, exact: bool = False) -> "Walker":
        return self.leave(self.page.locator("main").get_by_role("link", name=words, exact=exact).first)

    def leave(self, by: Locator) -> "Walker":
        """Press it, and look at the page that comes of it when it is all there."""
        with self.page.expect_navigation():
            by.click()
        return self.look()

    def words(self) -> str:
        return self.page.locator("main").inner_text()

    def reads(self, words: str) -> bool:
        return words in self.words()

    def status_of(self, path: str) -> int:
        """What the server answers this person at an address."""
        return self.page.request.get(self.address + path).status
