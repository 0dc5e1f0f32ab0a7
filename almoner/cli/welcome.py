"""What `almoner serve` says when it is ready: where to go, and in a demonstration whom to be."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import reverse

from almoner.analyse.organisations.models import Membership
from almoner.do.evaluation.models import PanelMember
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.accounts.roles import CHOICES
from almoner.ground.core import clock

EACH = 2


def welcome(host: str, port: int, *, demo: bool) -> str:
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    lines = [
        "",
        f"Almoner is ready: {address}/",
        *(demo_lines(address) if demo else ()),
        "",
        "Ctrl-C stops it.",
        "",
    ]
    return "\n".join(lines)


def demo_lines(address: str) -> Iterator[str]:
    """The pinned day, the sign-in page, and the people by role."""
    people = list(people_by_role())
    if not people:
        return
    yield f"This is a demonstration; its day is {clock.today():%-d %B %Y}."
    yield f"Choose whom to be at {address}{reverse('account:demo')}:"
    yield ""
    width = max(len(role) for role, _ in people)
    for role, person in people:
        yield f"  {role:<{width}}  {person} <{person.email}>"
    yield ""
    yield f"Everything is kept in {settings.HOME}; `make reset` begins anew."


def people_by_role() -> Iterator[tuple[str, Person]]:
    day = clock.today()
    holdings = (
        RoleHolding.objects.filter(starts_on__lte=day).exclude(ends_on__lt=day).select_related("person")
    )
    for role, words in CHOICES:
        yield from some(words, (held.person for held in holdings.filter(role=role).order_by("pk")[:EACH]))
    places = (
        PanelMember.objects.filter(left_on=None, person__is_active=True)
        .select_related("person")
        .order_by("-pk")
    )
    yield from some("Panel member", (place.person for place in places[:EACH]))
    for kind, words in (
        ("lead", "Applicant"),
        ("colleague", "Applicant's colleague"),
        ("helper", "Applicant's helper"),
    ):
        members = Membership.objects.filter(kind=kind, ends_on=None).select_related("person").order_by("pk")
        yield from some(words, (member.person for member in members[:1]))


def some(words: str, people: Iterable[Person]) -> Iterator[tuple[str, Person]]:
    yield from ((words, person) for person in people)
