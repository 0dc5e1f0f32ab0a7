"""Interests: said before a bid opens, or later; and the reading of bids by those who have none."""

from almoner.do.applications.access import memberships
from almoner.do.applications.models import Application
from almoner.do.evaluation import queries
from almoner.do.evaluation.access import SHOWN, may_declare, may_open, seat_in
from almoner.do.evaluation.models import (
    Allocation,
    Declaration,
    Opening,
    PanelMember,
    Recommendation,
    Score,
)
from almoner.do.evaluation.states import CLOSED
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("evaluation.declare_interest", clause="4.10", may=may_declare)
def declare_interest(
    act: Act, member: PanelMember, *, application: Application, has_interest: bool, nature: str = ""
) -> Declaration:
    """Before a bid opens; also later, and then the member's scores of it are void (R3.3-5)."""
    found = Declaration.objects.filter(member=member, application=application).first()
    must_be_declarable(member, application, has_interest, nature, found)
    act.note(bid=application.reference, interest=has_interest)
    if found is not None and found.has_interest == has_interest:
        return found
    row = found or Declaration(member=member, application=application)
    row.has_interest, row.nature, row.declared_at = has_interest, nature.strip(), act.at
    if has_interest:
        step_aside(act, member, application)
    return act.save(row) if found else act.add(row)


def must_be_declarable(
    member: PanelMember, application: Application, has_interest: bool, nature: str, found: Declaration | None
) -> None:
    if member.panel.status == CLOSED:
        raise Refused("The panel is closed; write to the Monitoring Officer.")
    if application.round_id != member.panel.round_id or application.status not in SHOWN:
        raise Refused("This bid is not before the panel.")
    if has_interest and not nature.strip():
        raise Refused("Say what the interest is.", {"nature": ["Enter what connects you with it."]})
    if found is not None and found.has_interest and not has_interest:
        raise Refused("A declared interest is not taken back here; speak to the Monitoring Officer.")
    if (
        not has_interest
        and memberships(member.person).filter(organisation=application.organisation_id).exists()
    ):
        raise Refused(
            f"You act for {application.organisation.name} here, so you have an interest in its bid."
        )


def step_aside(act: Act, member: PanelMember, application: Application) -> None:
    """Void the member's scores, take the bid from them, and have it decided anew if it was decided."""
    scores = list(Score.objects.filter(member=member, application=application, is_void=False))
    for score in scores:
        score.is_void = True
        act.save(score)
    act.remove_all(Allocation.objects.filter(member=member, application=application))
    said = Recommendation.objects.filter(application=application).first()
    if said is not None and scores:
        said.mean_tenths = queries.mean_tenths(application, act.at)
        said.must_be_redecided = True
        act.save(said)
    act.note(voided=len(scores))


@action("evaluation.open_bid", clause="4.20", may=may_open)
def open_bid(act: Act, application: Application) -> Opening:
    """A member opens a bid to read it; the record says who and when (R4.20-3)."""
    seat = seat_in(act.by, application.round.panel)
    if seat is None:
        raise Refused("You do not sit on this panel.")
    act.note(bid=application.reference)
    known = Opening.objects.filter(member=seat, application=application).first()
    if known is None:
        return act.add(Opening(member=seat, application=application, first_at=act.at, last_at=act.at))
    known.last_at = act.at
    return act.save(known)
