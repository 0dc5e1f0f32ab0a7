"""`almoner migrate`: the tables as this version needs them."""

import argparse

from django.core.management import call_command

from almoner.cli.schema import waiting_migrations


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if something waits")


def run(chosen: argparse.Namespace) -> int:
    waiting = waiting_migrations()
    if chosen.check:
        print("\n".join(waiting) or "The database is up to date.")
        return 1 if waiting else 0
    call_command("migrate", interactive=False, verbosity=0)
    print(
        f"The database is up to date ({len(waiting)} steps applied)."
        if waiting
        else "The database is up to date."
    )
    return 0
