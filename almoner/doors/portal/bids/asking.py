"""Asking partners for support: who is to be asked for each area, who answered what, one reminder."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import Partnership
from almoner.analyse.partnerships.queries import partnerships_on
from almoner.do.applications import actions, queries
from almoner.do.applications.endorsements import Endorsement
from almoner.do.applications.models import Application
from almoner.doors.portal.bids.components import Component, Once
from almoner.doors.portal.bids.forms import AskForm, LetterForm, NoAskForm
from almoner.doors.portal.bids.opening import address, at_of, bid_for, can_write, draft_for, framed, once
from almoner.ground.core import clock
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import put

NEEDED = (("csp", "Community Safety Partnership"), ("police", "Police"))
SAID = {
    "supports": ("Supports it", "green"),
    "concerns": ("Has concerns", "yellow"),
    "declines": ("Against it", "red"),
}
SOME_DAYS = timedelta(days=3)
ANYWHERE = "all"
FORMS = {"other": AskForm, "none": NoAskForm, "letter": LetterForm}
TITLES = {
    "other": "Ask somebody for support",
    "none": "Say why you do not ask",
    "letter": "Add a letter of support",
}


class Endorsements(Component):
    """Nothing to save here: each partner is asked by a button or a page of its own."""

    template = "portal/bids/parts/endorsements.html"

    def make(self) -> None:
        return None

    def take_in(self, once: Once) -> bool:
        return True

    def words(self) -> dict[str, Any]:
        asked = rows_of(self.bid)
        partners = known_partners(self.request)
        return {
            "places": [self.place(row.a, row.b, asked, partners) for row in self.whole.areas],
            "others": [row for row in asked if row["kind"] == "other"],
        }

    def place(
        self, code: str, name: str, asked: list[dict[str, Any]], partners: list[Partnership]
    ) -> dict[str, Any]:
        """One area with its two partners: asked or to be asked."""
        return {
            "name": name,
            "code": code,
            "partners": [
                {
                    "kind": kind,
                    "words": words,
                    "asked": [one for one in asked if one["kind"] == kind and one["code"] in (code, "")],
                    "known": partner_for(kind, code, partners),
                }
                for kind, words in NEEDED
            ],
        }


def known_partners(request: HttpRequest) -> list[Partnership]:
    return list(partnerships_on(london_date(at_of(request))))


def partner_for(kind: str, code: str, partners: list[Partnership]) -> Partnership | None:
    """The area's own partner, when the office knows whom to write to."""
    covering = (
        one
        for one in partners
        if one.kind == kind and one.contact_email and code in {row.area.code for row in one.covers.all()}
    )
    return next(covering, None)


def rows_of(bid: Application) -> list[dict[str, Any]]:
    """Everybody asked, with what came of it in words."""
    return [shown(bid, one) for one in queries.partners_asked(bid)]


def shown(bid: Application, one: Endorsement) -> dict[str, Any]:
    words, colour = standing(one)
    return {
        "kind": one.kind,
        "code": one.area.code if one.area else "",
        "area": one.area.name if one.area else "",
        "who": one.partner_name,
        "status": words,
        "colour": colour,
        "comment": one.comment,
        "by": one.answered_by_name,
        "reason": one.no_request_reason,
        "on": one.answered_at or one.requested_at,
        "remind": address(bid, "remind_partner", one.public_id) if waits(one) else "",
    }


def waits(one: Endorsement) -> bool:
    """Long enough without an answer to be reminded, which is done once."""
    if one.requested_at is None or one.answer or one.reminded_at is not None:
        return False
    return clock.now() - one.requested_at >= SOME_DAYS


def standing(one: Endorsement) -> tuple[str, str]:
    if one.answer:
        return SAID[one.answer]
    if one.letter_id:
        return "Letter added", "green"
    if one.no_request_reason:
        return "Not asked", "grey"
    return ("Reminded" if one.reminded_at else "No answer yet"), "blue"


def ask(request: HttpRequest, public_id: str, kind: str, area: str, way: str) -> HttpResponse:
    """`way` is ask (the known partner, one button), other, none or letter."""
    bid = draft_for(request, public_id)
    if not can_write(request, bid) or kind not in ("csp", "police", "other"):
        raise Http404
    where = None if area == ANYWHERE else get_object_or_404(Area, code=area, pk__in=bid.areas.values("area"))
    if way == "ask":
        return ask_known(request, bid, kind, where)
    if way not in FORMS:
        raise Http404
    form = FORMS[way](request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            done = do(request, bid, (kind, where, way), form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, done)
            return redirect(back_to(bid))
    words = framed(request, bid) | {
        "title": TITLES[way], "form": form, "area": where, "way": way, "cancel": back_to(bid),
        "kind": dict(NEEDED).get(kind, ""),
    }  # fmt: skip
    return render(request, "portal/bids/ask.html", words, status=422 if form.is_bound else 200)


def do(request: HttpRequest, bid: Application, asked: tuple[str, Area | None, str], given: Any) -> str:
    kind, area, way = asked
    if way == "none":
        actions.no_request(bid, **once(request), kind=kind, area=area, reason=given["reason"])
        return "Your reason is kept."
    if way == "letter":
        actions.keep_letter(
            bid, **once(request), kind=kind, area=area, letter=put(given["letter"], field="letter")
        )
        return "The letter is added."
    actions.request_endorsement(bid, **once(request), kind=kind, area=area, **given)
    return f"We have written to {given['partner_name']}."


def ask_known(request: HttpRequest, bid: Application, kind: str, area: Area | None) -> HttpResponse:
    partner = partner_for(kind, area.code, known_partners(request)) if area else None
    if request.method != "POST" or partner is None:
        raise Http404
    try:
        actions.request_endorsement(bid, **once(request), kind=kind, area=area, partnership=partner)
        messages.success(request, f"We have written to {partner.name}.")
    except Refused as no:
        messages.warning(request, " ".join(no.reasons))
    return redirect(back_to(bid))


def back_to(bid: Application) -> str:
    """The page of partners in this bid's form, whatever it is called there."""
    topics = bid.sheet.question_set.topics.filter(component="endorsements")
    key = topics.values_list("key", flat=True).first()
    return address(bid, "topic", key) if key else address(bid)


@require_POST
def remind(request: HttpRequest, public_id: str, endorsement: str) -> HttpResponse:
    bid = bid_for(request, public_id)
    one = get_object_or_404(bid.endorsements, public_id=endorsement)
    try:
        actions.remind_partner(one, **once(request))
        messages.success(request, f"We have reminded {one.partner_name}.")
    except Refused as no:
        messages.warning(request, " ".join(no.reasons))
    return redirect(back_to(bid) if bid.status == "draft" else address(bid))
