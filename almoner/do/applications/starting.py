"""Beginning a bid, and its parts that rules count: basics, priorities, areas, money, partners, documents."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import EarlierAward, Organisation
from almoner.analyse.organisations.passport import Document
from almoner.do.applications.access import may_start, may_start_for, may_write
from almoner.do.applications.models import (
    Application,
    BidArea,
    BidPriority,
    BudgetLine,
    ConsortiumPartner,
    MatchLine,
    UsedDocument,
)
from almoner.do.applications.states import APPLICATION, DRAFT
from almoner.do.rounds.models import Round
from almoner.do.rounds.queries import band_for
from almoner.ground.core.references import numbered
from almoner.ground.core.refusals import Denied, NotAllowed, Refused
from almoner.ground.questions.models import AnswerSheet
from almoner.ground.questions.saving import Saved
from almoner.ground.questions.saving import save_answers as save_in_sheet
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.priorities.models import Priority

BASICS = frozenset({
    "title", "summary", "ask_pence", "cost_pence", "starts_on", "ends_on", "over_guide_reason", "grounds",
    "involves_children", "involves_adults_at_risk", "afterwards", "afterwards_note", "differs_note",
    "continues", "continuation_delivered", "continuation_develops", "helped_by_cvs",
})  # fmt: skip
DECLARATIONS = frozenset({
    "has_read_plan", "declares_true", "no_double_funding", "privacy_accepted_version", "is_not_statutory",
})  # fmt: skip


@action("applications.start", clause="4.9", may=may_start)
def start(
    act: Act, round: Round, *, organisation: Organisation, continues: EarlierAward | None = None
) -> Application:
    """Begin a draft in an open round; what is known of an earlier award is filled in (4.8)."""
    allowed = may_start_for(act.by, organisation) if act.by else Denied("Sign in first.")
    if isinstance(allowed, Denied):
        raise NotAllowed(allowed.reason)
    if not round.is_open(act.at):
        raise Refused("This round is not open for bids.")
    if continues is not None and continues.organisation_id != organisation.pk:
        raise Refused("That award was made to another organisation.")
    return begin(act, round, organisation, continues, act.at)


def begin(
    act: Act, round: Round, organisation: Organisation, continues: EarlierAward | None, at: datetime
) -> Application:
    sheet = act.add(AnswerSheet(question_set_id=round.question_set_id))
    number = round.applications.count() + 1
    return act.add(
        Application(
            reference=numbered(round.code, number),
            round=round,
            organisation=organisation,
            sheet=sheet,
            contact=act.by,
            started_at=at,
            last_saved_at=at,
            continues=continues,
            title=continues.title if continues else "",
            continuation_delivered=continues.delivered if continues else "",
        )
    )


def must_be_draft(application: Application) -> None:
    if application.status != DRAFT:
        now = APPLICATION.words[application.status].lower()
        raise Refused(f"This bid can no longer be changed: it is {now}.")


def touch(act: Act, application: Application) -> Application:
    application.last_saved_at = act.at
    return act.save(application)


@action("applications.save_basics", clause="4.9", may=may_write)
def save_basics(act: Act, application: Application, *, values: Mapping[str, Any]) -> Application:
    """Save columns of the bid itself; the amount decides the band and so what is asked (4.17)."""
    must_be_draft(application)
    if unknown := values.keys() - BASICS:
        raise Refused(f"These cannot be saved here: {', '.join(sorted(unknown))}.")
    for name, value in values.items():
        setattr(application, name, value)
    if "ask_pence" in values:
        choose_band(act, application)
    return touch(act, application)


def choose_band(act: Act, application: Application) -> None:
    band = band_for(application.round, application.ask_pence)
    application.band = band
    code = band.code if band else ""
    if application.sheet.band != code:
        application.sheet.band = code
        act.save(application.sheet)


@action("applications.set_declarations", clause="4.20", may=may_write)
def set_declarations(act: Act, application: Application, *, values: Mapping[str, Any]) -> Application:
    must_be_draft(application)
    if unknown := values.keys() - DECLARATIONS:
        raise Refused(f"These cannot be declared here: {', '.join(sorted(unknown))}.")
    for name, value in values.items():
        setattr(application, name, value)
    return touch(act, application)


@action("applications.save_answers", clause="4.9", may=may_write)
def save_answers(
    act: Act, application: Application, *, raw: Mapping[str, object], versions: Mapping[str, str | int]
) -> Saved:
    """Save answers side by side with colleagues; see questions.saving for clashes and errors."""
    must_be_draft(application)
    result = save_in_sheet(act, application.sheet, raw, versions)
    if result.saved:
        touch(act, application)
    act.note(bid=application.reference, saved=len(result.saved), clashes=len(result.clashes))
    return result


@action("applications.set_priorities", clause="4.3", may=may_write)
def set_priorities(
    act: Act, application: Application, *, rows: Sequence[tuple[Priority, str]]
) -> Application:
    """Replace the priorities, the main one first, each with its impact statement (R4.3-1)."""
    must_be_draft(application)
    allowed = set(application.round.allowed_priorities.values_list("priority_id", flat=True))
    if strange := [one.title for one, _ in rows if one.pk not in allowed]:
        raise Refused(f"This round does not take bids for: {', '.join(strange)}.")
    act.remove_all(application.priorities.all())
    act.add_all(
        BidPriority(application=application, priority=one, impact=impact.strip(), position=place)
        for place, (one, impact) in enumerate(rows)
    )
    return touch(act, application)


@action("applications.set_areas", clause="4.11", may=may_write)
def set_areas(act: Act, application: Application, *, shares: Sequence[tuple[Area, int]]) -> Application:
    """Replace the areas; shares are whole percents, and add up to 100 when the bid is sent."""
    must_be_draft(application)
    if any(not 1 <= percent <= 100 for _, percent in shares):
        raise Refused("Each share is from 1 to 100 percent.", {"percent": ["Enter from 1 to 100."]})
    act.remove_all(application.areas.all())
    act.add_all(BidArea(application=application, area=area, percent=percent) for area, percent in shares)
    return touch(act, application)


@action("applications.set_budget", clause="4.20", may=may_write)
def set_budget(
    act: Act,
    application: Application,
    *,
    lines: Sequence[Mapping[str, Any]],
    match: Sequence[Mapping[str, Any]] = (),
) -> Application:
    """Replace cost lines and match lines; what is asked of us never exceeds a line's cost."""
    must_be_draft(application)
    for line in lines:
        if not 0 <= line["ours_pence"] <= line["cost_pence"]:
            raise Refused(f"“{line['description']}” asks more of us than it costs.")
    act.remove_all([*application.budget_lines.all(), *application.match_lines.all()])
    act.add_all(BudgetLine(application=application, position=at, **row) for at, row in enumerate(lines))
    act.add_all(MatchLine(application=application, position=at, **row) for at, row in enumerate(match))
    return touch(act, application)


@action("applications.set_partners", clause="1.9", may=may_write)
def set_partners(act: Act, application: Application, *, rows: Sequence[Mapping[str, Any]]) -> Application:
    """Replace the consortium's partners; the lead keeps what is left of 100 % (R1.9-3)."""
    must_be_draft(application)
    act.remove_all(application.partners.all())
    act.add_all(ConsortiumPartner(application=application, **row) for row in rows)
    return touch(act, application)


@action("applications.use_documents", clause="9.1", may=may_write)
def use_documents(act: Act, application: Application, *, documents: Sequence[Document]) -> Application:
    """Choose which of the organisation's documents go with the bid."""
    must_be_draft(application)
    if any(one.organisation_id != application.organisation_id for one in documents):
        raise Refused("That document belongs to another organisation.")
    act.remove_all(application.used_documents.all())
    act.add_all(UsedDocument(application=application, document=one) for one in documents)
    return touch(act, application)
