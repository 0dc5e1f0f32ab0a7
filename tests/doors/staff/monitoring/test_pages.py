"""Reports for the office: the list with its filters and downloads, reviewing one, and what Today says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.analyse.organisations.models import EarlierAward
from almoner.review.monitoring import actions
from almoner.review.monitoring.models import Return, ReturnSpend
from tests.builders import NOW, kept
from tests.do.payments.office import an_office, many
from tests.doors.staff.people.asked import text
from tests.review.monitoring.reports import END, END_DUE, MID, MID_DUE, Reported, a_reported_grant, noon

pytestmark = pytest.mark.django_db
HERE = "/office/grant-reports/"


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


@pytest.fixture
def grant(client) -> Reported:
    made = a_reported_grant()
    client.force_login(made.officer)
    return made


def at(row: Return, rest: str = "") -> str:
    return f"{HERE}{row.public_id}/{rest}"


def test_the_list_and_its_filters(client, grant):
    grant.sent(MID)

    def shows(query: str) -> list[bool]:
        page = text(client.get(f"{HERE}?show={query}"))
        return [at(one) in page for one in (grant.mid, grant.end)]

    assert [shows(one) for one in ("", "review", "overdue", "soon", "nonsense")] == [
        [True, True], [True, False], [False, False], [False, False], [True, True],
    ]  # fmt: skip
    late = grant.end
    late.due_on = NOW.date().replace(day=9)
    kept(late)
    assert shows("overdue") == [False, True]
    assert "Overdue" in text(client.get(f"/office/agreements/{grant.agreement.public_id}/"))


def test_the_download_has_every_report_of_the_filter(client, grant):
    grant.sent(MID)
    lines = b"".join(client.get(f"{HERE}export/csv/?show=review").streaming_content).decode().splitlines()

    assert len(lines) == 2
    assert lines[1].startswith(f'"{grant.agreement.reference}",')
    assert '"2000.01","1000.00"' in lines[1]
    assert client.get(f"{HERE}export/pdf/").status_code == 404


def test_an_officer_accepts_and_money_left_wants_a_reason(client, grant):
    grant.sent(MID)
    assert client.post(at(grant.mid, "accept/"), {}).status_code == 302

    grant.sent(END, pence=190_000)
    page = text(client.get(at(grant.end)))
    assert "£100.01 of the grant was not spent." in page
    assert client.post(at(grant.end, "accept/"), {"kept_because": ""}).status_code == 422
    assert client.post(at(grant.end, "accept/"), {"kept_because": "The last bill."}).status_code == 302
    assert (grant.end.status, grant.past()) == ("accepted", "accepted")


def test_an_officer_asks_sends_back_and_opens_again(client, grant):
    row = grant.sent(MID)
    steps = [("ask/", "question"), ("send-back/", "reason")]
    answers = [client.post(at(row, rest), {field: "Why?"}).status_code for rest, field in steps]
    grant.accepted(MID)
    answers.append(client.post(at(row, "open-again/"), {"reason": "Wrong sums."}).status_code)

    assert (answers, grant.mid.status) == ([302, 302, 302], "draft")
    assert [one.kind for one in grant.mid.remarks.all()] == ["question", "sent_back", "reopened"]
    assert "Wrong sums." in text(client.get(at(row)))


def test_today_asks_for_reviews_and_escalates_after_the_last_letter(client, grant, clock):
    grant.sent(MID)
    assert "Review " in text(client.get("/office/"))

    clock.set(noon(END_DUE.replace(day=28)))
    client.force_login(grant.officer)
    page = text(client.get("/office/"))
    assert ("end report" in page, "every letter is sent" in page) == (True, False)
    clock.forward(days=1)
    assert "every letter is sent" in text(client.get("/office/"))


def test_the_state_of_a_report_is_not_written_by_hand_where_it_is_kept(client, grant):
    award = EarlierAward.objects.get(reference=grant.agreement.reference)
    address = f"/office/organisations/{award.organisation.public_id}/earlier/{award.pk}/"

    assert client.get(address).status_code == 404
    assert address not in text(client.get(f"/office/organisations/{award.organisation.public_id}/"))


def test_the_list_takes_as_many_statements_for_sixty_reports_as_for_one(client):
    office = an_office()
    actions.plan_returns(office.agreement, by=None, at=NOW)
    client.force_login(office.officer)

    def asked() -> list[int]:
        found = []
        for path in (f"{HERE}?show=", f"{HERE}export/csv/", "/office/"):
            with CaptureQueriesContext(connection) as took:
                answer = client.get(path)
                if answer.streaming:
                    b"".join(answer.streaming_content)
            found.append(len(took))
        return found

    kept(*(changed(one) for one in Return.objects.filter(stage=MID)))
    client.get(HERE)
    before = asked()
    rows = [
        Return(agreement=one.agreement, stage=stage, due_on=MID_DUE, status="sent")
        for one in many(office, 30)
        for stage in (MID, END)
    ]
    kept(*rows)
    kept(*(ReturnSpend(report=one, line="All", planned_pence=1, spent_pence=1) for one in rows))

    assert asked() == before


def changed(row: Return) -> Return:
    row.status = "sent"
    return row
