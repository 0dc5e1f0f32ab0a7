"""A report as it is read, by its recipient and by the office: each promise beside what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from almoner.policy import monitoring as policy
from almoner.policy.findings import Finding, run
from almoner.review.monitoring.facts import told
from almoner.review.monitoring.models import Remark, Return
from almoner.review.monitoring.states import ACCEPTED, DRAFT, DUE, QUERIED, SENT

COLOURS = {DUE: "grey", DRAFT: "blue", SENT: "yellow", QUERIED: "orange", ACCEPTED: "green"}


@dataclass(frozen=True)
class Standing:
    """One report with its state in words."""

    report: Return
    words: str
    colour: str


@dataclass(frozen=True)
class Read:
    """Each measure and line with whether it differs so much that it is explained; pence."""

    people_short: bool
    measures: list[tuple[policy.Achieved, bool]]
    lines: list[tuple[policy.Spent, bool]]
    planned_pence: int
    spent_pence: int
    unspent_pence: int
    asked_back_pence: int
    remarks: list[Remark]
    open_points: tuple[Finding, ...]


def state_of(report: Return, today: date) -> tuple[str, str]:
    if report.is_late(today):
        return "Overdue", "red"
    return str(report.get_status_display()), COLOURS[report.status]


def standings(reports: Iterable[Return], today: date) -> list[Standing]:
    return [Standing(one, *state_of(one, today)) for one in reports]


def read(report: Return, at: datetime) -> Read:
    found = told(report, at)
    return Read(
        people_short=policy.reaches_too_few(found),
        measures=[(one, policy.is_short(one, found)) for one in found.measures],
        lines=[(one, policy.differs(one, found)) for one in found.spending],
        planned_pence=sum(one.planned_pence for one in found.spending),
        spent_pence=found.spent_pence,
        unspent_pence=max(found.unspent_pence, 0),
        asked_back_pence=found.asked_back_pence,
        remarks=list(report.remarks.select_related("by")),
        open_points=tuple(one for one in run(policy.BEFORE_ACCEPTING, found) if one.blocks),
    )
