"""Writing a decision sheet: start it, fill it from the panel's word, edit it. Edits void signatures."""

from datetime import date
from typing import Any

from almoner.do.applications.models import Application
from almoner.do.decisions import queries, wording
from almoner.do.decisions.access import may_write
from almoner.do.decisions.content import DEFAULT_SECTIONS
from almoner.do.decisions.models import Decision, DecisionLine, Section
from almoner.do.decisions.states import DECISION, DRAFT, NOT_AGREED, SIGNED, SIGNING
from almoner.do.decisions.subsidies import Subsidy
from almoner.do.evaluation.models import RECOMMEND, Recommendation
from almoner.do.rounds.models import Round
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

UNPUBLISHED = (DRAFT, SIGNING, SIGNED, NOT_AGREED)
EDITABLE = frozenset({
    "title", "classification", "area_affected", "enquiries_to", "author_role", "dated", "strategic_links",
    "csp_regard", "equality_note", "mpm_note",
})  # fmt: skip
LINE_FIELDS = frozenset({
    "budget", "organisation", "application", "priority", "title", "description", "description_was_checked",
    "amount_pence", "purpose", "statutory_basis", "reasons", "conditions", "contrary_reason",
    "splitting_reason", "for_contract", "contract", "most_pence",
})  # fmt: skip


@action("decisions.draft", clause="1.10", may=may_write)
def draft(
    act: Act,
    round: Round | None,
    *,
    title: str,
    kind: str = "money",
    reference: str = "",
    dated: date | None = None,
) -> Decision:
    """Start a sheet with the office's usual sections; `reference` defaults to the year's next number."""
    if not title.strip():
        raise Refused("Give the sheet a title.", {"title": ["Enter a title."]})
    reference = reference or queries.next_reference(dated or london_date(act.at))
    if Decision.objects.filter(reference=reference).exists():
        raise Refused(f"There is already a decision {reference}.", {"reference": ["Choose another number."]})
    decision = act.add(
        Decision(
            reference=reference,
            title=title.strip(),
            kind=kind,
            author=act.by,
            author_role=act.by.job_title if act.by else "",
            dated=dated,
            round=round,
            made_at=act.at,
        )
    )
    act.add_all(
        Section(decision=decision, position=position, heading=heading)
        for position, heading in enumerate(DEFAULT_SECTIONS, start=1)
    )
    act.note(decision=reference)
    return decision


@action("decisions.compose", clause="3.3", may=may_write)
def compose(act: Act, decision: Decision) -> Decision:
    """Fill the sheet from its round: a line for each recommended bid, and a first draft of the words."""
    must_be_draft(decision)
    if decision.round is None:
        raise Refused("This sheet belongs to no round.")
    act.remove_all(Subsidy.objects.filter(line__decision=decision))
    act.remove_all(decision.lines.all())
    lines = act.add_all(
        recommended_line(decision, one, position)
        for position, one in enumerate(recommended(decision.round), start=1)
    )
    texts = wording.drafted_sections(decision, lines)
    fill_sections(act, decision, texts)
    act.note(lines=len(lines), pence=sum(line.amount_pence for line in lines))
    return decision


def fill_sections(act: Act, decision: Decision, texts: dict[int, str]) -> None:
    """Write the texts, by position, where nothing is written yet."""
    for section in decision.sections.filter(position__in=texts, text=""):
        section.text = texts[section.position]
        act.save(section)


def recommended(round: Round) -> list[Recommendation]:
    found = Recommendation.objects.filter(
        panel__round=round, outcome=RECOMMEND, application__status="recommended"
    )
    return list(
        found.select_related("application__organisation", "application__round__fund").order_by("rank", "id")
    )


def recommended_line(decision: Decision, one: Recommendation, position: int) -> DecisionLine:
    """The line that the recommendation proposes, with its legal basis and purpose from the fund."""
    bid: Application = one.application
    main = bid.priorities.order_by("position").first()
    fund = bid.round.fund
    return DecisionLine(
        decision=decision,
        position=position,
        budget=bid.round.budget,
        organisation=bid.organisation,
        application=bid,
        priority=main.priority if main else None,
        title=bid.title,
        description=bid.summary[:300],
        amount_pence=one.amount_pence,
        purpose=fund.purpose,
        statutory_basis=fund.statutory_basis,
        reasons=main.impact if main else "",
        conditions=bid.diligence.condition if bid.diligence else "",
    )


