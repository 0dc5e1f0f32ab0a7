"""The record of a bid in words: every line about it, its partners, its checks, its decision and agreement."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value

from almoner.do.agreements.models import Agreement
from almoner.do.applications.casework import Overlap
from almoner.do.applications.endorsements import Consultation, Endorsement
from almoner.do.applications.models import Application
from almoner.do.applications.queries import IN_WORDS, names_of
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.diligence.models import Case, StatementCheck
from almoner.do.evaluation.models import Allocation
from almoner.ground.accounts.roles import CHOICES
from almoner.ground.audit.models import Line
from almoner.ground.core.rows import row_name
from almoner.ground.questions.models import AnswerSheet

WORDS = IN_WORDS | {
    "applications.start": "Begun",
    "applications.enter_for_applicant": "Keyed by the office from a form on paper",
    "applications.answer_endorsement": "A partner answered",
    "applications.remind_partner": "A partner was reminded",
    "applications.find_overlaps": "Looked for bids and awards like it",
    "applications.view_overlap": "Looked at an overlap",
    "applications.judge": "A finding was judged",
    "applications.pass_sift": "Found eligible",
    "applications.fail_sift": "Found not eligible",
    "applications.consult": "Somebody else was asked",
    "applications.reply": "Whoever was asked replied",
    "applications.open_checks": "Due diligence was opened",
    "diligence.open_case": "The case of due diligence was made",
    "diligence.record_check": "A check was recorded",
    "diligence.ask_about": "A statement is to be checked with a partner",
    "diligence.settle_statement": "A statement was settled",
    "diligence.conclude": "Due diligence was concluded",
    "diligence.reopen": "Due diligence was opened again",
    "evaluation.declare_interest": "A panel member declared",
    "evaluation.score": "A panel member scored",
    "evaluation.finish": "A panel member finished scoring",
    "evaluation.moderate": "The mark was moderated",
    "evaluation.recommend": "The panel's word was minuted",
    "decisions.draft": "A decision sheet was begun",
    "decisions.compose": "The sheet was filled from the panel's recommendations",
    "decisions.revise": "The sheet was edited",
    "decisions.set_line": "A line of the sheet was edited",
    "decisions.open_for_signature": "The sheet was opened for signature",
    "decisions.take_back": "The sheet was taken back",
    "decisions.sign": "The sheet was signed",
    "decisions.publish": "The decision was published",
    "decisions.withhold": "The decision was withheld from publication",
    "agreements.announce": "Everybody was told",
    "agreements.offer": "An agreement was offered",
    "agreements.accept": "The agreement was accepted",
    "agreements.decline": "The offer was declined",
    "agreements.countersign": "The agreement was signed by the office",
    "agreements.lapse": "The offer lapsed",
    "evaluation.anonymise": "What the panel wrote of it was erased",
}
ROLES = dict(CHOICES) | {"system": "The system", "applicant": "Applicant", "partner": "Partner"}
QUIET = {"bid", "moved", "letters"}


@dataclass(frozen=True)
class Event:
    """One line of the record; `facts` are its codes and numbers, `reason` the words kept beside it."""

    seq: int
    at: datetime
    words: str
    who: str
    role: str
    clause: str
    moved: str = ""
    action: str = ""
    reason: str = ""
    line: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)


def things_of(bid: Application) -> set[str]:
    """Names of the rows whose lines belong to the bid's file, found in one statement."""
    statements = StatementCheck.objects.filter(case=bid.diligence_id)
    lines = DecisionLine.objects.filter(application=bid)
    kinds: list[tuple[type[Model], QuerySet[Any], str]] = [
        (Endorsement, bid.endorsements.all(), "pk"),
        (Overlap, bid.overlaps.all(), "pk"),
        (Consultation, bid.consultations.all(), "pk"),
        (Allocation, Allocation.objects.filter(application=bid), "pk"),
        (StatementCheck, statements, "pk"),
        (DecisionLine, lines, "pk"),
        (Decision, lines, "decision_id"),
        (Agreement, Agreement.objects.filter(line__application=bid), "pk"),
    ]
    first, *others = [
        rows.order_by().values_list(Value(kind._meta.db_table, output_field=CharField()), key)
        for kind, rows, key in kinds
    ]
    found = {f"{table}:{key}" for table, key in first.union(*others)}
    case = {f"{Case._meta.db_table}:{bid.diligence_id}"} if bid.diligence_id else set()
    return found | case | {row_name(bid), f"{AnswerSheet._meta.db_table}:{bid.sheet_id}"}


def events_of(bid: Application) -> list[Event]:
    """Oldest first; a bid is begun by a line about its round."""
    begun = Q(thing=row_name(bid.round), line__contains=f'"{row_name(bid)}"')
    mine = Line.objects.filter(begun | Q(thing__in=things_of(bid)))
    lines = list(mine.select_related("reason").order_by("seq"))
    told = [json.loads(one.line) for one in lines]
    names = {} if bid.anonymised_at else names_of({str(one["actor"]) for one in told})
    return [event(line, one, names) for line, one in zip(lines, told, strict=True)]


def event(line: Line, told: dict[str, Any], names: Any) -> Event:
    reason = getattr(line, "reason", None)
    said = told["facts"]
    moved = said.get("moved", "")
    return Event(
        seq=line.seq,
        at=line.at,
        words=WORDS.get(line.action, line.action.replace(".", ": ").replace("_", " ")),
        who=names.get(str(told["actor"]), ROLES.get(str(told["role"]), str(told["role"]))),
        role=ROLES.get(str(told["role"]), str(told["role"]).replace("_", " ").capitalize()),
        clause=str(told["clause"]),
        moved=moved.replace(":", " to ").replace("_", " ") if isinstance(moved, str) else "",
        reason=reason.text if reason else "",
        line=line.line,
        action=line.action,
        facts=[(name, in_words(value)) for name, value in sorted(said.items()) if name not in QUIET],
    )


def in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
