"""A recipient answers, reads what to say, and adds what it did; strangers find nothing."""

import pytest

from almoner.do.decisions.states import WITHHELD
from almoner.review.updates.models import PublicityItem
from tests.builders import TODAY, a_person, an_organisation, kept
from tests.do.agreements.awards import a_signed_agreement, lead_of
from tests.doors.staff.people.asked import boxes, text
from tests.review.updates.told import an_item, an_update

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


@pytest.fixture
def grant(client):
    made = a_signed_agreement()
    client.force_login(lead_of(made))
    return made


def test_4_14_home_shows_the_question_with_its_day_until_it_is_answered(client, grant):
    row = an_update(grant)
    here = f"/apply/updates/{row.public_id}/"
    home = text(client.get("/apply/"))

    bad = client.post(here, {"going": "planned", "answer": ""})
    good = client.post(here, {"going": "planned", "answer": "All is well."})

    assert ("Answer in a few sentences" in home, "24 December 2026" in home) == (True, True)
    assert (bad.status_code, good.headers["Location"]) == (422, "/apply/")
    assert "Answer in a few sentences" not in text(client.get("/apply/"))
    assert "All is well." in text(client.get(here))
    assert "As planned" in text(client.get(f"/apply/agreements/{grant.public_id}/"))
    client.force_login(an_organisation(lead=(stranger := a_person())) and stranger)
    assert client.get(here).status_code == 404


def test_4_15_a_recipient_reads_what_to_say_and_adds_its_own(client, grant):
    here = f"/apply/agreements/{grant.public_id}/publicity/"
    pack = text(client.get(here))
    given = {
        "kind": "social", "words": "Our pictures.", "shows_people": "on", **boxes("happened_on", TODAY)
    }  # fmt: skip

    bad = client.post(f"{here}new/", given | {"link": "javascript:alert(1)"})
    client.post(f"{here}new/", given)
    row = PublicityItem.objects.get()
    own = f"/apply/publicity/{row.public_id}/"
    waits = text(client.get(here))
    client.post(own, given | {"words": "Our best pictures."})
    client.post(f"{own}consent/", {"consent": "Signed forms."})
    page = text(client.get(here))
    client.post(f"{own}consent/withdraw/")
    row.refresh_from_db()

    assert ("Words you may use" in pack, grant.line.title in pack, "{" in pack) == (True, True, False)
    assert (bad.status_code, "until then we do not publish it" in waits) == (422, True)
    assert ("Our best pictures." in page, "Consent: Signed forms." in page) == (True, True)
    assert (row.consent, row.is_by_office) == ("", False)


def test_4_15_before_the_decision_is_published_there_are_no_words_to_use(client, grant):
    sheet = grant.line.decision
    sheet.status = WITHHELD
    kept(sheet)
    an_item(grant)

    page = text(client.get(f"/apply/agreements/{grant.public_id}/publicity/"))

    assert ("Words you may use" in page, "not published yet" in page) == (False, True)
