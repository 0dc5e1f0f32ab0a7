"""Sending what waits in the outbox: claim one letter, hand it over, write down what came of it.

A claim is a lease, so a worker that dies gives its letter back; only a death between the server's
"taken" and our own note can make a letter arrive twice, and then both carry the same Message-ID.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Q

from almoner.ground.notices import post
from almoner.ground.notices.office_words import office_words
from almoner.ground.notices.text import SECRET, BadTemplate, Words, without_secrets, words_of
from almoner.ground.workflow.models import FAILED, SENDING, SENT, WAITING, Letter

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 480))
SERVER_DOWN = timedelta(minutes=1)
TRIES_WHEN_PUT_OFF = 14
TRIES_WHEN_REFUSED = 3
Moment = Callable[[], datetime]


@dataclass
class Counts:
    """What one round of sending came to."""

    sent: int = 0
    again: int = 0
    failed: int = 0

    def __bool__(self) -> bool:
        return bool(self.sent or self.again or self.failed)


def send_due(at: datetime, *, most: int = 500, seconds: float = 15) -> Counts:
    """Send the letters that are due at `at`, oldest first, for about `seconds`."""
    began = time.monotonic()
    counts = Counts()

    def moment() -> datetime:
        return at + timedelta(seconds=time.monotonic() - began)

    while most > 0 and time.monotonic() - began < seconds and is_any_due(moment()):
        try:
            with post.opened() as box:
                most = session(box, counts, moment, most=most, until=began + seconds)
        except post.NobodyThere as nobody:
            counts.again += put_off_all(moment(), str(nobody))
            break
    return counts


def session(box: post.Post, counts: Counts, moment: Moment, *, most: int, until: float) -> int:
    """Send letters over one conversation until none is due or it breaks; says how many more may go."""
    while most > 0 and time.monotonic() < until:
        letter = claim_next(moment())
        if letter is None:
            break
        most -= 1
        try:
            deliver(box, letter, counts, moment)
        except post.Unsure as unsure:
            log.warning("Letter %s may arrive twice: %s", letter.public_id, unsure)
            counts.again += put_off(letter, moment(), f"May arrive twice. {unsure}")
            break
    return most


def due(at: datetime) -> Q:
    waiting = Q(state=WAITING, next_try_at__lte=at)
    return waiting | Q(state=SENDING, lease_until__lte=at)


def is_any_due(at: datetime) -> bool:
    return Letter.objects.filter(due(at)).exists()


def claim_next(at: datetime) -> Letter | None:
    """Take the oldest letter due. The update repeats the condition, so two workers never both get it."""
    for pk in Letter.objects.filter(due(at)).order_by("next_try_at", "id").values_list("pk", flat=True)[:20]:
        mine = {"state": SENDING, "lease_until": at + LEASE, "attempts": F("attempts") + 1}
        if Letter.objects.filter(due(at), pk=pk).update(**mine):
            return Letter.objects.get(pk=pk)
    return None


def deliver(box: post.Post, letter: Letter, counts: Counts, moment: Moment) -> None:
    try:
        office = office_words()
        words = words_of(letter, office=office, with_secrets=True)
        message = post.message_of(words, letter, sender=office.name, at=moment())
        box.send(letter.to, message, letter.public_id)
    except BadTemplate as bad:
        log.error("Letter %s cannot be written: %s", letter.public_id, bad)
        counts.failed += give_up(letter, f"The letter cannot be written. {bad}")
    except post.NotTaken as no:
        over = letter.attempts >= (TRIES_WHEN_REFUSED if no.forever else TRIES_WHEN_PUT_OFF)
        if over or str(no) == "This is not an email address.":
            counts.failed += give_up(letter, str(no))
        else:
            counts.again += put_off(letter, moment(), str(no))
    except post.NobodyThere as nobody:
        counts.again += not_tried(letter, moment(), str(nobody))
        raise
    else:
        counts.sent += done(letter, words, moment())


def settle(letter: Letter, **values: object) -> int:
    """Write the outcome, unless the lease ran out and another worker has the letter now."""
    mine = Letter.objects.filter(pk=letter.pk, state=SENDING, lease_until=letter.lease_until)
    return mine.update(lease_until=None, **values)


def done(letter: Letter, words: Words, at: datetime) -> int:
    """Sent: keep the words as they went out, but no code or token."""
    body = words.body
    for name, value in letter.values.items():
        if SECRET.match(name):
            body = body.replace(str(value), "[not kept]")
    return settle(
        letter, state=SENT, sent_at=at, subject=words.subject, body=body,
        values=without_secrets(letter.values), last_error="",
    )  # fmt: skip


def put_off(letter: Letter, at: datetime, why: str) -> int:
    wait = WAITS[min(letter.attempts, len(WAITS)) - 1]
    return settle(letter, state=WAITING, next_try_at=at + wait, last_error=why[:300])


def not_tried(letter: Letter, at: datetime, why: str) -> int:
    """The server is out of order: the letter waits, and this does not count against it."""
    back = letter.attempts - 1
    return settle(letter, state=WAITING, next_try_at=at + SERVER_DOWN, attempts=back, last_error=why[:300])


def put_off_all(at: datetime, why: str) -> int:
    """Nobody answers: let everything due wait a minute, so that the staff page tells why."""
    waiting = Letter.objects.filter(state=WAITING, next_try_at__lte=at)
    return waiting.update(next_try_at=at + SERVER_DOWN, last_error=why[:300])


def give_up(letter: Letter, why: str) -> int:
    return settle(letter, state=FAILED, last_error=why[:300])
