"""Asking partners for support, and their answers by a link (4.6, 4.19). Silence never sinks a bid."""

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import Partnership
from almoner.do.applications.access import may_answer, may_write
from almoner.do.applications.endorsements import ANSWERS, SUPPORTS, Endorsement
from almoner.do.applications.models import Application
from almoner.do.applications.starting import must_be_draft, touch
from almoner.do.applications.states import DRAFT, SUBMITTED
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("applications.request_endorsement", clause="4.6", may=may_write)
def request_endorsement(
    act: Act,
    application: Application,
    *,
    kind: str,
    area: Area | None = None,
    partnership: Partnership | None = None,
    partner_name: str = "",
    partner_email: str = "",
) -> Endorsement:
    """Send a partner the link; a partnership's own contact is used unless another is given."""
    must_be_draft(application)
    name = partner_name.strip() or (partnership.name if partnership else "")
    email = partner_email.strip() or (partnership.contact_email if partnership else "")
    by_field = {
        field: [sentence]
        for field, value, sentence in (
            ("partner_name", name, "Say who is asked."),
            ("partner_email", email, "Enter their email address."),
        )
        if not value
    }
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    made = act.add(
        Endorsement(
            application=application,
            area=area,
            kind=kind,
            partnership=partnership,
            partner_name=name,
            partner_email=email,
            requested_at=act.at,
            requested_by=act.by,
        )
    )
    tell_partner(act, made, "applications/please_endorse")
    touch(act, application)
    return made


def tell_partner(act: Act, one: Endorsement, template: str) -> None:
    bid = one.application
    act.tell(
        one.partner_email,
        template,
        organisation=bid.organisation.name,
        project=bid.title,
        area=one.area.name if one.area else "",
        token=one.token,
        closes_at=bid.round.closes_at,
    )


@action("applications.no_request", clause="4.6", may=may_write)
def no_request(
    act: Act, application: Application, *, kind: str, area: Area | None = None, reason: str
) -> Endorsement:
    """Say why a partner is not asked (R4.6-1)."""
    must_be_draft(application)
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter the reason."]})
    names = {"csp": "Community Safety Partnership", "police": "Police"}
    return act.add(
        Endorsement(
            application=application,
            area=area,
            kind=kind,
            partner_name=names.get(kind, "Partner"),
            no_request_reason=reason.strip(),
        )
    )


@action("applications.answer_endorsement", clause="4.6", may=may_answer, system=True)
def answer_endorsement(
    act: Act, endorsement: Endorsement, *, answer: str, comment: str = "", name: str = ""
) -> Endorsement:
    """A partner's word, given by the link; it can be changed until the bid is sifted."""
    if endorsement.application.status not in (DRAFT, SUBMITTED):
        raise Refused("Thank you. This bid has been judged already, so your answer can no longer change.")
    by_field = {}
    if answer not in dict(ANSWERS):
        by_field["answer"] = ["Choose one of the answers."]
    if not name.strip():
        by_field["name"] = ["Enter your name."]
    if answer != SUPPORTS and answer in dict(ANSWERS) and not comment.strip():
        by_field["comment"] = ["Say why in a sentence or two."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    endorsement.answer, endorsement.comment = answer, comment.strip()
    endorsement.answered_by_name, endorsement.answered_at = name.strip()[:120], act.at
    act.note(bid=endorsement.application.reference, answer=answer)
    return act.save(endorsement)
