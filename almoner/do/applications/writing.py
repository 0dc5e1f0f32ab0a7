"""Writing a draft, colleagues side by side: its columns, its answers, its declarations, remarks on it."""

from collections.abc import Mapping
from typing import Any

from almoner.do.applications.access import may_comment, may_write
from almoner.do.applications.casework import Comment
from almoner.do.applications.clashing import changed_columns
from almoner.do.applications.models import Application
from almoner.do.applications.starting import must_be_draft, must_be_theirs, touch
from almoner.do.rounds.queries import band_for
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import Checked
from almoner.ground.questions.models import AnswerSheet
from almoner.ground.questions.saving import Saved
from almoner.ground.questions.saving import save_answers as save_in_sheet
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

BASICS = frozenset({
    "title", "summary", "ask_pence", "cost_pence", "starts_on", "ends_on", "over_guide_reason", "grounds",
    "involves_children", "involves_adults_at_risk", "afterwards", "afterwards_note", "differs_note",
    "continues", "continuation_delivered", "continuation_develops", "helped_by_cvs",
})  # fmt: skip
DECLARATIONS = frozenset({
    "has_read_plan", "declares_true", "no_double_funding", "privacy_accepted_version", "is_not_statutory",
})  # fmt: skip
Values = Mapping[str, Any]


@action("applications.save_basics", clause="4.9", may=may_write)
def save_basics(
    act: Act, application: Application, *, values: Values, seen: Mapping[str, str] | None = None
) -> Application:
    """Save columns of the bid itself; the amount decides the band and so what is asked (4.17).

    With `seen` (clashing.column_prints of the page), what a colleague changed meanwhile is never overwritten.
    """
    must_be_draft(application)
    if unknown := values.keys() - BASICS:
        raise Refused(f"These cannot be saved here: {', '.join(sorted(unknown))}.")
    changed = changed_columns(application, values, seen or {})
    must_fit(application, changed)
    for name, value in changed.items():
        setattr(application, name, value)
    if "ask_pence" in changed:
        choose_band(act, application)
    if changed.get("continues") and not application.continuation_delivered:
        application.continuation_delivered = changed["continues"].delivered
    act.note(bid=application.reference, saved=sorted(changed))
    return touch(act, application)


def must_fit(application: Application, changed: Values) -> None:
    """What no later rule asks: lengths, amounts below nothing, an end before the start."""
    by_field: dict[str, list[str]] = {}
    for name, value in changed.items():
        most = getattr(Application._meta.get_field(name), "max_length", None)
        if most and isinstance(value, str) and len(value) > most:
            by_field[name] = [f"Use {most} characters or fewer. You have used {len(value)}."]
    for name in ("ask_pence", "cost_pence"):
        if (changed.get(name) or 0) < 0:
            by_field[name] = ["Enter £0 or more."]
    first = changed.get("starts_on", application.starts_on)
    last = changed.get("ends_on", application.ends_on)
    if first and last and last < first:
        by_field["ends_on"] = ["Enter a last day that is after the first."]
    must_be_theirs(changed.get("continues"), application.organisation)
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)


def choose_band(act: Act, application: Application) -> None:
    band = band_for(application.round, application.ask_pence)
    application.band = band
    code = band.code if band else ""
    if application.sheet.band != code:
        application.sheet.band = code
        act.save(application.sheet)


@action("applications.set_declarations", clause="4.20", may=may_write)
def set_declarations(
    act: Act, application: Application, *, values: Values, seen: Mapping[str, str] | None = None
) -> Application:
    """What the applicant declares; the version of the privacy notice is kept with it (R4.20-2)."""
    must_be_draft(application)
    if unknown := values.keys() - DECLARATIONS:
        raise Refused(f"These cannot be declared here: {', '.join(sorted(unknown))}.")
    for name, value in changed_columns(application, values, seen or {}).items():
        setattr(application, name, value)
    return touch(act, application)


@action("applications.save_answers", clause="4.9", may=may_write)
def save_answers(
    act: Act,
    application: Application,
    *,
    raw: Mapping[str, object],
    versions: Mapping[str, str | int],
    files: Mapping[str, Checked] | None = None,
    sheet: AnswerSheet | None = None,
) -> Saved:
    """Save answers side by side with colleagues; see questions.saving for clashes and errors.

    `files` are uploads by question, already laid in the store. `sheet` is the bid's, when
    the page has read it with its questions: those of a published round change no more.
    """
    must_be_draft(application)
    kept = {key: act.add(one.row(by=act.by, at=act.at)).public_id for key, one in (files or {}).items()}
    result = save_in_sheet(act, sheet_of(application, sheet), {**raw, **kept}, versions)
    if result.saved:
        application.last_saved_at = act.at
        act.save(application, "last_saved_at")
    act.note(bid=application.reference)
    return result


def sheet_of(application: Application, known: AnswerSheet | None) -> AnswerSheet:
    """With its set of questions, so that a frozen form is not read again."""
    if known is not None and known.pk == application.sheet_id:
        return known
    return AnswerSheet.objects.select_related("question_set").get(pk=application.sheet_id)


@action("applications.comment", clause="4.18", may=may_comment)
def comment(act: Act, application: Application, *, topic: str, text: str) -> Comment:
    """A colleague's or helper's remark on one topic of a draft."""
    must_be_draft(application)
    if not text.strip():
        raise Refused("Write the comment.", {"text": ["Enter the comment."]})
    return act.add(Comment(application=application, topic=topic, text=text.strip(), by=act.by, at=act.at))
