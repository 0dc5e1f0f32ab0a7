"""One topic of the form: its page, saving while typing, remarks of colleagues and helpers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from almoner.do.applications import actions, queries
from almoner.do.applications.gathering import Whole, form_of, whole_of
from almoner.do.applications.models import Application
from almoner.do.applications.queries import may_arrive
from almoner.doors.portal.bids import asking, components, sets, showing
from almoner.doors.portal.bids.answers import Answers
from almoner.doors.portal.bids.components import Component
from almoner.doors.portal.bids.forms import CommentForm
from almoner.doors.portal.bids.opening import address, at_of, bid_for, can_write, draft_for, framed, once
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files.answers import attachment
from almoner.ground.files.models import StoredFile
from almoner.ground.questions.layout import visible_topics
from almoner.ground.questions.models import Topic
from almoner.ground.ui.words import wall_time

PAGES: dict[str, type[Component]] = {
    "basics": components.Basics,
    "priorities": sets.Priorities,
    "areas": sets.Areas,
    "partners": sets.Partners,
    "continuation": components.Continuation,
    "afterwards": components.Afterwards,
    "safeguarding": components.Safeguarding,
    "endorsements": asking.Endorsements,
    "budget": sets.Budget,
    "documents": sets.Documents,
    "declarations": components.Declarations,
}


def opened(request: HttpRequest, public_id: str, key: str) -> tuple[Application, Whole, list[Topic], Topic]:
    bid = draft_for(request, public_id)
    whole = form_of(bid)
    shown = visible_topics(whole.layout, whole.bid.sheet.band, whole.answers)
    found = next((one for one in shown if one.key == key), None)
    if found is None:
        raise Http404
    return bid, whole, shown, found


def page_of(request: HttpRequest, whole: Whole, topic: Topic, *, is_quiet: bool = False) -> Component:
    if topic.asks_questions:
        return Answers(whole, request, topic, is_quiet=is_quiet)
    return PAGES[topic.component](whole, request)


def topic(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    bid, whole, shown, found = opened(request, public_id, key)
    if not can_write(request, bid):
        return reading(request, bid, whole, found)
    page = page_of(request, whole, found)
    if request.method == "POST" and not getattr(page, "wants_more", False) and page.take_in(once(request)):
        messages.success(request, f"Saved: {found.title}.")
        return redirect(onward(request, bid, shown, found))
    words = around(request, bid, found) | {"page": page, "seen": page.seen_shown(), **page.words()}
    is_wrong = request.method == "POST" and not getattr(page, "wants_more", False)
    return render(request, page.template, words, status=422 if is_wrong else 200)


def around(request: HttpRequest, bid: Application, found: Topic) -> dict[str, Any]:
    """What stands on every topic's page."""
    return framed(request, bid) | {
        "topic": found,
        "card": queries.card(bid, at_of(request)),
        "others": queries.others_in(bid, request.user, at_of(request)),  # type: ignore[arg-type]
        "comments": bid.comments.filter(topic=found.key).select_related("by"),
        "comment_form": CommentForm(),
        "can_write": can_write(request, bid),
    }


def reading(request: HttpRequest, bid: Application, whole: Whole, found: Topic) -> HttpResponse:
    """For a helper, and for everybody when the round has closed: to read and to comment."""
    if request.method == "POST":
        raise Http404
    section = next((one for one in showing.sections_of(whole) if one.key == found.key), None)
    return render(request, "portal/bids/reading.html", around(request, bid, found) | {"section": section})


def onward(request: HttpRequest, bid: Application, shown: list[Topic], found: Topic) -> str:
    """The next topic, or the list of tasks."""
    place = [one.key for one in shown].index(found.key)
    if request.POST.get("then") == "list" or place + 1 >= len(shown):
        return address(bid)
    return address(bid, "topic", shown[place + 1].key)


@require_POST
def autosave(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """Saves what can be saved and says what could not; the page keeps every word either way.

    Nothing is done twice by a repeated post, so no key is remembered.
    """
    bid, whole, _, found = opened(request, public_id, key)
    if not may_arrive(bid, at_of(request)):
        return JsonResponse({}, status=422)
    page = page_of(request, whole, found, is_quiet=True)
    try:
        is_whole = page.take_in(once(request) | {"key": ""})
    except NotAllowed:
        return JsonResponse({}, status=422)
    saved_at = wall_time(at_of(request))
    if not is_whole:
        saved_at += ", but not everything: use the button to see why"
    return JsonResponse({"saved_at": saved_at, "values": page.fresh_values(is_whole)})


@require_POST
def comment(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    bid, _, _, found = opened(request, public_id, key)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            actions.comment(bid, **once(request), topic=found.key, text=form.cleaned_data["text"])
        except Refused as no:
            messages.warning(request, " ".join(no.reasons))
    else:
        messages.warning(request, "Write the comment first.")
    return redirect(f"{address(bid, 'topic', found.key)}#comments")


def file(request: HttpRequest, public_id: str, file_id: str) -> HttpResponseBase:
    """A file that answers a question of this bid."""
    whole = whole_of(bid_for(request, public_id))
    asked = {one.key for one in whole.layout.questions if one.kind == "file"}
    if file_id not in {value for key, value in whole.answers.items() if key in asked}:
        raise Http404
    return attachment(StoredFile.objects.get(public_id=file_id))
