"""The virus scanner over its real socket; when it does not say "clean", nothing is kept."""

import contextlib
import socket
import struct
import threading

import pytest
from django.core.files.base import ContentFile

from almoner.ground.core.refusals import Refused
from almoner.ground.files import clamd, store
from almoner.ground.files.models import CLEAN
from tests.ground.files import making


@contextlib.contextmanager
def scanner(answer: bytes, listening: socket.socket):
    """Reads one INSTREAM conversation as clamd does, and answers; `seen` is the content it was sent."""
    seen: list[bytes] = []

    def serve():
        line, _ = listening.accept()
        with line, line.makefile("rb") as reading:
            assert reading.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack(">I", reading.read(4))[0]:
                content += reading.read(size)
            seen.append(content)
            line.sendall(answer)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield seen
    finally:
        thread.join(5)


@pytest.fixture
def tcp(settings):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        settings.CLAMD_SOCKET = f"127.0.0.1:{listening.getsockname()[1]}"
        yield listening


def put():
    return store.put(ContentFile(making.png(300, 300), name="a.png"))


def test_clean_content_is_kept_and_marked(tcp):
    with scanner(b"stream: OK\0", tcp) as seen:
        assert put().scan == CLEAN
    assert seen == [making.png(300, 300)]


@pytest.mark.parametrize("prefix", ["", "unix:"])
def test_a_unix_socket_serves_as_well(settings, tmp_path, prefix):
    path = str(tmp_path / "clamd.ctl")
    settings.CLAMD_SOCKET = prefix + path
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(path)
        listening.listen()
        with scanner(b"stream: OK\0", listening):
            assert put().scan == CLEAN


def test_infected_content_is_refused(tcp, own_folder):
    with (
        scanner(b"stream: Eicar-Test-Signature FOUND\0", tcp),
        pytest.raises(Refused, match="something harmful"),
    ):
        put()
    assert [path for path in own_folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK\0 but", b"\xff\xfe\0", b"OK\0"]
)
def test_any_other_answer_counts_as_no(tcp, own_folder, answer):
    with scanner(answer, tcp), pytest.raises(Refused, match="could not be scanned"):
        put()
    assert [path for path in own_folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("address", ["/no/such/socket", "127.0.0.1:1", "nonsense", "127.0.0.1:x", ""])
def test_a_scanner_that_is_not_there_counts_as_no(settings, address):
    settings.CLAMD_SOCKET = address or "x:"
    with pytest.raises(Refused, match="could not be scanned"):
        put()


def test_a_scanner_that_hangs_is_left_after_a_while(tcp, monkeypatch):
    monkeypatch.setattr(clamd, "PATIENCE", 0.2)
    with pytest.raises(Refused, match="could not be scanned"):
        put()
