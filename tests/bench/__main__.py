"""Fills a home of its own, serves it with two processes, measures, and prints."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import django

from tests.server import Server


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rows", type=int, default=2_000, help="applications (2000; also tried with 200000)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="almoner-bench-") as folder:
        server = Server(Path(folder), with_worker=True)
        began = time.monotonic()
        server.almoner("migrate")
        migrated = time.monotonic() - began
        os.environ.update(server.surroundings(), DJANGO_SETTINGS_MODULE="almoner.config.settings")
        django.setup()
        from tests.bench.run import run

        return run(server, rows=chosen.rows, migrated=migrated)


if __name__ == "__main__":
    sys.exit(main())
