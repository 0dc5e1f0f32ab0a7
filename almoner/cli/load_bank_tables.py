"""`almoner load-bank-tables FOLDER`: the published tables for the modulus check, all or nothing."""

import argparse
from pathlib import Path

from almoner.do.payees.actions import load_bank_tables
from almoner.do.payees.bank_tables import read_folder
from almoner.ground.core import clock
from almoner.ground.core.refusals import Refused


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="where valacdos*.txt and scsubtab*.txt lie")


def run(chosen: argparse.Namespace) -> int:
    try:
        kept = load_bank_tables(None, by=None, at=clock.now(), read=read_folder(chosen.folder))
    except Refused as no:
        print("Nothing was loaded.", *no.reasons, sep="\n")
        return 1
    print(f"{kept}: {kept.rows:,} lines of weights, {kept.substitute_rows} substituted sort codes.")
    return 0
