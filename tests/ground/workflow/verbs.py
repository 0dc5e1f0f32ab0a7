"""A few small actions over people and their roles, for the tests of the frame itself."""

from datetime import UTC, date, datetime

from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.core.lifecycle import Lifecycle, Move
from almoner.ground.core.refusals import Allowed, Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import Action

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
DAY = date(2026, 4, 1)
TITLES = Lifecycle(
    start="clerk",
    moves=(Move("promote", ("clerk",), "officer"), Move("promote", ("officer",), "head")),
    words={"clerk": "Clerk", "officer": "Officer", "head": "Head"},
)


def may_as_officer(person: Person, thing: object) -> Answer:
    return Allowed("officer") if person.job_title == "Officer" else Denied("Only officers may.")


def enrol_body(act: Act, thing: object, *, email: str, name: str = "Ann", title: str = "") -> Person:
    """Add a person."""
    return act.add(Person(email=email, name=name, job_title=title, joined_at=act.at))


def rename_body(act: Act, person: Person, *, name: str, because: str = "") -> Person:
    """Give a person another name."""
    person.name = name
    act.because(because)
    act.note(length=len(name))
    act.tell(person.email, "tests/renamed", name=name)
    return act.save(person)


def appoint_body(act: Act, person: Person, *, roles: list[str]) -> list[RoleHolding]:
    return act.add_all([RoleHolding(person=person, role=role, starts_on=DAY) for role in roles])


def nest_body(act: Act, person: Person, *, name: str, then: str = "", fail: bool = False) -> Person:
    """Save, let another action save the same row again, and perhaps save once more."""
    person.job_title = "Nested"
    act.save(person)
    renamed: Person = rename(person, by=act.by, at=act.at, name=name)
    if then:
        renamed.name = then
        act.save(renamed)
    if fail:
        raise Refused("After all, no.")
    return renamed


def remove_body(act: Act, person: Person) -> None:
    act.remove(person)


def made(name: str, body: object, **more: object) -> Action:
    """An action outside the registry, which lists the office's own only."""
    return Action(name=f"tests.{name}", clause="1.1", may=may_as_officer, body=body, **more)


enrol = made("enrol", enrol_body, system=True)
rename = made("rename", rename_body)
appoint = made("appoint", appoint_body)
nest = made("nest", nest_body)
remove = made("remove", remove_body)
by_link = made("by_link", rename_body, system="endorser")


def an_officer(email: str = "officer@example.org") -> Person:
    return enrol(None, by=None, at=NOON, email=email, name="Olga", title="Officer")
