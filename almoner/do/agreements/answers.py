"""What each applicant is told when a decision is announced: the same hour, with reasons and figures."""

from typing import Any

from django.db.models import Avg, Q, QuerySet

from almoner.do.applications.models import Application
from almoner.do.applications.states import UNDECIDED
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DROPPED
from almoner.do.evaluation.models import RECOMMEND, Recommendation
from almoner.do.rounds.models import Round
from almoner.ground.core.money import in_words

TENTHS = 10


def still_to_answer(round: Round) -> bool:
    """Is there a bid that stands on another sheet, not yet announced?"""
    return Application.objects.filter(round=round, status__in=UNDECIDED, answered_at__isnull=True).exists()


def waiting_bids(decision: Decision) -> QuerySet[Application]:
    """Undecided bids of the round that stand on no sheet: neither on this one nor on one still to come."""
    on_sheets = DecisionLine.objects.filter(application__isnull=False).exclude(decision__status=DROPPED)
    waiting = Application.objects.filter(
        round=decision.round_id, status__in=UNDECIDED, answered_at__isnull=True
    ).exclude(pk__in=on_sheets.values("application"))
    return waiting.select_related("organisation", "round", "contact").order_by("reference")


def scores_by_criterion(application: Application) -> list[dict[str, str]]:
    """Mean score of each criterion in words: `3.7 of 5`. Members are never named."""
    standing = Q(scores__application=application, scores__is_void=False)
    found = application.round.criteria.annotate(mean=Avg("scores__value", filter=standing))
    return [
        {"criterion": one.title, "score": f"{one.mean:.1f} of 5"} for one in found if one.mean is not None
    ]


def share_in_words(tenths: int | None) -> str:
    return "" if tenths is None else f"{tenths // TENTHS}.{tenths % TENTHS}%"


def line_of(round: Round) -> str:
    """The lowest score that was recommended: where the line fell."""
    seen = Recommendation.objects.filter(panel__round=round, outcome=RECOMMEND).select_related("panel")
    finals = [one.final_tenths for one in seen if one.final_tenths is not None]
    return share_in_words(min(finals)) if finals else ""


def place_in_words(application: Application) -> str:
    """In which third of the bids scored by the panel this one stood."""
    scored = list(Recommendation.objects.filter(panel__round=application.round_id).order_by("id"))
    finals = sorted((one.final_tenths or 0 for one in scored), reverse=True)
    own = Recommendation.objects.filter(application=application).first()
    if own is None or own.final_tenths is None or not finals:
        return ""
    third = finals.index(own.final_tenths) * 3 // len(finals)
    return ("the highest third", "the middle third", "the lowest third")[third]


def answer_values(application: Application, line: str) -> dict[str, Any]:
    """Everything a refusal or reserve letter says of the bid."""
    own = Recommendation.objects.filter(application=application).first()
    return {
        "reference": application.reference,
        "project": application.title,
        "round": application.round.title,
        "asked": in_words(application.ask_pence or 0),
        "reasons": [one["words"] for one in application.outcome_reasons or application.sift_reasons],
        "scores": scores_by_criterion(application),
        "score": share_in_words(own.final_tenths) if own else "",
        "line": line,
        "place": place_in_words(application),
    }
