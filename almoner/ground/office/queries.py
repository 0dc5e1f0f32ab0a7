"""What can be asked of the office: what it is called, who holds which role, which documents need review."""

from datetime import date

from django.db.models import Q, QuerySet

from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import CHOICES, DECISION_MAKER, held_on
from almoner.ground.core import clock
from almoner.ground.office.models import CommissioningBody, GoverningDocument, SignatoryTitle


def on(day: date, before: str = "") -> Q:
    """Rows in force on `day`; `before` leads to the dated row: `holding__`."""
    started = Q(**{f"{before}starts_on__lte": day})
    return started & (Q(**{f"{before}ends_on__isnull": True}) | Q(**{f"{before}ends_on__gte": day}))


def bodies() -> QuerySet[CommissioningBody]:
    return CommissioningBody.objects.select_related("successor")


def body_on(day: date) -> CommissioningBody | None:
    return CommissioningBody.objects.filter(on(day)).first()


def current_body() -> CommissioningBody | None:
    return body_on(clock.today())


def small_approver_on(day: date) -> str:
    """The role whose one signature is enough up to the threshold (R1.10-9)."""
    body = body_on(day)
    return body.small_approver if body else DECISION_MAKER


def title_on(role: str, day: date) -> str:
    """What the holder of a role signs as on a day; the role's own name when nothing was settled."""
    found = SignatoryTitle.objects.filter(on(day), on(day, "body__"), role=role).first()
    return found.title if found else dict(CHOICES)[role]


def titles_on(body: CommissioningBody, day: date) -> QuerySet[SignatoryTitle]:
    return body.titles.filter(on(day)).order_by("role")


def holders(role: str, day: date) -> QuerySet[Person]:
    """Those who hold the role themselves on a day; deputies are told by `deputies`."""
    held = RoleHolding.objects.filter(on(day), role=role)
    return Person.objects.filter(is_active=True, holdings__in=held).distinct()


def deputies(role: str, day: date) -> QuerySet[Person]:
    """Those whom a holder lets act in the role on a day (R1.10-2)."""
    lent = Delegation.objects.filter(on(day), on(day, "holding__"), holding__role=role)
    return Person.objects.filter(is_active=True, delegations__in=lent).distinct()


def holdings() -> QuerySet[RoleHolding]:
    return RoleHolding.objects.select_related("person").order_by("role", "-starts_on", "-id")


def delegations() -> QuerySet[Delegation]:
    return Delegation.objects.select_related("holding__person", "deputy").order_by("-starts_on", "-id")


def looks() -> QuerySet[AdministratorLook]:
    return AdministratorLook.objects.select_related("person").order_by("-opened_at", "-id")


def open_look(person: Person) -> AdministratorLook | None:
    now = clock.now()
    return looks().filter(person=person, opened_at__lte=now, closes_at__gt=now).first()


def documents() -> QuerySet[GoverningDocument]:
    """The latest version of each document."""
    return GoverningDocument.objects.filter(superseded_by__isnull=True).select_related("recorded_by")


def documents_past_review(day: date) -> QuerySet[GoverningDocument]:
    """R0-1: those in force whose day of review has gone by, the longest overdue first."""
    return documents().filter(review_on__lt=day).order_by("review_on", "title")


def earlier_versions(document: GoverningDocument) -> list[GoverningDocument]:
    """The versions it superseded, the latest first."""
    found: list[GoverningDocument] = []
    while document.supersedes is not None:
        document = document.supersedes
        found.append(document)
    return found


def document_on(kind: str, day: date) -> GoverningDocument | None:
    """R0-2: the version of a document that is in force on a day."""
    return GoverningDocument.objects.filter(kind=kind, dated__lte=day).order_by("-dated", "-id").first()


def roles_in_words(person: Person) -> list[str]:
    """What the person may act as today; a role that was lent is said to be."""
    held = held_on(person, clock.today())
    return [words if held[role] is None else f"{words} (deputy)" for role, words in CHOICES if role in held]
