"""Chapter 5.2: what the office will do and by when; posts that are funded, in post and vacant by month."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import counted, day

__all__ = [
    "WHILE_OPEN",
    "FundedPost",
    "PlannedAction",
    "Seat",
    "funded_on",
    "in_post_on",
    "month_ends",
    "parts_of_5_2",
    "vacant_pence",
]

MONTHS = 12
HERE = Path(__file__).parent


@dataclass(frozen=True)
class PlannedAction:
    title: str
    due_on: date
    today: date
    is_open: bool = True


@dataclass(frozen=True)
class Seat:
    """Somebody in post for some time, both days included; never who. Hundredths of full time."""

    hundredths: int
    since: date
    until: date | None = None

    def holds_on(self, asked: date) -> bool:
        return self.since <= asked and (self.until is None or asked <= self.until)


@dataclass(frozen=True)
class FundedPost:
    """Hundredths of full time, funded from a day to a day; `cost_pence` is a full-time year's."""

    hundredths: int
    cost_pence: int
    funded_from: date
    funded_to: date
    seats: tuple[Seat, ...] = ()


@cache
def parts_of_5_2(folder: str = "essex_2023") -> Mapping[str, str]:
    """Letter and words of each part of the clause, as the folder of policy has them."""
    return tomllib.loads((HERE / folder / "plan_parts.toml").read_text(encoding="utf-8"))


@rule("5.2", id="R5.2-1", asks="Is the planned action done by its day?", force=Force.SHOULD, about="due_on")
def is_done_in_time(found: PlannedAction) -> Verdict:
    late = (found.today - found.due_on).days
    if not found.is_open or late <= 0:
        return met()
    return not_met(
        f"“{found.title}” was due on {day(found.due_on)}, {counted(late, 'day')} ago.",
        "Finish it, give it a later day, or say why it is dropped.",
    )


def month_ends(year: str, today: date) -> list[date]:
    """The last days of those months of a financial year like 2026/27 that are over."""
    first = date(int(year[:4]), 4, 1)
    ends = (add_months(first, place) - timedelta(days=1) for place in range(1, MONTHS + 1))
    return [one for one in ends if one < today]


def funded_on(post: FundedPost, asked: date) -> int:
    return post.hundredths if post.funded_from <= asked <= post.funded_to else 0


def in_post_on(post: FundedPost, asked: date) -> int:
    """Of what is funded on the day, how much is filled; hundredths of full time."""
    filled = sum(one.hundredths for one in post.seats if one.holds_on(asked))
    return min(filled, funded_on(post, asked))


def vacant_pence(post: FundedPost, months: Iterable[date]) -> int:
    """What vacancy left unspent in these months, each as it stood on its last day; half a penny upwards."""
    vacant = sum(funded_on(post, one) - in_post_on(post, one) for one in months)
    whole = MONTHS * 100
    return (2 * post.cost_pence * vacant + whole) // (2 * whole)


WHILE_OPEN = (is_done_in_time,)
