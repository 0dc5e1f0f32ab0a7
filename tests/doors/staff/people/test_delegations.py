"""Staff pages about deputies, and about administrators who look."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.accounts.models import AdministratorLook, Delegation
from almoner.ground.audit.models import Line
from almoner.ground.office import actions
from tests.builders import NOW, TODAY, a_person, kept
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db


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
