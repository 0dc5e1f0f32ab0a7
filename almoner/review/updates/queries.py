"""What can be asked of updates and publicity. Lists ask a fixed number of statements."""

from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from almoner.analyse.organisations.access import own
from almoner.do.agreements.models import GRANT, PARTNER, Agreement
from almoner.do.agreements.states import SIGNED
from almoner.do.decisions.models import DecisionLine
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date
from almoner.policy.days import add_months
from almoner.policy.terms import terms_on
from almoner.review.updates.access import visible_grants
from almoner.review.updates.models import VISIT, PublicityItem, Update
from almoner.review.updates.states import KEPT, NEW, PUBLISHED

MOST = 30
WITH = ("agreement__line__organisation", "agreement__line__decision")
OPEN, LATE, ANSWERED = "open", "late", "answered"
UPDATE_STATES = {OPEN: "Waiting", LATE: "Late", ANSWERED: "Answered"}
CONSENT = "consent"
ITEM_STATES = {
    NEW: "To look at",
    CONSENT: "Waiting for consent",
    PUBLISHED: "Published",
    KEPT: "Not published",
}


def in_state(found: QuerySet[Update], state: str, today: date) -> QuerySet[Update]:
    """Newest first; an empty state gives all."""
    chosen = {
        OPEN: Q(answered_at=None),
        LATE: Q(answered_at=None, due_on__lt=today),
        ANSWERED: Q(answered_at__isnull=False),
    }
    return found.filter(chosen.get(state, Q())).select_related(*WITH, "answered_by").order_by("-pk")


def items_in(found: QuerySet[PublicityItem], state: str) -> QuerySet[PublicityItem]:
    """As they were added, newest first; an empty state gives all."""
    if state == CONSENT:
        found = found.filter(shows_people=True, consent="").exclude(status=KEPT)
    elif state:
        found = found.filter(status=state)
    return found.select_related(*WITH, "consent_by").order_by("-pk")


def running(today: date) -> QuerySet[Agreement]:
    """Signed grants from rounds that have not ended."""
    return Agreement.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), status=SIGNED, instrument=GRANT
    ).select_related("line__application", "line__organisation")


def late(today: date) -> QuerySet[Update]:
    """Unanswered after their day, the longest late first."""
    return Update.objects.filter(answered_at=None, due_on__lt=today).select_related(*WITH).order_by("due_on")


def to_look_at(today: date) -> int:
    """How many items wait for the office, those that are still to come left out."""
    return PublicityItem.objects.filter(status=NEW, happened_on__lte=today).count()


def unshown(today: date) -> QuerySet[Agreement]:
    """Grants that ended and have no publicity at all, the last ended first, while R4.15-1 reminds of them."""
    first = add_months(today, -terms_on(today).publicity_reminder_months)
    items = PublicityItem.objects.filter(agreement=OuterRef("pk"))
    found = Agreement.objects.filter(
        ~Exists(items), status=SIGNED, instrument=GRANT, ends_on__lt=today, ends_on__gte=first
    )
    return found.select_related("line__organisation").order_by("-ends_on", "pk")


def visits(found: QuerySet[PublicityItem]) -> QuerySet[PublicityItem]:
    """Days on which the office comes or came."""
    return found.filter(Q(kind=VISIT) | Q(has_office_visit=True)).select_related(*WITH)


def asked_of(person: Person) -> QuerySet[Update]:
    """What the person's organisations are asked and have not answered, the first due first."""
    mine = Update.objects.filter(answered_at=None, agreement__line__organisation__in=own(person))
    return mine.select_related("agreement__line").order_by("due_on", "pk")


def grants_of(person: Person) -> QuerySet[Agreement]:
    """Signed grants of the person's own organisations."""
    return visible_grants(person).filter(line__organisation__in=own(person))


def did(line: DecisionLine) -> list[PublicityItem]:
    """What is published of the award, the newest first."""
    of_line = Q(agreement__line=line) | Q(agreement__money__line=line)
    found = PublicityItem.objects.filter(
        of_line, status=PUBLISHED, agreement__instrument__in=(GRANT, PARTNER)
    )
    return list(found.distinct().order_by("-happened_on", "-pk"))


def counts(at: datetime) -> dict[str, int]:
    """Updates asked, answered and late; items recorded and published."""
    today = london_date(at)
    asked = Update.objects.aggregate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        late=Count("pk", filter=Q(answered_at=None, due_on__lt=today)),
    )
    items = PublicityItem.objects.aggregate(
        items=Count("pk"), published=Count("pk", filter=Q(status=PUBLISHED))
    )
    return asked | items
