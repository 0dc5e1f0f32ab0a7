"""What the panel and the decision said of a bid. Scores show when the panel has closed (T02)."""

from typing import Any

from almoner.do.agreements.models import Agreement
from almoner.do.applications.gathering import Whole
from almoner.do.decisions.models import DecisionLine
from almoner.do.evaluation.models import Declaration, Panel, Recommendation, Score
from almoner.do.evaluation.states import CLOSED
from almoner.doors.staff.bids.tabs import tab
from almoner.doors.staff.bids.words import COLOURS
from almoner.ground.office.arrival import SignedIn

OUTCOMES = {"recommend": "recommended", "reserve": "reserve", "not_recommend": "not_recommended"}


@tab("panel", "Panel", place=4)
def panel(request: SignedIn, whole: Whole) -> dict[str, Any]:
    bid = whole.bid
    row = Recommendation.objects.filter(application=bid).select_related("panel", "recorded_by").first()
    found = row.panel if row else Panel.objects.filter(round=bid.round_id).first()
    if found is None or found.status != CLOSED:
        return {"panel": found, "is_closed": False}
    interests = Declaration.objects.filter(application=bid, has_interest=True)
    return {
        "panel": found,
        "is_closed": True,
        "recommendation": row,
        "outcome_colour": COLOURS[OUTCOMES[row.outcome]] if row else "grey",
        "final": tenths_in_words(row.final_tenths) if row else "",
        "mean": tenths_in_words(row.mean_tenths) if row else "",
        "interests": list(interests.select_related("member__person")),
        **scores_of(whole),
    }


def scores_of(whole: Whole) -> dict[str, Any]:
    """Members across, criteria down, each cell the points and the comment."""
    rows = Score.objects.filter(application=whole.bid).select_related("member__person", "criterion")
    standing = [one for one in rows if not one.is_void]
    members = list({one.member_id: one.member for one in standing}.values())
    criteria = list({one.criterion_id: one.criterion for one in standing}.values())
    given = {(one.criterion_id, one.member_id): one for one in standing}
    return {
        "members": members,
        "score_rows": [(one, [given.get((one.pk, member.pk)) for member in members]) for one in criteria],
        "voided": len({one.member_id for one in rows if one.is_void}),
    }


def tenths_in_words(tenths: int | None) -> str:
    """743 tenths of a percent is 74.3%."""
    return "" if tenths is None else f"{tenths // 10}.{tenths % 10}%"


@tab("decision", "Decision", place=6)
def decision(request: SignedIn, whole: Whole) -> dict[str, Any]:
    lines = DecisionLine.objects.filter(application=whole.bid).select_related("decision", "budget__fund")
    agreements = Agreement.objects.filter(line__application=whole.bid)
    return {
        "lines": list(lines.order_by("decision__dated", "pk")),
        "agreements": list(agreements.order_by("offered_at")),
        "reasons": whole.bid.sift_reasons or whole.bid.outcome_reasons,
    }
