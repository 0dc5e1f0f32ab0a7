"""A report loses its names and texts with the bid that it tells of; its figures stay (R4.20-4)."""

from almoner.do.agreements.keeping import whose_time_is_over
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import row_name
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.erasing import erase_told
from almoner.ground.workflow.frame import action
from almoner.policy.monitoring import figure_in
from almoner.review.monitoring.access import may_review
from almoner.review.monitoring.models import Return, ReturnMeasure

TEXTS = (
    "narrative", "people_because", "changes", "unspent_plan", "declared_name", "declared_position",
    "kept_because",
)  # fmt: skip


@action("monitoring.forget", clause="4.20", may=may_review, system=True)
def forget(act: Act, report: Return) -> Return:
    """Who sent it, what it says in words, and what was said about it; refused before its time is over."""
    is_over = whose_time_is_over(london_date(act.at)).filter(pk=report.agreement_id).exists()
    if report.anonymised_at is not None or not is_over:
        raise Refused("The time for which this report is kept is not over, or its texts are erased already.")
    rows = [report, *report.measures.all(), *report.spending.all(), *report.remarks.all()]
    erase_told(act, {row_name(one) for one in rows}, report.agreement.reference)
    act.remove_all(report.remarks.all())
    act.erase(report.measures.all(), achieved=only_the_figure, because="")
    act.erase(report.spending.all(), because="")
    act.erase([report], anonymised_at=act.at, sent_by=None, **dict.fromkeys(TEXTS, ""))
    return report


def only_the_figure(row: ReturnMeasure) -> str:
    figure = figure_in(row.achieved)
    return "" if figure is None else str(figure)
