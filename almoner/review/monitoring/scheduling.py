"""Two reports for each signed grant, asked for as their days come (R4.13-4)."""

from datetime import date, datetime, timedelta

from almoner.do.agreements.facts import terms_of
from almoner.do.agreements.models import GRANT, Agreement
from almoner.do.agreements.offering import tell_recipient
from almoner.do.agreements.states import SIGNED
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import monitoring as policy
from almoner.policy.terms import terms_on
from almoner.review.monitoring import queries
from almoner.review.monitoring.access import may_review
from almoner.review.monitoring.facts import people_promised, planned, terms_of_report
from almoner.review.monitoring.models import END, MID, Return, ReturnMeasure, ReturnSpend
from almoner.review.monitoring.past import keep_past
from almoner.review.monitoring.states import TO_WRITE


@action("monitoring.plan_returns", clause="4.13", may=may_review, system=True)
def plan_returns(act: Act, agreement: Agreement) -> Agreement:
    """The mid-year and the end report of a signed grant, filled in with what was promised and planned."""
    if agreement.status != SIGNED or agreement.instrument != GRANT:
        raise Refused("Reports are planned for a grant that both have signed.")
    if agreement.returns.exists():
        raise Refused("This agreement has its reports already.")
    if agreement.starts_on is None or agreement.ends_on is None:
        raise Refused("The agreement says no first and last day.")
    terms, promised = terms_of(agreement.line, london_date(act.at)), people_promised(agreement)
    by_half = None if promised is None else policy.by_mid_year(promised, terms)
    mid_due, end_due = (
        policy.mid_year_due(agreement.starts_on, terms),
        policy.end_due(agreement.ends_on, terms),
    )
    rows = act.add_all(
        Return(agreement=agreement, stage=stage, due_on=due_on, people_promised=people)
        for stage, due_on, people in ((MID, min(mid_due, end_due), by_half), (END, end_due, promised))
    )
    outcomes, lines = list(agreement.outcomes.all()), planned(agreement)
    act.add_all(ReturnMeasure(report=row, outcome=one) for row in rows for one in outcomes)
    act.add_all(
        ReturnSpend(report=row, line=name, planned_pence=pence) for row in rows for name, pence in lines
    )
    return agreement


@action("monitoring.remind", clause="4.13", may=may_review, system=True)
def remind(act: Act, report: Return) -> Return:
    """The letter of the day, if one has come; a report that is late is known to be so from here."""
    today, terms = london_date(act.at), terms_of_report(report, act.at)
    if report.status not in TO_WRITE or not is_wanting(report, today):
        raise Refused("Nothing is to be reminded of now.")
    steps = policy.reminders_by(report.due_on, today, terms)
    if steps > report.reminders:
        report.reminders = steps
        tell(act, report, "monitoring/due", due_on=report.due_on, is_late=report.is_late(today))
        act.note(reminder=steps)
    if report.is_late(today) and report.late_since is None:
        report.late_since = today
    act.save(report)
    keep_past(act, report)
    return report


def is_wanting(report: Return, today: date) -> bool:
    """Whether a letter is due or its lateness is not yet known."""
    steps = policy.reminders_by(report.due_on, today, terms_of(report.agreement.line, today))
    return steps > report.reminders or (report.is_late(today) and report.late_since is None)


def wanting(at: datetime) -> list[Return]:
    """Reports whose next reminder has come."""
    today = london_date(at)
    ahead = -min(terms_on(today).report_reminder_days)
    found = queries.whole(queries.to_remind(today + timedelta(days=max(ahead, 0))))
    return [one for one in found if is_wanting(one, today)]


def tell(act: Act, report: Return, letter: str, **values: object) -> None:
    """To whoever sent the bid, with the name and the address of the report."""
    tell_recipient(
        act,
        report.agreement,
        letter,
        report=report.get_stage_display().lower(),
        public_id=report.public_id,
        **values,
    )
