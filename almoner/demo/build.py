"""The whole demonstration, in the order in which it happened. All or nothing."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

from django.db import transaction

from almoner.demo import (
    ad_hoc,
    bank_details,
    bidding,
    bids_in,
    cast,
    checks,
    contracts,
    core_grants,
    county,
    graduation,
    groups,
    income,
    intentions,
    letters,
    money,
    other_sheets,
    own_services,
    panels,
    papers,
    payments,
    pools,
    reach,
    reports,
    restorative,
    rounds,
    settling,
    sheets,
    sifting,
    strategies,
    updates,
)
from almoner.demo.world import Tell, World, on, table
from almoner.do.agreements.jobs import anonymise_bids
from almoner.ground.accounts.models import Person
from almoner.ground.audit.checkpoints import sign_checkpoint
from almoner.ground.core.refusals import Refused

WIDTH = 30
Step = tuple[str, Callable[[World], object]]
MEETINGS = {
    "24R1": date(2024, 12, 5),
    "24R2": date(2025, 6, 12),
    "25R1": date(2025, 12, 4),
    "25R2": date(2026, 6, 11),
}


def on_screen(words: str, done: int, of: int) -> None:
    """One line that is written over, on a terminal only."""
    if not sys.stderr.isatty():
        return
    filled = done * WIDTH // of
    print(f"\r{'█' * filled}{'░' * (WIDTH - filled)} {words:<50}", end="", file=sys.stderr, flush=True)
    if done == of:
        print(file=sys.stderr)


def build(progress: Tell = on_screen) -> World:
    """Make everything in one transaction, so that an interrupted demonstration leaves nothing."""
    if Person.objects.exists():
        raise Refused("There are people in this database already; a demonstration is made in an empty one.")
    world = World()
    papers.build(world, on(date(2024, 3, 1)))
    steps = all_steps()
    with transaction.atomic(), without_collecting():
        for done, (words, step) in enumerate(steps):
            progress(words, done, len(steps))
            step(world)
    progress("The demonstration is ready.", len(steps), len(steps))
    return world


@contextmanager
def without_collecting() -> Iterator[None]:
    """Looking for rubbish among so many short-lived rows takes a tenth of the time and finds little."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def all_steps() -> list[Step]:
    return [
        ("An office, its county and its money", beginnings),
        *year_of(2024, ("24R1", "24R2")),
        *year_of(2025, ("25R1", "25R2")),
        *year_of(2026, ("26R1",)),
        ("Bids whose time is over", forget),
        ("26R2: the open round", open_round),
        ("Letters", lambda world: letters.send_up_to(on(date(2026, 12, 1), "00:00"))),
    ]


def forget(world: World) -> None:
    """As the worker did: refusals of the autumn of 2024 lost their texts two years later (4.20)."""
    anonymise_bids(on(date(2026, 10, 30), "03:00"))


def beginnings(world: World) -> None:
    cast.build(world)
    county.build(world)
    strategies.keep_all(world)
    money.build(world)
    income.expect(world, "2024/25")
    bids_in.accepted(world)
    money.set_budgets(world, "2024/25")
    other_sheets.core_of_2024(world)
    groups.build(world)
    rounds.templates(world)
    settling.templates(world)


def year_of(year: int, codes: tuple[str, ...]) -> list[Step]:
    found: list[Step] = [(f"{year}: documents and figures", partial(new_year, year=year))]
    for code in codes:
        found += [
            (f"{code}: invitation", partial(invite, code=code)),
            (f"{code}: bids", partial(bids, code=code)),
            (f"{code}: sift", partial(sift, code=code)),
            (f"{code}: panel", partial(panels.hold, code=code)),
            (f"{code}: checks and decision", partial(decide, code=code)),
            (f"{code}: answers and agreements", partial(answer, code=code)),
        ]
    words = f"{year}/{(year + 1) % 100}"
    found.append((f"{year}: income", partial(income.receive, year=words)))
    found.append((f"{year}: services in house", partial(own_services.record, year=words)))
    found.append((f"{year}: restorative justice", partial(restorative.work, year=words)))
    return found


def new_year(world: World, year: int) -> None:
    if year > 2024:
        income.expect(world, f"{year}/{(year + 1) % 100}")
        money.set_budgets(world, f"{year}/{(year + 1) % 100}")
    if year == 2025:
        county.next_plan(world)
    groups.renew(world, year)
    pool(world, year)
    if year in IN_SUMMER:
        payments.pay_second(world, IN_SUMMER[year])
    if year == 2026:
        payments.pay_contract(world, 1)


def pool(world: World, year: int) -> None:
    """The joint budget, after the review of the year before, and that year's report; services in house."""
    before = f"{year - 1}/{year % 100}"
    if year > FIRST_YEAR:
        pools.look_back(world, before)
    pools.plan(world, f"{year}/{(year + 1) % 100}")
    own_services.provide(world, f"{year}/{(year + 1) % 100}")
    if year > FIRST_YEAR:
        pools.report(world, before)


def invite(world: World, code: str) -> None:
    rounds.prepare(world, code)
    sheets.launch(world, code)
    rounds.publish(world, code)
    rounds.take_questions(world, code)


def bids(world: World, code: str) -> None:
    bidding.write_all(world, code)
    bidding.send_all(world, code)
    rounds.close(world, code)
    bidding.accept_the_late(world, code)
    bidding.withdraw(world, code)


def sift(world: World, code: str) -> None:
    sifting.sift_all(world, code)


def decide(world: World, code: str) -> None:
    if code == "25R1":
        reports.fall_behind(world)
        contracts.award(world)
    checks.check_all(world, code)
    if code == "26R1":
        payments.pay_contract(world, 2)
        other_sheets.stalking_not_agreed(world)
    sheets.allocate(world, code)


def answer(world: World, code: str) -> None:
    sheets.announce(world, code)
    if code == "26R1":
        cast.lend_the_commissioners_role(world)
    settling.settle(world, code)
    bank_details.verify(world, code)
    payments.plan(world, code)
    reports.plan(world, code)
    if code == "26R1":
        bank_details.change_one(world)
    payments.pay_first(world, code)
    if code in SECOND:
        payments.pay_second(world, SECOND[code])
    if code in MEETINGS:
        sheets.report(world, MEETINGS[code])
    if code in REPORTS:
        reports.at_the_end(world, REPORTS[code])
    sign_checkpoint(on(table("rounds")[code]["release"], "23:00"))


def open_round(world: World) -> None:
    payments.ask_back(world)
    contracts.take_over_all(world)
    reach.say_all(world)
    strategies.one_plan_ends(world)
    own_services.compare(world)
    ad_hoc.winter_shelter_unpublished(world)
    invite(world, "26R2")
    bidding.write_all(world, "26R2")
    bidding.send_all(world, "26R2")
    income.expect(world, "2027/28")
    bids_in.pipeline(world)
    core_grants.next_year(world)
    graduation.mark_all(world)
    graduation.ropes_to_the_larger_fund(world)
    ad_hoc.being_checked(world)
    updates.build(world)
    intentions.build(world)
    sign_checkpoint(on(date(2026, 12, 9), "23:00"))


FIRST_YEAR = 2024
SECOND = {"25R1": "24R2", "26R1": "25R2"}
IN_SUMMER = {2025: "24R1", 2026: "25R1"}
REPORTS = {"25R1": "24R1", "25R2": "24R2", "26R1": "25R1"}
