"""A member's panels: what is to do, how far they are, and the promise of confidence."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from almoner.do.applications.models import Application
from almoner.do.evaluation import access, actions
from almoner.do.evaluation.models import Allocation, PanelMember
from almoner.do.evaluation.states import CLOSED, CONVENED
from almoner.doors.panel.seats import once, place
from almoner.ground.office.arrival import SignedIn


@dataclass(frozen=True)
class Place:
    """One panel of the member's with the figures of its card. Bids with an interest count nowhere."""

    member: PanelMember
    undeclared: int
    mine: list[Allocation]

    @property
    def finished(self) -> int:
        return sum(one.finished_at is not None for one in self.mine)

    @property
    def status(self) -> tuple[str, str]:
        if self.member.panel.status == CLOSED:
            return "Closed", "grey"
        if self.member.agreed_confidentiality_at is None:
            return "Waiting for your promise", "yellow"
        if self.undeclared:
            return "Waiting for your interests", "yellow"
        if self.member.panel.status == CONVENED:
            return "Not open for scores yet", "grey"
        return ("All scored", "green") if self.finished == len(self.mine) else ("To score", "blue")


def places(request: SignedIn, seats: list[PanelMember]) -> list[Place]:
    """In a fixed number of queries, for one panel and for many."""
    waiting = list(undeclared(request).values_list("round_id", flat=True))
    mine = access.visible_allocations(request.user).order_by("application__reference")
    given: dict[int, list[Allocation]] = {}
    for one in mine.prefetch_related("application__scores"):
        given.setdefault(one.member_id, []).append(one)
    return [Place(one, waiting.count(one.panel.round_id), given.get(one.pk, [])) for one in seats]


def undeclared(request: SignedIn) -> QuerySet[Application]:
    seats = access.places_of(request.user)
    return access.bids_to_declare(request.user).exclude(declarations__member__in=seats)


def home(request: SignedIn) -> HttpResponse:
    seats = list(access.places_of(request.user).order_by("-panel_id"))
    return render(request, "panel/home.html", {"places": places(request, seats)})


def panel(request: SignedIn, public_id: str) -> HttpResponse:
    """What is to be done on one panel, in its order."""
    member = place(request, public_id)
    (one,) = places(request, [member])
    readable = access.visible_bids(request.user).filter(round=member.panel.round_id)
    others = readable.exclude(allocations__member=member).select_related("organisation")
    words = {
        "place": one,
        "member": member,
        "panel": member.panel,
        "round": member.panel.round,
        "rows": [row_of(one, member) for one in one.mine],
        "others": others.order_by("reference"),
        "aside": member.declarations.filter(has_interest=True).count(),
        "is_closed": member.panel.status == CLOSED,
    }
    return render(request, "panel/panel.html", words)


def row_of(one: Allocation, member: PanelMember) -> dict[str, object]:
    scored = sum(score.member_id == member.pk and not score.is_void for score in one.application.scores.all())
    if one.finished_at is not None:
        return {"bid": one.application, "status": "Scored", "colour": "green"}
    if scored:
        return {"bid": one.application, "status": "Begun", "colour": "teal"}
    return {"bid": one.application, "status": "To do", "colour": "blue"}


@require_POST
def agree(request: SignedIn, public_id: str) -> HttpResponse:
    member = place(request, public_id)
    actions.agree_confidentiality(member, **once(request))
    messages.success(request, "Thank you. Now say for each bid whether you have an interest in it.")
    return redirect("panel:declare", public_id)


def next_bid(member: PanelMember, after: Application) -> Application | None:
    """The next bid of the member's that is not finished, going round."""
    left = [
        one.application
        for one in access.visible_allocations(member.person).filter(member=member, finished_at=None)
        if one.application_id != after.pk
    ]
    left.sort(key=lambda one: (one.reference < after.reference, one.reference))
    return left[0] if left else None
