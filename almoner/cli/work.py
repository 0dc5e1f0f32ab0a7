"""`almoner work`: the worker, until it is asked to stop."""

import argparse
import signal
import threading

from almoner.ground.core import clock
from almoner.ground.notices import jobs, worker


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="do what is due now, then end")


def run(chosen: argparse.Namespace) -> int:
    if chosen.once:
        jobs.gather()
        while worker.once(clock.now()):
            pass
        return 0
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    worker.work(stop)
    return 0
