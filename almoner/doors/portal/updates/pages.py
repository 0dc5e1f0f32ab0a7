"""What a recipient is asked (4.14), what it may say of its grant, and what it did to show it (4.15)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.do.agreements.models import Agreement
from almoner.doors.portal.organisation.asking import Asked, ask, once, press
from almoner.doors.portal.updates.forms import AnswerForm, ConsentForm, ItemForm, NewItemForm
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.context import office_words
from almoner.policy.updates import standard_wording
from almoner.review.updates import access, actions, facts, queries
from almoner.review.updates.models import PublicityItem
from almoner.review.updates.states import KEPT, NEW, PUBLISHED

WORDINGS = ("short", "long", "quote")
STANDS = {NEW: ("With us", "blue"), PUBLISHED: ("Published", "green"), KEPT: ("Not published", "grey")}


def grant_of(request: SignedIn, public_id: str) -> Agreement:
    found = queries.grants_of(request.user).select_related(
        "line__organisation", "line__decision", "line__budget__fund"
    )
    return get_object_or_404(found, public_id=public_id)


def item_of(request: SignedIn, public_id: str) -> PublicityItem:
    mine = queries.grants_of(request.user)
    found = PublicityItem.objects.filter(agreement__in=mine).select_related(*queries.WITH)
    return get_object_or_404(found, public_id=public_id)


def publicity_page(row: Agreement) -> str:
    return reverse("portal:publicity", args=[row.public_id])


def update(request: SignedIn, public_id: str) -> HttpResponse:
    """The short form; once answered, or for a helper who does not answer, what was said."""
    mine = access.visible_to(request.user).filter(agreement__in=queries.grants_of(request.user))
    row = get_object_or_404(mine.select_related(*queries.WITH), public_id=public_id)
    can_answer = row.answered_at is None and bool(access.may_answer(request.user, row))
    if not can_answer and request.method != "POST":
        return render(request, "portal/updates/answered.html", {"update": row})

    def write(given: dict[str, Any]) -> Any:
        return actions.answer(row, **once(request), **given)

    asked = Asked(
        f"How is “{row.agreement.line.title}” going?", AnswerForm(request.POST or None), write,
        lambda made: reverse("portal:home"), "Thank you. Your answer is with us.", reverse("portal:home"),
        row.question, submit_text="Send",
    )  # fmt: skip
    return ask(request, asked)


def publicity(request: SignedIn, public_id: str) -> HttpResponse:
    """The pack, once the decision is published, and what the recipient did."""
    row = grant_of(request, public_id)
    may_say = facts.decision_is_published(row)
    words = {
        "agreement": row,
        "wordings": wordings(row) if may_say else [],
        "points": list(standard_wording()["points"].values()) if may_say else [],
        "rows": [shown(one, request) for one in row.publicity.select_related(*queries.WITH)],
        "may_add": bool(access.may_record(request.user, row)),
    }
    return render(request, "portal/updates/publicity.html", words)


def wordings(row: Agreement) -> list[str]:
    """The standard words with the names of today."""
    names = {
        "body": office_words().body_name or "commissioner",
        "fund": row.line.budget.fund.name,
        "project": row.line.title,
    }
    found = standard_wording()
    return [filled(found[name], names) for name in WORDINGS]


def filled(words: str, names: dict[str, str]) -> str:
    """Only our own three names are put in, once: what a name holds is never read as a place for another."""
    parts = words.replace("}", "{").split("{")
    return "".join(names[part] if place % 2 else part for place, part in enumerate(parts))


def shown(item: PublicityItem, request: SignedIn) -> dict[str, Any]:
    return {
        "item": item,
        "state": STANDS[item.status],
        "may_change": item.status != PUBLISHED and bool(access.may_change(request.user, item)),
        "may_consent": item.shows_people and bool(access.may_consent(request.user, item)),
    }


def add(request: SignedIn, public_id: str) -> HttpResponse:
    row = grant_of(request, public_id)
    form = NewItemForm(request.POST or None)

    def write(given: dict[str, Any]) -> Any:
        consent = given["consent"]
        return actions.record_publicity(row, **once(request), details=form.details(), consent=consent)

    here = publicity_page(row)
    title, said = "Tell us what you did", "Thank you. We look at it next."
    return ask(request, Asked(title, form, write, lambda made: here, said, here, row.line.title))


def change(request: SignedIn, public_id: str) -> HttpResponse:
    item = item_of(request, public_id)
    form = ItemForm(request.POST or None, initial=ItemForm.initial_of(item))

    def write(given: dict[str, Any]) -> Any:
        return actions.change_publicity(item, **once(request), details=form.details())

    here = publicity_page(item.agreement)
    lead = "If the link changes, tell us again how those who are shown agreed."
    return ask(request, Asked("Change it", form, write, lambda made: here, "It is changed.", here, lead))


def consent(request: SignedIn, public_id: str) -> HttpResponse:
    item = item_of(request, public_id)
    form = ConsentForm(request.POST or None, initial={"consent": item.consent})

    def write(given: dict[str, Any]) -> Any:
        return actions.record_consent(item, **once(request), **given)

    here = publicity_page(item.agreement)
    title, said = "Consent for the images", "Thank you. It is recorded."
    return ask(request, Asked(title, form, write, lambda made: here, said, here, item.words))


@require_POST
def withdraw(request: SignedIn, public_id: str) -> HttpResponse:
    """Somebody who is shown agrees no more; what is published goes at once."""
    item = item_of(request, public_id)
    said = "The consent is withdrawn, and it is not published any more."
    here = publicity_page(item.agreement)
    return press(request, lambda: actions.withdraw_consent(item, **once(request)), said, here)
