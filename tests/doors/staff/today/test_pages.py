"""Today: what needs me and what waits for others."""

import pytest

from tests.builders import a_person
from tests.do.applications.bids import a_round
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "role",
    ["officer", "finance", "chief_finance", "monitoring", "decision_maker", "auditor", "administrator"],
)
def test_today_opens_for_every_role(client, role):
    client.force_login(a_person(role))
    a_round()

    page = client.get("/office/")

    assert page.status_code == 200
    assert ("26R2" in text(page)) == (role != "administrator")
