"""R2.1b-3 and R1.2-2: which services reach which area, and how awards lie over areas and needs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.reach import actions
from almoner.do.reach.actions import Said
from almoner.publish.register.coverage import needs_met, now
from tests.builders import NOW, TODAY, a_person, an_area
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.doors.staff.people.asked import text
from tests.publish.awards import an_award

pytestmark = pytest.mark.django_db
PAGE = "/office/coverage/"


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def reaching(officer, *codes, ways=("phone",)):
    contract = a_contract_taken_over(officer)
    said = Said(codes, ways, reason="Others are there.")
    return actions.say(contract, by=officer, at=NOW, said=said)


def test_2_1_b_an_area_shows_who_reaches_it_and_who_does_not(client, officer):
    ten, har = an_area("Tendring", code="TEN"), an_area("Harlow", code="HAR", column=1)
    everywhere, north = reaching(officer, "TEN", "HAR"), reaching(officer, "TEN")
    a_contract_taken_over(officer, title="Nobody said")

    rows = {one.area: (len(one.by), [gap.contract for gap in one.not_by]) for one in now(TODAY)[1]}
    page = text(client.get(PAGE))
    lines = b"".join(client.get(f"{PAGE}export/services-csv/").streaming_content).decode().splitlines()

    assert rows == {ten: (2, []), har: (1, [north])}
    shown = (
        "Harlow is reached by 1 of 2 victims’ services, the fewest",
        "Nobody said",
        str(everywhere.title),
    )
    assert all(words in page for words in shown)
    assert len(lines) == 1 + 2 * 3
    assert client.get(f"{PAGE}export/services-pdf/").status_code == 404


def test_1_2_awards_are_shared_over_areas_under_their_priority(client, officer):
    for code in ("TEN", "HAR"):
        an_area(code, code=code)
    an_award(100_001, shares=(("TEN", 60), ("HAR", 40)))
    an_award(50_000, shares=(("TEN", 100),))
    an_award(7_000, bid=None)

    found = needs_met("2026/27", TODAY)
    page = text(client.get(f"{PAGE}?year=2026/27"))
    lines = b"".join(client.get(f"{PAGE}export/awards-csv/").streaming_content).decode().splitlines()

    assert [(area.code, found.of_area(area)) for area in found.areas] == [("HAR", 40_000), ("TEN", 110_001)]
    assert (sum(found.elsewhere.values()), found.gaps) == (7_000, 0)
    assert all(words in page for words in ("£1,100", "£400", "No area in particular"))
    assert lines[1:] == [
        '"2026/27","HAR","Q1 Priority Q1",400.00',
        '"2026/27","TEN","Q1 Priority Q1",1100.01',
        '"2026/27","No area in particular","Q1 Priority Q1",70.00',
    ]


def test_the_page_takes_as_many_statements_for_many_as_for_one(client, officer):
    an_area("TEN", code="TEN")
    reaching(officer, "TEN")
    an_award()
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    for _ in range(9):
        reaching(officer, "TEN")
        an_award()
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(one) == len(many)
