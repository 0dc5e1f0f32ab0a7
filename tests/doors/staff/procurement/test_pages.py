"""The pages of procurements, from the plan to the recommendation."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.procurement.models import Procurement
from tests.builders import TODAY, a_person, a_plan_with_priorities, an_organisation
from tests.do.procurement.tenders import a_tender, a_victims_budget, answers, being_evaluated, recommended
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
LIST = "/office/procurements/"


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def a_day(name, day=TODAY):
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def given(**more):
    said = {
        "title": "Support after sexual violence", "service": "Counselling and advisers.",
        "budget": str(a_victims_budget().pk), "route": "light_touch",
        "priority": a_plan_with_priorities().priorities.first().code,
        "options": "Grant or contract.", "rationale": "The sum is large.",
        "equality_note": "Interpreters are in the price.",
        **a_day("starts_on", date(2027, 4, 1)), **a_day("initial_end", date(2029, 3, 31)),
        "extension_months": "12, 12", "is_free": "on", "is_confidential": "on", "needs_no_report": "on",
        **a_day("needs_assessed_on"),
    }  # fmt: skip
    return said | more


def test_3_9_an_empty_list_says_how_to_begin_and_a_form_plans_one(client, officer):
    assert "Plan a procurement first" in text(client.get(LIST))

    bad = client.post(f"{LIST}new/", given(extension_months="a year"))
    client.post(f"{LIST}new/", given())

    row = Procurement.objects.get()
    assert (bad.status_code, row.extension_months, row.is_free) == (422, [12, 12], True)
    client.post(f"{LIST}{row.public_id}/edit/", given(title="Another"))
    row.refresh_from_db()
    assert row.title == "Another"
    assert "12, 12" in client.get(f"{LIST}{row.public_id}/edit/").content.decode()


def test_3_9_lots_milestones_and_notices_are_kept_by_forms(client, officer):
    here = f"{LIST}{a_tender(officer=officer).public_id}/"

    client.post(f"{here}lots/new/", {"title": "North", "annual_pence": "420,000", "volume": ""})
    lot = Procurement.objects.get().lots.get()
    client.post(f"{here}lots/{lot.public_id}/", {"title": "North", "annual_pence": "430,000"})
    client.post(f"{here}milestone/", {"kind": "needs", **a_day("planned_on"), **a_day("actual_on")})
    client.post(f"{here}notice/", {"code": "UK2", **a_day("published_on"), "reference": "2026/S-77"})

    page = text(client.get(here))
    assert all(words in page for words in ("£430,000", "Needs assessment", "10 Dec 2026", "2026/S-77"))
    assert "10" in client.get(f"{here}milestone/?kind=needs").content.decode()


def test_3_9_from_the_tender_to_the_recommendation(client, officer):
    tender, winner = a_tender(100_00, officer=officer), an_organisation("The winner")
    here, lot = f"{LIST}{tender.public_id}/", tender.lots.get()

    client.post(f"{here}publish/")
    client.post(f"{here}close/", {"bids": "4", "small_bids": "3"})
    early = client.post(f"{here}recommend/", follow=True)
    said = {f"answer_{one}": pair[0] for one, pair in answers().items()}
    said |= {f"evidence_{one}": pair[1] for one, pair in answers().items()}
    client.post(f"{here}principles/", said)
    confirmed = {"by": "The lead", **a_day("on"), "reference": "7F-9", "checks": "pass", "note": ""}
    client.post(f"{here}confirmation/", confirmed)
    parts = {"winner": winner.public_id, "percent": "70", "name_1": "Small charity", "part_1": "sub"}
    wrong = client.post(f"{here}lots/{lot.public_id}/winner/", parts | {"percent_1": "20"})
    client.post(f"{here}lots/{lot.public_id}/winner/", parts | {"percent_1": "30"})
    client.post(f"{here}recommend/")

    tender.refresh_from_db()
    assert "Lots without a winner" in text(early)
    assert (wrong.status_code, tender.status) == (422, "recommended")
    page = text(client.get(here))
    assert "Small charity (sub-contractor), 30%" in page
    assert "Stops it" not in page
    client.post(f"{here}again/", {"reason": "Not agreed."})
    assert client.post(f"{here}abandon/", {"reason": ""}).status_code == 422
    client.post(f"{here}abandon/", {"reason": "No money."})
    assert "Abandoned: No money." in text(client.get(here))


def test_3_9_others_read_and_change_nothing(client):
    tender = being_evaluated(a_tender(100_00), a_person("officer"))
    client.force_login(a_person("finance"))

    page = text(client.get(f"{LIST}{tender.public_id}/"))

    assert "Recommend the winner" not in page
    assert client.get(f"{LIST}{tender.public_id}/principles/").status_code == 404
    client.force_login(a_person())
    assert client.get(f"{LIST}{tender.public_id}/").status_code == 404


def test_the_list_is_filtered_and_asks_as_many_statements_for_sixty_rows_as_for_one(client, officer):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            page = text(client.get(LIST))
        return len(found), page

    recommended(100_00, officer=officer)
    asked()
    few, _ = asked()
    for place in range(60):
        a_tender(100_00, officer=officer, title=f"Service {place}")
    many, page = asked()

    assert many == few
    assert "Service 59" in page
    assert "after sexual violence" not in page
    assert "Next page" in page
    assert "Service 59" not in text(client.get(f"{LIST}?state=recommended"))
    oldest = Procurement.objects.order_by("pk")[1].pk
    assert "after sexual violence" in text(client.get(f"{LIST}?after={oldest}"))
