"""The pages of services in house and of unit costs."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.own_services.models import Benchmark, ContractVolume, OwnService
from tests.builders import a_fund, a_person, a_plan_with_priorities
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.do.own_services.provided import (
    a_benchmark,
    a_cost,
    a_service,
    a_service_at_work,
    a_service_year,
    its_money,
    recorded,
)
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_2_1_e_a_service_is_added_counted_and_begun_by_forms(client, officer):
    assert "Add a service, say what is counted" in text(client.get("/office/own-services/"))
    a_fund("VF")
    priority = a_plan_with_priorities().priorities.first()
    given = {
        "name": "Restorative service", "does": "Meetings.", "fund": "VF", "line": "restorative",
        "priority": str(priority.pk), **boxes("since", date(2016, 4, 1)),
    }  # fmt: skip

    client.post("/office/own-services/new/", given)
    row = OwnService.objects.get()
    here = f"/office/own-services/{row.public_id}"
    client.post(f"{here}/change/", given | {"does": "Meetings after harm."})
    client.post(f"{here}/measures/new/", {"name": "Referrals", "one": "referral"})
    client.post(f"{here}/years/new/", {"financial_year": "2026/27"})
    bad = client.post(f"{here}/years/new/", {"financial_year": "2026/27"})
    page = text(client.get(f"{here}/"))

    assert (bad.status_code, row.years.count()) == (422, 1)
    assert all(words in page for words in ("Meetings after harm.", "Referrals", "2026/27", "It goes on"))


def test_1_6_costs_are_planned_changed_refused_beyond_the_budget_and_taken_out(client, officer):
    its_money(100_000)
    year = a_service_year(a_service(officer), officer)
    here = f"/office/own-services/years/{year.public_id}"
    given = {"kind": "staff", "what": "Coordinators", "planned_pence": "1,000"}

    bad = client.post(f"{here}/costs/new/", given | {"planned_pence": "1,000.01"})
    client.post(f"{here}/costs/new/", given)
    line = year.lines.get()
    client.post(f"/office/own-services/costs/{line.public_id}/", given | {"planned_pence": "900"})
    line.refresh_from_db()

    assert (bad.status_code, line.planned_pence) == (422, 90_000)
    assert "its budget has £1,000" in text(bad)
    assert "Take it out" in text(client.get(f"/office/own-services/costs/{line.public_id}/"))
    client.post(f"/office/own-services/costs/{line.public_id}/drop/")
    assert year.lines.count() == 0


def test_2_1_e_a_quarter_is_asked_for_on_today_recorded_and_changed_with_a_note(client, officer):
    its_money()
    service = a_service(officer)
    year = a_service_year(service, officer)
    cost = a_cost(year, 8_000_000, officer=officer)
    first, second = service.measures.all()
    here = f"/office/own-services/years/{year.public_id}"
    given = {
        f"cost_pence_{cost.pk}": "20,000", f"count_number_{first.pk}": "20", f"count_number_{second.pk}": "9"
    }  # fmt: skip
    before = text(client.get("/office/"))

    client.post(f"{here}/quarters/1/", given)
    bad = client.post(f"{here}/quarters/1/", given)
    client.post(f"{here}/quarters/1/", given | {"note": "An invoice came late."})
    page = text(client.get(f"{here}/"))

    assert ("Record quarter 1 of" in before, "Record quarter 1 of" in text(client.get("/office/"))) == (
        True, False,
    )  # fmt: skip
    assert (bad.status_code, client.get(f"{here}/quarters/5/").status_code) == (422, 404)
    assert 'value="20,000"' in text(client.get(f"{here}/quarters/1/"))
    assert all(words in page for words in ("£20,000", "£1,000", "An invoice came late.", "Awaited"))


def test_r2_1e_2_unit_costs_stand_side_by_side_with_volumes_and_comparators_kept_by_forms(client, officer):
    a_service_at_work(officer)
    contract = a_contract_taken_over(officer)
    volume = {
        "contract": contract.public_id, "financial_year": "2026/27", "quarters": "4", "count": "120",
        "one": "person supported", "source": "Returns",
    }  # fmt: skip
    figure = {
        "name": "Another county", "one": "referral", "financial_year": "2026/27", "pence": "2,500",
        "source": "Annual report",
    }  # fmt: skip

    client.post("/office/unit-costs/volumes/new/", volume)
    client.post("/office/unit-costs/comparators/new/", figure)
    made = Benchmark.objects.get(name="Another county")
    client.post(f"/office/unit-costs/comparators/{made.public_id}/", figure | {"pence": "2,600"})
    page = text(client.get("/office/unit-costs/"))

    assert ContractVolume.objects.get().count == 120
    words = ("Restorative service", contract.title, "Another county", "£2,600", "£2,600 per referral")
    assert [one for one in words if one not in page] == []
    client.post(f"/office/unit-costs/comparators/{made.public_id}/drop/")
    assert not Benchmark.objects.filter(name="Another county").exists()


def test_r2_1e_2_figures_download_as_csv_and_as_a_workbook(client, officer):
    a_service_at_work(officer)

    lines = b"".join(client.get("/office/unit-costs/export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get("/office/own-services/export/xlsx/").content)).active

    assert lines[1] == (
        '"2026/27","Restorative service","In house","referral",'
        '20000.00,20,1000.00,"Figures of 1 of 4 quarters"'
    )
    assert len(lines) == 4
    assert [sheet.cell(2, column).value for column in (3, 4, 5, 6, 10)] == [
        "cost", "Coordinators", 80000, 20000, 20000,
    ]  # fmt: skip
    assert client.get("/office/unit-costs/export/pdf/").status_code == 404


def test_the_pages_take_as_many_statements_for_sixty_services_as_for_one(client, officer):
    its_money(10_000_000)
    a_benchmark(officer)

    def one_more(name: str) -> None:
        year = a_service_year(a_service(officer, name), officer)
        a_cost(year, 100, officer=officer)
        recorded(year, 10, 1, 1, by=officer)

    def asked() -> list[int]:
        found = []
        for path in ("/office/own-services/", "/office/unit-costs/"):
            with CaptureQueriesContext(connection) as took:
                client.get(path)
            found.append(len(took))
        return found

    one_more("First")
    client.get("/office/own-services/")
    before = asked()
    for place in range(60):
        one_more(f"Service {place}")

    assert asked() == before
