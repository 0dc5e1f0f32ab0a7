"""The pages of contracts: list, downloads, one contract, and its forms."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from almoner.do.agreements.models import Contract
from almoner.do.decisions.models import Decision
from tests.builders import TODAY, a_person, a_plan_with_priorities, an_organisation
from tests.do.agreements.contract_rows import a_contract_taken_over, a_signed_contract, an_award
from tests.do.procurement.tenders import a_victims_budget, recommended
from tests.doors.staff.people.asked import text
from tests.doors.staff.procurement.test_pages import a_day
from tests.ground.files.making import plain_pdf

pytestmark = pytest.mark.django_db
LIST = "/office/contracts/"


@pytest.fixture
def officer(client):
    person = a_person("officer")
    client.force_login(person)
    return person


def a_pdf():
    return SimpleUploadedFile("contract.pdf", plain_pdf(), content_type="application/pdf")


def test_3_9_a_contract_of_before_is_taken_over_by_a_form(client, officer):
    given = {
        "title": "Helpline", "service": "A helpline.", "provider": an_organisation().public_id,
        "fund": a_contract_taken_over(officer).fund.code, "annual_pence": "130,000", "payments_a_year": "12",
        "decided_in": "040-24, as stated", "extension_months": "12", "extensions_used": "0",
        **a_day("starts_on", TODAY.replace(year=2024)), **a_day("initial_end", TODAY.replace(year=2027)),
        **a_day("signed_on", TODAY.replace(year=2024)),
    }  # fmt: skip

    bad = client.post(f"{LIST}new/", given | {"extensions_used": "2"})
    client.post(f"{LIST}new/", given)

    kept = Contract.objects.get(title="Helpline")
    assert (bad.status_code, kept.annual_pence, kept.payments_a_year) == (422, 13_000_000, 12)


def test_3_9_from_the_sheet_to_the_signed_contract(client, officer):
    tender = recommended(120_000_00, officer=officer)
    client.post(f"/office/procurements/{tender.public_id}/sheet/", a_day("dated"))
    assert Decision.objects.get().lines.count() == 1

    lot = an_award(60_000_00, officer=officer)
    client.post(f"/office/procurements/{lot.procurement.public_id}/lots/{lot.public_id}/contract/")
    contract = Contract.objects.get()
    here = f"{LIST}{contract.public_id}/"
    assert "To be signed" in text(client.get(here))
    signed = {
        "provider_name": "Ada", "provider_position": "Chair", "our_name": "Ben", "our_title": "Commissioner",
        "payments_a_year": "4", **a_day("provider_on"), **a_day("our_on"),
    }  # fmt: skip
    assert client.post(f"{here}signatures/", signed).status_code == 422
    client.post(f"{here}signatures/", signed | {"paper": a_pdf()})

    page = text(client.get(here))
    assert all(words in page for words in ("Signed, not begun", "Money decided", "£15,000", "Award notice"))


def test_1_9_the_copy_and_what_follows_are_kept_by_forms(client, officer):
    contract = a_contract_taken_over(officer)
    here = f"{LIST}{contract.public_id}/"
    assert "published as a copy" in text(client.get(here))
    assert client.get(f"{here}copy/").status_code == 404

    assert client.post(f"{here}publication/", {"reason": ""}).status_code == 422
    client.post(f"{here}publication/", {"copy": a_pdf(), "reason": ""})
    client.post(f"{here}next/", {"note": "It ends.", "successor": "", **a_day("review_on")})

    page = text(client.get(here))
    assert all(words in page for words in ("Published", "It ends.", "whether to extend it was due"))
    assert b"".join(client.get(f"{here}copy/")).startswith(b"%PDF")


def test_2_1_the_list_shows_what_is_due_and_is_downloaded(client, officer):
    a_contract_taken_over(officer)

    page, table = text(client.get(LIST)), b"".join(client.get(f"{LIST}export/csv/")).decode()
    assert "Decide on its extension" in page
    assert "and 3 more" in page
    assert "whether to extend it was due by Wednesday 30 September 2026" in table
    book = load_workbook(io.BytesIO(b"".join(client.get(f"{LIST}export/xlsx/"))))
    assert [row[1].value for row in book.active.iter_rows(min_row=2)] == ["Stalking advocacy"]
    assert client.get(f"{LIST}export/pdf/").status_code == 404


def test_2_1i_a_review_is_written_changed_and_closed_by_another(client, officer):
    contract = a_contract_taken_over(officer)
    here = f"{LIST}{contract.public_id}/"
    given = {"promised": "400 people.", "delivered": "412 people.", "rating": "met", "feedback": "",
             "conclusion": "extend", "conclusion_reason": "",
             **a_day("covers_from", TODAY.replace(year=2025)), **a_day("covers_to")}  # fmt: skip

    bad = client.post(f"{here}reviews/new/", given | {"delivered": ""})
    client.post(f"{here}reviews/new/", given)
    client.post(f"{here}reviews/1/edit/", given | {"feedback": "Most felt safer."})
    assert client.post(f"{here}reviews/1/close/", {"note": "Seen."}).status_code == 422
    assert "You wrote this review" in text(client.get(here))
    client.force_login(a_person("monitoring"))
    assert "Read and close review 1" in text(client.get(here))
    client.post(f"{here}reviews/1/close/", {"note": "The returns agree."})

    page = text(client.get(here))
    assert bad.status_code == 422
    for words in ("As promised", "Conclusion: extend it", "Most felt safer.", "The returns agree."):
        assert words in page
    assert "Change review" not in page


def test_3_9_the_next_years_money_of_contracts_is_put_on_one_sheet_by_a_form(client, officer):
    one, other = a_signed_contract(officer), a_signed_contract(officer, 60_000_00)
    budget, code = a_victims_budget("2027/28"), a_plan_with_priorities().priorities.first().code
    here = f"{LIST}years/"
    assert client.get(f"{here}?year=2031/32").status_code == 404
    page = text(client.get(here))
    assert all(words in page for words in ("£120,000 of the year is not decided", "£60,000 of the year"))
    given = {"priority": code, f"take_{one.public_id}": "on", f"pence_{one.public_id}": "110,000",
             f"budget_{one.public_id}": str(budget.pk), f"budget_{other.public_id}": str(budget.pk),
             f"pence_{other.public_id}": "60,000", **a_day("dated")}  # fmt: skip

    bad = client.post(here, given | {f"pence_{one.public_id}": "120,000.01"})
    done = client.post(here, given)

    sheet = Decision.objects.order_by("-pk").first()
    assert (bad.status_code, done.url) == (422, f"/office/decisions/{sheet.public_id}/")
    assert [(line.contract, line.amount_pence) for line in sheet.lines.all()] == [(one.reference, 11_000_000)]
    page = text(client.get(f"{LIST}{one.public_id}/"))
    assert all(words in page for words in ("Money by year", "£110,000 stands on a sheet", "Every quarter"))


def test_3_9_others_read_and_change_nothing(client):
    contract = a_contract_taken_over()
    client.force_login(a_person("finance"))

    assert "Say what follows" not in text(client.get(f"{LIST}{contract.public_id}/"))
    assert client.get(f"{LIST}{contract.public_id}/next/").status_code == 404


def test_the_list_asks_as_many_statements_for_sixty_rows_as_for_one(client, officer):
    def asked():
        with CaptureQueriesContext(connection) as found:
            page = text(client.get(LIST))
        return len(found), page

    assert "can be taken over" in asked()[1]
    a_contract_taken_over(officer, title="The oldest")
    few, _ = asked()
    provider = an_organisation()
    for place in range(60):
        a_contract_taken_over(officer, provider=provider, title=f"Service {place}")
    many, page = asked()

    assert many == few
    assert "Next page" in page
    assert "The oldest" not in page
    second = Contract.objects.order_by("pk")[1].pk
    assert "The oldest" in text(client.get(f"{LIST}?after={second}"))


def test_3_9_a_variation_is_proposed_put_to_decision_and_given_up_by_forms(client, officer):
    contract, budget = a_contract_taken_over(officer), a_victims_budget()
    here = f"{LIST}{contract.public_id}/"
    given = {"kind": "price", "months": "", "added_pence": "5,000", "because": "Wages rose.",
             "growth_reason": "", "confirmed_by": "", "confirmation": ""}  # fmt: skip

    bad = client.post(f"{here}variations/new/", given | {"months": "6"})
    client.post(f"{here}variations/new/", given)
    sums = {"priority": a_plan_with_priorities().priorities.first().code,
            "budget_1": str(budget.pk), "pence_1": "5,000"}  # fmt: skip
    client.post(f"{here}variations/1/sheet/", sums | a_day("dated"))

    line = Decision.objects.get().lines.get()
    assert (bad.status_code, line.amount_pence, line.for_contract) == (422, 500_000, True)
    assert client.post(f"{here}variations/1/make/").status_code == 422
    assert "Make variation 1" in text(client.get(here))
    client.post(f"{here}variations/1/give-up/", {"reason": "Not agreed."})
    assert "Given up: Not agreed." in text(client.get(here))
    assert client.get(f"{here}variations/9/make/").status_code == 404
