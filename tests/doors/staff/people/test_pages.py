"""Staff pages about people, roles, delegations, looks, the body and its documents."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.audit.models import Line
from almoner.ground.office import actions
from almoner.ground.office.models import CommissioningBody, GoverningDocument, SignatoryTitle
from almoner.ground.office.settled import DocumentAsRecorded
from tests.builders import NOW, TODAY, a_person, kept

pytestmark = pytest.mark.django_db
BODY = {
    "name": "Essex PFCC", "short_name": "PFCC", "area_name": "Essex", "decision_maker_title": "Commissioner",
    "email": "office@example.org", "brand_colour": "teal", "starts_on_day": "9", "starts_on_month": "5",
    "starts_on_year": "2024",
}  # fmt: skip
PAPER = {
    "kind": "strategy", "title": "Strategy", "version": "1", "owner_role": "monitoring", "dated_day": "1",
    "dated_month": "6", "dated_year": "2023",
}  # fmt: skip


def boxes(name: str, day: date) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@pytest.fixture
def admin(client) -> Person:
    person = a_person("administrator", name="Ada Admin")
    client.force_login(person)
    return person


def text(answer) -> str:
    return answer.content.decode()


class TestPeople:
    def test_everybody_on_the_staff_sees_who_holds_what(self, client):
        holder, deputy = a_person("monitoring", name="Mona Monitor"), a_person(name="Dee Deputy")
        client.force_login(a_person("officer"))
        actions.delegate(
            holder.holdings.get(),
            by=holder,
            at=NOW,
            deputy=deputy,
            starts_on=TODAY,
            ends_on=TODAY,
            reason="Ill",
        )

        page = text(client.get("/office/people/"))

        assert "Mona Monitor" in page
        assert "Dee Deputy for Mona Monitor, Monitoring Officer" in page
        assert "Make an account" not in page

    def test_it_costs_the_same_for_one_and_for_sixty(self, client, admin):
        def visit() -> int:
            with CaptureQueriesContext(connection) as asked:
                client.get("/office/people/")
            return len(asked)

        first = visit()
        for _ in range(59):
            a_person("officer")

        assert visit() == first

    def test_a_colleague_is_invited_once_however_often_the_form_is_sent(self, client, admin):
        values = {"name": "Asha", "email": "asha@example.org", "once": "k" * 32}

        answers = [client.post("/office/people/invite/", values) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [302, 302]
        assert Person.objects.filter(email="asha@example.org").count() == 1

    def test_an_account_is_found_by_its_address(self, client, admin):
        person = a_person(email="asha@example.org")

        found = client.get("/office/people/find/", {"email": "ASHA@example.org"})
        nobody = client.get("/office/people/find/", {"email": "nobody@example.org"})

        assert found.headers["Location"] == f"/office/people/{person.public_id}/"
        assert (nobody.status_code, "No account has this address." in text(nobody)) == (422, True)

    def test_a_role_is_given_and_ended(self, client, admin):
        person = a_person()
        page = f"/office/people/{person.public_id}/"

        given = client.post(f"{page}role/", {"role": "officer", **boxes("starts_on", TODAY)})
        held = RoleHolding.objects.get(person=person)
        ended = client.post(f"{page}role/{held.pk}/end/", boxes("ends_on", TODAY))

        held.refresh_from_db()
        assert (given.headers["Location"], ended.headers["Location"]) == (page, page)
        assert (held.role, held.starts_on, held.ends_on) == ("officer", TODAY, TODAY)
        assert "Commissioning officer" in text(client.get(page))

    def test_a_refusal_keeps_what_was_typed_and_says_why(self, client, admin):
        person = a_person("monitoring")

        answer = client.post(
            f"/office/people/{person.public_id}/role/", {"role": "chief_finance", **boxes("starts_on", TODAY)}
        )

        assert answer.status_code == 422
        assert "One person cannot hold two of the three roles that sign a decision (R1.10-2)." in text(answer)
        assert 'value="chief_finance" checked' in text(answer)

    def test_nobody_is_offered_to_change_themselves(self, client, admin):
        page = text(client.get(f"/office/people/{admin.public_id}/"))

        assert "Give a role" not in page
        assert (
            client.post(f"/office/people/{admin.public_id}/close/", {"reason": "Why not"}).status_code == 403
        )

    def test_an_account_is_closed_and_opened(self, client, admin):
        person = a_person()
        page = f"/office/people/{person.public_id}/"

        client.post(f"{page}close/", {"reason": "Left the office"})
        closed = Person.objects.get(pk=person.pk).is_active
        client.post(f"{page}open/")

        assert (closed, Person.objects.get(pk=person.pk).is_active) == (False, True)

    def test_the_monitoring_officer_reads_and_changes_nothing(self, client):
        person = a_person("officer")
        client.force_login(a_person("monitoring"))
        page = f"/office/people/{person.public_id}/"

        assert client.get(page).status_code == 200
        assert "Give a role" not in text(client.get(page))
        assert client.post(f"{page}role/", {"role": "finance"}).status_code == 404

    def test_the_holding_of_another_is_not_there(self, client, admin):
        one, other = a_person("officer"), a_person("officer")

        answer = client.get(f"/office/people/{one.public_id}/role/{other.holdings.get().pk}/end/")

        assert answer.status_code == 404


class TestDelegations:
    def test_a_holder_lends_their_own_role_only(self, client):
        holder, other, deputy = a_person("monitoring"), a_person("chief_finance"), a_person("officer")
        client.force_login(holder)
        values = {
            "deputy": deputy.public_id, "reason": "Leave",
            **boxes("starts_on", TODAY), **boxes("ends_on", TODAY),
        }  # fmt: skip

        refused = client.post("/office/delegations/new/", {"holding": other.holdings.get().pk, **values})
        done = client.post("/office/delegations/new/", {"holding": holder.holdings.get().pk, **values})

        assert (refused.status_code, done.headers["Location"]) == (422, "/office/delegations/")
        assert list(Delegation.objects.values_list("holding__role", "deputy")) == [("monitoring", deputy.pk)]
        page = text(client.get("/office/delegations/"))
        assert ("Today" in page, f"/office/delegations/{Delegation.objects.get().pk}/end/" in page) == (
            True,
            True,
        )

    def test_the_holder_ends_it_and_others_do_not(self, client):
        holder, deputy = a_person("monitoring"), a_person("officer")
        lent = actions.delegate(
            holder.holdings.get(), by=holder, at=NOW, deputy=deputy, starts_on=TODAY,
            ends_on=TODAY + timedelta(days=9), reason="Leave",
        )  # fmt: skip
        page = f"/office/delegations/{lent.pk}/end/"

        client.force_login(deputy)
        refused = client.post(page, boxes("ends_on", TODAY))
        client.force_login(holder)
        done = client.post(page, boxes("ends_on", TODAY))

        lent.refresh_from_db()
        assert (refused.status_code, done.status_code, lent.ends_on) == (403, 302, TODAY)

    def test_pages_of_twenty_five_at_one_price(self, client, admin):
        holding = a_person("officer").holdings.get()

        def lend() -> None:
            kept(
                Delegation(holding=holding, deputy=a_person(), starts_on=TODAY, ends_on=TODAY, reason="Leave")
            )

        def visit(query: str = "") -> tuple[int, str]:
            with CaptureQueriesContext(connection) as asked:
                page = text(client.get(f"/office/delegations/{query}"))
            return len(asked), page

        lend()
        first, _ = visit()
        for _ in range(59):
            lend()
        again, page = visit()

        assert (again, page.count("<tr class=") - 1) == (first, 25)
        assert "Next page" in page
        last = Delegation.objects.order_by("pk")[10].pk
        assert visit(f"?before={last}")[1].count("<tr class=") - 1 == 10


class TestLooks:
    def test_an_administrator_looks_and_stops(self, client, admin):
        opened = client.post("/office/looks/", {"reason": "A payment file is stuck"})
        look = AdministratorLook.objects.get()
        during = text(client.get("/office/looks/"))
        client.post("/office/looks/close/")

        assert opened.headers["Location"] == "/office/looks/"
        assert ("Stop looking" in during, "A payment file is stuck" in during) == (True, True)
        assert list(Line.objects.order_by("-seq").values_list("action", flat=True)[:2]) == [
            "office.close_look",
            "office.open_look",
        ]
        assert AdministratorLook.objects.get().closes_at < look.closes_at

    def test_the_auditor_reads_who_looked(self, client, admin):
        client.post("/office/looks/", {"reason": "A payment file is stuck"})
        client.force_login(a_person("auditor"))

        page = text(client.get("/office/looks/"))

        assert ("Ada Admin" in page, "Look for thirty minutes" in page) == (True, False)

    def test_closing_by_reading_does_nothing(self, client, admin):
        client.post("/office/looks/", {"reason": "A payment file is stuck"})
        look = AdministratorLook.objects.get()

        client.get("/office/looks/close/")

        assert AdministratorLook.objects.get().closes_at == look.closes_at


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
