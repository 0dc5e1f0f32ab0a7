"""The coordinator's pages: cases under references, names on one page only, volunteers, figures, Today."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.restorative import actions
from almoner.do.restorative.models import RestorativeCase, Volunteer, VolunteerHours
from almoner.do.restorative.names import agreement_of, details_of
from tests.builders import NOW, TODAY, a_person, an_area
from tests.do.restorative.casework import (
    HARMED_NAME,
    a_case,
    a_closed_case,
    a_coordinator,
    a_volunteer,
    everybody_consents,
    party,
)
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
HERE = "/office/restorative/"


@pytest.fixture
def by(client):
    person = a_coordinator()
    client.force_login(person)
    return person


def test_3_10_a_case_is_worked_by_forms_from_referral_to_feedback(client, by):
    an_area("Tendring", "TEN")
    a_volunteer(by, "Vera")
    assert "Cases will stand here" in text(client.get(HERE))
    given = {
        "source": "prison", "initiated_by": "harmed", "area": "TEN", "harm": "theft", "is_criminal": "yes",
        **boxes("referred_on", date(2026, 12, 1)), **boxes("sentenced_on", date(2026, 11, 1)),
        "harmed_name": "Hazel", "harmed_contact": "07700 900111", "harmer_name": "Oak",
    }  # fmt: skip

    client.post(f"{HERE}new/", given)
    case = RestorativeCase.objects.get()
    page, harmed, harmer = f"{HERE}{case.public_id}/", party(case), party(case, "harmer")
    made = boxes("made_on", TODAY)
    client.post(f"{page}contact/", {"party": harmed.public_id, "way": "letter", "was_reached": "yes", **made})
    client.post(f"{page}assess/", {"kind": "initial", "level": "low", "note": "Quiet.", **made})
    client.post(f"{page}allocate/", {"volunteers": [Volunteer.objects.get().public_id]})
    client.post(f"{page}assess/", {"kind": "secondary", "level": "low", "note": "Quiet.", **made})
    client.post(f"{page}facilitate/", {"intervention": "indirect"})
    not_ready = text(client.get(page))
    for one in (harmed, harmer):
        said = {"answer": "given", "accepts": "yes", **boxes("said_on", TODAY)}
        client.post(f"{HERE}parties/{one.public_id}/consent/", said)
    is_ready = text(client.get(page))
    client.post(f"{page}communicate/")
    closing = text(client.get(f"{page}close/"))
    end = {"outcome": "letter", "agreement": "He writes.", **boxes("closed_on", TODAY)}
    client.post(f"{page}close/", end)
    client.post(
        f"{HERE}parties/{harmed.public_id}/feedback/", {"satisfaction": "4", **boxes("given_on", TODAY)}
    )
    case.refresh_from_db()

    assert ("Let them communicate" in not_ready, "Let them communicate" in is_ready) == (False, True)
    assert "The person who harmed has not accepted responsibility." in not_ready
    assert "A letter was given" in closing
    assert (case.status, case.outcome, agreement_of(case)) == ("closed", "letter", "He writes.")
    assert "Feedback: 4 of 5" in text(client.get(page))


def test_3_10_names_stand_on_the_cases_own_page_and_nowhere_else(client, by):
    case = a_case(by, "facilitation")
    page = f"{HERE}{case.public_id}/"
    answer = client.get(page)
    elsewhere = [HERE, "/office/", f"{page}contact/", f"{page}close/", f"{HERE}figures/", f"{page}allocate/",
                 f"{HERE}parties/{party(case).public_id}/consent/"]  # fmt: skip
    csv = b"".join(client.get(f"{HERE}export/csv/").streaming_content).decode()

    assert (HARMED_NAME in text(answer), "07700 900111" in text(answer)) == (True, True)
    assert "no-store" in answer.headers["Cache-Control"]
    assert [path for path in elsewhere if "Canary" in text(client.get(path))] == []
    assert ("Canary" in csv, case.reference in csv) == (False, True)


def test_3_10_officers_auditors_and_administrators_find_nothing(client):
    by = a_coordinator()
    case = a_case(by)
    for role in ("officer", "auditor", "administrator"):
        client.force_login(a_person(role))
        paths = (HERE, f"{HERE}{case.public_id}/", f"{HERE}volunteers/", f"{HERE}figures/")
        assert [client.get(path).status_code for path in paths] == [404] * 4
        assert case.reference not in text(client.get("/office/"))


def test_3_10_a_case_and_a_party_are_put_right_and_somebody_is_added(client, by):
    case = a_case(by)
    page = f"{HERE}{case.public_id}/"
    given = {
        "source": "school", "initiated_by": "harmer", "area": "TEN", "harm": "hate", "is_criminal": "no",
        **boxes("referred_on", date(2026, 12, 1)),
    }  # fmt: skip

    client.post(f"{page}change/", given)
    client.post(f"{page}parties/new/", {"side": "harmed", "name": "Elm"})
    client.post(f"{HERE}parties/{party(case, 'harmer').public_id}/", {"name": "Oaken", "contact": "x"})
    refused = client.post(f"{page}change/", given | boxes("referred_on", date(2027, 1, 1)))
    case.refresh_from_db()

    assert (case.harm, case.is_criminal, case.sentenced_on) == ("hate", False, None)
    assert sorted(details_of(one).name for one in case.parties.all()) == ["Elm", HARMED_NAME, "Oaken"]
    assert refused.status_code == 422
    assert "Person who was harmed (2)" in text(client.get(f"{page}contact/"))


def test_3_10_cases_are_found_by_what_they_are(client, by):
    one, two = a_case(by), a_case(by, "initial_risk", level="high", source="school")

    def found(asked: str) -> list[bool]:
        page = text(client.get(f"{HERE}?{asked}"))
        return [case.reference in page for case in (one, two)]

    assert found("status=open") == found("area=TEN") == found("risk=nonsense") == [True, True]
    assert found("status=referral") == [True, False]
    assert found("risk=high") == found("source=school") == [False, True]
    assert "No case is like that" in text(client.get(f"{HERE}?outcome=letter"))


def test_3_10_volunteers_say_what_runs_out_and_give_hours(client, by):
    a_volunteer(by, "Vera", trained_on=date(2024, 12, 9))
    client.post(f"{HERE}volunteers/new/", {
        "name": "Soon", "status": "active", **boxes("trained_on", date(2025, 1, 10)),
        **boxes("dbs_on", date(2025, 1, 10)),
    })  # fmt: skip
    soon = Volunteer.objects.get(name="Soon")
    client.post(f"{HERE}volunteers/{soon.public_id}/hours/",
                {"hours": "3", "what": "Training", **boxes("given_on", TODAY)})  # fmt: skip
    page, today = text(client.get(f"{HERE}volunteers/")), text(client.get("/office/"))

    assert all(words in page for words in ("Cannot be allocated", "ran out", "Runs out soon", "V02 Soon"))
    assert VolunteerHours.objects.get().hours == 3
    assert "Training" in text(client.get(f"{HERE}volunteers/{soon.public_id}/hours/"))
    assert all(
        words in today for words in ("of 1 volunteer for whom it ran out", "1 volunteer before it runs out")
    )


def test_3_10_today_asks_the_coordinator_for_what_waits(client, by):
    referral = a_case(by, referred_on=date(2026, 11, 29), sentenced_on=None)
    a_case(by, "consent")
    page = text(client.get("/office/"))

    assert f"Contact the person of {referral.reference}" in page
    assert ("Late" in page, "Assess the risk of 1 case" in page) == (True, True)
    client.force_login(a_person("officer", "restorative"))
    assert referral.reference in text(client.get("/office/"))


def test_r3_10_6_figures_stand_on_a_page_and_download(client, by):
    case = a_closed_case(by)
    actions.record_feedback(party(case), by=by, at=NOW, satisfaction=5, given_on=TODAY)

    page = text(client.get(f"{HERE}figures/"))
    lines = b"".join(client.get(f"{HERE}figures/csv/").streaming_content).decode().splitlines()

    assert all(words in page for words in ("2026/27", "100%", "5 of 5 (1)", "They met"))
    assert lines[1] == '"2026/27",1,1,1,100,3,"5",1,""'


def test_the_lists_take_as_many_statements_for_sixty_rows_as_for_one(client, by):
    def asked() -> list[int]:
        found = []
        for path in (HERE, f"{HERE}volunteers/", f"{HERE}figures/", "/office/"):
            with CaptureQueriesContext(connection) as took:
                client.get(path)
            found.append(len(took))
        return found

    everybody_consents(a_case(by), by)
    a_volunteer(by)
    client.get(HERE)
    before = asked()
    for _ in range(60):
        a_case(by)
        a_volunteer(by)

    assert asked() == before
