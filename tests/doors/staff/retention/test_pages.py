"""R4.20-4: what is due when, what was erased, and every page that shows a bid without its texts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from almoner.do.agreements.jobs import anonymise_bids
from almoner.do.applications.models import Application
from almoner.ground.core.references import public_id
from almoner.ground.questions.models import AnswerSheet
from tests.builders import a_document, a_person, kept
from tests.do.agreements.answered import HEARD, an_answered_round, bid_in
from tests.do.applications.copied import another
from tests.do.evaluation.panels import an_officer
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
PAGE = "/office/retention/"
LAST = HEARD.replace(year=2029)
DUE = datetime(2029, 3, 8, 12, tzinfo=UTC)


@pytest.fixture
def refused(client, clock):
    """A bid whose last day was yesterday, before an officer."""
    bid = bid_in(an_answered_round(), "refused")
    client.force_login(an_officer())
    clock.set(DUE)
    return bid


def rows_of(client, kind="csv") -> list[str]:
    answer = client.get(f"{PAGE}export/{kind}/")
    return b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()


def test_4_20_before_anything_was_answered_the_page_says_what_will_come(client):
    client.force_login(a_person("officer"))

    page = text(client.get(PAGE))

    assert "once applicants of a round have heard" in page
    assert "2 years after its applicant heard" in page
    assert "7 years after its agreement ended" in page


def test_4_20_the_page_counts_what_is_due_within_ninety_days(client, clock, refused):
    found = []
    for day in (LAST - timedelta(days=91), LAST - timedelta(days=90), LAST, LAST + timedelta(days=1)):
        clock.set(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        page = text(client.get(PAGE))
        found.append((len(rows_of(client)) - 1, "Within 90 days" in page, "Erase now" in page))

    assert found == [(0, False, False), (2, True, False), (2, True, False), (2, False, True)]
    cells = (refused.reference, "Round 26R2", refused.organisation.name, "Not awarded", HEARD, LAST)
    assert rows_of(client)[2] == ",".join(f'"{one}"' for one in cells)


def test_4_20_an_officer_erases_one_that_is_due_and_the_auditor_only_reads(client, refused):
    place = reverse("staff:retention_erase", args=[refused.public_id])
    without = client.post(place, {"once": "a", "reason": ""})
    asked = client.post(place, {"once": "b", "reason": "The worker stood still."})
    again = client.post(place, {"once": "c", "reason": "Again"})
    page = text(client.get(PAGE))
    client.force_login(a_person("auditor"))

    assert (without.status_code, asked.status_code, again.status_code) == (422, 302, 422)
    assert "erased already" in text(again)
    assert page.count(refused.reference) == 1
    assert "Erase now" not in text(client.get(PAGE))
    assert client.get(place).status_code == 404


def test_4_20_every_page_of_the_bid_says_that_its_texts_were_erased(client, refused):
    contact, panel = refused.contact, refused.round.panel
    a_document(refused.organisation, kept_by=contact)
    anonymise_bids(DUE)
    says = "Its texts were erased on Thursday 8 March 2029 under clause 4.20"
    bid = reverse("staff:bid", args=[refused.public_id])

    pages = [bid, *(f"{bid}{tab}/" for tab in ("support", "panel", "decision", "record"))]
    pages.append(reverse("staff:panel_bid", args=[panel.public_id, refused.public_id]))
    shown = [text(client.get(page)) for page in pages]
    client.force_login(contact)
    own = reverse("portal:application", args=[refused.public_id])
    shown.append(text(client.get(own)))

    assert [page for page, words in zip([*pages, own], shown, strict=True) if says not in words] == []
    assert [page for page in shown if str(contact) in page.replace(f"Signed in as {contact}", "")] == shown[
        -1:
    ]
    assert "Name erased" in text(client.get(reverse("portal:home")))
    gone = ("receipt", "receipt_proof", "copy", "check", "withdraw")
    assert {client.get(reverse(f"portal:{one}", args=[refused.public_id])).status_code for one in gone} == {
        404
    }


def test_4_20_checks_and_files_of_an_erased_bid_are_not_there(client, refused):
    anonymise_bids(DUE)

    bid = reverse("staff:bid", args=[refused.public_id])

    assert {client.get(f"{bid}{tab}/").status_code for tab in ("checks", "diligence")} == {404}
    assert refused.reference in text(client.get("/office/bids/"))
    assert "Parade evenings 3" not in text(client.get("/office/bids/?words=parade"))


def test_4_20_the_page_asks_as_much_for_one_bid_as_for_sixty(client, clock, refused):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            page = text(client.get(PAGE))
        return len(asked), page

    reserve = bid_in(refused.round, "reserve")
    reserve.anonymised_at = DUE
    kept(reserve)
    one, _ = statements()
    for number, row in enumerate((refused, reserve), start=1):
        like(row, 60, 100 * number)
    many, page = statements()

    assert (many, 'rel="next"' in page) == (one, True)


def like(bid: Application, many: int, first: int) -> None:
    """More bids like it, heard a day earlier each."""
    sheets = [AnswerSheet(question_set=bid.sheet.question_set) for _ in range(many)]
    kept(*sheets)
    kept(
        *(
            another(
                bid,
                sheet=sheet,
                public_id=public_id(),
                reference=f"26R2-{first + place}",
                answered_at=bid.answered_at - timedelta(days=place),
            )
            for place, sheet in enumerate(sheets)
        )
    )
