"""Who may open which bid on a panel. A conflicted member meets nothing, anywhere."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from almoner.do.applications.access import memberships
from almoner.do.applications.models import Application
from almoner.do.evaluation.models import Allocation, Declaration, Panel, PanelMember
from almoner.do.evaluation.states import CLOSED, CONVENED, MEETING, SCORING
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Person
from almoner.ground.core import clock
from almoner.ground.core.refusals import Allowed, Answer, Denied

PANEL_ROLE = "panel_member"
SHOWN = (
    "eligible", "recommended", "reserve", "not_recommended", "awarded", "refused", "lapsed",
)  # fmt: skip


def places_of(person: Person | None) -> QuerySet[PanelMember]:
    """Panels the person sits on now: not left, and access not ended (R4.20-3)."""
    if person is None or not person.is_authenticated or not person.is_active:
        return PanelMember.objects.none()
    today = clock.today()
    open_still = Q(panel__access_ends_on__isnull=True) | Q(panel__access_ends_on__gte=today)
    return PanelMember.objects.filter(open_still, person=person, left_on__isnull=True).select_related(
        "panel__round"
    )


def is_panel_member(person: Person | None) -> bool:
    return places_of(person).exists()


def panels_of(person: Person | None) -> QuerySet[Panel]:
    """Panels that the person may enter: their own; casework staff see all."""
    if roles.has_role(person, *roles.CASEWORK):
        return Panel.objects.all()
    return Panel.objects.filter(members__in=places_of(person))


def seat_in(person: Person | None, panel: Panel) -> PanelMember | None:
    return places_of(person).filter(panel=panel).first()


def bids_to_declare(person: Person) -> QuerySet[Application]:
    """Bids whose names a member sees in order to declare: passed the sift, no interest declared (R3.3-1)."""
    places = places_of(person)
    aside = Declaration.objects.filter(application=OuterRef("pk"), member__in=places, has_interest=True)
    return Application.objects.filter(
        ~Exists(aside), round__in=places.values("panel__round"), status__in=SHOWN
    )


def visible_bids(person: Person | None) -> QuerySet[Application]:
    """Bids a member may open: declared on, without interest, confidentiality agreed (R4.10-2, R3.3-5)."""
    places = places_of(person).filter(agreed_confidentiality_at__isnull=False)
    own = Declaration.objects.filter(application=OuterRef("pk"), member__in=places)
    return Application.objects.filter(
        Exists(own.filter(has_interest=False)),
        ~Exists(own.filter(has_interest=True)),
        ~Q(organisation__in=memberships(person).values("organisation")),  # type: ignore[arg-type]
        round__in=places.values("panel__round"),
        status__in=SHOWN,
        anonymised_at=None,
    )


def visible_allocations(person: Person | None) -> QuerySet[Allocation]:
    return Allocation.objects.filter(
        member__in=places_of(person), application__in=visible_bids(person)
    ).select_related("application__organisation", "member__panel")


def may_run(person: Person, thing: object) -> Answer:
    """Officers convene panels and write their minutes."""
    if roles.has_role(person, roles.OFFICER):
        return Allowed(roles.OFFICER)
    return Denied("Only a commissioning officer runs the panel.")


def may_take_part(person: Person, member: PanelMember) -> Answer:
    """The member themselves, while their access lasts."""
    if places_of(person).filter(pk=member.pk).exists():
        return Allowed(PANEL_ROLE)
    return Denied("This is another member's place, or your access to this panel has ended.")


def may_declare(person: Person, member: PanelMember) -> Answer:
    """The member; an officer may also note an interest that came to light."""
    own = may_take_part(person, member)
    if own or member.panel.status == CLOSED:
        return own
    return may_run(person, member)


def may_open(person: Person, application: Application) -> Answer:
    if visible_bids(person).filter(pk=application.pk).exists():
        return Allowed(PANEL_ROLE)
    return Denied("Declare first that you have no interest in this bid.")


def may_score(person: Person, allocation: Allocation) -> Answer:
    own = may_take_part(person, allocation.member)
    if not own:
        return own
    if allocation.member.panel.status not in (SCORING, MEETING):
        now = "not open yet" if allocation.member.panel.status == CONVENED else "closed"
        return Denied(f"Scoring is {now}.")
    if not visible_bids(person).filter(pk=allocation.application_id).exists():
        return Denied("Declare first that you have no interest in this bid.")
    return own
