"""What can be done about an organisation and by whom it is represented."""

from collections.abc import Iterable

from almoner.analyse.organisations import access, queries
from almoner.analyse.organisations.contacts import keep_earlier
from almoner.analyse.organisations.details import Details, details_of, wrong
from almoner.analyse.organisations.models import LEAD, MEMBER_KINDS, Invitation, Membership, Organisation
from almoner.analyse.organisations.names import matching_name
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

ASK_ITS_LEAD = "Ask its lead to invite you, or write to the office if you do not know who that is."
ALREADY_HERE = {
    "charity_number": f"An organisation with this charity number is already here. {ASK_ITS_LEAD}",
    "company_number": f"An organisation with this company number is already here. {ASK_ITS_LEAD}",
    "name": f"An organisation with this name and postcode is already here. {ASK_ITS_LEAD}",
}
ALIKE = (
    "An organisation with nearly the same name is already here. If it is yours, ask its lead to invite you. "
    "If yours is another one, tick the box that says so."
)
LAST_LEAD = "An organisation needs a lead. Make somebody else a lead first."


@action("organisations.register", clause="4.3", may=access.may_register)
def register(act: Act, nothing: None, *, details: Details, is_another: bool = False) -> Organisation:
    """Whoever registers an organisation becomes its lead; `is_another` says a like name is not the same."""
    details = checked(act, details, None, is_another)
    made = act.add(
        Organisation(**details.as_dict(), matching_name=matching_name(details.name), created_at=act.at)
    )
    act.add(Membership(person=act.by, organisation=made, kind=LEAD, starts_on=london_date(act.at)))
    act.note(is_another=is_another)
    return made


@action("organisations.change_details", clause="4.3", may=access.may_change)
def change_details(
    act: Act, organisation: Organisation, *, details: Details, is_another: bool = False
) -> Organisation:
    """The record says which details were changed."""
    renamed = matching_name(details.name) != organisation.matching_name
    details = checked(act, details, organisation, is_another or not renamed)
    before, now = details_of(organisation).as_dict(), details.as_dict()
    keep_earlier(act, organisation, details)
    for name, value in now.items():
        setattr(organisation, name, value)
    organisation.matching_name = matching_name(details.name)
    act.note(changed=[name for name in now if now[name] != before[name]])
    return act.save(organisation)


def checked(act: Act, details: Details, organisation: Organisation | None, is_another: bool) -> Details:
    """The details tidied; refused when they are wrong or are another organisation's."""
    details = details.tidied()
    refuse(wrong(details, london_date(act.at)))
    found = queries.duplicates(details, besides=organisation)
    refuse({field: [ALREADY_HERE[field]] for field in found.same})
    if found.alike and not is_another:
        raise Refused(ALIKE, {"is_another": [ALIKE]})
    return details


def refuse(by_field: dict[str, list[str]]) -> None:
    if by_field:
        raise Refused([sentence for sentences in by_field.values() for sentence in sentences], by_field)


@action("organisations.invite", clause="4.9", may=access.may_lead)
def invite(act: Act, organisation: Organisation, *, email: str, kind: str) -> Invitation:
    """The link goes to the address alone, works once, and for a fortnight."""
    email = email.strip()
    is_member = organisation.memberships.filter(ends_on=None, person__email__iexact=email).exists()
    is_asked = queries.open_invitations(organisation, act.at).filter(email__iexact=email).exists()
    if kind not in dict(MEMBER_KINDS):
        raise Refused("Choose what the person may do.", {"kind": ["Choose what the person may do."]})
    if is_member or is_asked:
        sentence = (
            "This person is already a member." if is_member else "This person has an invitation already."
        )
        raise Refused(sentence, {"email": [sentence]})
    made = act.add(
        Invitation(organisation=organisation, email=email, kind=kind, invited_by=act.by, invited_at=act.at)
    )
    act.note(invited_as=kind)
    act.tell(
        email, "organisations/invitation", organisation=organisation.name, invited_by=str(act.by),
        kind=made.get_kind_display(), token=made.token, ends_at=made.ends_at.isoformat(),
    )  # fmt: skip
    return made


@action("organisations.withdraw_invitation", clause="4.9", may=access.may_withdraw)
def withdraw_invitation(act: Act, invitation: Invitation) -> Invitation:
    """The link stops working at once."""
    refuse_unless_open(act, invitation)
    invitation.withdrawn_at = act.at
    return act.save(invitation)


@action("organisations.take_invitation", clause="4.9", may=access.may_take)
def take_invitation(act: Act, invitation: Invitation) -> Membership:
    """The person acts for the organisation from today; its leads hear of it."""
    refuse_unless_open(act, invitation)
    if invitation.organisation.memberships.filter(ends_on=None, person=act.by).exists():
        raise Refused("You are a member of this organisation already.")
    invitation.taken_at = act.at
    act.save(invitation)
    tell_leads(act, invitation.organisation, "organisations/joined", kind=invitation.get_kind_display())
    return act.add(
        Membership(
            person=act.by,
            organisation=invitation.organisation,
            kind=invitation.kind,
            starts_on=london_date(act.at),
        )
    )


def refuse_unless_open(act: Act, invitation: Invitation) -> None:
    if invitation.taken_at or invitation.withdrawn_at:
        raise Refused("This invitation has been used or withdrawn. Ask for another one.")
    if invitation.ends_at <= act.at:
        raise Refused("This invitation has run out. Ask for another one.")


def tell_leads(act: Act, organisation: Organisation, template: str, **values: str) -> None:
    for lead in queries.leads(organisation):
        act.tell(lead.person.email, template, organisation=organisation.name, person=str(act.by), **values)


@action("organisations.change_member", clause="4.9", may=access.may_change_member)
def change_member(act: Act, membership: Membership, *, kind: str) -> Membership:
    """A new membership takes the old one's place, so that the past stays as it was."""
    refuse_ended(membership)
    if kind not in dict(MEMBER_KINDS):
        raise Refused("Choose what the person may do.", {"kind": ["Choose what the person may do."]})
    if kind == membership.kind:
        return membership
    keep_a_lead(membership, leaving=[membership] if kind != LEAD else [])
    act.note(member_kind=f"{membership.kind}:{kind}")
    end(act, membership)
    return act.add(
        Membership(
            person=membership.person,
            organisation=membership.organisation,
            kind=kind,
            starts_on=london_date(act.at),
        )
    )


@action("organisations.end_membership", clause="4.9", may=access.may_end_membership)
def end_membership(act: Act, membership: Membership) -> Membership:
    """The person no longer acts for the organisation, from now."""
    refuse_ended(membership)
    keep_a_lead(membership, leaving=[membership])
    return end(act, membership)


def refuse_ended(membership: Membership) -> None:
    if membership.ends_on is not None:
        raise Refused("This person has left the organisation already.")


def keep_a_lead(membership: Membership, leaving: Iterable[Membership]) -> None:
    gone = [one.pk for one in leaving]
    if gone and not queries.leads(membership.organisation).exclude(pk__in=gone).exists():
        raise Refused(LAST_LEAD)


def end(act: Act, membership: Membership) -> Membership:
    membership.ends_on = london_date(act.at)
    return act.save(membership)
