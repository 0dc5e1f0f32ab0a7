"""`almoner appoint`: the first administrator of a new office, who then makes all other accounts."""

import argparse

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import ADMINISTRATOR
from almoner.ground.core import clock
from almoner.ground.core.refusals import Refused
from almoner.ground.office.actions import appoint
from almoner.ground.office.sign_in import invite


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="the address they sign in with")
    parser.add_argument("name", help="their full name")


def run(chosen: argparse.Namespace) -> int:
    try:
        validate_email(chosen.email)
        person = account(chosen.email, chosen.name)
        appoint(person, by=None, at=clock.now(), role=ADMINISTRATOR, starts_on=clock.today())
    except (ValidationError, Refused) as no:
        print("; ".join(no.reasons if isinstance(no, Refused) else no.messages))
        return 1
    print(f"{person} is an administrator from today. They sign in with {person.email}.")
    return 0


def account(email: str, name: str) -> Person:
    """The account with this address, made anew when there is none."""
    known = Person.objects.filter(email__iexact=email).first()
    made: Person = known or invite(None, by=None, at=clock.now(), email=email, name=name)
    return made
