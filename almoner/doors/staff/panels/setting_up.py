"""Bringing a panel together: its numbers, its members, who reads what, and opening the scores."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.evaluation import actions, queries
from almoner.do.rounds.models import Round
from almoner.doors.staff.panels.finding import ask, attempt, member_of, once, panel_for
from almoner.doors.staff.panels.forms import InterestForm, MemberForm, PanelForm
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.forms import Form


def convene(request: SignedIn, public_id: str) -> HttpResponse:
    round = get_object_or_404(Round.objects.filter(status="sifting"), public_id=public_id)
    form = PanelForm(request.POST or None, initial={"quorum": 3, "scorers_each": 3})
    return ask(
        request,
        None,
        form,
        lambda: actions.convene(round, **once(request), **form.cleaned_data),
        title="Bring a panel together",
        section=round.title,
        submit_text="Hand the bids to a panel",
        lead="The panel sees the bids that passed the sift. Afterwards you add its members.",
        done="The bids are with the panel. Now add its members.",
        onward=reverse("staff:panels"),
    )


def settings(request: SignedIn, public_id: str) -> HttpResponse:
    panel = panel_for(request, public_id)
    names = ("quorum", "scorers_each", "scores_due_on")
    form = PanelForm(request.POST or None, initial={name: getattr(panel, name) for name in names})
    return ask(
        request,
        panel,
        form,
        lambda: actions.revise(panel, **once(request), **form.cleaned_data),
        title="Numbers and dates",
        done="Saved.",
        onward=address(public_id),
    )


def address(public_id: str, name: str = "panel") -> str:
    return reverse(f"staff:{name}", args=[public_id])


def member(request: SignedIn, public_id: str) -> HttpResponse:
    panel = panel_for(request, public_id)
    form = MemberForm(request.POST or None)
    return ask(
        request,
        panel,
        form,
        lambda: actions.invite_member(panel, **once(request), **form.values()),
        title="Add a member",
        submit_text="Add and invite",
        lead="They get a letter with what to do. They see nothing of a bid before they have declared.",
        done="The member is added and has been written to.",
        onward=address(public_id),
    )


def leave(request: SignedIn, public_id: str, member: int) -> HttpResponse:
    panel = panel_for(request, public_id)
    seat = member_of(panel, member)
    return ask(
        request,
        panel,
        Form(request.POST if request.method == "POST" else None),
        lambda: actions.leave(seat, **once(request)),
        title=f"{seat.person} leaves the panel",
        submit_text="Leaves the panel",
        lead="Finished scores stand. What is half done is void, and those bids are free again.",
        done=f"{seat.person} has left. Give out the bids again.",
        onward=address(public_id),
    )


def interest(request: SignedIn, public_id: str, member: int) -> HttpResponse:
    """An interest that came to light otherwise than by the member's own word."""
    panel = panel_for(request, public_id)
    seat = member_of(panel, member)
    form = InterestForm(request.POST or None, bids=queries.bids_of(panel))
    return ask(
        request,
        panel,
        form,
        lambda: actions.declare_interest(
            seat,
            **once(request),
            application=form.bids[form.cleaned_data["bid"]],
            has_interest=True,
            nature=form.cleaned_data["nature"],
        ),
        title=f"Note an interest of {seat.person}",
        submit_text="Note the interest",
        lead="The bid is taken from them, and any score they gave it is void.",
        done="Noted. If the bid was decided already, the panel decides it again.",
        onward=address(public_id),
    )


@require_POST
def allocate(request: SignedIn, public_id: str) -> HttpResponse:
    panel = panel_for(request, public_id)
    attempt(request, lambda: actions.allocate(panel, **once(request)), "The bids are given out.")
    return redirect("staff:panel_readers", public_id)


@require_POST
def start(request: SignedIn, public_id: str) -> HttpResponse:
    panel = panel_for(request, public_id)
    attempt(
        request,
        lambda: actions.start_scoring(panel, **once(request)),
        "Scoring is open. The members have been written to.",
    )
    return redirect("staff:panel", public_id)
