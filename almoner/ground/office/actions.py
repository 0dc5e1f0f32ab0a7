"""What the office does about itself: its name, titles, roles, deputies, documents and looks."""

from datetime import date, timedelta

from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import SIGNATORIES
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.office import access, queries
from almoner.ground.office.models import CommissioningBody, GoverningDocument, SignatoryTitle
from almoner.ground.office.settled import BodyAsSettled, DocumentAsRecorded
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

LOOK_LASTS = timedelta(minutes=30)
FOREVER = date.max


@action("office.settle_body", clause="1.1", may=access.may_settle_body, system=True)
def settle_body(act: Act, body: CommissioningBody | None, *, settled: BodyAsSettled) -> CommissioningBody:
    """Write down what the office is called; `None` begins another body, as when the office changes hands."""
    in_order(settled.starts_on, settled.ends_on)
    for other in CommissioningBody.objects.all():
        if other != body and meet((settled.starts_on, settled.ends_on), (other.starts_on, other.ends_on)):
            raise Refused(
                f"{other} holds office on some of these days. End it first.",
                {"starts_on": [f"Clashes with {other}."]},
            )
    if body is None:
        return act.add(CommissioningBody(**vars(settled)))
    for name, value in vars(settled).items():
        setattr(body, name, value)
    return act.save(body)


@action("office.settle_title", clause="1.10", may=access.may_settle_body, system=True)
def settle_title(
    act: Act, body: CommissioningBody, *, role: str, title: str, starts_on: date
) -> SignatoryTitle:
    """From `starts_on` the holder of the role signs under this title; the earlier one ends the day before."""
    before = body.titles.filter(role=role, ends_on=None).order_by("-starts_on").first()
    act.note(titled=role)
    if before and before.starts_on == starts_on:
        before.title = title
        return act.save(before)
    if before and before.starts_on > starts_on:
        raise Refused("A later title is already settled.", {"starts_on": ["Choose a later day."]})
    if before:
        before.ends_on = starts_on - timedelta(days=1)
        act.save(before)
    return act.add(SignatoryTitle(body=body, role=role, title=title, starts_on=starts_on))


@action("office.appoint", clause="1.10", may=access.may_appoint, system=True)
def appoint(
    act: Act, person: Person, *, role: str, starts_on: date, ends_on: date | None = None
) -> RoleHolding:
    """Give a person a role from one day to another. Nobody holds two of the three that sign (R1.10-2)."""
    in_order(starts_on, ends_on)
    for held in person.holdings.all():
        if meet((starts_on, ends_on), (held.starts_on, held.ends_on)):
            refuse_two(held.role, role, "already holds this role on some of these days")
    for lent in person.delegations.select_related("holding"):
        if meet((starts_on, ends_on), (lent.starts_on, lent.ends_on)) and lent.holding.role != role:
            refuse_two(lent.holding.role, role, "")
    act.note(appointed=role)
    return act.add(RoleHolding(person=person, role=role, starts_on=starts_on, ends_on=ends_on))


@action("office.end_appointment", clause="1.10", may=access.may_end_appointment)
def end_appointment(act: Act, holding: RoleHolding, *, ends_on: date) -> RoleHolding:
    """The last day on which the person holds the role; what they did before stays theirs."""
    not_undone(act, ends_on)
    in_order(holding.starts_on, ends_on)
    if holding.ends_on and holding.ends_on < ends_on:
        raise Refused("The role ends sooner than that already. Appoint the person again instead.")
    holding.ends_on = ends_on
    act.note(ended=holding.role)
    return act.save(holding)


