"""Handing a letter over: to a mail server, or as a file when none is set. Never inside a transaction."""

import logging
import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from almoner.ground.notices.text import Words, flat
from almoner.ground.workflow.models import Letter

log = logging.getLogger(__name__)
PATIENCE = 20


class NotTaken(Exception):
    """The server answered about this letter and did not take it; `forever` when it said so for good."""

    def __init__(self, answer: str, *, forever: bool) -> None:
        super().__init__(answer)
        self.forever = forever


class NobodyThere(Exception):
    """The server could not be reached or is out of order; the letter is not to blame."""


class Unsure(Exception):
    """The line broke after the text went out: the letter may have been taken."""


class Post(Protocol):
    def send(self, to: str, message: EmailMessage, name: str) -> None:
        """Return when the letter is taken; else raise NotTaken, NobodyThere or Unsure."""


def message_of(words: Words, letter: Letter, *, sender: str, at: datetime) -> EmailMessage:
    """The email. Its Message-ID never changes, so that a letter sent twice is seen to be one."""
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=flat(sender), addr_spec=settings.LETTERS_FROM)
    message["To"] = Address(addr_spec=deliverable(letter.to))
    message["Subject"] = words.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{letter.public_id}@{settings.LETTERS_FROM.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words.body, cte="quoted-printable")
    return message


def deliverable(to: str) -> str:
    """One plain address, its domain as mail servers read it; anything else is refused for good."""
    try:
        validate_email(to)
        user, _, domain = to.rpartition("@")
        return f"{user}@{domain.encode('idna').decode('ascii')}"
    except (ValidationError, UnicodeError):
        raise NotTaken("This is not an email address.", forever=True) from None


class Folder:
    """Letters as .eml files, for a demonstration. Writing one again replaces it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder

    def send(self, to: str, message: EmailMessage, name: str) -> None:
        path = self.folder / f"{name}.eml"
        draft = path.with_suffix(f".{os.getpid()}.part")
        try:
            draft.write_bytes(message.as_bytes())
            draft.replace(path)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise NobodyThere(f"The letters' folder cannot be written: {error.strerror}.") from None


class Smtp:
    """One conversation with the mail server, step by step, so that it is known where it broke."""

    def __init__(self, line: smtplib.SMTP) -> None:
        self.line = line

    def send(self, to: str, message: EmailMessage, name: str) -> None:
        sending = False
        try:
            self.expect(self.line.mail(settings.LETTERS_FROM), 250)
            self.expect(self.line.rcpt(deliverable(to)), 250, 251)
            sending = True
            self.expect(self.line.data(message.as_bytes()), 250)
        except smtplib.SMTPDataError as no:
            self.refused(no.smtp_code, no.smtp_error)
        except (OSError, smtplib.SMTPException) as error:
            self.line.close()
            raise (Unsure if sending else NobodyThere)(in_words(error)) from None

    def expect(self, answer: tuple[int, bytes], *good: int) -> None:
        if answer[0] not in good:
            self.refused(*answer)

    def refused(self, code: int, words: bytes | str) -> None:
        """421 is about the server, not the letter; after any refusal the conversation begins anew."""
        said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
        if code == 421:
            self.line.close()
            raise NobodyThere(f"The mail server answered 421 {flat(said)}")
        with suppress(OSError, smtplib.SMTPException):
            self.line.rset()
        raise NotTaken(f"The mail server answered {code} {flat(said)}", forever=code >= 500)


def in_words(error: Exception) -> str:
    return f"The mail server could not be reached: {flat(str(error)) or type(error).__name__}"


@contextmanager
def opened() -> Iterator[Post]:
    """A conversation with the server named by ALMONER_SMTP, or the folder when none is."""
    if not settings.SMTP_ADDRESS:
        yield Folder(Path(settings.LETTERS_FOLDER))
        return
    try:
        line = connected()
    except (OSError, smtplib.SMTPException) as error:
        raise NobodyThere(in_words(error)) from None
    try:
        yield Smtp(line)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            line.quit()
        line.close()


def connected() -> smtplib.SMTP:
    host, _, port = settings.SMTP_ADDRESS.rpartition(":")
    context = ssl.create_default_context()
    kind = settings.SMTP_TLS
    if kind == "tls":
        line: smtplib.SMTP = smtplib.SMTP_SSL(host, int(port), timeout=PATIENCE, context=context)
    else:
        line = smtplib.SMTP(host, int(port), timeout=PATIENCE)
    try:
        line.ehlo_or_helo_if_needed()
        if kind == "starttls":
            line.starttls(context=context)
            line.ehlo()
        if settings.SMTP_USER:
            line.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
    except BaseException:
        line.close()
        raise
    return line
