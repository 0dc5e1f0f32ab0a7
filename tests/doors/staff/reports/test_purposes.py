"""R1.4-2 and R5.1-2: what the money is for, by duty, aim, purpose and priority."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.decisions.content import line_reference
from almoner.plan.funds.models import PAY, RELEASE, LedgerRow
from almoner.publish.register.purposes import AIM, DUTY, PRIORITY, PURPOSE, grouped, spent_in
from tests.builders import NOW, a_budget, a_commitment, a_fund, a_person, kept
from tests.doors.staff.people.asked import text
from tests.publish.awards import a_sheet, an_award

pytestmark = pytest.mark.django_db
PAGE = "/office/purposes/"
CARE_ACT = "Care Act 2014, section 43"


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def committed(pence, *, paid=0, released=0, **values):
    """A published award whose money the ledger holds, some of it paid and some released."""
    line = an_award(pence, **values)
    reference = line_reference(line)
    a_commitment(line.budget, pence, reference)
    for kind, part in ((PAY, paid), (RELEASE, released)):
        if part:
            kept(LedgerRow(budget=line.budget, kind=kind, amount_pence=part, reference=f"{kind} {reference}",
                           against=reference, at=NOW))  # fmt: skip
    return line


def sums(by):
    rows = spent_in("2026/27")
    return {one.words: (one.balance.committed_pence, one.balance.paid_pence) for one in grouped(rows, by)}


def test_1_4_every_line_counts_under_its_duty_as_the_ledger_has_it():
    committed(300_000, paid=100_000, statutory_basis=CARE_ACT)
    committed(200_000, released=50_000, statutory_basis="care act  2014, section 43 ")
    committed(70_000, statutory_basis="")
    an_award(900_000, sheet=a_sheet(signed=False, signed_at=None, status="signing"))
    an_award(900_000, is_agreed=False)

    assert sums(DUTY) == {CARE_ACT: (450_000, 100_000), "No duty or power named": (70_000, 0)}


def test_5_1_a_line_counts_under_each_aim_and_once_in_every_other_way():
    victims = a_fund("VF", name="Victims' Fund", purpose="victim_support")
    committed(300_000, budget=a_budget(fund=victims), purpose="victim_support")
    committed(100_000, purpose="crime_prevention")
    committed(50_000, purpose="victim_support", priority=None)

    assert sums(AIM) == {
        "Support the plan's priorities": (400_000, 0),
        "Support victims": (350_000, 0),
        "Uphold the Victims' Code": (0, 0),
    }
    assert sums(PURPOSE) == {"Support for victims": (350_000, 0), "Crime prevention": (100_000, 0)}
    assert sums(PRIORITY) == {"Priority Q1": (400_000, 0), "No priority named": (50_000, 0)}


def test_the_page_shows_the_rows_that_a_figure_counts_and_downloads_every_year(client, officer):
    line = committed(300_000, paid=100_000, statutory_basis=CARE_ACT, description="Evenings by the sea.")
    committed(200_000, budget=a_budget(year="2025/26"), bid=None)
    key = grouped(spent_in("2026/27"), DUTY)[0].key

    page, below = text(client.get(PAGE)), text(client.get(f"{PAGE}?year=2026/27&by=duty&of={key}"))
    lines = b"".join(client.get(f"{PAGE}export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get(f"{PAGE}export/xlsx/").content)).active

    assert all(words in page for words in (CARE_ACT, "£1,000 paid of £3,000", ">2025/26</a>"))
    assert "Evenings by the sea." not in page
    assert all(words in below for words in ("Evenings by the sea.", line_reference(line)))
    assert (len(lines), sheet["C2"].value, sheet["E2"].value, sheet["F2"].value) == (13, CARE_ACT, 3000, 1000)
    for wrong in ("?year=1999/00", "?by=duty&of=none", "?by=colour&of=red", "export/pdf/"):
        assert client.get(f"{PAGE}{wrong}").status_code == 404


def test_the_page_takes_as_many_statements_for_sixty_awards_as_for_one(client, officer):
    committed(1_000, bid=None)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for place in range(59):
        committed(1_000, bid=None, statutory_basis=f"Act {place}", sheet=a_sheet("900-26"))
    with CaptureQueriesContext(connection) as sixty:
        client.get(PAGE)

    assert len(one) == len(sixty)
