"""The annual report of a pool: written, published with the figures of the day, taken back to be put right."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, refuse
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.pools import queries
from almoner.plan.pools.access import may_plan, may_publish
from almoner.plan.pools.models import AnnualReport, PoolYear
from almoner.plan.pools.queries import JointBudget
from almoner.plan.pools.states import PUBLISHED, REPORT


@dataclass(frozen=True)
class ReportDetails:
    period_from: date
    period_to: date
    text: str


@action("pools.write_report", clause="3.7", may=may_plan)
def write_report(
    act: Act, year: PoolYear, *, details: ReportDetails, document: Checked | None = None
) -> AnnualReport:
    """Write the year's report, or write it again; a document given before stays until another is given."""
    row = AnnualReport.objects.filter(year=year).first()
    if row and row.status == PUBLISHED:
        raise Refused("The report is published. Take it back before it is changed.")
    if details.period_to < details.period_from:
        refuse("period_to", "Enter a day after the first.")
    if not details.text.strip():
        refuse("text", "Write what the year came to.")
    made = row or AnnualReport(year=year)
    made.period_from, made.period_to, made.text = details.period_from, details.period_to, details.text
    if document:
        made.document = act.add(document.row(by=act.by, at=act.at))
    return act.save(made) if row else act.add(made)


@action("pools.publish_report", clause="3.7", may=may_publish)
def publish_report(act: Act, report: AnnualReport) -> AnnualReport:
    """Put it on the public page with the year's figures as they are now (R3.7-3)."""
    if report.period_to > london_date(act.at):
        raise Refused("The time it tells of is not over yet.")
    act.move(report, REPORT, "publish")
    report.figures, report.published_at = figures_of(queries.joint_budget(report.year)), act.at
    act.note(pool_pence=report.figures["given"], allocated_pence=report.figures["allocated"])
    return act.save(report)


def figures_of(found: JointBudget) -> dict[str, Any]:
    """Names and pence, as they stay on the page whatever is moved later."""
    return {
        "given": found.given_pence,
        "allocated": found.allocated_pence,
        "left": found.left_pence,
        "contributors": [[one.name, one.given_pence, one.is_own] for one in found.contributors],
        "funders": [[one.name, one.what_for, one.amount_pence] for one in found.funders],
        "work": [[one.title, one.description, found.of(one)] for one in found.workstreams],
    }


@action("pools.take_back_report", clause="3.7", may=may_publish)
def take_back_report(act: Act, report: AnnualReport, *, reason: str) -> AnnualReport:
    """Off the public page to be put right, with the reason."""
    if not reason.strip():
        refuse("reason", "Say what is to be put right.")
    act.move(report, REPORT, "take_back")
    act.because(reason)
    report.figures, report.published_at = {}, None
    return act.save(report)
