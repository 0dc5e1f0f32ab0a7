"""The outbox: letters that wait, that went out and that failed; one of them in full; sending it again."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from almoner.doors.staff.people.asking import once
from almoner.ground.core.refusals import Refused
from almoner.ground.notices import access, actions, queries
from almoner.ground.notices.office_words import office_words
from almoner.ground.office.arrival import SignedIn
from almoner.ground.workflow.models import FAILED, LETTER_STATES, SENDING, SENT, WAITING, Letter

COLOURS = {WAITING: "yellow", SENDING: "blue", SENT: "green", FAILED: "red"}
STATES = dict(LETTER_STATES)


def letters(request: SignedIn) -> HttpResponse:
    """The newest first, by state; those about one thing by `thing`."""
    mine = access.visible_to(request.user)
    state, thing, after = (request.GET.get(name, "") for name in ("state", "thing", "after"))
    state = state if state in STATES else ""
    page = queries.newest(mine, state=state, thing=thing[:80].replace("\0", ""), after=after)
    counts = queries.counts(mine)
    office = office_words()
    asked = {name: value for name, value in (("state", state), ("thing", thing)) if value}
    words = {
        "rows": [(one, queries.words_to_show(one, office).subject) for one in page.letters],
        "states": [(key, STATES[key], counts.get(key, 0)) for key in (WAITING, SENDING, SENT, FAILED)],
        "all": sum(counts.values()),
        "state": state,
        "words": STATES,
        "colours": COLOURS,
        "next_href": f"?{urlencode(asked | {'after': page.older})}" if page.older else "",
        "first_href": f"?{urlencode(asked)}" if after else "",
    }
    return render(request, "staff/letters/letters.html", words)


def seen(request: SignedIn, public_id: str) -> Letter:
    return get_object_or_404(access.visible_to(request.user), public_id=public_id)


def letter(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = {
        "letter": row,
        "shown": queries.words_to_show(row),
        "state": STATES[row.state],
        "colour": COLOURS[row.state],
        "may_send_again": bool(access.may_send_again(request.user, row)) and not queries.has_secrets(row),
    }
    return render(request, "staff/letters/letter.html", words)


@require_POST
def send_again(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    try:
        actions.send_again(row, **once(request))
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
    else:
        messages.success(request, "The letter is in the outbox again.")
    return redirect("staff:letter", public_id)
