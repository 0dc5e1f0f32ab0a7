"""A recipient's report: begun, kept, sent; found from the home page; others find nothing."""

import pytest

from almoner.analyse.organisations.models import HELPER
from almoner.review.monitoring import actions
from tests.builders import a_member, a_person, an_organisation
from tests.doors.staff.people.asked import text
from tests.review.monitoring.reports import MID_DUE, Reported, a_reported_grant, noon

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


@pytest.fixture
def grant(client) -> Reported:
    made = a_reported_grant()
    client.force_login(made.lead)
    return made


def at(grant: Reported) -> str:
    return f"/apply/reports/{grant.mid.public_id}/"


def filled(grant: Reported, do: str = "send", **values) -> dict[str, str]:
    row = grant.mid
    measure, line = row.measures.get().pk, row.spending.get().pk
    usual = {
        "do": do, "version": str(row.version), "narrative": "They came.", "people_reached": "41",
        f"achieved_{measure}": "40", f"spent_{line}": "1,000.00", "name": "Lee Lead", "position": "Chair",
        "confirms": "on",
    }  # fmt: skip
    return usual | values


def test_the_home_page_and_the_agreement_say_when_it_is_due(client, grant):
    home, agreement = (
        text(client.get(one)) for one in ("/apply/", f"/apply/agreements/{grant.agreement.public_id}/")
    )

    assert (at(grant) in home, "Wednesday 7 July 2027" in home or "7 July 2027" in home) == (True, True)
    assert (at(grant) in agreement, "End report" in agreement) == (True, True)


def test_it_shows_what_was_promised_and_keeps_a_draft(client, grant):
    page = text(client.get(at(grant)))
    answer = client.post(at(grant), filled(grant, "save", narrative="Begun.", name=""))

    assert ("Promised for the whole grant: 80." in page, "£2,000.01 is planned" in page) == (True, True)
    assert (answer.status_code, grant.mid.status, grant.mid.narrative) == (302, "draft", "Begun.")
    assert grant.mid.spending.get().spent_pence == 100_000


def test_what_is_missing_is_said_by_its_field_and_nothing_typed_is_lost(client, grant):
    answer = client.post(at(grant), filled(grant, narrative="", people_reached="forty", position="Chair"))
    page = text(answer)
    assert (answer.status_code, "Enter a whole number" in page, 'value="Chair"' in page) == (422, True, True)

    answer = client.post(at(grant), filled(grant, narrative="", changes="We moved."))
    page = text(answer)
    assert (answer.status_code, "Say what was achieved." in page, "We moved." in page) == (422, True, True)
    assert grant.mid.status == "due"


def test_an_older_page_is_told_of_the_newer_and_may_be_saved_again(client, grant):
    first = filled(grant, "save", narrative="Mine.")
    client.post(at(grant), filled(grant, "save", narrative="Theirs."))
    answer = client.post(at(grant), first)

    page = text(answer)
    assert (answer.status_code, "saved this report after you opened it" in page, "Mine." in page) == (
        422, True, True,
    )  # fmt: skip
    assert 'name="version" value="1"' in page


def test_it_is_sent_and_then_only_read(client, grant):
    assert client.post(at(grant), filled(grant)).status_code == 302

    page = text(client.get(at(grant)))
    assert (grant.mid.status, "<form method" in page.split("<main")[1], "They came." in page) == (
        "sent", False, True,
    )  # fmt: skip
    assert client.post(at(grant), filled(grant, narrative="Other.")).status_code == 200
    assert grant.mid.narrative == "They came."


def test_a_question_stands_above_the_form_and_wants_an_answer(client, grant):
    actions.query_return(grant.sent("mid"), by=grant.officer, at=noon(MID_DUE), question="Who came?")

    assert "The office asked: Who came?" in text(client.get(at(grant)))
    answer = client.post(at(grant), filled(grant))
    assert (answer.status_code, "Answer the office" in text(answer)) == (422, True)
    assert client.post(at(grant), filled(grant, answer="Those who signed in.")).status_code == 302


def test_a_helper_reads_and_strangers_find_nothing(client, grant):
    client.force_login(a_member(grant.agreement.line.organisation, HELPER).person)
    assert "Save and go on later" not in text(client.get(at(grant)))

    stranger = a_person()
    an_organisation(lead=stranger)
    client.force_login(stranger)
    assert (client.get(at(grant)).status_code, client.post(at(grant), {}).status_code) == (404, 404)
