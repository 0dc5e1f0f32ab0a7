"""Who sees a bid, and who may write, send, comment on it. A stranger meets nothing."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from almoner.analyse.organisations.models import COLLEAGUE, LEAD, Membership, Organisation
from almoner.do.applications.casework import LateAttempt
from almoner.do.applications.endorsements import Endorsement
from almoner.do.applications.models import Application
from almoner.do.applications.states import DRAFT
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed, Answer, Denied

WRITERS = (LEAD, COLLEAGUE)


def memberships(person: Person) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person, ends_on__isnull=True)


def own(person: Person | None) -> QuerySet[Application]:
    """Bids of the person's own organisations, whatever their kind of membership."""
    if person is None or not person.is_authenticated or not person.is_active:
        return Application.objects.none()
    return Application.objects.filter(organisation__in=memberships(person).values("organisation"))


def received(person: Person | None) -> QuerySet[Application]:
    """What the office sees: what was sent in, sent too late, or keyed by the office itself.

    Any other draft is the applicant's own business.
    """
    if not roles.has_role(person, *roles.CASEWORK):
        return Application.objects.none()
    tried = LateAttempt.objects.filter(application=OuterRef("pk"))
    return Application.objects.filter(~Q(status=DRAFT) | Q(entered_by_office=True) | Exists(tried))


def written_by(person: Person | None) -> QuerySet[Application]:
    """Bids whose form they may open: their organisations'; for officers also those on paper (R4.9-5)."""
    mine = own(person)
    if not roles.has_role(person, roles.OFFICER):
        return mine
    return mine | Application.objects.filter(entered_by_office=True)


def visible_to(person: Person | None) -> QuerySet[Application]:
    return own(person) | received(person)


def kind_of(person: Person, organisation_id: int) -> str:
    kinds = memberships(person).filter(organisation=organisation_id).values_list("kind", flat=True)
    return kinds.first() or ""


def may_start_for(person: Person, organisation: Organisation) -> Answer:
    if kind_of(person, organisation.pk) in WRITERS:
        return Allowed("applicant")
    return Denied("Only a lead or colleague of the organisation starts a bid.")


def may_start(person: Person, thing: object) -> Answer:
    """Anybody signed in; the action then asks about the organisation."""
    return Allowed("applicant")


def may_write(person: Person, application: Application) -> Answer:
    """A lead or colleague; an officer only where the office keys a form that came on paper (R4.9-5)."""
    if kind_of(person, application.organisation_id) in WRITERS:
        return Allowed("applicant")
    if application.entered_by_office and roles.has_role(person, roles.OFFICER):
        return Allowed(roles.OFFICER)
    return Denied("Only a lead or colleague of the organisation writes its bids.")


def may_confirm(person: Person, application: Application) -> Answer:
    """The applicant, never the office that keyed the bid."""
    if kind_of(person, application.organisation_id) in WRITERS:
        return Allowed("applicant")
    return Denied("Only a lead or colleague of the organisation confirms what the office keyed.")


def may_comment(person: Person, application: Application) -> Answer:
    kind = kind_of(person, application.organisation_id)
    return Allowed(kind) if kind else Denied("Only people of the organisation comment on its bids.")


def may_handle(person: Person, thing: object) -> Answer:
    """The office's own work on a bid."""
    if roles.has_role(person, roles.OFFICER):
        return Allowed(roles.OFFICER)
    return Denied("Only a commissioning officer does this.")


def may_withdraw(person: Person, application: Application) -> Answer:
    return may_write(person, application) or may_handle(person, application)


def may_answer(person: Person, endorsement: Endorsement) -> Answer:
    """Whoever holds the link; it needs no account."""
    return Allowed("partner")


def may_remind(person: Person, endorsement: Endorsement) -> Answer:
    return may_write(person, endorsement.application)
