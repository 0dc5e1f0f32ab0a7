"""What a person finds on their first page: offers to accept, agreements signed, invitations to answer."""

from datetime import datetime

from django.db.models import QuerySet

from almoner.analyse.organisations.access import own as own_organisations
from almoner.analyse.organisations.models import Invitation
from almoner.do.agreements.access import visible_to
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import ACCEPTED, OFFERED, SIGNED
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date
from almoner.review.monitoring.queries import next_of
from almoner.review.monitoring.reading import Standing, standings

MOST, NEXT = 20, 6


def offers_to(person: Person) -> QuerySet[Agreement]:
    """Agreements offered to the person's organisations and not answered yet."""
    mine = visible_to(person).filter(status=OFFERED, line__organisation__in=own_organisations(person))
    return mine.select_related("line__application").order_by("lapses_on")


def signed_by(person: Person) -> QuerySet[Agreement]:
    """Agreements of the person's organisations that they have signed, the newest first."""
    mine = visible_to(person).filter(
        status__in=(ACCEPTED, SIGNED), line__organisation__in=own_organisations(person)
    )
    return mine.select_related("line__organisation").order_by("-pk")[:MOST]


def reports_of(person: Person, at: datetime) -> list[Standing]:
    """The reports that come next for the person's organisations (4.13)."""
    return standings(next_of(person)[:NEXT], london_date(at))


def invitations_to(person: Person, at: datetime) -> QuerySet[Invitation]:
    """Sent to the address the person signs in with, and still to be taken."""
    waiting = Invitation.objects.filter(email__iexact=person.email, taken_at=None, withdrawn_at=None)
    fresh = waiting.filter(invited_at__gt=at - Invitation.LASTS)
    return fresh.select_related("organisation", "invited_by")
