"""The recipient writes a report and sends it, with a declaration (R4.13-1, R4.13-2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.monitoring import gaps, unexplained
from almoner.review.monitoring.access import may_write
from almoner.review.monitoring.facts import told
from almoner.review.monitoring.models import ANSWER, Remark, Return
from almoner.review.monitoring.past import keep_past
from almoner.review.monitoring.scheduling import tell
from almoner.review.monitoring.states import QUERIED, RETURN

OVERTAKEN = (
    "Somebody of your organisation saved this report after you opened it. What you typed still stands here: "
    "open the report in another window, compare, and save once more."
)


@dataclass(frozen=True)
class Said:
    """A report as it is written: by key, a measure's result and why, and a line's pence and why."""

    narrative: str = ""
    people_reached: int | None = None
    people_because: str = ""
    changes: str = ""
    unspent_plan: str = ""
    achieved: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    spent: Mapping[int, tuple[int | None, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Declared:
    """Who sends the report and states that it is true; `answer` is to the office's question."""

    name: str
    position: str
    confirms: bool
    answer: str = ""


@action("monitoring.save_return", clause="4.13", may=may_write)
def save_return(act: Act, report: Return, *, said: Said, version: int) -> Return:
    """Keep what is written so far; `version` is that of the report as it was read."""
    if report.status != QUERIED:
        act.move(report, RETURN, "write")
    put(act, report, said, version)
    return act.save(report)


@action("monitoring.submit_return", clause="4.13", may=may_write)
def submit_return(act: Act, report: Return, *, said: Said, version: int, declared: Declared) -> Return:
    """Send the report to the office: whole, explained where it differs, and declared to be true."""
    was_asked = report.status == QUERIED
    act.move(report, RETURN, "submit")
    put(act, report, said, version)
    report.declared_name, report.declared_position = declared.name.strip(), declared.position.strip()
    must_be_whole(act, report, declared, was_asked)
    if was_asked:
        act.add(Remark(report=report, kind=ANSWER, text=declared.answer.strip(), by=act.by, at=act.at))
    report.sent_at, report.sent_by, report.late_since = act.at, act.by, None
    act.save(report)
    keep_past(act, report)
    tell(act, report, "monitoring/received")
    return report


def must_be_whole(act: Act, report: Return, declared: Declared, was_asked: bool) -> None:
    found = told(report, act.at)
    missing = [*gaps(found), *unexplained(found)]
    if not declared.confirms:
        missing.append(("confirms", "Confirm that the report is true."))
    if was_asked and not declared.answer.strip():
        missing.append(("answer", "Answer the office's question."))
    by_field: dict[str, list[str]] = {}
    for name, sentence in missing:
        by_field.setdefault(name, []).append(sentence)
    if by_field:
        raise Refused([sentence for _, sentence in missing], by_field)


def put(act: Act, report: Return, said: Said, version: int) -> None:
    """Put what was written into the rows; refuses when somebody else saved meanwhile."""
    if report.version != version:
        raise Refused(OVERTAKEN)
    report.version += 1
    report.narrative, report.changes = said.narrative.strip(), said.changes.strip()
    report.people_reached, report.people_because = said.people_reached, said.people_because.strip()
    report.unspent_plan = said.unspent_plan.strip()
    measures, lines = list(report.measures.all()), list(report.spending.all())
    for measure in measures:
        achieved, why = said.achieved.get(measure.pk, ("", ""))
        measure.achieved, measure.because = achieved.strip(), why.strip()
    for line in lines:
        pence, why = said.spent.get(line.pk, (None, ""))
        line.spent_pence, line.because = pence, why.strip()
    act.save_all(measures, ["achieved", "because"])
    act.save_all(lines, ["spent_pence", "because"])
