"""`almoner clauses`: every clause of the strategy, and whether what should keep it exists."""

import argparse
import json

from almoner.doors.public.about.keeping import kept_now


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON, for other programs")


def run(chosen: argparse.Namespace) -> int:
    found = kept_now()
    if chosen.json:
        print(json.dumps([one.as_dict() for one in found], indent=2, ensure_ascii=False))
        return 0
    for one in found:
        waits = f" (waits for {', '.join(one.missing)})" if one.missing else ""
        print(f"{one.clause.number:<6} {one.clause.how:<7} {one.status:<8} {one.clause.words}{waits}")
    return 0
