"""A person's bids, beginning one, and one bid: a list of tasks while it is written, then a status."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from almoner.analyse.organisations.access import WRITERS
from almoner.analyse.organisations.models import EarlierAward, Membership
from almoner.analyse.organisations.queries import organisations_of
from almoner.do.applications import actions, progress, queries
from almoner.do.applications.access import may_confirm, may_write
from almoner.do.applications.facts import found_in
from almoner.do.applications.gathering import whole_of
from almoner.do.applications.models import Application
from almoner.do.applications.states import DRAFT
from almoner.do.decisions.subsidy_facts import asked_of as subsidies_asked_of
from almoner.do.rounds.access import public
from almoner.do.rounds.queries import open_rounds
from almoner.doors.portal.bids import arriving, asking, showing
from almoner.doors.portal.bids.forms import StartForm
from almoner.doors.portal.bids.opening import address, at_of, bid_for, can_write, framed, is_keyed_by, once
from almoner.ground.core.refusals import Refused
from almoner.review.updates.queries import asked_of as updates_asked_of


def home(request: HttpRequest) -> HttpResponse:
    at = at_of(request)
    words = {
        "cards": queries.cards_of(request.user, at),  # type: ignore[arg-type]
        "rounds": open_rounds(at),
        "memberships": organisations_of(request.user),  # type: ignore[arg-type]
        "offers": arriving.offers_to(request.user),  # type: ignore[arg-type]
        "signed": arriving.signed_by(request.user),  # type: ignore[arg-type]
        "updates": updates_asked_of(request.user),  # type: ignore[arg-type]
        "reports": arriving.reports_of(request.user, at),  # type: ignore[arg-type]
        "headroom": subsidies_asked_of(request.user),  # type: ignore[arg-type]
        "invitations": arriving.invitations_to(request.user, at),  # type: ignore[arg-type]
    }
    return render(request, "portal/bids/home.html", words)


def start(request: HttpRequest, public_id: str) -> HttpResponse:
    """For one of the person's organisations; whoever has none registers one first."""
    round = get_object_or_404(public(), public_id=public_id)
    mine = [one.organisation for one in memberships_to_write(request)]
    awards = EarlierAward.objects.filter(organisation__in=mine)
    initial = {"organisation": mine[0].public_id} if len(mine) == 1 else {}
    form = StartForm(request.POST or None, initial=initial, organisations=mine, awards=awards)
    if request.method == "POST" and form.is_valid():
        try:
            made = begin(request, round, form)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, f"Your draft is begun. Its reference is {made.reference}.")
            return redirect(address(made))
    words = {
        "round": round,
        "form": form,
        "has_any": bool(mine),
        "is_open": round.is_open(at_of(request)),
        "steps": showing.round_steps(round, at_of(request)),
    }
    return render(request, "portal/bids/start.html", words, status=422 if form.is_bound else 200)


def memberships_to_write(request: HttpRequest) -> list[Membership]:
    return [one for one in organisations_of(request.user) if one.kind in WRITERS]  # type: ignore[arg-type]


def begin(request: HttpRequest, round: Any, form: StartForm) -> Application:
    given = form.cleaned_data
    made: Application = actions.start(
        round,
        **once(request),
        organisation=form.organisations[given["organisation"]],
        continues=form.awards.get(given.get("continues", "")),
    )
    return made


def application(request: HttpRequest, public_id: str) -> HttpResponse:
    bid = bid_for(request, public_id, erased=True)
    if bid.anonymised_at is not None:
        return erased_page(request, bid)
    if bid.status != DRAFT and is_keyed_by(request, bid):
        return redirect("staff:bid", bid.public_id)
    return tasks_page(request, bid) if bid.status == DRAFT else status_page(request, bid)


def erased_page(request: HttpRequest, bid: Application) -> HttpResponse:
    """What is left of a bid whose time is over (R4.20-4)."""
    words = framed(request, bid) | {
        "card": queries.card(bid, at_of(request)),
        "history": showing.own_history(bid),
    }
    return render(request, "portal/bids/erased.html", words)


def tasks_page(request: HttpRequest, bid: Application) -> HttpResponse:
    at = at_of(request)
    whole = whole_of(bid)
    all_tasks = progress.tasks(whole, found_in(whole, at=at))
    done, many = progress.counted(all_tasks)
    words = (
        framed(request, bid)
        | {
            "card": queries.card(bid, at),
            "groups": showing.task_groups(bid, all_tasks),
            "done": done,
            "many": many,
            "others": queries.others_in(bid, request.user, at),  # type: ignore[arg-type]
            "may_write": bool(may_write(request.user, bid)),  # type: ignore[arg-type]
            "can_write": can_write(request, bid),
            "comments": bid.comments.select_related("by").order_by("-at")[:5],
            "helpers": showing.help_near(whole, at),
        }
    )
    return render(request, "portal/bids/tasks.html", words)


def status_page(request: HttpRequest, bid: Application) -> HttpResponse:
    at = at_of(request)
    words = framed(request, bid) | {
        "card": queries.card(bid, at),
        "steps": showing.steps_of(bid, at),
        "asked": asking.rows_of(bid),
        "sections": showing.sections_of(whole_of(bid)),
        "may_write": bool(may_confirm(request.user, bid)),  # type: ignore[arg-type]
        "may_withdraw": bid.status in showing.WITHDRAWABLE and bid.answered_at is None,
        "history": showing.own_history(bid),
        "home": reverse("portal:home"),
    }
    return render(request, "portal/bids/status.html", words)
