"""Pages of payments: what can be paid, a run from making to the bank, instalments, money asked back."""

import csv
import re
import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.payments import actions
from almoner.do.payments.models import UNSPENT, Instalment, PayRun, Recovery
from almoner.do.payments.recovering import Wanted
from almoner.ground.office import fresh as fresh_sign_in
from tests.builders import NOW, a_budget, a_person
from tests.do.payments.office import an_office, fresh, many, only
from tests.doors.staff.people.asked import text
from tests.record import line_of

pytestmark = pytest.mark.django_db
HOME = "/office/payments/"


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


def signed_in(client, person) -> None:
    """And asked again a moment ago who they are."""
    client.force_login(person)
    session = client.session
    session[fresh_sign_in.SHOWN_AT] = time.time()
    session.save()


def visits(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_queue_costs_the_same_for_one_and_for_sixty(client):
    office = an_office()
    client.force_login(office.finance)
    one = visits(client, HOME)
    assert "Can be paid now: £2,000.01" in text(client.get(HOME))

    many(office, 60)

    assert visits(client, HOME) == one <= 16
    assert text(client.get(HOME)).count("<tr") == 62


def test_what_stands_in_the_way_is_said_with_its_clause(client):
    office = an_office()
    actions.hold(office.instalments[0], **office.now(office.officer), reason="A worrying letter.")
    client.force_login(office.officer)
    page = text(client.get(HOME))

    assert "Held: A worrying letter." in page
    assert "Make a pay run" not in page


def test_a_run_goes_from_its_making_to_the_bank(client):
    office = an_office()
    signed_in(client, office.finance)
    page = text(client.get(f"{HOME}runs/new/"))
    assert "£2,000.01 to" in page
    form = {
        "instalments": [office.instalments[0].public_id], "file_format": "bacs18",
        "money_day_day": "14", "money_day_month": "12", "money_day_year": "2026",
    }  # fmt: skip
    early = client.post(f"{HOME}runs/new/", {**form, "money_day_day": "11"})
    assert (early.status_code, "The earliest day is" in text(early)) == (422, True)
    assert client.post(f"{HOME}runs/new/", form).status_code == 302
    run = PayRun.objects.get()
    at = f"{HOME}runs/{run.public_id}/"
    assert "Look and release" not in text(client.get(at))
    assert client.post(f"{at}ask/").status_code == 302
    assert "somebody else releases it" in text(client.get(at))
    own = client.post(f"{at}release/", {"digest": fresh(run).digest})
    assert own.status_code == 422

    signed_in(client, office.chief)
    digest = re.search(r'name="digest" value="(\w+)"', client.get(f"{at}release/").content.decode())[1]
    assert client.post(f"{at}release/", {"digest": digest}).status_code == 302
    assert "The file for the bank is being made" in text(client.get(at))
    assert client.post(f"{at}file/").status_code == 422
    actions.make_files(office.at)

    signed_in(client, office.finance)
    file = client.post(f"{at}file/")
    assert (file.status_code, file.content[:4], file.headers["Cache-Control"]) == (200, b"VOL1", "no-store")
    assert line_of("payments.read_file")["facts"]["sha256"] in text(client.get(at))
    assert client.post(f"{at}sent/").status_code == 302
    assert client.post(f"{at}confirm/").status_code == 422
    form = {
        "returned_on_day": "10",
        "returned_on_month": "12",
        "returned_on_year": "2026",
        "reason": "Closed",
    }
    assert client.post(f"{at}returned/{only(run).pk}/", form).status_code == 302
    assert "Returned by the bank" in text(client.get(at))


def test_the_list_of_runs_costs_the_same_for_one_and_for_sixty(client):
    office = an_office()
    office.opened(*many(office, 1))
    client.force_login(office.finance)
    one = visits(client, f"{HOME}runs/")
    for row in many(office, 60):
        office.opened(row)

    assert visits(client, f"{HOME}runs/") == one <= 10
    last = PayRun.objects.get(number=2).pk
    assert f"after={last}" in text(client.get(f"{HOME}runs/"))
    assert text(client.get(f"{HOME}runs/?after={last}")).count("<tr") == 2
    assert text(client.get(f"{HOME}runs/?state=paid")).count("<tr") == 0


def test_a_file_of_the_bank_that_does_not_fit_changes_nothing(client):
    office = an_office()
    office.sent()
    client.force_login(office.finance)
    wrong = SimpleUploadedFile("list.csv", b"reference,amount,date,reason\nA/1,1.00,2026-12-10,Closed\n")

    answer = client.post(f"{HOME}returned/", {"file": wrong})

    assert (answer.status_code, "Line 2: no payment is called A/1" in text(answer)) == (422, True)


def test_instalments_are_changed_on_a_page_and_errors_name_their_line(client):
    office = an_office()
    client.force_login(office.officer)
    at = f"/office/agreements/{office.agreement.public_id}/payments/"
    assert "2000.01; 10 December 2026" in client.get(f"{at}change/").content.decode()
    form = {"parts": "1000.00; 10 December 2026\n1000.01; soon; the lease", "reason": "They asked."}
    wrong = client.post(f"{at}change/", form)
    assert (wrong.status_code, "Line 2: “soon” is not a day" in text(wrong)) == (422, True)
    assert "1000.01; soon; the lease" in wrong.content.decode()
    form["parts"] = form["parts"].replace("soon", "31/3/2027")
    assert client.post(f"{at}change/", form).status_code == 302

    page = text(client.get(at))
    assert ("It waits for: the lease." in page, "£1,000.01" in page) == (True, True)
    second = Instalment.objects.get(number=2)
    done = client.post(f"{HOME}instalments/{second.public_id}/condition/", {"note": "It is signed."})
    assert done.status_code == 302
    assert "It is signed." in text(client.get(at))


def test_money_is_asked_back_and_comes(client):
    office = an_office()
    office.sent()
    client.force_login(office.finance)
    at = f"/office/agreements/{office.agreement.public_id}/payments/"
    form = {
        "amount_pence": "500",
        "reason": "unspent",
        "because": "Not spent.",
        "plan": "500.00; 31 January 2027",
    }
    too_little = client.post(f"{at}ask-back/", {**form, "plan": "400; 31 January 2027"})
    assert (too_little.status_code, "The repayments make £400" in text(too_little)) == (422, True)
    assert client.post(f"{at}ask-back/", form).status_code == 302
    row = Recovery.objects.get()
    came = {
        "amount_pence": "500", "received_on_day": "10", "received_on_month": "12", "received_on_year": "2026",
        "bank_reference": "REPAYMENT",
    }  # fmt: skip
    assert client.post(f"{HOME}asked-back/{row.public_id}/came/", came).status_code == 302
    assert "Repaid in full" in text(client.get(f"{HOME}asked-back/"))


def test_the_recipient_reads_when_it_is_paid(client):
    office = an_office()
    lead = office.agreement.line.organisation.memberships.get().person
    client.force_login(lead)
    at = portal(office)
    assert "It goes into our next pay run." in text(client.get(at))
    run = office.sent()
    assert "It should be in your account on 14 Dec 2026" in text(client.get(at))
    office.at = NOW + timedelta(days=4)
    actions.confirm_run(run, **office.now(office.finance))
    assert "Paid" in text(client.get(at))
    office.at = NOW
    payment = only(run)
    actions.record_return(payment, by=office.finance, at=NOW, returned_on=NOW.date(), reason="Closed")
    page = text(client.get(at))
    assert ("We are looking into something first." in page, "The bank returned" in page) == (True, False)


def portal(office) -> str:
    from django.urls import reverse

    return reverse("portal:agreement", args=[office.agreement.public_id])


def test_the_journal_balances_and_takes_the_budgets_code(client):
    office = an_office()
    office.sent()
    budget = office.agreement.line.budget
    client.force_login(office.finance)
    assert (
        client.post(f"/office/money/journal/code/{budget.pk}/", {"cost_code": "4100-CSDF"}).status_code == 302
    )
    assert "4100-CSDF" in text(client.get("/office/money/journal/?year=2026/27"))

    answer = client.get("/office/money/journal.csv?year=2026/27")
    words = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    lines = list(csv.reader(words.splitlines()))[1:]

    assert [(one[2], one[4], one[5]) for one in lines] == [
        ("4100-CSDF", "2000.01", ""),
        ("BANK", "", "2000.01"),
    ]


def test_a_signed_agreement_stands_on_the_first_page_of_its_organisation(client):
    office = an_office()
    client.force_login(office.agreement.line.organisation.memberships.get().person)

    page = text(client.get("/apply/"))

    assert (office.agreement.reference in page, "when you are paid" in page) == (True, True)


def test_the_list_of_money_asked_back_costs_the_same_for_one_and_for_sixty(client):
    office = an_office()
    office.sent()
    asked = Wanted(1, UNSPENT, "Not spent.", ((NOW.date(), 1),))
    first = actions.ask_back(office.agreement, **office.now(office.finance), wanted=asked)
    client.force_login(office.finance)
    one = visits(client, f"{HOME}asked-back/")
    for _ in range(60):
        actions.ask_back(office.agreement, **office.now(office.finance), wanted=asked)

    assert visits(client, f"{HOME}asked-back/") == one <= 8
    page = text(client.get(f"{HOME}asked-back/"))
    assert (page.count("<tr"), "after=" in page) == (61, True)
    older = Recovery.objects.filter(pk__gt=first.pk).order_by("pk").first()
    assert text(client.get(f"{HOME}asked-back/?after={older.pk}")).count("<tr") == 2


def test_the_journal_costs_the_same_for_one_budget_and_for_many(client):
    client.force_login(a_person("finance"))
    a_budget(1_000)
    one = visits(client, "/office/money/journal/?year=2026/27")
    for place in range(20):
        a_budget(1_000, line=f"heading {place}")

    assert visits(client, "/office/money/journal/?year=2026/27") == one <= 8


def test_2_1g_a_time_is_typed_shown_again_and_its_advance_explained(client):
    office = an_office()
    here = f"/office/agreements/{office.agreement.public_id}/payments/"
    client.force_login(office.officer)
    line = "2000.01; 10 December 2026; ; 1 January 2027 to 31 January 2027"
    bad = client.post(f"{here}change/", {"parts": line.replace(" to ", " "), "reason": "As agreed."})
    client.post(f"{here}change/", {"parts": line, "reason": "As agreed."})
    assert bad.status_code == 422
    assert "2000.01; 10 December 2026; ; 1 January 2027 to 31 January 2027" in text(
        client.get(f"{here}change/")
    )

    client.force_login(office.finance)
    page = text(client.get(here))
    assert all(
        words in page for words in ("for 1 Jan 2027 to 31 Jan 2027", "Say why it is needed in advance")
    )
    row = office.instalments[0]
    client.post(f"/office/payments/instalments/{row.public_id}/advance/", {"reason": "Rent is due before."})

    assert "Can be paid" in text(client.get(here))
