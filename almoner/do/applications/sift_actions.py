"""The officer's sift: overlaps looked at, questions answered, eligible or not with reasons (3.3, 4.4)."""

from almoner.do.applications.access import may_handle
from almoner.do.applications.casework import Judgement, Overlap
from almoner.do.applications.endorsements import Consultation
from almoner.do.applications.models import Application
from almoner.do.applications.overlaps import candidates
from almoner.do.applications.reasons import chosen
from almoner.do.applications.states import APPLICATION, SUBMITTED
from almoner.do.diligence.actions import open_case
from almoner.do.diligence.models import Case
from almoner.ground.core.refusals import Allowed, Answer, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import sift as policy
from almoner.policy.findings import Finding, run

IMPACT, STATUTORY = "R4.4-3", "R4.4-3-statutory"
VIEWS = {"none": policy.DIFFERS, "explained": policy.DIFFERS, "duplicate": "duplicates", "open": ""}


def sifting_of(application: Application) -> policy.Sifting:
    """The officer's answers so far, as the rules read them."""
    judged = {one.rule: one.is_met for one in application.judgements.filter(stage="sift")}
    substitutes = judged.get(STATUTORY)
    return policy.Sifting(
        effective_impact=judged.get(IMPACT),
        substitutes_statutory=None if substitutes is None else not substitutes,
        overlaps=tuple(
            policy.Overlap(one.other_reference, tuple(one.because), VIEWS[one.view])
            for one in application.overlaps.all()
        ),
    )


def findings(application: Application) -> tuple[Finding, ...]:
    return run(policy.AT_SIFT, sifting_of(application))


@action("applications.find_overlaps", clause="4.4", may=may_handle, system=True)
def find_overlaps(act: Act, application: Application) -> Application:
    """Look for bids and awards like this one; those already looked at keep the officer's view."""
    known = set(application.overlaps.values_list("other_reference", flat=True))
    act.add_all(
        Overlap(
            application=application,
            other_reference=one.reference,
            other_title=one.title[:200],
            because=one.because,
        )
        for one in candidates(application)
        if one.reference not in known
    )
    act.note(bid=application.reference, overlaps=len(act.rows))
    return application


@action("applications.view_overlap", clause="4.4", may=may_handle)
def view_overlap(act: Act, overlap: Overlap, *, view: str, note: str = "") -> Overlap:
    if view not in VIEWS:
        raise Refused("Choose what you think of it.", {"view": ["Choose one of the answers."]})
    overlap.view, overlap.note = view, note.strip()
    return act.save(overlap)


@action("applications.judge", clause="4.4", may=may_handle)
def judge(
    act: Act, application: Application, *, rule: str, is_met: bool, reason: str, stage: str = "sift"
) -> Judgement:
    """A person answers a finding, with a reason and a name."""
    if not reason.strip():
        raise Refused("Say why, in a sentence.", {"reason": ["Enter your reason."]})
    known = application.judgements.filter(rule=rule, stage=stage).first()
    row = known or Judgement(application=application, rule=rule, stage=stage)
    row.is_met, row.reason, row.at = is_met, reason.strip(), act.at
    row.by = act.by  # type: ignore[assignment]
    act.note(bid=application.reference, rule=rule, met=is_met)
    return act.save(row) if known else act.add(row)


@action("applications.pass_sift", clause="3.3", may=may_handle)
def pass_sift(act: Act, application: Application) -> Application:
    """Found eligible: the panel may see it (R3.3-1)."""
    must_be_received(application)
    said = {one.rule for one in application.judgements.filter(stage="sift")}
    for one in findings(application):
        if one.blocks or one.needs_judgement:
            raise Refused(f"{one.because} {one.remedy}".strip())
        if one.needs_reason and one.rule not in said:
            raise Refused(f"{one.because} Go on only with a written reason (clause {one.clause}).")
    act.move(application, APPLICATION, "pass_sift")
    application.sifted_at = act.at
    return act.save(application)


@action("applications.fail_sift", clause="4.4", may=may_handle)
def fail_sift(act: Act, application: Application, *, reasons: list[str], words: str = "") -> Application:
    """Found not eligible, with at least one reason as the applicant will read it."""
    must_be_received(application)
    told = chosen(reasons, words)
    if not told:
        raise Refused("Choose at least one reason.", {"reasons": ["Choose a reason, or write one."]})
    act.move(application, APPLICATION, "fail_sift")
    application.sift_reasons = [dict(one) for one in told]
    application.sifted_at = act.at
    act.note(bid=application.reference, reasons=[one["code"] for one in told])
    return act.save(application)


def must_be_received(application: Application) -> None:
    if application.status != SUBMITTED:
        raise Refused(
            f"This bid is not waiting for the sift: {APPLICATION.words[application.status].lower()}."
        )


@action("applications.consult", clause="4.19", may=may_handle)
def consult(
    act: Act, application: Application, *, asked: str, asked_email: str, question: str, summary: str
) -> Consultation:
    """Ask somebody outside about a bid; they see the summary only, and it is recorded (R4.19-1)."""
    wanted = {"asked": asked, "asked_email": asked_email, "question": question, "summary": summary}
    by_field = {name: ["Fill this in."] for name, value in wanted.items() if not value.strip()}
    if by_field:
        raise Refused("Fill in whom you ask, the question and the summary.", by_field)
    made = act.add(Consultation(application=application, asked_by=act.by, asked_at=act.at, **wanted))
    act.tell(asked_email, "applications/consulted", question=question, summary=summary, token=made.token)
    return made


def may_reply(person: object, consultation: Consultation) -> Answer:
    return Allowed("partner")


@action("applications.reply", clause="4.19", may=may_reply, system=True)
def reply(act: Act, consultation: Consultation, *, reply: str) -> Consultation:
    """The answer of whoever holds the link, once."""
    if consultation.replied_at is not None:
        raise Refused("Thank you: your answer has reached us already.")
    if not reply.strip():
        raise Refused("Write your answer.", {"reply": ["Enter your answer."]})
    consultation.reply, consultation.replied_at = reply.strip(), act.at
    return act.save(consultation)


@action("applications.open_checks", clause="9.1", may=may_handle)
def open_checks(act: Act, application: Application) -> Case:
    """Open the due diligence of a bid and tie it to it."""
    case: Case = open_case(
        application.organisation,
        by=act.by,
        at=act.at,
        subject=application.reference,
        amount_pence=application.ask_pence or 0,
        involves_vulnerable=bool(application.involves_children or application.involves_adults_at_risk),
    )
    application.diligence = case
    act.save(application)
    return case
