"""Staff pages about the body and its documents."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.office import actions
from almoner.ground.office.models import CommissioningBody, GoverningDocument, SignatoryTitle
from almoner.ground.office.settled import DocumentAsRecorded
from tests.builders import NOW, TODAY, a_person
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
BODY = {
    "name": "Essex PFCC", "short_name": "PFCC", "area_name": "Essex", "decision_maker_title": "Commissioner",
    "email": "office@example.org", "brand_colour": "teal", "small_approver": "chief_finance",
    "starts_on_day": "9", "starts_on_month": "5",
    "starts_on_year": "2024",
}  # fmt: skip
PAPER = {
    "kind": "strategy", "title": "Strategy", "version": "1", "owner_role": "monitoring", "dated_day": "1",
    "dated_month": "6", "dated_year": "2023",
}  # fmt: skip


class TestBody:
    def test_is_begun_changed_and_shown_on_every_page(self, client, admin):
        begun = client.post("/office/body/begin/", BODY)
        body = CommissioningBody.objects.get()
        client.post(f"/office/body/{body.public_id}/", {**BODY, "short_name": "The Commissioner"})
        client.post(
            f"/office/body/{body.public_id}/title/",
            {"role": "monitoring", "title": "Chief Executive", **boxes("starts_on", TODAY)},
        )

        body.refresh_from_db()
        page = text(client.get("/office/body/"))
        assert (begun.headers["Location"], body.short_name, body.brand_colour) == (
            "/office/body/", "The Commissioner", "teal",
        )  # fmt: skip
        assert (body.small_approver, "Approves sums up to £2,000" in page) == ("chief_finance", True)
        assert SignatoryTitle.objects.get().title == "Chief Executive"
        assert ("Chief Executive" in page, "app-brand--teal" in page) == (True, True)

    def test_the_body_that_takes_over_is_named(self, client, admin):
        client.post("/office/body/begin/", {**BODY, **boxes("ends_on", date(2028, 5, 3))})
        client.post(
            "/office/body/begin/", {**BODY, "name": "The Mayor", **boxes("starts_on", date(2028, 5, 4))}
        )
        first, second = CommissioningBody.objects.order_by("starts_on")

        client.post(
            f"/office/body/{first.public_id}/",
            {**BODY, **boxes("ends_on", date(2028, 5, 3)), "successor": second.public_id},
        )

        first.refresh_from_db()
        assert first.successor == second
        assert f'value="{second.public_id}" selected' in text(client.get(f"/office/body/{first.public_id}/"))

    def test_staff_read_it_and_do_not_change_it(self, client):
        client.force_login(a_person("officer"))

        assert client.get("/office/body/").status_code == 200
        assert client.post("/office/body/begin/", BODY).status_code == 404


class TestDocuments:
    def test_a_document_and_its_later_version(self, client):
        client.force_login(a_person("officer"))

        client.post("/office/documents/record/", {**PAPER, **boxes("review_on", date(2024, 6, 30))})
        first = GoverningDocument.objects.get()
        late = text(client.get("/office/documents/"))
        client.post(
            f"/office/documents/{first.public_id}/version/",
            {**PAPER, "version": "2", **boxes("dated", TODAY)},
        )

        second = GoverningDocument.objects.get(version="2")
        assert "Past review" in late
        assert second.supersedes == first
        assert "Past review" not in text(client.get("/office/documents/"))
        assert "Version 1" in text(client.get(f"/office/documents/{second.public_id}/"))
        assert client.get(f"/office/documents/{first.public_id}/").status_code == 404

    def test_it_costs_the_same_for_one_and_for_sixty(self, client):
        client.force_login(a_person("officer"))

        def record(number: int) -> None:
            paper = DocumentAsRecorded(
                kind="other", title=f"Paper {number}", version="1", dated=TODAY, owner_role="officer"
            )
            actions.record_document(None, by=None, at=NOW, document=paper)

        def visit() -> int:
            with CaptureQueriesContext(connection) as asked:
                client.get("/office/documents/")
            return len(asked)

        record(0)
        first = visit()
        for number in range(1, 60):
            record(number)

        assert visit() == first

    def test_an_auditor_reads_them_only(self, client):
        client.force_login(a_person("auditor"))

        assert client.get("/office/documents/").status_code == 200
        assert client.get("/office/documents/record/").status_code == 404
