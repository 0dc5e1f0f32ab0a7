"""Who may see a sheet before it is published, and who may write, sign and publish it."""

from django.db.models import QuerySet

from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DECISION, SIGNING
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed, Answer, Denied


def visible_to(person: Person | None) -> QuerySet[Decision]:
    """Staff of the office see every sheet; everybody else only reads what is published."""
    if roles.has_role(person, *roles.CASEWORK):
        return Decision.objects.all()
    return Decision.objects.none()


def may_write(person: Person, thing: object) -> Answer:
    """Officers write sheets; the Monitoring Officer may put words right."""
    for role in (roles.OFFICER, roles.MONITORING):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only a commissioning officer writes decision sheets.")


def may_sign(person: Person, decision: Decision) -> Answer:
    """A holder of a signing role, or a recorded deputy, who did not write the sheet (R1.10-2)."""
    if decision.author_id == person.pk:
        return Denied("You wrote this sheet, so somebody else must sign it (clause 1.10).")
    if decision.status != SIGNING:
        return Denied(
            f"This sheet is not open for signature: it is {DECISION.words[decision.status].lower()}."
        )
    for role in roles.SIGNATORIES:
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only the decision-maker, the Monitoring Officer and the Chief Finance Officer sign.")


def may_publish(person: Person, thing: object) -> Answer:
    for role in (roles.OFFICER, roles.MONITORING):
        if roles.has_role(person, role):
            return Allowed(role)
    return Denied("Only a commissioning officer or the Monitoring Officer publishes decisions.")


def may_withhold(person: Person, thing: object) -> Answer:
    """Leaving something out of the public record needs the Monitoring Officer (R4.21-3)."""
    if roles.has_role(person, roles.MONITORING):
        return Allowed(roles.MONITORING)
    return Denied("Only the Monitoring Officer may withhold a decision.")
