"""`almoner verify`: the record, its checkpoints and every row it protects, against each other."""

import argparse
import sys
from pathlib import Path

from almoner.ground.audit.export import export
from almoner.ground.audit.models import Checkpoint, Line
from almoner.ground.audit.verify import verify

MOST = 1_000


def arguments(parser: argparse.ArgumentParser) -> None:
    held = "a checkpoint that somebody else holds: only these show a record written anew as a whole"
    parser.add_argument("--checkpoint", type=Path, action="append", default=[], metavar="FILE", help=held)
    parser.add_argument(
        "--export", type=Path, metavar="DIR", help="write the record there for verify_audit.py"
    )
    parser.add_argument(
        "--with-rows", action="store_true", help="export the rows too (they are personal data)"
    )


def run(chosen: argparse.Namespace) -> int:
    try:
        held = [path.read_text(encoding="utf-8") for path in chosen.checkpoint]
        if chosen.export:
            export(chosen.export, with_rows=chosen.with_rows)
            print(f"The record is in {chosen.export}.")
    except (OSError, UnicodeDecodeError) as error:
        print(f"Cannot go on: {error}.", file=sys.stderr)
        return 2
    found = verify(held, most=MOST)
    for finding in found:
        print(finding)
    if found:
        print(f"NOT WELL: {len(found)}{' or more' if len(found) == MOST else ''} things are wrong.")
        return 1
    counted = f"{Line.objects.count()} lines, {Checkpoint.objects.count()} checkpoints"
    print(f"All is well: {counted}, {len(held)} held by others.")
    return 0
