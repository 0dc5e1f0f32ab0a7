"""Recording the checks of 9.1 on the office's pages."""

import pytest

from almoner.do.applications import sift_actions
from tests.builders import a_person
from tests.do.applications.test_sift_actions import SIFTING, a_recommended_bid
from tests.do.diligence.cases import ANSWERS, NOTES, accounts
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
YES_NO = {True: "yes", False: "no"}


@pytest.fixture
def case():
    bid = a_recommended_bid()
    accounts(bid.organisation)
    return sift_actions.open_checks(bid, by=a_person("officer"), at=SIFTING)


def sent(item: str, **values) -> dict[str, str]:
    answers = {name: YES_NO.get(one, str(one)) for name, one in ANSWERS.get(item, {}).items()}
    answers |= {"unrelated_trustees": "5"} if item == "b" else {}
    return {"result": "pass", "note": NOTES[item], "once": item, **answers, **values}


def test_9_1_finance_and_officer_record_their_checks_and_the_case_passes(client, case):
    address = f"/office/checks/{case.public_id}/"
    finance, officer = a_person("finance"), a_person("officer")
    answers = []
    for item in "abcd":
        client.force_login(finance if item == "a" else officer)
        answers.append(client.post(f"{address}items/{item}/", sent(item)).status_code)
    page = text(client.get(f"/office/bids/{case.application.public_id}/diligence/"))
    early = client.post(f"{address}conclude/", {"overall": "condition", "condition": "", "once": "x"})
    done = client.post(f"{address}conclude/", {"overall": "pass", "once": "y"})

    case.refresh_from_db()
    assert (answers, early.status_code, done.status_code, case.status) == ([302] * 4, 422, 302, "passed")
    assert ("£26,000" in page, "3.6 months" in page) == (True, True)


def test_a_check_of_another_role_is_refused_and_a_strange_one_is_not_there(client, case):
    client.force_login(a_person("officer"))
    address = f"/office/checks/{case.public_id}/items/"

    answers = [client.post(f"{address}{item}/", sent("c")).status_code for item in ("a", "x")]

    assert (answers, case.checks.count()) == ([403, 404], 0)


def test_a_statement_is_noted_and_settled_and_the_case_opened_again(client, case):
    client.force_login(a_person("officer"))
    address = f"/office/checks/{case.public_id}/"
    client.post(f"{address}ask/", {"claim": "71 reports", "asked": "Police", "once": "a"})
    row = case.statements.get()
    settled = {"reply": "It was 71.", "verdict": "confirmed", "once": "b"}
    client.post(f"{address}statements/{row.pk}/", settled)
    client.post(f"{address}conclude/", {"overall": "fail", "once": "c"})
    opened = client.post(f"{address}reopen/", {"reason": "New accounts came.", "once": "d"})

    row.refresh_from_db()
    case.refresh_from_db()
    assert (row.verdict, opened.status_code, case.status) == ("confirmed", 302, "open")


@pytest.mark.parametrize("role", ["monitoring", "decision_maker", "auditor", "administrator"])
def test_others_record_nothing(client, case, role):
    client.force_login(a_person(role))

    assert client.get(f"/office/checks/{case.public_id}/items/b/").status_code == 404
