"""The meeting: who is there, then one bid a screen."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render

from almoner.do.applications.models import Application
from almoner.do.applications.reasons import BANK
from almoner.do.evaluation import actions, queries
from almoner.do.evaluation.models import Panel, Score
from almoner.do.evaluation.queries import Ranked, percent_words
from almoner.do.evaluation.states import MEETING, SCORING
from almoner.doors.staff.panels import showing
from almoner.doors.staff.panels.finding import bid_of, once, panel_for, runs
from almoner.doors.staff.panels.forms import AttendanceForm, SayForm
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.policy import scoring
from almoner.policy.terms import Terms


def meeting(request: SignedIn, public_id: str) -> HttpResponse:
    """Attendance, and the bids in the order of their marks."""
    panel = panel_for(request, public_id)
    seats = list(panel.members.filter(left_on__isnull=True).select_related("person").order_by("pk"))
    opens = panel.status == SCORING
    initial = {"met_on": panel.round.panel_on or london_date(request.received_at)}
    form = AttendanceForm(request.POST or None, members=seats, opens=opens, initial=initial)
    if request.method == "POST" and form.is_valid() and attended(request, panel, form):
        messages.success(request, "Saved who is there.")
        return redirect("staff:panel_meets", public_id)
    rows = queries.ranking(panel)
    words = {
        "panel": panel,
        "round": panel.round,
        "form": form,
        "opens": opens,
        "meets": panel.status == MEETING,
        "rows": [(row, showing.mark_words(row), showing.outcome_cell(row)) for row in rows],
        "tiles": showing.money_tiles(panel, rows),
        "present": sum(bool(one.attended) for one in seats),
        "may_run": runs(request),
    }
    return render(request, "staff/panels/meeting.html", words, status=422 if form.errors else 200)


def attended(request: SignedIn, panel: Panel, form: AttendanceForm) -> bool:
    try:
        if "met_on" in form.fields:
            actions.open_meeting(panel, **once(request), met_on=form.cleaned_data["met_on"])
        actions.record_attendance(panel, **once(request, "there"), present=form.present_members())
    except Refused as no:
        form.refuse(no)
    return not form.errors


def bid(request: SignedIn, public_id: str, bid_id: str) -> HttpResponse:
    """One bid a screen: scores, spread, mark; what the panel says, the sum and the minute in one form."""
    panel = panel_for(request, public_id)
    one = bid_of(panel, bid_id)
    rows = queries.ranking(panel)
    row = next(found for found in rows if found.application.pk == one.pk)
    form = SayForm(request.POST or None, initial=initial_of(row))
    if request.method == "POST" and form.is_valid() and said(request, row, form):
        return onward(request, panel, one)
    words = words_of(request, panel, rows, row) | {"form": form}
    return render(request, "staff/panels/bid.html", words, status=422 if form.errors else 200)


def initial_of(row: Ranked) -> dict[str, Any]:
    """The form as it was saved; before that, the whole ask."""
    own = row.recommendation
    if own is None:
        return {"amount_pence": row.application.ask_pence}
    told = row.application.outcome_reasons
    return {
        "outcome": own.outcome,
        "amount_pence": own.amount_pence or row.application.ask_pence,
        "minute": own.minute,
        "moderated": percent_words(own.moderated_tenths).rstrip("%"),
        "because": own.moderation_reason,
        "reasons": [one["code"] for one in told if one["code"] in BANK],
        "own_words": " ".join(one["words"] for one in told if one["code"] == "own_words"),
    }


def said(request: SignedIn, row: Ranked, form: SayForm) -> bool:
    values, own, one = form.cleaned_data, row.recommendation, row.application
    before = own.moderated_tenths if own else None
    changed = values["moderated"] != before or (
        own is not None and values["because"] != own.moderation_reason
    )
    try:
        if changed:
            actions.moderate(
                one, **once(request, "mark"), tenths=values["moderated"], reason=values["because"]
            )
        actions.recommend(
            one,
            **once(request),
            outcome=values["outcome"],
            amount_pence=values["amount_pence"] or 0,
            minute=values["minute"],
            reasons=form.told(),
        )
    except Refused as no:
        form.refuse(no)
    return not form.errors


def onward(request: SignedIn, panel: Panel, one: Application) -> HttpResponse:
    """The next bid that nothing is said of; the list when there is none."""
    messages.success(request, f"Minuted: {one.reference}.")
    left = [row for row in queries.ranking(panel) if row.recommendation is None]
    if request.POST.get("then") == "list" or not left:
        return redirect("staff:panel_meets", panel.public_id)
    return redirect("staff:panel_bid", panel.public_id, left[0].application.public_id)


def words_of(request: SignedIn, panel: Panel, rows: list[Ranked], row: Ranked) -> dict[str, Any]:
    place = rows.index(row)
    return {
        "panel": panel,
        "round": panel.round,
        "row": row,
        "mark": showing.mark_words(row),
        "tiles": showing.money_tiles(panel, rows),
        "places": len(rows),
        "before": rows[place - 1].application if place else None,
        "after": rows[place + 1].application if place + 1 < len(rows) else None,
        "can_say": panel.status == MEETING and runs(request),
        **spoken_of(panel, whole(row.application), queries.terms_of(panel.round, request.received_at)),
    }


def spoken_of(panel: Panel, one: Application, terms: Terms) -> dict[str, Any]:
    """What the panel talks about: scores and their spread, who leaves the room, whether enough remain."""
    aside = one.declarations.filter(has_interest=True, member__left_on=None).select_related("member__person")
    weak = scoring.weak_criteria(queries.scores_of(one), queries.criteria_of(panel.round), terms)
    present = panel.members.filter(attended=True).exclude(declarations__in=aside).count()
    return {
        "bid": one,
        "lanes": showing.lanes(one),
        "widest": showing.widest(one, terms),
        "weak": [found.title for found in panel.round.criteria.all() if found.code in weak],
        "scores": showing.score_rows(one),
        "aside": aside,
        "present": present,
        "is_quorate": present >= max(panel.quorum, terms.panel_quorum),
    }


def whole(bid: Application) -> Application:
    scores = Score.objects.select_related("criterion", "member__person").prefetch_related("corrections")
    return (
        Application.objects.select_related("organisation", "round", "band")
        .prefetch_related(Prefetch("scores", scores), "areas__area", "priorities__priority")
        .get(pk=bid.pk)
    )
