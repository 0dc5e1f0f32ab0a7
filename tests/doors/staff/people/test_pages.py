"""Staff pages about people and their roles."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.office import actions
from tests.builders import NOW, TODAY, a_person
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db


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
