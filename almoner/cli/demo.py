"""`almoner demo`: an invented office, made through the same actions as people use."""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from almoner.ground.accounts.models import Person


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="do nothing when it has been made already")


def mark() -> Path:
    """The file that says this home holds a demonstration, so that `make reset` may remove it."""
    home: Path = settings.HOME
    return home / "demonstration"


def run(chosen: argparse.Namespace) -> int:
    if not settings.DEMO:
        print("The demonstration is made only where ALMONER_DEMO=1 is set.", file=sys.stderr)
        return 1
    if Person.objects.exists():
        if chosen.if_empty:
            return 0
        print("There are people in this database already; nothing was made.", file=sys.stderr)
        return 1
    from almoner.demo.build import build

    mark().touch()
    build()
    return 0
