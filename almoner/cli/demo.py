"""`almoner demo`: an invented office, made through the same actions as people use."""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from almoner.ground.accounts.models import Person

BEGUN, MADE = "begun\n", "made\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="do nothing when it has been made already")


def mark() -> Path:
    """The file that says this home holds a demonstration, so that `make reset` may remove it."""
    home: Path = settings.HOME
    return home / "demonstration"


def run(chosen: argparse.Namespace) -> int:
    if reason := why_not():
        print(reason, file=sys.stderr)
        return 1
    if Person.objects.exists():
        print("There are people in this database already; nothing was made.", file=sys.stderr)
        return 0 if chosen.if_empty else 1
    from almoner.demo.build import build

    mark().write_text(BEGUN)
    build()
    mark().write_text(MADE)
    return 0


def why_not() -> str:
    if not settings.DEMO:
        return "The demonstration is made only where ALMONER_DEMO=1 is set."
    if mark().exists() and mark().read_text() == BEGUN:
        return "Making the demonstration was interrupted. Begin anew: make reset"
    return ""
