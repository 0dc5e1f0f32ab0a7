"""The parties of a case: added, put right, asked for consent and for feedback."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache

from almoner.do.restorative import access, actions
from almoner.do.restorative.models import CaseParty, RestorativeCase
from almoner.do.restorative.names import details_of
from almoner.doors.staff.people.asking import Asked, ask, once, posted
from almoner.doors.staff.restorative.forms import ConsentForm, FeedbackForm, PartyForm
from almoner.doors.staff.restorative.pages import seen
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn


def case_page(row: RestorativeCase) -> str:
    return reverse("staff:restorative_case", args=[row.public_id])


def party_seen(request: SignedIn, public_id: str) -> CaseParty:
    parties = CaseParty.objects.filter(case__in=access.visible_to(request.user)).select_related("case")
    return get_object_or_404(parties, public_id=public_id)


def numbered(parties: Iterable[CaseParty]) -> list[tuple[str, str]]:
    """Each by its side, and by a number where a side has several: no names outside the case's page."""
    seen_so_far = Counter[str]()
    found = []
    for one in parties:
        seen_so_far[one.side] += 1
        again = f" ({seen_so_far[one.side]})" if seen_so_far[one.side] > 1 else ""
        found.append((one.public_id, f"{one.get_side_display()}{again}"))
    return found


def add(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = PartyForm(posted(request))

    def write(given: dict[str, Any]) -> object:
        return actions.add_party(row, **once(request), side=given["side"], details=form.details())

    return ask(request, Asked(f"Add somebody to {row}", form, write, "They are added.", case_page(row)))


@never_cache
def change(request: SignedIn, public_id: str) -> HttpResponse:
    party = party_seen(request, public_id)
    form = PartyForm(posted(request), initial=asdict(details_of(party)))
    del form.fields["side"]

    def write(given: dict[str, Any]) -> object:
        return actions.change_party(party, **once(request), details=form.details())

    title = f"Change: {party.get_side_display().lower()} in {party.case}"
    return ask(request, Asked(title, form, write, "It is changed.", case_page(party.case)))


def consent(request: SignedIn, public_id: str) -> HttpResponse:
    party = party_seen(request, public_id)
    known = {"answer": party.consent, "said_on": clock.today(), "accepts": party.accepts_on is not None}
    form = ConsentForm(posted(request), initial=known if party.consent else {"said_on": clock.today()},
                       side=party.side)  # fmt: skip

    def write(given: dict[str, Any]) -> object:
        return actions.record_consent(party, **once(request), **given)

    title = f"What does the {party.get_side_display().lower()} say?"
    lead = (
        f"Case {party.case}. Without the consent of everybody there is no communication; it can be withdrawn."
    )
    return ask(request, Asked(title, form, write, "It is recorded.", case_page(party.case), lead))


def feedback(request: SignedIn, public_id: str) -> HttpResponse:
    party = party_seen(request, public_id)
    form = FeedbackForm(posted(request), initial={"given_on": clock.today()})

    def write(given: dict[str, Any]) -> object:
        score = int(given["satisfaction"])
        return actions.record_feedback(party, **once(request), **(given | {"satisfaction": score}))

    title = f"Feedback of the {party.get_side_display().lower()} in {party.case}"
    return ask(request, Asked(title, form, write, "The feedback is recorded.", case_page(party.case)))
