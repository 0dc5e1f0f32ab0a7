"""The register as people meet it."""

import html
import re

import pytest
from django.conf import settings

from almoner.doors.public.register.export import COLUMNS
from almoner.ground.audit.checkpoints import sign_checkpoint
from almoner.ground.files.spreadsheet import read as csv_rows
from tests.builders import NOW, an_area, an_organisation
from tests.publish.awards import a_bid, a_sheet, an_agreement, an_answered_round, an_award

pytestmark = pytest.mark.django_db


def words_of(client, address: str) -> str:
    """The page's words in one line, without its marks."""
    answer = client.get(address)
    assert answer.status_code == 200
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main", 1)[1].split("</main>")[0])
    return " ".join(html.unescape(plain).split())


def test_4_21_an_award_shows_who_what_where_how_much_and_why(client):
    group = an_organisation("Night Angels")
    tendring, colchester = an_area("Tendring", "TEN"), an_area("Colchester", "COL")
    line = an_award(
        750_000, organisation=group, title="Ropes", shares=((tendring.code, 60), (colchester.code, 40)),
        conditions="A policy by March.", sheet=a_sheet("118-26"),
    )  # fmt: skip
    an_agreement(line)

    words = words_of(client, f"/register/{line.application.reference}/")

    for said in (
        "Night Angels Ropes £7,500 Evening sessions for young people.",
        "Tendring (60%), Colchester (40%)",
        "Priority Q1",
        "Community Safety Development Fund, 2026/27",
        "Asked for £9,000",
        "Why it was funded Fewer fights in the evening.",
        "On these conditions A policy by March.",
        "Decision 118-26",
        "Chief Finance Officer: agrees",
        "Commissioner: agrees",
        "Published Friday 9 October 2026.",
        "Signed by both",
    ):
        assert said in words


def test_a_lapsed_offer_says_that_no_money_was_taken(client):
    line = an_award()
    an_agreement(line, "lapsed")

    assert "Offer lapsed: this award was decided, and the money was not taken up." in words_of(
        client, f"/register/{line.application.reference}/"
    )
    assert "Offer lapsed" in words_of(client, "/register/")


def test_a_partner_without_a_bid_has_a_page_too(client):
    an_award(
        120_000_00, sheet=a_sheet("040-24"), bid=None, title="Essex Police", description="Yearly core share."
    )

    words = words_of(client, "/register/040-24_01/")

    assert ("£120,000" in words, "The whole county" in words, "Asked for" in words) == (True, True, False)


def test_the_register_adds_up_what_it_shows(client):
    an_award(100_000, title="Ropes")
    an_award(250_000, title="Kites", shares=(("HAR", 100),))

    every, one = words_of(client, "/register/"), words_of(client, "/register/?words=kites")

    assert "2 awards £3,500 awarded 2 organisations" in every
    assert "1 award £2,500 awarded 1 organisation" in one
    assert ("Ropes" in one, "Awards found, newest first" in one) == (False, True)


def test_r4_11_2_the_map_and_the_bars_have_their_tables(client):
    an_area("Tendring", "TEN", population=100_000)
    an_award(500_000)

    words = words_of(client, "/register/")

    assert "Tendring received £50 for each 1,000 people, the county £50" in words
    assert "Priority Q1 received 100% of the money" in words
    assert "Awards by area Area Awards Amount For each 1,000 people Tendring 1 £5,000 £50" in words


def test_pages_are_asked_for_by_the_last_one_seen_and_keep_the_filters(client):
    for _ in range(26):
        an_award(title="Kites")

    page = client.get("/register/?words=kites").content.decode()
    onward = html.unescape(re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', page)[1])
    second = words_of(client, f"/register/{onward}")

    assert "words=kites" in onward
    assert (second.count("Kites"), "First page" in second, "Where it went" in second) == (1, True, False)


def test_nothing_found_says_so_and_leads_back(client):
    an_award()

    assert "No award is like that. See all awards" in words_of(client, "/register/?words=nobody")


def test_2_1h_results_of_a_round_show_criteria_panel_and_counts(client):
    found = an_answered_round()
    an_award(organisation=an_organisation("Winner"))
    a_bid(an_organisation("Refused Group"), round=found, status="refused", awarded_pence=None)

    words = words_of(client, "/register/rounds/26R1/")

    assert "2 bids received £18,000 asked for 1 awarded £8,000 given 1 not awarded each was told why" in words
    assert "Evidence of need 60% Value for money 40%" in words
    assert ("Winner" in words, "Refused Group" in words) == (True, False)


def test_an_organisation_shows_its_awards(client):
    group = an_organisation("Night Angels", charity_number="9900003")
    an_award(100_000, organisation=group)
    an_award(250_000, organisation=group)

    words = words_of(client, f"/register/organisations/{group.public_id}/")

    assert "2 awards, £3,500 together." in words
    assert "Charity number 9900003" in words


def test_the_spreadsheet_has_the_columns_of_the_duty_and_the_rows_of_the_filter(client):
    group = an_organisation("Night Angels", charity_number="9900003")
    an_area("Tendring", "TEN")
    line = an_award(750_050, organisation=group, title="Ropes", sheet=a_sheet("118-26"))
    an_award(title="Other")

    answer = client.get("/register/awards.csv?words=angels")
    header, row = csv_rows(b"".join(answer.streaming_content).decode())

    assert header == list(COLUMNS)
    assert dict(zip(header, row, strict=True)) == {
        "reference": line.application.reference,
        "instrument": "Grant",
        "decision_reference": "118-26",
        "decision_date": "2026-10-08",
        "award_date": "2026-10-08",
        "fund": "Community Safety Development Fund",
        "recipient_name": "Night Angels",
        "recipient_org_id": "GB-CHC-9900003",
        "purpose": "Evening sessions for young people.",
        "conditions": "",
        "reasons_crime_disorder_reduction": "Fewer fights in the evening.",
        "amount_awarded_gbp": "7500.50",
        "start_date": "2026-11-01",
        "end_date": "2027-10-31",
        "districts": "Tendring",
        "priority": "Q1",
        "documents_url": f"{settings.PUBLIC_ADDRESS}/decisions/118-26/",
    }


def test_the_seal_shows_digest_and_checkpoint(client):
    checkpoint = sign_checkpoint(NOW)
    line = an_award(sheet=a_sheet("118-26", checkpoint_size=checkpoint.size))

    words = words_of(client, f"/register/{line.application.reference}/")

    assert "ab" * 32 in words
    assert checkpoint.text.split()[0] in words
