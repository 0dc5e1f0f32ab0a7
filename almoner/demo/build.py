"""The whole demonstration, in the order in which it happened. All or nothing."""

import sys
from datetime import date

from django.db import transaction

from almoner.demo import cast, county, groups, money, papers, rounds
from almoner.demo.world import World, on
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused

WIDTH = 30


def on_screen(words: str, done: int, of: int) -> None:
    """One line that is written over, on a terminal only."""
    if not sys.stderr.isatty():
        return
    filled = done * WIDTH // max(of, 1)
    print(f"\r{'█' * filled}{'░' * (WIDTH - filled)} {words:<40}", end="", file=sys.stderr, flush=True)
    if done == of:
        print(file=sys.stderr)


def build(progress=on_screen) -> World:
    """Make everything in one transaction, so that an interrupted demonstration leaves nothing."""
    if Person.objects.exists():
        raise Refused("There are people in this database already; a demonstration is made in an empty one.")
    world = World(tell=progress)
    papers.build(world, on(date(2024, 3, 1)))
    with transaction.atomic():
        make(world)
    return world


def make(world: World) -> None:
    steps = [
        ("The people", cast.build),
        ("The county", county.build),
        ("The money", money.build),
        ("The organisations", groups.build),
        ("Their documents", passports),
        ("The open round", open_round),
    ]
    for done, (words, step) in enumerate(steps):
        world.tell(words, done, len(steps))
        step(world)
    world.tell("Ready", len(steps), len(steps))


def passports(world: World) -> None:
    for year in groups.YEARS:
        groups.renew(world, year)


def open_round(world: World) -> None:
    rounds.templates(world)
    rounds.prepare(world, "26R2")
    rounds.publish(world, "26R2")
    rounds.take_questions(world, "26R2")
