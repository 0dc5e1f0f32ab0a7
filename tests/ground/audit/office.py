"""A small office in the database, made by actions: people, their roles, who stands in, and reasons."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import CHOICES
from almoner.ground.core.refusals import Allowed
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import Action

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
DAY = date(2026, 4, 1)
ROLES = [role for role, _ in CHOICES]


def act_body(act: Act, thing: object, *, do) -> object:
    return do(act)


anything = Action("tests.anything", "1.1", lambda person, thing: Allowed("tester"), act_body, system="tester")


def perform(do, **more: object) -> object:
    """Do it inside an action."""
    return anything(None, by=None, at=NOON, do=do, **more)


def a_person(act: Act, number: int) -> Person:
    row = Person(email=f"p{number}@example.org", name=f"Ní Bhriain “{number}”", joined_at=act.at)
    return act.add(row)


def a_small_office(people: int = 24) -> None:
    """Every table of accounts has rows, and the record has reasons and one removed row."""
    for number in range(people):
        perform(lambda act, number=number: everything_about(act, number))
    perform(lambda act: act.remove(AdministratorLook.objects.order_by("pk")[0]))


def everything_about(act: Act, number: int) -> None:
    act.because(f"Reason {number}, with words.")
    person = a_person(act, number)
    holding = RoleHolding(person=person, role=ROLES[number % len(ROLES)], starts_on=DAY)
    if number % 2:
        holding.ends_on = date(2027, 3, 31)
    act.add(holding)
    act.add(Delegation(holding=holding, deputy=person, starts_on=DAY, ends_on=DAY, reason="Leave"))
    closes = act.at + timedelta(minutes=number, microseconds=number)
    act.add(AdministratorLook(person=person, reason="A fault", opened_at=act.at, closes_at=closes))


def something(random: Random) -> None:
    """One random action of any kind."""
    people = list(Person.objects.all())
    number = random.randrange(10**9)
    kind = random.choice(["add", "save", "save_all", "remove", "nothing"]) if people else "add"
    perform(
        {
            "add": lambda act: everything_about(act, number),
            "save": lambda act: act.save(renamed(random.choice(people), number)),
            "save_all": lambda act: act.save_all([renamed(one, number) for one in people], ["name"]),
            "remove": lambda act: act.remove_all(AdministratorLook.objects.all()[:2]),
            "nothing": lambda act: act.because("Only to say so."),
        }[kind]
    )


def renamed(person: Person, number: int) -> Person:
    person.name = f"Name {number}"
    return person
