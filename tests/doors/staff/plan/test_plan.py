"""Pages of the plan, areas and partners."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import Partnership, Strategy
from almoner.plan.priorities.models import Continuation, PolicePlan, Priority
from tests.builders import a_partnership, a_person, a_plan, a_plan_with_priorities, an_area, kept
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db


def ticked(form: str) -> int:
    return len(re.findall(r"<input[^>]* checked", form))


PLAN = {"title": "Plan 2024", **boxes("starts_on", date(2024, 10, 1)), **boxes("ends_on", date(2028, 9, 30))}
TENDRING = {
    "code": "TEN",
    "name": "Tendring",
    "kind": "district",
    "population": "148,300",
    "row": "1",
    "column": "4",
    **boxes("starts_on", date(2009, 4, 1)),
}
CSP = {
    "code": "CSP-TEN",
    "name": "Tendring CSP",
    "kind": "csp",
    "areas": ["TEN"],
    "contact_email": "csp@example.org",
    **boxes("starts_on", date(2009, 4, 1)),
}


@pytest.fixture(params=["officer", "administrator"])
def keeper(client, request):
    client.force_login(a_person(request.param))


@pytest.fixture
def officer(client):
    client.force_login(a_person("officer"))


def test_1_1_a_plan_and_its_priorities_are_kept(client, keeper):
    client.post("/office/plan/new/", PLAN)
    plan = PolicePlan.objects.get()
    for code, title in (("Q1", "Safer roads"), ("Q2", "Victims first")):
        client.post(f"/office/plan/{plan.pk}/priorities/new/", {"code": code, "title": title})
    client.post("/office/plan/priorities/Q1/", {"title": "Safer lanes", "position": "3"})
    client.post(f"/office/plan/{plan.pk}/", {**PLAN, "title": "Plan 2024 to 2028"})

    page = text(client.get("/office/plan/"))
    found = list(Priority.objects.order_by("position").values_list("code", "title", "position"))
    assert found == [("Q2", "Victims first", 2), ("Q1", "Safer lanes", 3)]
    assert [words in page for words in ("Plan 2024 to 2028", "In force", "Safer lanes")] == [True] * 3


def test_a_priority_carries_on_earlier_ones(client, officer):
    old = a_plan("Old plan", date(2021, 10, 1), date(2024, 9, 30))
    for code in ("P1", "P2", "P3"):
        kept(Priority(plan=old, code=code, title=f"Old {code}"))
    a_plan_with_priorities("Q1")

    client.post("/office/plan/priorities/Q1/carries-on/", {"earlier": ["P1", "P3"]})

    page = text(client.get("/office/plan/"))
    form = text(client.get("/office/plan/priorities/Q1/carries-on/"))
    assert set(Continuation.objects.values_list("old__code", flat=True)) == {"P1", "P3"}
    assert ("Carries on" in page, "P1 Old P1;" in page, ticked(form)) == (True, True, 2)


def test_two_plans_at_once_are_refused_in_words(client, officer):
    a_plan("The other")

    answer = client.post("/office/plan/new/", PLAN)

    assert (answer.status_code, "The other" in text(answer), PolicePlan.objects.count()) == (422, True, 1)


def test_without_a_plan_the_page_says_so(client, officer):
    empty = text(client.get("/office/plan/"))
    a_plan("Old plan", date(2021, 10, 1), date(2024, 9, 30))
    past = text(client.get("/office/plan/"))

    assert ("will stand here" in empty, "No plan is in force today" in past) == (True, True)


def test_areas_are_added_changed_and_shown_on_a_map(client, keeper):
    client.post("/office/areas/new/", TENDRING)
    client.post("/office/areas/TEN/", {**TENDRING, "population": "148,301"})

    page = text(client.get("/office/areas/"))
    area = Area.objects.get()
    assert (area.code, area.population, area.row, area.column) == ("TEN", 148_301, 1, 4)
    assert [words in page for words in ("148,301 people live in 1 area", "<svg", "No postcodes")] == [
        True
    ] * 3


def test_an_area_that_has_ended_stands_apart_with_its_successor(client, officer):
    new = an_area("North Essex", code="NOR")
    an_area("Tendring", code="TEN", ends_on=date(2026, 12, 9), successor=new)

    page = text(client.get("/office/areas/"))

    assert page.index("Areas of other days") < page.index("Tendring")


def test_partners_are_added_and_changed(client, keeper):
    an_area("Tendring", code="TEN")
    an_area("Harlow", code="HAR")
    client.post("/office/partners/new/", CSP)
    client.post("/office/partners/CSP-TEN/", {**CSP, "areas": ["TEN", "HAR"]})

    page = text(client.get("/office/partners/"))
    form = text(client.get("/office/partners/CSP-TEN/"))
    assert Partnership.objects.get().covers.count() == 2
    assert ("Harlow, Tendring" in page, "csp@example.org" in page, "Plan out of date" in page) == (
        True,
        True,
        True,
    )
    assert ticked(form) == 3


def test_8_5_strategies_are_added_changed_and_marked_once_they_have_ended(client, keeper):
    said = {"board": "Safety board", "title": "Violence strategy", **boxes("starts_on", date(2024, 4, 1)),
            **boxes("ends_on", date(2026, 12, 9))}  # fmt: skip
    client.post("/office/partners/strategies/new/", said)
    before = text(client.get("/office/partners/"))
    row = Strategy.objects.get()
    longer = said | boxes("ends_on", date(2027, 12, 9))
    client.post(f"/office/partners/strategies/{row.public_id}/", longer)

    shown = ("Safety board", "Out of date", "It ended on Wednesday 9 December 2026.")
    assert [words in before for words in shown] == [True] * 3
    assert "Out of date" not in text(client.get("/office/partners/"))
    assert client.post("/office/partners/strategies/new/", said).status_code == 422


def test_a_partner_without_areas_is_refused(client, officer):
    an_area(code="TEN")

    answer = client.post("/office/partners/new/", {**CSP, "areas": []})

    assert (answer.status_code, Partnership.objects.count()) == (422, 0)


@pytest.mark.parametrize("role", ["finance", "auditor", "decision_maker"])
def test_other_staff_read_and_do_not_change(client, role):
    a_plan_with_priorities("Q1")
    a_partnership(an_area(code="TEN"), code="CSP-TEN")
    client.force_login(a_person(role))

    read = ("/office/plan/", "/office/areas/", "/office/partners/")
    change = (
        "/office/plan/new/",
        "/office/plan/priorities/Q1/",
        "/office/areas/TEN/",
        "/office/partners/CSP-TEN/",
    )
    assert [client.get(page).status_code for page in read] == [200] * 3
    assert [client.get(page).status_code for page in change] == [404] * 4
    assert ["/new/" in text(client.get(page)) for page in read] == [False] * 3


def test_strangers_find_nothing(client):
    client.force_login(a_person())

    pages = ("/office/plan/", "/office/areas/", "/office/partners/", "/office/money/funds/")
    assert [client.get(page).status_code for page in pages] == [404] * 4


def queries_for(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_the_database_as_often_for_60_rows_as_for_one(client, officer):
    area = an_area()
    a_partnership(area)
    old = a_plan("Old plan", date(2021, 10, 1), date(2024, 9, 30))
    new = a_plan_with_priorities("Q0").priorities.get()
    first = kept(Priority(plan=old, code="P0", title="Old"))
    kept(Continuation(old=first, new=new))
    pages = ("/office/plan/", "/office/areas/", "/office/partners/")
    one = [queries_for(client, page) for page in pages]

    for number in range(1, 60):
        a_partnership(an_area(successor=area, ends_on=date(2026, 1, 1)), area)
        row = kept(Priority(plan=old, code=f"P{number}", title="Old"))
        kept(Continuation(old=row, new=new))

    assert [queries_for(client, page) for page in pages] == one
