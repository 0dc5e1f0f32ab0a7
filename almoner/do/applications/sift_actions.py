"""The officer's sift: overlaps looked at, questions answered, eligible or not with reasons (3.3, 4.4)."""

from collections.abc import Mapping

from almoner.do.applications.access import may_handle
from almoner.do.applications.casework import Judgement, Overlap
from almoner.do.applications.endorsements import Consultation
from almoner.do.applications.models import Application
from almoner.do.applications.overlaps import candidates
from almoner.do.applications.reasons import BANK, chosen
from almoner.do.applications.sifting import SIFT, STAGES, VIEWS, all_findings, findings, wants_a_person
from almoner.do.applications.starting import must_have_texts
from almoner.do.applications.states import APPLICATION, RECOMMENDED, RESERVE, SUBMITTED
from almoner.do.diligence.actions import open_case
from almoner.do.diligence.models import Case
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.findings import Finding
from almoner.policy.rule import all_rules

CHECKED = (RECOMMENDED, RESERVE)


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
    """An officer says whether it is one in earnest; a duplicate needs a word why."""
    must_have_texts(overlap.application)
    if view not in VIEWS:
        raise Refused("Choose what you think of it.", {"view": ["Choose one of the answers."]})
    if view in ("explained", "duplicate") and not note.strip():
        raise Refused("Say in a sentence how it overlaps.", {"note": ["Say in a sentence how it overlaps."]})
    overlap.view, overlap.note = view, note.strip()
    return act.save(overlap)


@action("applications.judge", clause="4.4", may=may_handle)
def judge(
    act: Act, application: Application, *, rule: str, is_met: bool, reason: str, stage: str = SIFT
) -> Judgement:
    """A person answers a finding, or goes on in spite of it, with a reason and a name."""
    must_have_texts(application)
    if stage not in STAGES or rule not in {one.id for one in all_rules()}:
        raise Refused("There is no such question at this stage.")
    if not reason.strip():
        raise Refused("Say why, in a sentence.", {"reason": ["Enter your reason."]})
    if stage == SIFT:
        must_be_received(application)
    act.note(bid=application.reference, rule=rule, met=is_met)
    return keep_judgement(act, application, Judgement(rule=rule, stage=stage, is_met=is_met, reason=reason))


def keep_judgement(act: Act, application: Application, said: Judgement) -> Judgement:
    """The one row of a rule and stage: answered again, it says what was said last."""
    known = application.judgements.filter(rule=said.rule, stage=said.stage).first()
    row = known or said
    row.application, row.is_met, row.reason = application, said.is_met, said.reason.strip()
    row.by, row.at = act.by, act.at  # type: ignore[assignment]
    return act.save(row) if known else act.add(row)


@action("applications.pass_sift", clause="3.3", may=may_handle)
def pass_sift(act: Act, application: Application, *, reasons: Mapping[str, str] | None = None) -> Application:
    """Found eligible: the panel may see it (R3.3-1). `reasons` go on past a SHOULD rule, by rule id."""
    must_be_received(application)
    for rule, text in (reasons or {}).items():
        if text.strip():
            said = Judgement(rule=rule, stage=SIFT, is_met=False, reason=text)
            keep_judgement(act, application, said)
    found = findings(application)
    if open_still := [one for one in found if one.blocks or one.needs_judgement]:
        raise Refused([f"{one.because} {one.remedy}".strip() for one in open_still])
    must_have_reasons(application, all_findings(application, at=act.at))
    act.move(application, APPLICATION, "pass_sift")
    application.sifted_at = act.at
    act.note(bid=application.reference)
    return act.save(application)


def must_have_reasons(application: Application, found: tuple[Finding, ...]) -> None:
    """Nothing is passed in silence: each SHOULD that is not met, or not sure, has a reason and a name."""
    said = {one.rule for one in application.judgements.filter(stage=SIFT)}
    bare = [one for one in found if wants_a_person(one) and one.rule not in said]
    if bare:
        by_field = {f"reason_{one.rule}": ["Enter your reason."] for one in bare}
        told = [f"{one.because} Go on only with a written reason (clause {one.clause})." for one in bare]
        raise Refused(told, by_field)


@action("applications.fail_sift", clause="4.4", may=may_handle)
def fail_sift(act: Act, application: Application, *, reasons: list[str], words: str = "") -> Application:
    """Found not eligible, with at least one reason as the applicant will read it."""
    must_be_received(application)
    told = chosen([one for one in reasons if one in BANK], words)
    if not told or set(reasons) - BANK.keys():
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
    must_have_texts(application)
    wanted = {"asked": asked, "asked_email": asked_email, "question": question, "summary": summary}
    wanted = {name: value.strip() for name, value in wanted.items()}
    by_field = {name: ["Fill this in."] for name, value in wanted.items() if not value}
    if by_field:
        raise Refused("Fill in whom you ask, the question and the summary.", by_field)
    if names := personal_in(f"{question} {summary}", application.contact):
        sentence = f"Take personal details out of what they will see: {', '.join(names)}."
        raise Refused(sentence, {"summary": [sentence]})
    made = act.add(Consultation(application=application, asked_by=act.by, asked_at=act.at, **wanted))
    act.note(bid=application.reference)
    letter = {name: wanted[name] for name in ("asked", "question", "summary")}
    act.tell(asked_email.strip(), "applications/consulted", token=made.token, **letter)
    return made


def personal_in(text: str, contact: Person | None) -> list[str]:
    """What of the contact person a text gives away."""
    said = text.casefold()
    known = (contact.name, contact.email) if contact else ()
    return [one for one in known if one and one.casefold() in said]


def may_reply(person: Person, consultation: Consultation) -> Answer:
    """Only whoever holds the link: the page checks it and acts without a person."""
    return Denied("The person who was asked answers by their own link.")


@action("applications.reply", clause="4.19", may=may_reply, system="partner")
def reply(act: Act, consultation: Consultation, *, reply: str) -> Consultation:
    """The answer of whoever holds the link, once."""
    if consultation.replied_at is not None:
        raise Refused("Thank you: your answer has reached us already.")
    if not reply.strip():
        raise Refused("Write your answer.", {"reply": ["Enter your answer."]})
    consultation.reply, consultation.replied_at = reply.strip(), act.at
    act.note(bid=consultation.application.reference)
    return act.save(consultation)


@action("applications.open_checks", clause="9.1", may=may_handle)
def open_checks(act: Act, application: Application) -> Case:
    """Open the due diligence of a recommended bid and tie it to it."""
    if application.status not in CHECKED:
        words = APPLICATION.words[application.status].lower()
        raise Refused(
            f"Checks are made of bids that the panel recommended or put in reserve; this is {words}."
        )
    case: Case = open_case(
        application.organisation,
        by=act.by,
        at=act.at,
        subject=application.reference,
        amount_pence=application.ask_pence or 0,
        involves_vulnerable=bool(application.involves_children or application.involves_adults_at_risk),
        documents=list(application.band.documents) if application.band else [],
    )
    application.diligence = case
    act.save(application)
    return case
