"""A case is worked: contact, consent, risk, facilitators, communication."""

from collections.abc import Sequence
from datetime import date

from almoner.do.restorative import facts
from almoner.do.restorative.access import may_work
from almoner.do.restorative.models import (
    ASSESSMENTS,
    CONSENTS,
    INITIAL,
    INTERVENTIONS,
    RISKS,
    SECONDARY,
    WAYS,
    Allocation,
    CaseContact,
    CaseParty,
    RestorativeCase,
    RiskAssessment,
    Volunteer,
)
from almoner.do.restorative.names import sealed
from almoner.do.restorative.opening import must_be_open
from almoner.do.restorative.states import (
    ALLOCATED,
    ASSESSED,
    CASE,
    COMMUNICATION,
    CONSENT,
    FACILITATION,
    REFERRAL,
    WITH_FACILITATORS,
)
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import must_stand, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.restorative import HARMER

NOT_TO_COME = "Enter a day that is not to come."


def fits(case: RestorativeCase, day: date, at_day: date) -> bool:
    return case.referred_on <= day <= at_day


@action("restorative.record_contact", clause="3.10", may=may_work)
def record_contact(
    act: Act,
    case: RestorativeCase,
    *,
    party: CaseParty | None,
    made_on: date,
    way: str,
    was_reached: bool,
    note: str = "",
) -> CaseContact:
    """Every contact and every try; the first ends the referral."""
    must_be_open(case)
    refuse_unless(
        ("way", way in dict(WAYS), "Choose how."),
        ("made_on", fits(case, made_on, london_date(act.at)), "Enter a day from the referral until today."),
    )
    made = CaseContact(case=case, party=party, made_on=made_on, way=way, was_reached=was_reached, by=act.by)
    made.sealed = sealed(made, note)
    if case.status == REFERRAL:
        act.move(case, CASE, "contact")
    if case.first_contact_on is None or made_on < case.first_contact_on:
        case.first_contact_on = made_on
        act.save(case)
    return act.add(made)


@action("restorative.record_consent", clause="3.10", may=may_work)
def record_consent(
    act: Act, party: CaseParty, *, answer: str, said_on: date, accepts: bool = False
) -> CaseParty:
    """Whether a party consents and, of somebody who harmed, accepts responsibility."""
    must_be_open(party.case)
    refuse_unless(
        ("answer", answer in dict(CONSENTS), "Choose what they said."),
        (
            "said_on",
            fits(party.case, said_on, london_date(act.at)),
            "Enter a day from the referral until today.",
        ),
    )
    party.consent, party.consent_on = answer, said_on
    if party.side == HARMER:
        party.accepts_on = (party.accepts_on or said_on) if accepts else None
    act.save(party)
    stop_if_unready(act, party.case)
    return party


def stop_if_unready(act: Act, case: RestorativeCase) -> None:
    """Communication stops by itself as soon as what it rests on is gone (R3.10-2)."""
    if case.status != COMMUNICATION:
        return
    if any(one.blocks for one in facts.before_communicating(case, at=act.at)):
        act.move(case, CASE, "stop")
        act.save(case)


@action("restorative.assess", clause="3.10", may=may_work)
def assess(
    act: Act, case: RestorativeCase, *, kind: str, level: str, made_on: date, note: str
) -> RiskAssessment:
    """The initial or the secondary risk assessment, or a newer one; the newest says the case's risk."""
    must_be_open(case)
    refuse_unless(
        ("kind", kind in dict(ASSESSMENTS), "Choose which assessment it is."),
        ("level", level in dict(RISKS), "Choose how high the risk is."),
        ("made_on", fits(case, made_on, london_date(act.at)), "Enter a day from the referral until today."),
        ("note", note.strip(), "Write what the assessment rests on."),
        ("kind", kind != INITIAL or case.status != REFERRAL, "Make the first contact before this."),
        ("kind", kind != SECONDARY or case.status in WITH_FACILITATORS, "Allocate facilitators before this."),
    )
    made = RiskAssessment(case=case, kind=kind, level=level, made_on=made_on, by=act.by)
    made.sealed = sealed(made, note)
    act.add(made)
    if case.status == CONSENT:
        act.move(case, CASE, "assess")
    if case.status == ALLOCATED and kind == SECONDARY:
        act.move(case, CASE, "assess_again")
    case.risk = level
    act.save(case)
    stop_if_unready(act, case)
    return made


@action("restorative.allocate", clause="3.10", may=may_work)
def allocate(act: Act, case: RestorativeCase, *, volunteers: Sequence[Volunteer]) -> RestorativeCase:
    """These volunteers facilitate from now on, nobody else (R3.10-1, R3.10-3)."""
    must_be_open(case)
    must_stand(facts.before_allocating(case, volunteers, at=act.at))
    today, chosen = london_date(act.at), {one.pk: one for one in volunteers}
    for now in case.allocations.filter(ends_on=None):
        if chosen.pop(now.volunteer_id, None) is None:
            now.ends_on = today
            act.save(now)
    act.add_all(Allocation(case=case, volunteer=one, starts_on=today) for one in chosen.values())
    if case.status == ASSESSED:
        act.move(case, CASE, "allocate")
    act.note(facilitators=len(volunteers))
    return act.save(case)


@action("restorative.facilitate", clause="3.10", may=may_work)
def facilitate(act: Act, case: RestorativeCase, *, intervention: str) -> RestorativeCase:
    """Both sides are prepared for the way that is chosen; it may be chosen anew."""
    refuse_unless(("intervention", intervention in dict(INTERVENTIONS), "Choose a way."))
    if case.status != FACILITATION:
        act.move(case, CASE, "facilitate")
    case.intervention = intervention
    return act.save(case)


@action("restorative.communicate", clause="3.10", may=may_work)
def communicate(act: Act, case: RestorativeCase) -> RestorativeCase:
    """Harmed and harmer may communicate from now on: every rule before it is met (R3.10-2, -3, -4)."""
    act.move(case, CASE, "communicate")
    must_stand(facts.before_communicating(case, at=act.at))
    return act.save(case)
