"""The office asks, reads, records and publishes by forms; lists ask the same of 1 row as of 60."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.review.updates.models import PublicityItem, Update
from tests.builders import TODAY, a_person, kept
from tests.do.agreements.awards import a_signed_agreement
from tests.doors.staff.people.asked import boxes, text
from tests.review.updates.told import an_item, an_update

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def test_4_14_an_officer_asks_from_the_agreements_page_and_writes_an_answer_down(client, officer):
    grant = a_signed_agreement()
    here = f"/office/agreements/{grant.public_id}/"
    form = text(client.get(f"{here}updates/new/"))
    asked = {"question": "Who came?", **boxes("due_on", date(2026, 12, 24))}

    bad = client.post(f"{here}updates/new/", asked | boxes("due_on", TODAY))
    client.post(f"{here}updates/new/", asked)
    row = Update.objects.get()
    page = text(client.get(here))
    client.post(f"/office/updates/{row.public_id}/answer/", {"going": "behind", "answer": "Nobody yet."})
    read = text(client.get(f"/office/updates/{row.public_id}/"))

    assert ('value="24"' in form, bad.status_code, "after today" in text(bad)) == (True, 422, True)
    assert all(words in page for words in ("Progress and publicity", "24 Dec 2026", "Waiting"))
    assert all(words in read for words in ("Nobody yet.", "Behind the plan", "Written down by the office."))


def test_r4_14_1_what_is_late_stands_on_the_list_and_on_today(client, officer):
    row = an_update(a_signed_agreement())
    row.due_on = date(2026, 12, 9)
    kept(row)

    assert "9 December 2026, 1 day ago" in text(client.get(f"/office/updates/{row.public_id}/"))
    assert "Ask again how" in text(client.get("/office/"))
    assert row.agreement.reference in text(client.get("/office/updates/?state=late"))
    assert row.agreement.reference not in text(client.get("/office/updates/?state=answered"))
    csv = b"".join(client.get("/office/updates/export/csv/")).decode()
    assert ("How is it going?" in csv, "Late" in csv) == (True, True)


def test_r4_15_2_an_item_is_recorded_consented_published_and_taken_back(client, officer):
    grant = a_signed_agreement()
    given = {
        "kind": "video", "words": "A film.", "link": "https://example.org/film", "shows_people": "on",
        **boxes("happened_on", TODAY),
    }  # fmt: skip
    bad = client.post(f"/office/agreements/{grant.public_id}/publicity/new/", given | {"link": "example.org"})
    client.post(f"/office/agreements/{grant.public_id}/publicity/new/", given)
    row = PublicityItem.objects.get()
    here = f"/office/publicity/{row.public_id}/"
    before = text(client.get(here))
    today = text(client.get("/office/"))
    client.post(f"{here}consent/", {"consent": "Forms."})
    client.post(f"{here}change/", given | {"words": "A film of three minutes."})
    client.post(f"{here}publish/")
    row.refresh_from_db()
    award = f"/register/{grant.line.decision.reference}_{grant.line.position}/"
    shown = text(client.get(award))
    client.post(f"{here}consent/withdraw/")

    assert (bad.status_code, "Publish it" in before, "no consent is recorded" in before) == (422, False, True)
    assert ("Look at 1 item of publicity" in today, row.status) == (True, "published")
    assert ("What it did" in shown, 'href="https://example.org/film"' in shown) == (True, True)
    assert "What it did" not in text(client.get(award))
    assert "A film of three minutes." in b"".join(client.get("/office/publicity/export/csv/")).decode()


def test_4_15_the_calendar_has_visits_to_come_first_and_unseen_grants_are_listed(client, officer):
    grant = a_signed_agreement()
    grant.ends_on = date(2026, 12, 9)
    kept(grant)
    assert "Ended, and nothing shows what they did" in text(client.get("/office/publicity/"))
    an_item(grant, officer, kind="visit", happened_on=date(2026, 12, 9), words="We came.")
    an_item(
        grant, officer, kind="event", happened_on=date(2026, 12, 17), words="Gala.", has_office_visit=True
    )

    page = text(client.get("/office/publicity/visits/"))

    assert page.index("Gala.") < page.index("So far") < page.index("We came.")
    assert "nothing shows what they did" not in text(client.get("/office/publicity/"))


@pytest.mark.parametrize("path", ["updates/", "updates/export/csv/", "publicity/", "publicity/visits/", ""])
def test_lists_ask_as_many_statements_for_one_as_for_sixty(client, officer, path):
    grant = a_signed_agreement()
    update, item = an_update(grant, officer), an_item(grant, officer, kind="visit")
    one = statements(client, path)
    kept(*(copy_of(row, Update) for row in [update] * 59))
    kept(*(copy_of(row, PublicityItem) for row in [item] * 59))

    assert statements(client, path) == one


def copy_of(row, model):
    values = {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
    return model(**{name: value for name, value in values.items() if name not in ("id", "public_id")})


def statements(client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"/office/{path}")
        b"".join(answer)
    return len(asked)
