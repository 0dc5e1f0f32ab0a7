"""What the body is called, what its signatories sign as, which documents govern it."""

from datetime import date, timedelta

import pytest

from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.office import actions
from almoner.ground.office.models import CommissioningBody, GoverningDocument, SignatoryTitle
from almoner.ground.office.queries import title_on
from almoner.ground.office.settled import BodyAsSettled, DocumentAsRecorded
from tests.builders import NOW, TODAY, a_person
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def settled(**values) -> BodyAsSettled:
    plain = {
        "name": "Essex Police, Fire and Crime Commissioner",
        "short_name": "Essex PFCC",
        "decision_maker_title": "Police, Fire and Crime Commissioner",
        "area_name": "Essex",
        "email": "office@example.org",
        "starts_on": date(2024, 5, 9),
    }
    return BodyAsSettled(**(plain | values))


def a_body(**values) -> CommissioningBody:
    return actions.settle_body(None, by=None, at=NOW, settled=settled(**values))


class TestBody:
    def test_is_settled_and_recorded(self):
        admin = a_person("administrator")

        body = actions.settle_body(None, by=admin, at=NOW, settled=settled())

        line = last_line()
        assert (line["action"], line["role"], line["rows"]) == (
            "office.settle_body",
            "administrator",
            protected(body),
        )
        assert (body.name, body.starts_on) == ("Essex Police, Fire and Crime Commissioner", date(2024, 5, 9))

    def test_is_changed_in_place(self):
        body = a_body()

        actions.settle_body(
            body, by=None, at=NOW, settled=settled(short_name="PFCC", ends_on=date(2028, 5, 3))
        )

        body.refresh_from_db()
        assert (body.short_name, body.ends_on) == ("PFCC", date(2028, 5, 3))
        assert CommissioningBody.objects.count() == 1

    def test_a_stranger_may_not(self):
        with pytest.raises(NotAllowed):
            actions.settle_body(None, by=a_person("officer"), at=NOW, settled=settled())
        assert CommissioningBody.objects.count() == 0

    def test_two_never_hold_office_on_one_day(self):
        a_body(ends_on=date(2028, 5, 3))

        with pytest.raises(Refused):
            a_body(name="The Mayor", starts_on=date(2028, 5, 3))
        a_body(name="The Mayor", starts_on=date(2028, 5, 4))

        assert CommissioningBody.objects.count() == 2

    def test_it_cannot_end_before_it_starts(self):
        with pytest.raises(Refused):
            a_body(ends_on=date(2024, 5, 8))
        a_body(ends_on=date(2024, 5, 9))


class TestTitle:
    def test_a_new_title_ends_the_one_before(self):
        body = a_body()
        for title, first in (("Monitoring Officer", date(2024, 5, 9)), ("Chief Executive", date(2026, 1, 1))):
            actions.settle_title(body, by=None, at=NOW, role="monitoring", title=title, starts_on=first)

        assert list(
            SignatoryTitle.objects.order_by("starts_on").values_list("title", "starts_on", "ends_on")
        ) == [
            ("Monitoring Officer", date(2024, 5, 9), date(2025, 12, 31)),
            ("Chief Executive", date(2026, 1, 1), None),
        ]
        assert title_on("monitoring", date(2025, 12, 31)) == "Monitoring Officer"
        assert title_on("monitoring", date(2026, 1, 1)) == "Chief Executive"

    def test_the_same_day_corrects_it(self):
        body = a_body()
        for title in ("Cheif", "Chief Executive"):
            actions.settle_title(body, by=None, at=NOW, role="monitoring", title=title, starts_on=TODAY)

        assert SignatoryTitle.objects.get().title == "Chief Executive"

    def test_an_earlier_day_than_the_last_is_refused(self):
        body = a_body()
        actions.settle_title(body, by=None, at=NOW, role="monitoring", title="One", starts_on=TODAY)

        with pytest.raises(Refused):
            actions.settle_title(body, by=None, at=NOW, role="monitoring", title="Two", starts_on=days(-1))

    def test_a_stranger_may_not(self):
        with pytest.raises(NotAllowed):
            actions.settle_title(
                a_body(), by=a_person("monitoring"), at=NOW, role="monitoring", title="King", starts_on=TODAY
            )


class TestDocument:
    def paper(self, **values) -> DocumentAsRecorded:
        plain = {
            "kind": "strategy",
            "title": "Commissioning strategy",
            "version": "1",
            "dated": date(2023, 6, 1),
            "owner_role": "monitoring",
            "review_on": date(2024, 6, 30),
        }
        return DocumentAsRecorded(**(plain | values))

    def test_is_recorded(self):
        officer = a_person("officer")

        made = actions.record_document(None, by=officer, at=NOW, document=self.paper())

        assert (made.recorded_by, made.recorded_at) == (officer, NOW)
        assert (last_line()["action"], last_line()["rows"]) == ("office.record_document", protected(made))

    @pytest.mark.parametrize("role", ["auditor", ""])
    def test_a_stranger_or_an_auditor_may_not(self, role):
        person = a_person(role) if role else a_person()

        with pytest.raises(NotAllowed):
            actions.record_document(None, by=person, at=NOW, document=self.paper())
        assert GoverningDocument.objects.count() == 0

    def test_a_later_version_takes_the_place_of_the_one_before(self):
        first = actions.record_document(None, by=None, at=NOW, document=self.paper())
        second = actions.record_document(
            first, by=None, at=NOW, document=self.paper(version="2", dated=date(2026, 1, 1), review_on=None)
        )

        assert second.supersedes == first
        with pytest.raises(Refused):
            actions.record_document(
                first, by=None, at=NOW, document=self.paper(version="3", dated=TODAY, review_on=None)
            )

    @pytest.mark.parametrize(
        "values",
        [
            {"version": "1", "dated": TODAY, "review_on": None},
            {"version": "2", "dated": date(2023, 5, 31), "review_on": None},
            {"version": "2", "dated": TODAY, "review_on": TODAY},
        ],
    )
    def test_what_makes_no_sense_is_refused(self, values):
        first = actions.record_document(None, by=None, at=NOW, document=self.paper())

        with pytest.raises(Refused):
            actions.record_document(first, by=None, at=NOW, document=self.paper(**values))
        assert Line.objects.count() == 1
