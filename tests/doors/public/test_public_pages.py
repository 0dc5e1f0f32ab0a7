"""The public door as a whole: no dead links, no personal data, as few queries for many rows as for one."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.decisions.models import ScrutinyMeeting
from almoner.do.evaluation.models import Panel, PanelMember
from tests.builders import a_person, an_area, an_organisation, kept
from tests.publish.awards import a_bid, a_sheet, an_agreement, an_answered_round, an_award

pytestmark = pytest.mark.django_db
OURS = re.compile(r"/$|/(register|decisions|strategy|checked|accessibility|privacy)/")
SECRET = "CANARY"


def text(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


def links(page: str) -> set[str]:
    return {one.replace("&amp;", "&") for one in re.findall(r'href="(/[^"#]*)', page)}


def crawled(client) -> dict[str, str]:
    """Every page of this part that can be reached from the front page, with its text."""
    found, waiting = {}, {"/"}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = text(answer)
        if answer.headers["Content-Type"].startswith("text/html"):
            new = {one for one in links(found[address]) if OURS.match(one)}
            waiting |= new - set(found)
    return found


def fill_with_canaries():
    person = {"name": f"{SECRET} person", "email": f"{SECRET.lower()}@example.org"}
    hidden = {
        "email": f"{SECRET.lower()}@example.org", "phone": f"{SECRET} 01632", "connections": f"{SECRET} kin",
        "address": f"{SECRET} street", "postcode": "ZZ9 9ZZ", "address_is_withheld": True,
    }  # fmt: skip
    found = an_answered_round()
    panel = kept(Panel(round=found, minutes=f"{SECRET} minutes"))
    kept(PanelMember(panel=panel, person=a_person(**person), represents="Fire and rescue"))
    winner = an_organisation(
        "Open Group", home_area=an_area("Tendring", "TEN", ons_code="E07000076"), **hidden
    )
    bid = a_bid(winner, round=found, afterwards_note=f"{SECRET} note", sift_reasons=[{"words": SECRET}])
    agreement = {"accepted_name": f"{SECRET} lead", "accepted_position": SECRET, "declined_reason": SECRET}
    an_agreement(an_award(organisation=winner, bid=bid), **agreement)
    a_bid(
        an_organisation(f"{SECRET} refused"), round=found, status="refused", title=SECRET, awarded_pence=None
    )
    a_sheet("200-26", status="withheld", withheld_ground=SECRET, title=SECRET)
    an_award(
        sheet=a_sheet("201-26", status="signed", title=SECRET),
        organisation=an_organisation(f"{SECRET} early"),
    )
    sheet = a_sheet("202-26", reported_at=kept(ScrutinyMeeting(held_on="2026-12-03", title="The Panel")))
    an_award(bid=None, sheet=sheet)
    an_award(is_agreed=False, sheet=sheet, not_agreed_reason="Too dear for what it does.")


def test_no_link_is_dead_and_no_personal_data_is_there(client):
    fill_with_canaries()

    pages = crawled(client)

    assert len(pages) > 15
    assert [page for page, words in pages.items() if SECRET.lower() in words.lower()] == []
    assert [page for page, words in pages.items() if "Connie Contact" in words or "ZZ9 9ZZ" in words] == []


def test_an_empty_office_has_every_page_too(client):
    pages = crawled(client)

    assert "No round is open now" in pages["/"]
    assert "Awards will stand here" in pages["/register/"]
    assert "Decisions will stand here" in pages["/decisions/"]


def test_strangers_to_the_register_find_nothing(client):
    an_award(sheet=a_sheet("201-26", status="signed"))
    absent = (
        "/register/26R1-999/", "/register/201-26_01/", "/decisions/201-26/", "/decisions/999-26/",
        "/decisions/201-26/sheet.pdf",
        "/register/organisations/nobody/", "/register/rounds/99R9/", "/checked/checkpoint.txt",
    )  # fmt: skip

    assert {page: client.get(page).status_code for page in absent} == dict.fromkeys(absent, 404)


@pytest.mark.parametrize(
    "query",
    [
        "least=lots", "least=-5", "most=99999999999999999999", "after=%00", "area=%00&words=%F0%9F",
        "words=a%00b", "year=x" * 50,
        "words=%22%27%3B--&round=%3Cscript%3E", "after=zz&words=*", "words=" + "a" * 5000, "least=500&most=1",
    ],
)  # fmt: skip
@pytest.mark.parametrize("page", ["/register/", "/register/awards.csv", "/decisions/", "/strategy/"])
def test_t24_nothing_that_is_typed_gives_an_error(client, page, query):
    an_award()

    assert client.get(f"{page}?{query}").status_code == 200


def test_t19_what_applicants_typed_is_shown_as_text(client):
    nasty = "<script>alert(1)</script>{{ 7*7 }}"
    line = an_award(
        organisation=an_organisation(nasty), title=nasty, description=nasty, reasons=nasty, conditions=nasty
    )

    for page in (
        "/",
        "/register/",
        f"/register/{line.application.reference}/",
        f"/decisions/{line.decision.reference}/",
    ):
        assert "<script>alert" not in text(client.get(page))


def test_t23_no_cell_of_the_spreadsheet_can_act(client):
    an_award(organisation=an_organisation("=HYPERLINK(1)"), description="+1", reasons="@x")

    words = text(client.get("/register/awards.csv"))

    assert [cell for cell in ('"=HYPER', '"+1', '"@x') if cell in words] == []


def test_sixty_awards_take_as_many_queries_as_one(client):
    def queries(address):
        with CaptureQueriesContext(connection) as asked:
            assert text(client.get(address))
        return len(asked)

    pages = (
        "/",
        "/register/",
        "/register/awards.csv",
        "/register/grants.json",
        "/decisions/",
        "/decisions/300-26/",
        "/strategy/",
        "/register/rounds/",
        "/register/rounds/26R1/",
    )
    group, sheet = an_organisation(), a_sheet("300-26")
    pages = (*pages, f"/register/organisations/{group.public_id}/")
    an_agreement(an_award(organisation=group, sheet=sheet))
    one = {page: queries(page) for page in pages}
    for _ in range(59):
        an_agreement(an_award(organisation=group, sheet=sheet))
        a_sheet()

    assert {page: queries(page) for page in pages} == one


def test_grants_json_is_the_same_rows_as_the_page(client):
    line = an_award(title="Ropes")

    answer = client.get("/register/grants.json")

    assert answer.headers["Content-Type"].startswith("application/json")
    [grant] = json.loads(answer.content)["grants"]
    assert (grant["title"], grant["amountAwarded"]) == ("Ropes", 8000)
    assert grant["url"].endswith(f"/register/{line.application.reference}/")
