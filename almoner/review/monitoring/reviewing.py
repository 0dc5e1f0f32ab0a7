"""The office reviews a report: accepts it, asks about it, or sends it back (R4.13-3)."""

from almoner.do.payments.actions import meet_condition
from almoner.do.payments.schedule import MID_YEAR
from almoner.ground.core.refusals import must_stand, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.findings import run
from almoner.policy.monitoring import BEFORE_ACCEPTING
from almoner.review.monitoring.access import may_review
from almoner.review.monitoring.facts import told
from almoner.review.monitoring.models import QUESTION, REOPENED, SENT_BACK, Remark, Return
from almoner.review.monitoring.past import keep_past
from almoner.review.monitoring.scheduling import tell
from almoner.review.monitoring.states import RETURN

SEEN = "The mid-year report was accepted."


@action("monitoring.accept_return", clause="4.13", may=may_review)
def accept_return(act: Act, report: Return, *, kept_because: str = "") -> Return:
    """The report stands; a mid-year report meets what the second instalment waits for.

    At the end, money not spent is asked back first, or `kept_because` says why the recipient keeps it.
    """
    act.move(report, RETURN, "accept")
    must_stand(run(BEFORE_ACCEPTING, told(report, act.at, kept_because)))
    report.accepted_at, report.accepted_by = act.at, act.by
    report.kept_because = kept_because.strip()
    act.because(kept_because)
    act.save(report)
    keep_past(act, report)
    if not report.is_final:
        let_the_next_be_paid(act, report)
    tell(act, report, "monitoring/accepted")
    return report


def let_the_next_be_paid(act: Act, report: Return) -> None:
    """Instalments that wait for this very report wait for it no longer (4.12)."""
    for one in report.agreement.instalments.filter(condition=MID_YEAR, condition_met_at=None):
        meet_condition(one, by=act.by, at=act.at, note=SEEN)


@action("monitoring.query_return", clause="4.13", may=may_review)
def query_return(act: Act, report: Return, *, question: str) -> Return:
    """Ask about the report; the recipient may change it while answering, and it is not late meanwhile."""
    refuse_unless(("question", question.strip(), "Enter what you want to know."))
    act.move(report, RETURN, "query")
    return said(act, report, QUESTION, question)


@action("monitoring.send_back", clause="4.13", may=may_review)
def send_back(act: Act, report: Return, *, reason: str) -> Return:
    """The report is to be written again; if its day has passed it is overdue at once."""
    refuse_unless(("reason", reason.strip(), "Enter a reason."))
    act.move(report, RETURN, "send_back")
    return said(act, report, SENT_BACK, reason)


@action("monitoring.reopen", clause="4.13", may=may_review)
def reopen(act: Act, report: Return, *, reason: str) -> Return:
    """An accepted report turns out to be wrong and is to be written again."""
    refuse_unless(("reason", reason.strip(), "Enter a reason."))
    act.move(report, RETURN, "reopen")
    report.accepted_at = report.accepted_by = None
    report.kept_because = ""
    return said(act, report, REOPENED, reason)


def said(act: Act, report: Return, kind: str, words: str) -> Return:
    """Keep what the office says, with the state that follows from it, and write it to the recipient."""
    act.add(Remark(report=report, kind=kind, text=words.strip(), by=act.by, at=act.at))
    act.save(report)
    keep_past(act, report)
    tell(act, report, "monitoring/asked", question=words.strip(), is_question=kind == QUESTION)
    return report
