"""`almoner doctor`: what is wrong with this installation and what to do about it."""

import argparse

from almoner.cli.health import BAD, WELL, Finding, look


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say only what is not well")


def run(chosen: argparse.Namespace) -> int:
    found = list(look())
    for finding in found:
        if finding.state != WELL or not chosen.quiet:
            print(line(finding))
    return 1 if any(finding.state == BAD for finding in found) else 0


def line(finding: Finding) -> str:
    advice = f"\n      -> {finding.do}" if finding.do else ""
    return f"{finding.state:<4}  {finding.words}{advice}"
