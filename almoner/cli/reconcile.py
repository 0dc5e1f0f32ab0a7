"""`almoner reconcile`: all money counted again from raw rows; every difference is printed."""

import argparse

from almoner.ground.core.money import in_words
from almoner.publish.register import reconciling


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Exit code 0: everything agrees to the penny. 1: something does not."


def run(chosen: argparse.Namespace) -> int:
    found = reconciling.ledger()
    print(f"{found.rows:,} ledger rows")
    for name, sums in (
        ("budgets", found.budgets),
        ("committed", found.promised),
        ("paid", found.paid),
        ("accrued", found.accrued),
    ):
        print(f"{name:<10} {in_words(sum(sums.values())):>20}")
    wrong = [line_of(one) for one in reconciling.differences()]
    wrong += [f"Not as recorded: {words}" for words in reconciling.edited()]
    for line in wrong:
        print(line)
    print(f"NOT WELL: {len(wrong)} differences." if wrong else "Everything agrees to the penny.")
    return 1 if wrong else 0


def line_of(one: reconciling.Difference) -> str:
    return (
        f"{one.where}: {one.one} {in_words(one.one_pence)}, {one.other} {in_words(one.other_pence)}; "
        f"{in_words(one.pence)} apart"
    )
