"""`almoner serve`: gunicorn, and the worker beside it when asked."""

import argparse
import os
import socket
import sys
import time

from django.conf import settings
from django.core.management import call_command

from almoner.cli.processes import Child, together
from almoner.cli.schema import waiting_migrations
from almoner.cli.welcome import welcome

STARTS_WITHIN = 60.0


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"), help="address to listen on")
    parser.add_argument(
        "--port", type=int, default=os.environ.get("PORT", "8000"), help="port (8000, or PORT)"
    )
    parser.add_argument("--workers", type=int, default=2, help="web processes (2)")
    parser.add_argument("--threads", type=int, default=8, help="requests at once in each of them (8)")
    parser.add_argument("--with-worker", action="store_true", help="run `almoner work` beside it")


def run(chosen: argparse.Namespace) -> int:
    if reason := why_not(chosen.host, chosen.port):
        print(reason, file=sys.stderr)
        return 1
    call_command("collectstatic", interactive=False, verbosity=0)
    children = [Child("web", gunicorn(chosen))]
    if chosen.with_worker:
        children.append(Child("worker", [sys.executable, "-m", "almoner", "work"], essential=False))
    return together(children, when_started=lambda: greet(children[0], chosen.host, chosen.port))


def why_not(host: str, port: int) -> str:
    """One sentence on why serving cannot begin; empty when it can."""
    if waiting_migrations():
        return "The database is not up to date: run `almoner migrate` first."
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            return f"Cannot listen on {host} port {port} ({error}). Choose another port, such as PORT=8080."
    return ""


def gunicorn(chosen: argparse.Namespace) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "almoner.config.wsgi",
        "--bind", f"[{chosen.host}]:{chosen.port}" if ":" in chosen.host else f"{chosen.host}:{chosen.port}",
        "--workers", str(chosen.workers), "--worker-class", "gthread", "--threads", str(chosen.threads),
        "--timeout", "120", "--graceful-timeout", "15", "--log-level", "warning",
    ]  # fmt: skip


def greet(web: Child, host: str, port: int) -> None:
    """Say where to go as soon as somebody going there is answered."""
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and web.code() is None:
        try:
            socket.create_connection(("127.0.0.1" if host == "0.0.0.0" else host, port), timeout=1).close()  # nosec
        except OSError:
            time.sleep(0.1)
        else:
            print(welcome(host, port, demo=settings.DEMO), flush=True)
            return
