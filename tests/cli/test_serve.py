"""`almoner serve`: one parent, web and worker under it, all gone when it is."""

import os
import re
import signal
import socket
import subprocess
import sys
import time

from tests import ready_database
from tests.server import ROOT, Server, children_of, family_of, running, status_of


def is_gone(pid: int) -> bool:
    for _ in range(100):
        status = status_of(pid)
        if status is None or status[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_it_serves_says_where_and_ctrl_c_stops_all(tmp_path):
    with running(tmp_path, with_worker=True) as server:
        web, worker = children_of(server.process.pid)
        assert server.health()["database"]
        assert f"Almoner is ready: {server.url}/" in server.log.read_text()

        assert server.stop() == 0
        assert is_gone(web)
        assert is_gone(worker)


def test_a_crash_leaves_nobody_behind(tmp_path):
    with running(tmp_path, with_worker=True) as server:
        family = family_of(server.process.pid)
        server.kill()

        assert len(family) == 5
        assert [pid for pid in family if not is_gone(pid)] == []


def test_a_worker_that_dies_is_started_again(tmp_path):
    with running(tmp_path, with_worker=True) as server:
        web, worker = children_of(server.process.pid)
        os.kill(worker, signal.SIGKILL)
        deadline = time.monotonic() + 20
        while len(now := children_of(server.process.pid)) < 2 or worker in now:
            assert time.monotonic() < deadline
            time.sleep(0.2)

        assert web in now
        assert "The worker process ended" in server.log.read_text()


def test_children_end_when_the_parent_is_killed_outright(tmp_path):
    with running(tmp_path, with_worker=True) as server:
        children = children_of(server.process.pid)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()

        assert [is_gone(child) for child in children] == [True, True]


def test_a_taken_port_is_said_in_one_sentence(tmp_path):
    server = Server(tmp_path)
    ready_database.fetch(tmp_path / "almoner.sqlite3") or server.almoner("migrate")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", server.port))
        taken.listen()
        done = almoner(server, "serve", "--port", str(server.port))

    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"Cannot listen on 127\.0\.0\.1 port \d+ \(.*\)\. Choose another port.*\n", done.stderr
    )


def test_it_does_not_serve_an_old_database(tmp_path):
    done = almoner(Server(tmp_path), "serve")

    assert (done.returncode, done.stderr) == (
        1,
        "The database is not up to date: run `almoner migrate` first.\n",
    )


def almoner(server: Server, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "almoner", *words]
    return subprocess.run(
        command, cwd=ROOT, env=server.surroundings(), capture_output=True, text=True, timeout=60
    )
