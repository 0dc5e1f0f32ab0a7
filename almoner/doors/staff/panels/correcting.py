"""Scores after the closing: a correction stands beside a score and needs two people (R4.10-4)."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.evaluation import actions
from almoner.do.evaluation.correcting import may_agree_correction
from almoner.do.evaluation.models import Panel, Score, ScoreCorrection
from almoner.do.evaluation.states import CLOSED
from almoner.doors.staff.panels.finding import ask, attempt, once, panel_for, runs
from almoner.doors.staff.panels.forms import CorrectionForm
from almoner.ground.office.arrival import SignedIn


def scores_of(panel: Panel) -> QuerySet[Score]:
    rows = Score.objects.filter(member__panel=panel)
    return rows.select_related("application__organisation", "criterion", "member__person")


def scores(request: SignedIn, public_id: str) -> HttpResponse:
    """Every score of one bid at a time, as it was given, with its corrections."""
    panel = panel_for(request, public_id)
    bids = panel.round.applications.filter(scores__isnull=False).distinct().order_by("reference")
    chosen = bids.filter(public_id=request.GET.get("bid", "")).first() or bids.first()
    rows = scores_of(panel).filter(application=chosen).order_by("member_id", "criterion__position")
    asked = ScoreCorrection.objects.filter(score__member__panel=panel)
    words = {
        "panel": panel,
        "round": panel.round,
        "bids": bids,
        "chosen": chosen,
        "rows": rows.prefetch_related("corrections__asked_by", "corrections__agreed_by"),
        "waiting": [
            (one, bool(may_agree_correction(request.user, one)))
            for one in asked.filter(agreed_at=None).select_related(
                "score__application", "score__criterion", "score__member__person", "asked_by"
            )
        ],
        "can_correct": panel.status == CLOSED and panel.round.status == "deciding" and runs(request),
    }
    return render(request, "staff/panels/scores.html", words)


def correct(request: SignedIn, public_id: str, score: int) -> HttpResponse:
    panel = panel_for(request, public_id)
    row = get_object_or_404(scores_of(panel), pk=score)
    form = CorrectionForm(request.POST or None)

    def does() -> Any:
        said = form.cleaned_data
        return actions.ask_correction(row, **once(request), value=int(said["value"]), reason=said["reason"])

    return ask(
        request,
        panel,
        form,
        does,
        title="Correct a score",
        lead=f"{row.application.reference}, {row.criterion}: {row.member.person} gave {row.value}. "
        "The score stays as it was given; the correction stands beside it.",
        submit_text="Ask for the correction",
        done="Asked. It counts once a second person has agreed.",
        onward=f"{reverse('staff:panel_scores', args=[public_id])}?bid={row.application.public_id}",
    )


@require_POST
def agree(request: SignedIn, public_id: str, correction: int) -> HttpResponse:
    panel = panel_for(request, public_id)
    row = get_object_or_404(ScoreCorrection.objects.filter(score__member__panel=panel), pk=correction)
    attempt(
        request,
        lambda: actions.agree_correction(row, **once(request)),
        "Agreed. The mark is worked out anew.",
    )
    return redirect("staff:panel_scores", public_id)
