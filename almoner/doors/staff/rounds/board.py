"""A round from open to awarded on one board; more time, closing, giving it up."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.evaluation.access import panels_of
from almoner.do.rounds import actions, gates, queries
from almoner.do.rounds.facts import plan_of
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DRAFT, PUBLISHED, ROUND, SIFTING
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.rounds import forms
from almoner.doors.staff.rounds.seen import COLOURS, address, may_run, seen
from almoner.doors.staff.rounds.set_up import set_up
from almoner.ground.accounts.roles import ADMINISTRATOR, FINANCE, STAFF, has_role
from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui import words as in_words
from almoner.policy.findings import run
from almoner.policy.rounds import WHILE_OPEN

STATES = (
    ("draft", "being written"), ("submitted", "received, to be checked"),
    ("ineligible", "not eligible"), ("eligible", "with the panel"), ("recommended", "recommended"),
    ("reserve", "on the reserve list"), ("not_recommended", "not recommended"), ("awarded", "awarded"),
    ("refused", "not awarded"), ("lapsed", "offers lapsed"), ("withdrawn", "withdrawn"),
)  # fmt: skip
ALWAYS = frozenset({"draft", "submitted"})


def round(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    if row.status == DRAFT:
        return set_up(request, public_id)
    at = request.received_at
    words = {
        "round": row,
        "state": ROUND.words[row.status],
        "colour": COLOURS[row.status],
        "gate": gates.next_gate(row, at),
        "tiles": tiles(row),
        "steps": steps(row, at),
        "by_help": queries.by_help(row),
        "findings": [one for one in run(WHILE_OPEN, plan_of(row, at=at)) if one.needs_reason]
        if row.status == PUBLISHED
        else [],
        "waiting": queries.unanswered(row).count(),
        "may_run": may_run(request, row),
        "is_published": row.status == PUBLISHED,
        "may_close": may_run(request, row) and row.status == PUBLISHED and is_past(row, at),
        "links": links(request, row),
    }
    return render(request, "staff/rounds/round.html", words)


def is_past(row: Round, at: Any) -> bool:
    last = queries.last_moment(row)
    return last is not None and last < at


def tiles(row: Round) -> list[dict[str, Any]]:
    """A number for each state that has bids, each a link to them."""
    counts, bids = queries.counts_by_state(row), address("staff:bids")
    return [
        {
            "number": in_words.number(counts.get(state, 0)),
            "words": words,
            "href": f"{bids}?round={row.code}&state={state}" if bids and state != "draft" else "",
        }
        for state, words in STATES
        if counts.get(state) or state in ALWAYS
    ]


def steps(row: Round, at: Any) -> list[dict[str, Any]]:
    found = queries.timeline(row, at)
    return [
        {
            "when": in_words.moment(one.moment) if one.moment else in_words.day(one.day),
            "text": one.words,
            "state": "done" if one.is_past else "next",
        }
        for one in found
    ]


Link = tuple[str, str, tuple[str, ...], str]


def panel_of(request: SignedIn, row: Round) -> list[Link]:
    """The round's panel for whoever may see it; before there is one, the way to bring it together."""
    sees = has_role(request.user, *(STAFF - {FINANCE, ADMINISTRATOR}))
    if sees and (panel := panels_of(request.user).filter(round=row).first()):
        return [("Panel", "staff:panel", (panel.public_id,), "")]
    if row.status == SIFTING and may_run(request, row):
        return [("Panel", "staff:panel_convene", (row.public_id,), "")]
    return []


def links(request: SignedIn, row: Round) -> list[dict[str, str]]:
    """The other pages about the round that stand in this installation."""
    wanted: tuple[Link, ...] = (
        *panel_of(request, row),
        ("Invitation, as the public sees it", "public:round", (row.public_id,), ""),
        ("Publicity", "staff:round_publicity", (row.public_id,), ""),
        ("Questions and answers", "staff:round_questions", (row.public_id,), ""),
        ("The form", "staff:round_form", (row.public_id,), ""),
        ("What was published", "staff:round_set_up", (row.public_id,), ""),
    )
    found = [
        {"text": text, "href": address(route, *given), "more": more} for text, route, given, more in wanted
    ]
    return [{"text": one["text"], "href": one["href"] + one["more"]} for one in found if one["href"]]


Does = Callable[[dict[str, Any]], object]


def asked(request: SignedIn, row: Round, title: str, form: Any, does: Does, done: str) -> HttpResponse:
    onward = reverse("staff:round", args=[row.public_id])
    return ask(request, Asked(title, form, does, done, onward, more={"round": row}))


def extend(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    if row.status != PUBLISHED:
        raise Http404
    form = forms.ExtendForm(posted(request), initial={"until": row.closes_at})
    return asked(
        request, row, "Give everybody more time", form,
        lambda given: actions.extend_deadline(row, **once(request), **given),
        "The deadline is moved. Whoever has a draft is told by email.",
    )  # fmt: skip


def cancel(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    if row.status not in (DRAFT, PUBLISHED):
        raise Http404
    return asked(
        request, row, "Give up this round", forms.CancelForm(posted(request)),
        lambda given: actions.cancel(row, **once(request), **given), "The round is cancelled.",
    )  # fmt: skip


def keep_as_template(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    return asked(
        request, row, "Keep as a template", forms.KeepForm(posted(request), initial={"title": row.title}),
        lambda given: actions.keep_as_template(row, **once(request), **given),
        "The template is kept: a new round can begin from it.",
    )  # fmt: skip


@require_POST
def close(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    try:
        actions.close(row, **once(request))
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
    else:
        messages.success(request, "The round is closed. The bids can be checked.")
    return redirect("staff:round", public_id)
