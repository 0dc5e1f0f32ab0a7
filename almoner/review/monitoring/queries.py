"""What can be asked of reports: those due, overdue and to review, those of an agreement."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from almoner.analyse.organisations.access import own
from almoner.do.agreements.models import GRANT, Agreement
from almoner.do.agreements.states import SIGNED
from almoner.ground.accounts.models import Person
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.states import ACCEPTED, QUERIED, SENT, TO_WRITE, WITH_RECIPIENT

REVIEW, OVERDUE, SOON = "review", "overdue", "soon"
FILTERS = {
    REVIEW: "To review",
    OVERDUE: "Overdue",
    SOON: "Due in the next two months",
    QUERIED: "A question is open",
    ACCEPTED: "Accepted",
}
AHEAD = timedelta(days=61)


def whole(found: QuerySet[Return]) -> QuerySet[Return]:
    words = ("agreement__line__organisation", "agreement__line__application__contact")
    decided = ("agreement__line__decision", "agreement__line__budget__fund", "accepted_by", "sent_by")
    return found.select_related(*words, *decided)


def listed(found: QuerySet[Return], chosen: str, today: date) -> QuerySet[Return]:
    """Those of one filter, or all; the first due first, with what was spent."""
    late = Q(status__in=TO_WRITE, due_on__lt=today)
    soon = Q(status__in=TO_WRITE, due_on__gte=today, due_on__lte=today + AHEAD)
    asked = {REVIEW: Q(status=SENT), OVERDUE: late, SOON: soon, QUERIED: Q(status=QUERIED),
             ACCEPTED: Q(status=ACCEPTED)}  # fmt: skip
    if chosen in asked:
        found = found.filter(asked[chosen])
    rows = found.select_related("agreement__line__organisation").annotate(
        spent_pence=Sum("spending__spent_pence")
    )
    return rows.order_by("due_on", "pk")


def after(rows: QuerySet[Return], key: int | None) -> QuerySet[Return]:
    """Those that follow the row with this key."""
    last = Return.objects.filter(pk=key).values_list("due_on", "pk").first() if key is not None else None
    return rows.filter(Q(due_on__gt=last[0]) | Q(due_on=last[0], pk__gt=last[1])) if last else rows


def returns_of(agreement: Agreement) -> QuerySet[Return]:
    return Return.objects.filter(agreement=agreement).order_by("due_on")


def next_of(person: Person) -> QuerySet[Return]:
    """Reports that the person's organisations have to write or answer, the first due first."""
    mine = Return.objects.filter(agreement__line__organisation__in=own(person), status__in=WITH_RECIPIENT)
    return mine.select_related("agreement__line").order_by("due_on", "pk")


def without_returns() -> list[Agreement]:
    """Signed grants that have no reports planned yet."""
    found = Agreement.objects.filter(status=SIGNED, instrument=GRANT, returns__isnull=True)
    return list(found.exclude(starts_on=None).exclude(ends_on=None).order_by("id"))


def to_remind(until: date) -> QuerySet[Return]:
    return Return.objects.filter(status__in=TO_WRITE, due_on__lte=until).order_by("due_on", "pk")


def reported_here(references: Iterable[str]) -> frozenset[str]:
    """Those agreements whose reports are kept here, so that nobody writes their state down by hand."""
    found = Return.objects.filter(agreement__reference__in=list(references))
    return frozenset(found.values_list("agreement__reference", flat=True))
