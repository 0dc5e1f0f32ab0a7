"""A pay run of 1,000 instalments: made, asked for, released; and its file."""

import time
from collections.abc import Callable, Iterator

from almoner.do.payments import actions
from tests.do.payments.office import MONEY_DAY, an_office, many

MOST_SECONDS = 5.0
INSTALMENTS = 1_000


def seconds() -> Iterator[tuple[str, float]]:
    """Each step by the clock; the release is what posts the run to the ledger."""
    office = an_office()
    rows = many(office, INSTALMENTS)
    run, took = timed(lambda: office.opened(*rows, money_day=MONEY_DAY))
    yield "making a run of 1,000, s", took
    run, took = timed(lambda: actions.ask_release(run, **office.now(office.finance)))
    yield "asking for its release, s", took
    run, took = timed(lambda: actions.release(run, **office.now(office.chief), digest=run.digest))
    yield "posting the run, s", took
    _, took = timed(lambda: actions.make_file(run, **office.now(None)))
    yield "making its file, s", took


def timed(does: Callable[[], object]) -> tuple:
    began = time.monotonic()
    found = does()
    return found, round(time.monotonic() - began, 2)
