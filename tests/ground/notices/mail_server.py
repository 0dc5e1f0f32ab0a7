"""A real mail server on this machine, which can be told to misbehave."""

import asyncio
import contextlib
import email
import socket
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session


class Behaviour:
    """What the server answers; the lists are what it saw."""

    def __init__(self) -> None:
        self.at_recipient: list[str] = []
        self.at_content: list[str] = []
        self.dies_after: set[int] = set()
        self.slow = 0.0
        self.taken: list[EmailMessage] = []
        self.tried = 0

    async def handle_RCPT(self, server, session: Session, envelope: Envelope, address: str, options) -> str:  # noqa: N802
        if self.at_recipient:
            return self.at_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.tried += 1
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.at_content:
            return self.at_content.pop(0)
        message = email.message_from_bytes(envelope.content, policy=default)
        message["X-Recipients"] = ",".join(envelope.rcpt_tos)
        self.taken.append(message)
        if self.tried in self.dies_after:
            server.transport.abort()
        return "250 OK"

    def ids(self) -> list[str]:
        return [message["Message-ID"] for message in self.taken]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def running(port: int = 0, **options) -> "Iterator[tuple[Behaviour, str]]":
    behaviour, port = Behaviour(), port or free_port()
    controller = Controller(behaviour, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield behaviour, f"127.0.0.1:{port}"
    finally:
        controller.stop()
