"""The organisation's past says how an award was reported on: a later bid and a payment ask for it (4.8)."""

from almoner.analyse.organisations.models import EarlierAward
from almoner.ground.core.calendar import london_date
from almoner.ground.workflow.act import Act
from almoner.policy.monitoring import delivered
from almoner.review.monitoring.facts import standing
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.states import ACCEPTED


def keep_past(act: Act, report: Return) -> None:
    """Called when the report is saved: its award's state follows (R4.13-5 and R4.8-2 read it)."""
    found = EarlierAward.objects.select_for_update().filter(reference=report.agreement.reference).first()
    if found is None:
        return
    state = standing(report.agreement, london_date(act.at))
    words = found.delivered
    if report.is_final and report.status == ACCEPTED:
        words = delivered(report.people_reached, report.people_promised, report.narrative)
    if (state, words) == (found.return_state, found.delivered):
        return
    found.return_state, found.delivered = state, words
    act.save(found, "return_state", "delivered")
