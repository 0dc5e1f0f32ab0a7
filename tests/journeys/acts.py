"""The stage of a journey: one server whose day moves on, and the people who come to it."""

import re
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from tests.journeys.walker import Walker
from tests.server import ROOT, Server

ROUND = "Community safety grants 2026/27"
BID = "26R2-001"


@dataclass
class Stage:
    """`has_scripts` False is the same journey in a browser that runs no page's scripts."""

    server: Server
    browser: Browser
    has_scripts: bool
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    people: dict[str, Walker] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def build(self) -> None:
        self.server.almoner("migrate")
        command = [sys.executable, "-m", "tests.journeys.office"]
        subprocess.run(command, cwd=ROOT, env=self.server.surroundings(), check=True)

    def on(self, day: str) -> "Stage":
        """The same office on another day; everybody signs in anew."""
        for one in self.people.values():
            one.context.close()
        self.people.clear()
        if self.server.process is not None:
            self.server.stop()
        self.server.settings["ALMONER_TODAY"] = day
        self.server.start()
        return self

    def anybody(self) -> Walker:
        """A window of its own for somebody without an account."""
        context = self.browser.new_context(java_script_enabled=self.has_scripts)
        return Walker(context, self.server.url, self.faults, self.seen, sees_axe=self.has_scripts)

    def person(self, name: str) -> Walker:
        if name not in self.people:
            self.people[name] = self.anybody().sign_in(name)
        return self.people[name]

    def secret_link(self, query: str) -> str:
        """What stands in a letter only: its token is in no page."""
        with sqlite3.connect(self.server.home / "almoner.sqlite3") as database:
            (token,) = database.execute(query).fetchone()
        return str(token)


def path_of(one: Walker) -> str:
    """Where somebody is, as a path."""
    return re.sub(r"[?#].*", "", one.page.url.removeprefix(one.address))
