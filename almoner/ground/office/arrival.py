"""What a page may take for granted of a request, for the type checker."""

from datetime import datetime

from django.http import HttpRequest

from almoner.ground.accounts.models import Person


class Arrival(HttpRequest):
    """Its moment of arrival is stamped (R4.9-2)."""

    received_at: datetime


class SignedIn(Arrival):
    """The access table lets nobody else through to the page."""

    user: Person