@action("decisions.revise", clause="1.10", may=may_write)
def revise(
    act: Act, decision: Decision, *, values: dict[str, Any], sections: dict[int, str] | None = None
) -> Decision:
    """Edit the header and sections. An edit while signing voids every signature (R1.10-1)."""
    must_be_editable(decision)
    unknown = values.keys() - EDITABLE
    if unknown:
        raise Refused(f"These cannot be edited here: {', '.join(sorted(unknown))}.")
    for name, value in values.items():
        setattr(decision, name, value)
    for section in decision.sections.all():
        text = (sections or {}).get(section.position)
        if text is not None and text != section.text:
            section.text = text
            act.save(section)
    return act.save(void_signatures(act, decision))


@action("decisions.set_line", clause="3.1", may=may_write)
def set_line(act: Act, decision: Decision, *, line: DecisionLine | None = None, **fields: Any) -> Decision:
    """Add a line, or change one of the sheet's lines."""
    must_be_editable(decision)
    unknown = fields.keys() - LINE_FIELDS
    if unknown:
        raise Refused(f"These cannot be edited here: {', '.join(sorted(unknown))}.")
    if line is None:
        last = decision.lines.order_by("-position").first()
        act.add(DecisionLine(decision=decision, position=last.position + 1 if last else 1, **fields))
    else:
        own = decision.lines.get(pk=line.pk)
        if fields.get("organisation", own.organisation) != own.organisation:
            act.remove_all(Subsidy.objects.filter(line=own))
        for name, value in fields.items():
            setattr(own, name, value)
        act.save(own)
    return act.save(void_signatures(act, decision))


@action("decisions.drop_line", clause="3.1", may=may_write)
def drop_line(act: Act, decision: Decision, *, line: DecisionLine) -> Decision:
    must_be_editable(decision)
    row = decision.lines.get(pk=line.pk)
    act.remove_all(Subsidy.objects.filter(line=row))
    act.remove(row)
    return act.save(void_signatures(act, decision))


@action("decisions.check_descriptions", clause="4.21", may=may_write)
def check_descriptions(act: Act, decision: Decision, *, lines: list[DecisionLine]) -> Decision:
    """These were read for personal details (R4.21-2). No signed word changes, so signatures stand."""
    if decision.status not in UNPUBLISHED:
        raise Refused(f"It is too late for that: the sheet is {DECISION.words[decision.status].lower()}.")
    own = list(decision.lines.filter(pk__in=[one.pk for one in lines], description_was_checked=False))
    for line in own:
        line.description_was_checked = True
        act.save(line)
    act.note(checked=len(own))
    return decision


@action("decisions.take_back", clause="1.10", may=may_write)
def take_back(act: Act, decision: Decision) -> Decision:
    """Stop the signing to edit the sheet; signatures given so far are void."""
    if decision.status != SIGNING:
        raise Refused(f"It is not open for signature: it is {DECISION.words[decision.status].lower()}.")
    return act.save(void_signatures(act, decision))


@action("decisions.drop", clause="1.10", may=may_write)
def drop(act: Act, decision: Decision, *, reason: str) -> Decision:
    """Give up a sheet that was never opened for signature; its number is not used again."""
    if not reason.strip():
        raise Refused("Say why the sheet is dropped.", {"reason": ["Enter a reason."]})
    act.because(reason)
    act.move(decision, DECISION, "drop")
    return act.save(decision)


def must_be_draft(decision: Decision) -> None:
    if decision.status != DRAFT:
        raise Refused(f"The sheet cannot be filled again: it is {DECISION.words[decision.status].lower()}.")


def must_be_editable(decision: Decision) -> None:
    if decision.status not in (DRAFT, SIGNING):
        raise Refused(f"The sheet can no longer be edited: it is {DECISION.words[decision.status].lower()}.")


def void_signatures(act: Act, decision: Decision) -> Decision:
    """Back to being written, with every signature void. Saving the decision is the caller's."""
    if decision.status != SIGNING:
        return decision
    act.move(decision, DECISION, "take_back")
    decision.digest = decision.small_approver = ""
    voided = queries.standing_signatures(decision)
    for signature in voided:
        signature.voided_at = act.at
        act.save(signature)
    act.note(voided=len(voided))
    return decision
