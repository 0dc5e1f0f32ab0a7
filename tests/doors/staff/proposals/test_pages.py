"""The pages of ad-hoc proposals: list, form, one proposal with its checks, the sheet, Today."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.decisions.models import Decision
from almoner.do.proposals.models import Proposal
from tests.builders import a_person, a_plan_with_priorities
from tests.do.diligence.cases import a_sound_organisation
from tests.do.proposals.proposed import a_proposal, an_ad_hoc_budget, checked, put_forward
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def given(officer, **changes):
    facts = {
        "organisation": a_sound_organisation().public_id, "title": "Winter shelter safety",
        "purpose": "Night staff.", "amount_pence": "24,000", "budget": str(an_ad_hoc_budget().pk),
        "priority": a_plan_with_priorities().priorities.first().code, "trigger": "event",
        "evidence": "The other shelter closed.", "options": "Wait, or act.", "waiver": "It opens in a week.",
        "statutory_basis": "PRSRA 2011 s.9", "sponsor": officer.public_id,
    }  # fmt: skip
    return facts | changes


def test_3_6_a_proposal_is_raised_changed_put_forward_and_taken_back(client, officer):
    assert "will stand here" in text(client.get("/office/ad-hoc/"))
    bad = client.post("/office/ad-hoc/new/", given(officer, trigger=""))
    client.post("/office/ad-hoc/new/", given(officer))
    row = Proposal.objects.get()
    here = f"/office/ad-hoc/{row.public_id}"
    client.post(
        f"{here}/edit/", given(officer, amount_pence="25,000", organisation=row.organisation.public_id)
    )
    page = text(client.get(f"{here}/"))

    assert (bad.status_code, Proposal.objects.get().amount_pence) == (422, 2_500_000)
    assert all(words in page for words in ("Being written", "Put it forward", "It opens in a week."))
    client.post(f"{here}/put-forward/")
    page = text(client.get(f"{here}/"))
    assert all(words in page for words in ("Checks a to d", "The checks are not concluded."))
    client.post(f"{here}/take-back/")
    assert Proposal.objects.get().status == "writing"


def test_3_6_a_check_of_a_proposal_comes_back_to_its_page(client, officer):
    row = put_forward(officer)
    here = f"/office/checks/{row.diligence.public_id}/items/c/"

    answer = client.post(here, {"result": "pass", "note": "Likely to work."})

    assert answer.headers["Location"] == f"/office/ad-hoc/{row.public_id}/"


def test_3_6_a_checked_proposal_is_put_on_a_sheet_of_its_own(client, officer):
    row = checked(put_forward(officer), officer)

    client.post(f"/office/ad-hoc/{row.public_id}/sheet/", {"sheet": "new"})

    sheet = Decision.objects.get()
    page = text(client.get(f"/office/ad-hoc/{row.public_id}/"))
    assert sheet.lines.get().proposal == row
    assert f'/office/decisions/{sheet.public_id}/">{sheet.reference}</a>' in page
    assert "Put it to decision" not in page


def test_3_6_it_is_given_up_with_a_reason(client, officer):
    row = a_proposal(officer)

    bad = client.post(f"/office/ad-hoc/{row.public_id}/give-up/", {"reason": ""})
    client.post(f"/office/ad-hoc/{row.public_id}/give-up/", {"reason": "The council pays."})

    assert bad.status_code == 422
    assert "Given up: The council pays." in text(client.get(f"/office/ad-hoc/{row.public_id}/"))


def test_3_6_the_list_filters_by_state(client, officer):
    a_proposal(officer, title="Still being written")
    put_forward(officer, title="Already forward")

    page = text(client.get("/office/ad-hoc/?state=forward"))

    assert ("Already forward" in page, "Still being written" in page) == (True, False)


def test_3_6_finance_reads_and_does_not_write(client, officer):
    row = a_proposal(officer)
    client.force_login(a_person("finance"))

    page = text(client.get(f"/office/ad-hoc/{row.public_id}/"))

    assert "Put it forward" not in page
    assert client.post(f"/office/ad-hoc/{row.public_id}/put-forward/").status_code == 404


def test_the_list_takes_as_many_statements_for_sixty_proposals_as_for_one(client, officer):
    put_forward(officer)
    with CaptureQueriesContext(connection) as one:
        client.get("/office/ad-hoc/")
    organisation = a_sound_organisation()
    for _ in range(59):
        put_forward(officer, organisation=organisation)
    with CaptureQueriesContext(connection) as sixty:
        client.get("/office/ad-hoc/")

    assert len(one) == len(sixty)


def test_3_6_today_asks_for_checks_by_role_and_then_for_the_sheet(client, officer):
    row = put_forward(officer)

    page = text(client.get("/office/"))
    assert f"Check policies, effect and statements of {row}" in page
    assert f"Check the finances of {row}" in page
    assert "Check the finances of 1 bid" not in page

    checked(row, officer)
    assert f"Put {row} to decision" in text(client.get("/office/"))
    client.post(f"/office/ad-hoc/{row.public_id}/sheet/", {"sheet": "new"})
    assert f"Put {row} to decision" not in text(client.get("/office/"))


def test_3_6_today_says_when_checks_failed(client, officer):
    row = checked(put_forward(officer), officer, "fail")

    assert f"Give up {row}, or check again" in text(client.get("/office/"))
