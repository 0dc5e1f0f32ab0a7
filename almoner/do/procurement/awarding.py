"""From the tender to the award: published, closed, evaluated, confirmed, recommended (2.1, 3.9, 9.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from almoner.analyse.organisations.models import Organisation
from almoner.do.procurement import facts
from almoner.do.procurement.access import may_run
from almoner.do.procurement.models import (
    ANSWERS,
    CHECKS,
    CONDITIONS,
    FAIL,
    LEAD,
    PARTS,
    Lot,
    LotShare,
    PrincipleAnswer,
    Procurement,
)
from almoner.do.procurement.planning import must_be_editable, must_run
from almoner.do.procurement.states import EVALUATING, PROCUREMENT
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, must_stand, refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import procurement as policy
from almoner.policy.findings import Finding, run

WHOLE = 100


@dataclass(frozen=True)
class Part:
    """Who does so many per cent of a lot; `part` is lead, partner or sub."""

    name: str
    part: str
    percent: int


@dataclass(frozen=True)
class Confirmation:
    """What the seven-force team said, in its own reference."""

    by: str
    on: date
    reference: str
    checks: str
    note: str = ""


def findings(procurement: Procurement, *, act: Act) -> tuple[Finding, ...]:
    return run(policy.BEFORE_AWARD, facts.tender_of(procurement, at=act.at))


@action("procurement.publish", clause="3.9", may=may_run)
def publish(act: Act, procurement: Procurement) -> Procurement:
    """The tender is out: the way was reasoned and the service is open to every victim."""
    if not procurement.lots.exists():
        raise Refused("There is no lot yet. Add one, even if everything is bought as a whole.")
    found = run(policy.BEFORE_TENDER, facts.tender_of(procurement, at=act.at))
    must_stand(found)
    doubts = [one for one in found if one.needs_reason]
    if doubts and not procurement.need_reason.strip():
        sentence = " ".join(f"{one.because} {one.remedy}" for one in doubts)
        refuse("need_reason", sentence)
    act.note(raised=[one.rule for one in doubts])
    act.move(procurement, PROCUREMENT, "publish")
    return act.save(procurement)


@action("procurement.close", clause="3.9", may=may_run)
def close(act: Act, procurement: Procurement, *, bids: int, small_bids: int) -> Procurement:
    """Tenders are in: how many, and how many of small firms and charities. Nobody is named."""
    if not 0 <= small_bids <= bids:
        refuse("small_bids", "Not more than all tenders, and not below nought.")
    act.move(procurement, PROCUREMENT, "close")
    procurement.bids, procurement.small_bids = bids, small_bids
    act.note(bids=bids, small=small_bids)
    return act.save(procurement)


@action("procurement.answer_principles", clause="2.1", may=may_run)
def answer_principles(
    act: Act, procurement: Procurement, *, answers: Mapping[str, tuple[str, str]]
) -> Procurement:
    """Each principle (a to j) with met, partly or not met, and the evidence (R2.1-0)."""
    must_be_editable(procurement)
    known = {one.principle: one for one in procurement.principles.all()}
    allowed = policy.words_of("principles", settings.POLICY_FOLDER)
    for letter, (answer, evidence) in answers.items():
        if letter not in allowed or answer not in dict(ANSWERS):
            refuse(f"answer_{letter}", f"Choose how principle {letter} is answered.")
        if not evidence.strip():
            refuse(f"evidence_{letter}", f"Say what shows it for principle {letter}.")
        row = known.get(letter) or PrincipleAnswer(procurement=procurement, principle=letter)
        said = {"answer": answer, "evidence": evidence.strip()}
        for name, value in (said | {"answered_by": act.by, "answered_at": act.at}).items():
            setattr(row, name, value)
        act.save(row) if letter in known else act.add(row)
    act.note(answered=sorted(answers))
    return procurement


@action("procurement.confirm", clause="9.1", may=may_run)
def confirm(act: Act, procurement: Procurement, *, said: Confirmation) -> Procurement:
    """Record that the seven-force team confirmed compliance, and the result of its checks of the winner."""
    must_run(procurement)
    refuse_unless(
        ("by", said.by.strip(), "Say who confirmed it."),
        ("on", said.on <= london_date(act.at), "That day has not come yet."),
        ("reference", said.reference.strip(), "Enter the team's reference."),
        ("checks", said.checks in dict(CHECKS), "Choose the result of the checks."),
        (
            "note",
            said.checks not in (CONDITIONS, FAIL) or said.note.strip(),
            "Write the conditions, or what failed.",
        ),
    )
    procurement.confirmed_by, procurement.confirmed_on = said.by.strip(), said.on
    procurement.confirmation, procurement.checks = said.reference.strip(), said.checks
    procurement.checks_note = said.note.strip()
    act.note(checks=said.checks)
    return act.save(procurement)


@action("procurement.name_winner", clause="1.9", may=may_run)
def name_winner(
    act: Act, procurement: Procurement, *, lot: Lot, winner: Organisation, parts: Sequence[Part]
) -> Procurement:
    """The winner of a lot with its partners and sub-contractors; one leads, and shares make 100% (R1.9-3)."""
    if procurement.status != EVALUATING:
        raise Refused(
            f"Winners are named during evaluation: it is {PROCUREMENT.words[procurement.status].lower()}."
        )
    row = procurement.lots.get(pk=lot.pk)
    if any(
        one.part not in dict(PARTS) or not one.name.strip() or not 0 < one.percent <= WHOLE for one in parts
    ):
        refuse("parts", "Each part has a name, what it is, and 1 to 100 per cent.")
    if [one.part for one in parts].count(LEAD) != 1:
        refuse("parts", "Exactly one of them leads and answers for the whole.")
    if (total := sum(one.percent for one in parts)) != WHOLE:
        refuse("parts", f"The shares make {total}%, not 100%.")
    act.remove_all(row.shares.all())
    act.add_all(LotShare(lot=row, name=one.name.strip(), part=one.part, percent=one.percent) for one in parts)
    row.winner = winner
    act.save(row)
    act.note(lot=row.number, parts=len(parts))
    return procurement


@action("procurement.recommend", clause="3.9", may=may_run)
def recommend(act: Act, procurement: Procurement) -> Procurement:
    """Evaluation is finished and every rule before an award is met: it may go to a decision."""
    must_stand(findings(procurement, act=act))
    act.move(procurement, PROCUREMENT, "recommend")
    return act.save(procurement)


@action("procurement.look_again", clause="3.9", may=may_run)
def look_again(act: Act, procurement: Procurement, *, reason: str) -> Procurement:
    """Back to evaluation, for example when the decision-maker did not agree."""
    if not reason.strip():
        refuse("reason", "Say why.")
    act.because(reason)
    act.move(procurement, PROCUREMENT, "look_again")
    return act.save(procurement)


@action("procurement.abandon", clause="3.9", may=may_run)
def abandon(act: Act, procurement: Procurement, *, reason: str) -> Procurement:
    """Give it up before an award; the notice of termination is added as a notice."""
    if not reason.strip():
        refuse("reason", "Say why it is given up.")
    act.because(reason)
    act.move(procurement, PROCUREMENT, "abandon")
    procurement.ended_reason = reason.strip()
    return act.save(procurement)


def settle(act: Act, procurement: Procurement) -> None:
    """Within the publication of its decision: every rule is asked once more, then it is awarded."""
    row = (
        Procurement.objects.select_for_update(of=("self",))
        .select_related("budget__fund")
        .get(pk=procurement.pk)
    )
    must_stand(findings(row, act=act))
    act.move(row, PROCUREMENT, "award")
    act.save(row)
