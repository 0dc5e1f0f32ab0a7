"""Several processes under one parent: they start together and stop together."""

import contextlib
import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

LOOK_EVERY = 0.2
PATIENCE = 20.0
RESTART_AFTER = 2.0
DIES_WITH_PARENT = 1


class Stopped(Exception):
    """Somebody asked us to stop (Ctrl-C, or the system's own way of asking)."""


@dataclass
class Child:
    """One process. An essential one takes the others with it when it ends; the rest are started again."""

    name: str
    command: list[str]
    essential: bool = True
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """In a process group of its own: Ctrl-C reaches the parent alone, and each may end in order."""
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, preexec_fn=end_with_parent, process_group=0
        )

    def code(self) -> int | None:
        return self.process.poll() if self.process else None

    def stop(self, deadline: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


def end_with_parent() -> None:
    """Where the system can (Linux), a child is asked to end even when its parent was killed outright."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGTERM)


def heed(number: int, frame: FrameType | None) -> None:
    raise Stopped


def together(children: list[Child], *, when_started: Callable[[], None]) -> int:
    """Run them until one that is essential ends or somebody stops us; 0 when stopped by request."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, heed)
    try:
        for child in children:
            child.start()
        when_started()
        return watch(children)
    except Stopped:
        return 0
    finally:
        stop_all(children)


def watch(children: list[Child]) -> int:
    while True:
        for child in children:
            code = child.code()
            if code is None:
                continue
            print(f"The {child.name} process ended (exit code {code}).", file=sys.stderr, flush=True)
            if child.essential:
                return code or 1
            time.sleep(RESTART_AFTER)
            child.start()
        time.sleep(LOOK_EVERY)


def stop_all(children: list[Child]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        child.stop(deadline)
