"""The outbox as the staff page shows it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from almoner.ground.notices.office_words import OfficeWords
from almoner.ground.notices.text import NOT_KEPT, BadTemplate, Words, words_of
from almoner.ground.workflow.models import FAILED, SENT, WAITING, Letter

PAGE = 60


@dataclass(frozen=True)
class Page:
    """Some letters, newest first, and the mark that asks for the ones after them ("" at the end)."""

    letters: list[Letter]
    older: str


def newest(
    found: QuerySet[Letter], *, state: str = "", thing: str = "", after: str = "", size: int = PAGE
) -> Page:
    """One page of `found`. A mark that nobody gave out starts from the newest."""
    if state:
        found = found.filter(state=state)
    if thing:
        found = found.filter(thing=thing)
    if mark := read_mark(after):
        at, pk = mark
        found = found.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=pk))
    letters = list(found.order_by("-created_at", "-pk")[: size + 1])
    more = len(letters) > size
    return Page(letters[:size], mark_of(letters[size - 1]) if more else "")


def mark_of(letter: Letter) -> str:
    return f"{letter.created_at.isoformat()}_{letter.pk}"


def read_mark(text: str) -> tuple[datetime, int] | None:
    moment, _, pk = text.rpartition("_")
    try:
        at = datetime.fromisoformat(moment)
        number = int(pk)
    except ValueError:
        return None
    return (at, number) if at.tzinfo and 0 < number < 2**63 else None


def counts(found: QuerySet[Letter]) -> dict[str, int]:
    """How many letters are in each state; one query."""
    return dict(found.order_by().values_list("state").annotate(number=Count("pk")))


def late(found: QuerySet[Letter], at: datetime) -> int:
    """Letters that failed, or that have already been tried and still wait."""
    stuck = Q(state=FAILED) | Q(state=WAITING, created_at__lt=at) & ~Q(last_error="")
    return found.filter(stuck).count()


def words_to_show(letter: Letter, office: OfficeWords | None = None) -> Words:
    """The letter as it was sent, or as it would be sent now; codes and tokens are never shown."""
    if letter.state == SENT or letter.body:
        return Words(letter.subject, letter.body)
    try:
        return words_of(letter, office=office)
    except BadTemplate as bad:
        return Words("This letter cannot be written", f"{bad}\n")


def has_secrets(letter: Letter) -> bool:
    return NOT_KEPT in letter.values.values()