@action("office.delegate", clause="1.10", may=access.may_delegate)
def delegate(
    act: Act, holding: RoleHolding, *, deputy: Person, starts_on: date, ends_on: date, reason: str
) -> Delegation:
    """R1.10-2: deputies act only by a delegation that is written down, with its days and its reason."""
    in_order(starts_on, ends_on)
    if starts_on < london_date(act.at):
        raise Refused(
            "A delegation cannot begin in the past.", {"starts_on": ["Choose today or a later day."]}
        )
    if deputy == holding.person or not deputy.is_active:
        raise Refused("Choose somebody else with an open account.", {"deputy": ["Choose somebody else."]})
    if starts_on < holding.starts_on or ends_on > (holding.ends_on or FOREVER):
        raise Refused(
            "The role itself is not held on all of these days.", {"ends_on": ["Choose an earlier day."]}
        )
    for held in deputy.holdings.all():
        if meet((starts_on, ends_on), (held.starts_on, held.ends_on)):
            refuse_two(held.role, holding.role, "holds this role anyway on some of these days")
    for lent in deputy.delegations.select_related("holding"):
        if meet((starts_on, ends_on), (lent.starts_on, lent.ends_on)):
            refuse_two(
                lent.holding.role, holding.role, "is already a deputy in this role on some of these days"
            )
    act.because(reason)
    act.note(lent=holding.role)
    act.tell(
        deputy.email, "office/you_are_deputy", role=holding.get_role_display(), **as_text(starts_on, ends_on)
    )
    return act.add(
        Delegation(
            holding=holding, deputy=deputy, starts_on=starts_on, ends_on=ends_on, reason=reason.strip()
        )
    )


@action("office.end_delegation", clause="1.10", may=access.may_end_delegation)
def end_delegation(act: Act, delegation: Delegation, *, ends_on: date) -> Delegation:
    """The deputy's last day, when the holder is back sooner."""
    not_undone(act, ends_on)
    in_order(delegation.starts_on, ends_on)
    if ends_on > delegation.ends_on:
        raise Refused("The delegation ends sooner than that. Write down another one instead.")
    delegation.ends_on = ends_on
    act.note(ended=delegation.holding.role)
    return act.save(delegation)


@action("office.open_look", clause="1.10", may=access.may_open_look)
def open_look(act: Act, nothing: None, *, reason: str) -> AdministratorLook:
    """An administrator sees casework for thirty minutes, as an auditor would, and the record says why."""
    if act.by is None or queries.open_look(act.by):
        raise Refused("You are looking already.")
    if len(reason.strip()) < 10:
        raise Refused("Say why, in a sentence.", {"reason": ["Say why, in a sentence."]})
    act.because(reason)
    closes_at = act.at + LOOK_LASTS
    return act.add(
        AdministratorLook(person=act.by, reason=reason.strip(), opened_at=act.at, closes_at=closes_at)
    )


@action("office.close_look", clause="1.10", may=access.may_close_look)
def close_look(act: Act, look: AdministratorLook) -> AdministratorLook:
    if look.closes_at <= act.at:
        raise Refused("The look is over already.")
    look.closes_at = act.at
    return act.save(look)


@action("office.record_document", clause="0", may=access.may_record_document, system=True)
def record_document(
    act: Act, earlier: GoverningDocument | None, *, document: DocumentAsRecorded
) -> GoverningDocument:
    """R0-1: one version of a governing document; with `earlier` it takes that version's place (R0-2)."""
    if document.review_on and document.review_on <= document.dated:
        raise Refused("The review must come after the document.", {"review_on": ["Choose a later day."]})
    if earlier and hasattr(earlier, "superseded_by"):
        raise Refused("A later version is already recorded.")
    if earlier and document.dated < earlier.dated:
        raise Refused("A later version cannot be older.", {"dated": ["Choose the day of this version."]})
    if GoverningDocument.objects.filter(title=document.title, version=document.version).exists():
        raise Refused("This version is already recorded.", {"version": ["Give the new version's number."]})
    row = document.row(earlier)
    row.recorded_by, row.recorded_at = act.by, act.at
    return act.add(row)


def meet(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """The two spans of days share at least one day."""
    return one[0] <= (other[1] or FOREVER) and other[0] <= (one[1] or FOREVER)


def in_order(starts_on: date, ends_on: date | None) -> None:
    if ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first.", {"ends_on": ["Choose a later day."]})


def not_undone(act: Act, ends_on: date) -> None:
    """What was done in a role stays valid, so a role ends yesterday at the soonest."""
    if ends_on < london_date(act.at) - timedelta(days=1):
        raise Refused("A last day cannot be before yesterday.", {"ends_on": ["Choose yesterday or later."]})


def refuse_two(held: str, wanted: str, again: str) -> None:
    """R1.10-2: the same role twice says nothing; two of the three signing roles in one hand say too much."""
    if held == wanted and again:
        raise Refused(f"This person {again}.")
    if held != wanted and {held, wanted} <= set(SIGNATORIES):
        raise Refused("One person cannot hold two of the three roles that sign a decision (R1.10-2).")


def as_text(starts_on: date, ends_on: date) -> dict[str, str]:
    return {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
