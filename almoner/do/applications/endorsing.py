"""Asking partners for support, and their answers by a link (4.6, 4.19). Silence never sinks a bid."""

from datetime import timedelta
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import Partnership
from almoner.do.applications.access import may_answer, may_remind, may_write
from almoner.do.applications.endorsements import ANSWERS, PARTNER_KINDS, SUPPORTS, Endorsement
from almoner.do.applications.models import Application
from almoner.do.applications.starting import must_be_draft, touch
from almoner.do.applications.states import DRAFT, SUBMITTED
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

KINDS = dict(PARTNER_KINDS)
PATIENCE = timedelta(days=7)
JUDGED = "Thank you. This bid has been judged already, so your answer can no longer change."


def refuse(by_field: dict[str, list[str]]) -> None:
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)


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
    by_field = {} if kind in KINDS else {"kind": ["Choose what kind of partner it is."]}
    if not name:
        by_field["partner_name"] = ["Say who is asked."]
    if not email:
        by_field["partner_email"] = ["Enter their email address."]
    if not application.title.strip():
        by_field["title"] = ["Give the project a name first, so that the partner knows what it is about."]
    refuse(by_field)
    asked = application.endorsements.filter(kind=kind, area=area, partner_email__iexact=email)
    if asked.exists():
        raise Refused(f"{name} has been asked already.", {"partner_email": ["They have been asked already."]})
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
        partner=one.partner_name,
        organisation=bid.organisation.name,
        project=bid.title,
        summary=bid.summary,
        area=one.area.name if one.area else "",
        token=one.token,
        closes_at=bid.round.closes_at,
    )


@action("applications.remind_partner", clause="4.6", may=may_remind, system=True)
def remind_partner(act: Act, endorsement: Endorsement) -> Endorsement:
    """Once, a week after asking, while an answer can still help."""
    if not endorsement.partner_email or endorsement.requested_at is None or endorsement.answer:
        raise Refused("There is nothing to remind them of.")
    if endorsement.reminded_at is not None:
        raise Refused("They have been reminded once already.")
    if endorsement.application.status not in (DRAFT, SUBMITTED):
        raise Refused(JUDGED)
    endorsement.reminded_at = act.at
    tell_partner(act, endorsement, "applications/reminder")
    return act.save(endorsement)


def about(application: Application, kind: str, area: Area | None, **more: Any) -> Endorsement:
    return Endorsement(
        application=application, area=area, kind=kind, partner_name=KINDS.get(kind, "Partner"), **more
    )


@action("applications.no_request", clause="4.6", may=may_write)
def no_request(
    act: Act, application: Application, *, kind: str, area: Area | None = None, reason: str
) -> Endorsement:
    """Say why a partner is not asked (R4.6-1); said again, the newer reason stands."""
    must_be_draft(application)
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter the reason."]})
    before = application.endorsements.filter(kind=kind, area=area).exclude(no_request_reason="").first()
    touch(act, application)
    if before is not None:
        before.no_request_reason = reason.strip()[:300]
        return act.save(before)
    return act.add(about(application, kind, area, no_request_reason=reason.strip()[:300]))


@action("applications.keep_letter", clause="4.6", may=may_write)
def keep_letter(
    act: Act, application: Application, *, kind: str, area: Area | None = None, letter: Checked
) -> Endorsement:
    """A letter of support that the applicant has in hand (R4.6-1)."""
    must_be_draft(application)
    touch(act, application)
    row = act.add(letter.row(by=act.by, at=act.at))
    return act.add(about(application, kind, area, letter=row))


@action("applications.answer_endorsement", clause="4.6", may=may_answer, system="partner")
def answer_endorsement(
    act: Act, endorsement: Endorsement, *, answer: str, comment: str = "", name: str = ""
) -> Endorsement:
    """A partner's word, given by the link; it can be changed until the bid is sifted."""
    if endorsement.application.status not in (DRAFT, SUBMITTED):
        raise Refused(JUDGED)
    by_field = {}
    if answer not in dict(ANSWERS):
        by_field["answer"] = ["Choose one of the answers."]
    if not name.strip():
        by_field["name"] = ["Enter your name."]
    if answer != SUPPORTS and answer in dict(ANSWERS) and not comment.strip():
        by_field["comment"] = ["Say why in a sentence or two."]
    refuse(by_field)
    endorsement.answer, endorsement.comment = answer, comment.strip()
    endorsement.answered_by_name, endorsement.answered_at = name.strip()[:120], act.at
    act.note(bid=endorsement.application.reference, answer=answer)
    return act.save(endorsement)
