"""Actions of the commissioning plan: written down, moved on, told of, joined to what serves them (5.2)."""

from dataclasses import dataclass, fields
from datetime import date

from django.conf import settings

from almoner.analyse.partnerships.models import Partnership
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.intentions.access import may_plan, may_progress
from almoner.plan.intentions.models import OWNERS, SERVED_BY, CommissioningAction, ProgressNote, ServedBy
from almoner.plan.intentions.states import DROPPED, INTENTION
from almoner.plan.priorities.models import Priority
from almoner.policy.intentions import parts_of_5_2


@dataclass(frozen=True)
class ActionDetails:
    """`letter` is the part of 5.2 it serves, or nothing."""

    title: str
    text: str
    owner: str
    due_on: date
    letter: str = ""
    priority: Priority | None = None
    partnership: Partnership | None = None
    with_whom: str = ""
    is_public: bool = False


@action("intentions.keep_action", clause="5.2", may=may_plan)
def keep_action(
    act: Act, row: CommissioningAction | None, *, details: ActionDetails, reason: str = ""
) -> CommissioningAction:
    """Add an action (`None`) or change one; an open one is given another day only with a reason."""
    twins = CommissioningAction.objects.filter(title=details.title.strip())
    is_moved = row is not None and row.due_on != details.due_on
    refuse_unless(
        ("title", details.title.strip(), "Give it a short name."),
        ("title", not twins.exclude(pk=row.pk if row else 0).exists(), "An action has this name already."),
        ("text", details.text.strip(), "Say what will be done."),
        ("owner", details.owner in dict(OWNERS), "Choose who sees to it."),
        (
            "letter",
            not details.letter or details.letter in parts_of_5_2(settings.POLICY_FOLDER),
            "Choose one of the parts shown.",
        ),
        ("reason", not is_moved or reason.strip(), "Say why its day changes."),
    )
    made = row or CommissioningAction()
    for one in fields(details):
        setattr(made, one.name, getattr(details, one.name))
    made.title = details.title.strip()
    act.note(due=details.due_on.isoformat(), public=details.is_public)
    act.because(reason)
    return act.save(made) if row else act.add(made)


@action("intentions.start", clause="5.2", may=may_progress)
def start(act: Act, row: CommissioningAction) -> CommissioningAction:
    act.move(row, INTENTION, "start")
    return act.save(row)


@action("intentions.finish", clause="5.2", may=may_progress)
def finish(act: Act, row: CommissioningAction) -> CommissioningAction:
    """Done; a note says what came of it, so that progress can be told."""
    if not row.notes.exists():
        raise Refused("Note first what was done.")
    act.move(row, INTENTION, "finish")
    row.settled_on = london_date(act.at)
    return act.save(row)


@action("intentions.drop", clause="5.2", may=may_plan)
def drop(act: Act, row: CommissioningAction, *, reason: str) -> CommissioningAction:
    """It will not be done; the reason stands on its page, and on the public page if the action does."""
    if not reason.strip():
        refuse("reason", "Say why it will not be done.")
    act.move(row, INTENTION, "drop")
    act.because(reason)
    row.drop_reason, row.settled_on = reason.strip(), london_date(act.at)
    return act.save(row)


@action("intentions.take_up", clause="5.2", may=may_plan)
def take_up(act: Act, row: CommissioningAction, *, reason: str) -> CommissioningAction:
    """Done or dropped, it is under way again."""
    if not reason.strip():
        refuse("reason", "Say why it is taken up again.")
    act.move(row, INTENTION, "take_up")
    act.because(reason)
    row.drop_reason, row.settled_on = "", None
    return act.save(row)


@action("intentions.keep_note", clause="5.2", may=may_progress)
def keep_note(
    act: Act, row: CommissioningAction, *, noted_on: date, text: str, is_public: bool
) -> ProgressNote:
    """What was done by the day. Notes are added and never changed: a wrong one is followed by another."""
    refuse_unless(
        ("noted_on", noted_on <= london_date(act.at), "Enter today or a day before."),
        ("text", text.strip(), "Say what was done."),
    )
    act.note(public=is_public)
    made = ProgressNote(action=row, noted_on=noted_on, text=text.strip(), is_public=is_public, at=act.at)
    if act.by is not None:
        made.by = act.by
    return act.add(made)


@action("intentions.link", clause="5.2", may=may_plan)
def link(act: Act, row: CommissioningAction, *, kind: str, reference: str) -> ServedBy:
    """Name what serves it; the page offers only what is there."""
    refuse_unless(
        ("serves", kind in dict(SERVED_BY) and reference.strip(), "Choose what serves it."),
        ("serves", not row.served_by.filter(kind=kind, reference=reference).exists(), "It is named already."),
        ("serves", row.status != DROPPED, "The action is dropped: nothing serves it."),
    )
    act.note(kind=kind, reference=reference)
    return act.add(ServedBy(action=row, kind=kind, reference=reference))


@action("intentions.unlink", clause="5.2", may=may_plan)
def unlink(act: Act, row: CommissioningAction, *, served: ServedBy) -> CommissioningAction:
    found = row.served_by.get(pk=served.pk)
    act.note(kind=found.kind, reference=found.reference)
    act.remove(found)
    return row
