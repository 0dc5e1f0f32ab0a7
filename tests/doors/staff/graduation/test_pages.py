"""The pages of graduation: the list with its figures, marking, moving on, downloads."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.graduation.models import Graduation
from almoner.do.proposals.models import Proposal
from almoner.doors.staff.graduation.forms import FromPilotForm
from tests.builders import a_person, a_plan_with_priorities
from tests.do.graduation.pilots import a_candidate, signed_pilots
from tests.do.proposals.proposed import a_proposal, an_ad_hoc_budget
from tests.doors.staff.people.asked import text
from tests.plan.allocations.schedules import a_schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_3_2_an_agreement_is_marked_from_its_own_page(client, officer):
    agreement = signed_pilots()[0]
    assert "will stand here" in text(client.get("/office/graduation/"))
    assert "Mark it as suitable to scale" in text(client.get(f"/office/agreements/{agreement.public_id}/"))

    bad = client.post(f"/office/graduation/mark/{agreement.public_id}/", {"reason": ""})
    client.post(f"/office/graduation/mark/{agreement.public_id}/", {"reason": "It worked twice."})

    page = text(client.get("/office/graduation/"))
    assert bad.status_code == 422
    assert all(words in page for words in ("It worked twice.", "Suitable to scale", "1 of 1 pilot found"))
    assert "Marked as suitable to scale" in text(client.get(f"/office/agreements/{agreement.public_id}/"))


def test_3_2_a_proposal_is_filled_in_from_the_pilot_and_carries_it(client, officer):
    row, budget = a_candidate(officer), an_ad_hoc_budget()
    line = row.agreement.line
    here = f"/office/graduation/{row.public_id}/propose/"
    assert all(words in text(client.get(here)) for words in (f'value="{line.title}"', row.reason))

    given = {key: value for key, value in FromPilotForm.initial_from(row).items() if value}
    given |= {
        "sponsor": officer.public_id, "options": "A tender.",
        "amount_pence": "9,000", "budget": str(budget.pk), "statutory_basis": "PRSRA 2011 s.9",
        "priority": a_plan_with_priorities().priorities.first().code,
    }  # fmt: skip
    client.post(here, given)

    assert Proposal.objects.get().graduation == row
    page = text(client.get("/office/graduation/"))
    assert all(words in page for words in ("On its way", "AD-26-01, £9,000 from CSF."))


def test_3_2_a_core_share_is_filled_in_from_the_pilot_and_linked(client, officer):
    row, schedule = a_candidate(officer), a_schedule(officer=officer)
    share_new = f"/office/core/{schedule.public_id}/shares/new/?pilot={row.public_id}"
    assert share_new in text(client.get("/office/graduation/"))
    partner = row.agreement.line.organisation.public_id
    assert f'<option value="{partner}" selected>' in text(client.get(share_new))

    own = a_proposal(officer, organisation=row.agreement.line.organisation)
    client.post(f"/office/graduation/{row.public_id}/link/", {"carrier": own.reference})

    assert Graduation.objects.get().proposal == own


def test_3_2_it_is_not_taken_on_and_looked_at_again(client, officer):
    row = a_candidate(officer)

    client.post(f"/office/graduation/{row.public_id}/leave/", {"reason": "The council pays."})
    page = text(client.get("/office/graduation/"))
    assert all(words in page for words in ("Not taken on", "The council pays.", "Look at it again"))

    client.post(f"/office/graduation/{row.public_id}/reopen/", {"reason": "It stopped paying."})
    assert Graduation.objects.get().status == "candidate"


def test_3_2_every_pilot_downloads(client, officer):
    a_candidate(officer)

    lines = b"".join(client.get("/office/graduation/export/csv/").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(client.get("/office/graduation/export/xlsx/").content)).active

    assert (len(lines), sheet.max_row, sheet["J2"].value) == (2, 2, "Suitable to scale")
    assert client.get("/office/graduation/export/pdf/").status_code == 404


def test_3_2_others_read_and_do_not_write(client, officer):
    row = a_candidate(officer)
    client.force_login(a_person("auditor"))

    assert "Propose a grant" not in text(client.get("/office/graduation/"))
    assert client.get(f"/office/graduation/{row.public_id}/leave/").status_code == 404


def test_the_list_takes_as_many_statements_for_many_pilots_as_for_one(client, officer):
    first, *others = signed_pilots(6)
    a_candidate(officer, first)
    with CaptureQueriesContext(connection) as one:
        client.get("/office/graduation/")
    for agreement in others:
        a_candidate(officer, agreement)
    with CaptureQueriesContext(connection) as many:
        client.get("/office/graduation/")

    assert len(one) == len(many)
