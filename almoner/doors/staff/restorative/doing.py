"""A case is worked: one form, one action. Titles name the case by its reference only."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from almoner.analyse.areas.models import Area
from almoner.analyse.areas.queries import areas_on
from almoner.do.restorative import access, actions, queries
from almoner.do.restorative.models import HELD, INITIAL, OUTCOMES, SECONDARY, RestorativeCase, Volunteer
from almoner.do.restorative.states import COMMUNICATION, WITH_FACILITATORS
from almoner.doors.staff.people.asking import Asked, ask, done, once, posted
from almoner.doors.staff.restorative.forms import (
    AllocateForm,
    AssessForm,
    CaseForm,
    CloseForm,
    ContactForm,
    FacilitateForm,
    ReferralForm,
)
from almoner.doors.staff.restorative.pages import seen
from almoner.doors.staff.restorative.parties import case_page, numbered
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn


def open_case(request: SignedIn) -> HttpResponse:
    form = ReferralForm(
        posted(request), initial={"referred_on": clock.today()}, areas=areas_on(clock.today())
    )

    def write(given: dict[str, Any]) -> object:
        return actions.open_case(None, **once(request), details=form.details(), parties=form.parties())

    lead = "Names are kept encrypted. The case gets a reference, and everywhere else that is all of it."
    onward = reverse("staff:restorative")
    asked = Asked(
        "Write down a referral", form, write, "The case is opened.", onward, lead, leads_to=case_page
    )
    return ask(request, asked)


def change(request: SignedIn, public_id: str) -> HttpResponse:
    """An area of earlier days stays choosable where it is held."""
    row = seen(request, public_id)
    areas = areas_on(clock.today()) | Area.objects.filter(pk=row.area_id)
    form = CaseForm(posted(request), initial=CaseForm.initial_of(row), areas=areas)

    def write(given: dict[str, Any]) -> object:
        return actions.change_case(row, **once(request), details=form.details())

    return ask(request, Asked(f"Change {row}", form, write, "The case is changed.", case_page(row)))


def contact(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    parties = list(row.parties.all())
    form = ContactForm(posted(request), initial={"made_on": clock.today()}, parties=numbered(parties))

    def write(given: dict[str, Any]) -> object:
        party = next((one for one in parties if one.public_id == given["party"]), None)
        return actions.record_contact(row, **once(request), **(given | {"party": party}))

    title = f"Record a contact in {row}"
    return ask(request, Asked(title, form, write, "The contact is recorded.", case_page(row)))


def assess(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    kind = SECONDARY if row.status in WITH_FACILITATORS else INITIAL
    form = AssessForm(posted(request), initial={"made_on": clock.today(), "kind": kind})

    def write(given: dict[str, Any]) -> object:
        return actions.assess(row, **once(request), **given)

    title = f"Assess the risk in {row}"
    return ask(request, Asked(title, form, write, "The assessment is recorded.", case_page(row)))


def allocate(request: SignedIn, public_id: str) -> HttpResponse:
    """Only those whose training and DBS are in date can be chosen; who facilitates now is ticked."""
    row = seen(request, public_id)
    everybody = queries.standings(access.visible_volunteers(request.user), clock.today())
    ready = [one for one in everybody if one.is_ready]
    now = row.allocations.filter(ends_on=None).values_list("volunteer__public_id", flat=True)
    form = AllocateForm(posted(request), initial={"volunteers": list(now)}, ready=ready)

    def write(given: dict[str, Any]) -> object:
        chosen: list[Volunteer] = [form.ready[key].volunteer for key in given["volunteers"]]
        return actions.allocate(row, **once(request), volunteers=chosen)

    risk = f"The risk is {row.risk}. " if row.risk else ""
    others = len(everybody) - len(ready)
    lead = f"{risk}{others} volunteers are not shown: they rest, or training or DBS ran out."
    title = f"Who facilitates {row}?"
    return ask(request, Asked(title, form, write, "They are allocated.", case_page(row), lead))


def facilitate(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = FacilitateForm(posted(request), initial=vars(row))

    def write(given: dict[str, Any]) -> object:
        return actions.facilitate(row, **once(request), **given)

    title = f"How may the parties of {row} communicate?"
    return ask(request, Asked(title, form, write, "Both sides are being prepared.", case_page(row)))


@require_POST
def communicate(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "They may communicate now."
    return done(request, lambda: actions.communicate(row, **once(request)), words, case_page(row))


def close(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    form = CloseForm(posted(request), initial={"closed_on": clock.today()}, outcomes=outcomes_of(row))

    def write(given: dict[str, Any]) -> object:
        return actions.close(row, **once(request), **given)

    title = f"Close {row}"
    return ask(
        request, Asked(title, form, write, "The case is closed.", case_page(row), submit_text="Close it")
    )


def outcomes_of(row: RestorativeCase) -> list[tuple[str, str]]:
    """What the parties did is offered only where they were allowed to."""
    return [one for one in OUTCOMES if row.status == COMMUNICATION or one[0] not in HELD]


@require_POST
def forget(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    words = "Names and texts are taken out."
    return done(request, lambda: actions.forget(row, **once(request)), words, case_page(row))
