"""Finds the subcommand and gives its answer as the exit code: 0 well, 1 not well, 2 not understood."""

import argparse
import importlib
import os
import sys
from types import ModuleType

import django

SUBCOMMANDS = {
    "serve": "serve the pages (and, with --with-worker, send letters too)",
    "work": "send letters and do the regular jobs",
    "migrate": "bring the database and the static files up to date",
    "appoint": "make somebody an administrator of this office",
    "demo": "make the invented office to look around in",
    "clauses": "list the clauses of the strategy and how each is kept",
    "load-bank-tables": "load the tables for the modulus check of bank accounts from a folder",
    "verify": "check the record from its first line to its last",
    "reconcile": "count all money again from raw rows and print every difference",
    "doctor": "look for what is wrong with this installation and say what to do",
}


def outline() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = argparse.ArgumentParser(
        prog="almoner", description="Commissioning and grants, from need to public record."
    )
    choices = parser.add_subparsers(dest="subcommand", metavar="COMMAND", required=True)
    return parser, {
        name: choices.add_parser(name, help=words, description=words) for name, words in SUBCOMMANDS.items()
    }


def module_of(name: str) -> ModuleType:
    """The subcommand's module; it may use the whole product, so that is set up first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "almoner.config.settings")
    django.setup()
    return importlib.import_module(f"almoner.cli.{name.replace('-', '_')}")


def main(words: list[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else words
    parser, parts = outline()
    if not words or words[0] not in SUBCOMMANDS:
        parser.parse_args(words)
    chosen = module_of(words[0])
    chosen.arguments(parts[words[0]])
    answer: int = chosen.run(parser.parse_args(words))
    return answer
