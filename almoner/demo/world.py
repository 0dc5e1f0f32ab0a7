"""What the demonstration has made so far, under short keys, and how it tells the time."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Partnership
from almoner.do.applications.models import Application
from almoner.do.rounds.models import Round, RoundTemplate
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_moment
from almoner.ground.files.store import Checked
from almoner.plan.funds.models import Fund, FundBudget, FundingStream
from almoner.plan.priorities.models import Priority

TABLES = Path(__file__).parent / "tables"
PENCE = 100
Tell = Callable[[str, int, int], None]


@cache
def table(name: str) -> dict[str, Any]:
    return tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


def on(day: date, wall: str = "10:00") -> datetime:
    """A London wall time on a day, in UTC."""
    return london_moment(day, time.fromisoformat(wall))


def pence(pounds: float) -> int:
    """Pounds of a table, at most two places after the point."""
    return round(pounds * PENCE)


@dataclass
class World:
    """Rows as they were last seen; an action reads its own row anew."""

    people: dict[str, Person] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    partners: dict[tuple[str, str], Partnership] = field(default_factory=dict)
    priorities: dict[str, Priority] = field(default_factory=dict)
    streams: dict[str, FundingStream] = field(default_factory=dict)
    funds: dict[str, Fund] = field(default_factory=dict)
    budgets: dict[tuple[str, str, str], FundBudget] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    papers: dict[str, Checked] = field(default_factory=dict)
    templates: dict[str, RoundTemplate] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    bids: dict[str, Application] = field(default_factory=dict)
