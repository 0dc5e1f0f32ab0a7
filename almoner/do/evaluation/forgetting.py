"""What the panel wrote of a bid whose time is over goes with the bid's own texts; points and outcome stay."""

from datetime import date

from almoner.do.applications.access import may_handle
from almoner.do.applications.forgetting import anonymise as anonymise_bid
from almoner.do.applications.models import Application
from almoner.do.evaluation.models import (
    Allocation,
    Declaration,
    Panel,
    Recommendation,
    Score,
    ScoreCorrection,
)
from almoner.ground.core.rows import row_name
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.erasing import erase_told
from almoner.ground.workflow.frame import action


@action("evaluation.anonymise", clause="4.20", may=may_handle, system=True)
def anonymise(act: Act, application: Application, *, ended_on: date | None, reason: str = "") -> Application:
    """The bid by its own action, then comments, interests and minutes of the panel (R4.20-4)."""
    done: Application = anonymise_bid(application, by=act.by, at=act.at, ended_on=ended_on, reason=reason)
    scores = Score.objects.filter(application=done)
    corrections = ScoreCorrection.objects.filter(score__application=done)
    declarations = Declaration.objects.filter(application=done)
    own = Recommendation.objects.filter(application=done)
    allocations = Allocation.objects.filter(application=done)
    rows = [*scores, *corrections, *declarations, *own, *allocations]
    erase_told(act, {row_name(one) for one in rows})
    act.erase(scores, comment="")
    act.erase(corrections, reason="")
    act.erase(declarations, nature="")
    act.erase(own, moderation_reason="", minute="")
    erase_minutes(act, done)
    act.note(bid=done.reference)
    return done


def erase_minutes(act: Act, bid: Application) -> None:
    """The minutes speak of all bids of a round: they go with the last of them."""
    if not Application.objects.filter(round=bid.round_id, anonymised_at=None).exists():
        panels = Panel.objects.filter(round=bid.round_id)
        erase_told(act, {row_name(one) for one in panels})
        act.erase(panels, minutes="")
