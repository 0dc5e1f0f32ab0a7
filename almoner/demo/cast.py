"""The invented people: those of the office, of the panel and of the organisations."""

from datetime import date, datetime

from django.conf import settings

from almoner.demo.world import World, on, table
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.accounts.roles import DECISION_MAKER
from almoner.ground.core.refusals import Answer, Denied, Refused
from almoner.ground.office import actions as office
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

BEGINNING = date(2024, 3, 1)
SINCE = date(2023, 6, 1)


def nobody(person: Person, thing: object) -> Answer:
    return Denied("Only the demonstration does this.")


@action("demo.invent", clause="0", may=nobody, system=True)
def invent(act: Act, nothing: None, *, name: str, email: str, job_title: str = "") -> Person:
    """Somebody who can be picked from the list of the demonstration; never outside one."""
    if not settings.DEMO:
        raise Refused("People are invented in a demonstration only.")
    person = Person(email=email, name=name, job_title=job_title[:120], joined_at=act.at, is_invented=True)
    person.set_unusable_password()
    return act.add(person)


def person(world: World, key: str, name: str, *, at: datetime, job_title: str = "") -> Person:
    email = f"{key.replace('_', '.').lower()}@example.org"
    made: Person = invent(None, by=None, at=at, name=name, email=email, job_title=job_title)
    world.people[key] = made
    return made


def build(world: World) -> None:
    at = on(BEGINNING, "09:00")
    cast = table("office")
    for one in cast["staff"]:
        made = person(world, one["key"], one["name"], at=at, job_title=one["does"])
        if "role" in one:
            office.appoint(made, by=None, at=at, role=one["role"], starts_on=SINCE)
    for one in cast["panel"]:
        person(world, one["key"], one["name"], at=at, job_title=one["represents"])


def lend_the_commissioners_role(world: World) -> None:
    """While the commissioner is away the deputy signs, by a delegation that is written down (R1.10-2)."""
    holding = RoleHolding.objects.get(role=DECISION_MAKER)
    office.delegate(
        holding,
        by=world.people["commissioner"],
        at=on(date(2026, 11, 5)),
        deputy=world.people["deputy"],
        starts_on=date(2026, 11, 9),
        ends_on=date(2026, 12, 31),
        reason="The commissioner has medical treatment and then leave until the end of the year.",
    )
