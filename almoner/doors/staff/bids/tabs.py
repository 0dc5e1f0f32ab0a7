"""The tabs of a bid's page. A tab is a template and the function that fills it; each has its own address.

Another subject adds its tab by `@tab(...)` in a module that `pages.py` imports.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from almoner.do.applications.gathering import Whole
from almoner.ground.office.arrival import SignedIn

Fill = Callable[[SignedIn, Whole], dict[str, Any]]


@dataclass(frozen=True)
class Tab:
    """`place` orders the tabs; `template` is included below the bid's header.

    A tab that does not read the form's answers is given none, which saves three statements.
    """

    key: str
    words: str
    template: str
    place: int
    fill: Fill
    reads_answers: bool = False


TABS: dict[str, Tab] = {}


def tab(key: str, words: str, *, place: int, reads_answers: bool = False) -> Callable[[Fill], Fill]:
    """Register what fills the tab `key`; its template is `staff/bids/tabs/<key>.html`."""

    def register(fill: Fill) -> Fill:
        if key in TABS:
            raise ValueError(f"There are two tabs called {key}.")
        TABS[key] = Tab(key, words, f"staff/bids/tabs/{key}.html", place, fill, reads_answers)
        return fill

    return register


def in_order() -> list[Tab]:
    return sorted(TABS.values(), key=lambda one: one.place)
