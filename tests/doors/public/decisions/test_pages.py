"""Published decisions as people meet them."""

import pytest

from almoner.do.decisions.models import ScrutinyMeeting, Section
from almoner.do.decisions.printing import print_published
from almoner.ground.audit.models import Checkpoint
from tests.builders import NOW, an_organisation, kept
from tests.doors.public.register.test_pages import words_of
from tests.publish.awards import a_sheet, an_award

pytestmark = pytest.mark.django_db


def test_1_10_a_sheet_shows_its_words_lines_and_signatures(client):
    meeting = kept(ScrutinyMeeting(held_on="2026-12-03", title="Police, Fire and Crime Panel"))
    sheet = a_sheet("118-26", title="Awards of round 26R1", reported_at=meeting)
    kept(
        Section(
            decision=sheet, position=1, heading="Purpose of report", text="To decide on bids.\n\nAll of them."
        )
    )
    an_award(750_000, sheet=sheet, organisation=an_organisation("Night Angels"), title="Ropes")
    an_award(1_000, sheet=sheet, title="Kites", is_agreed=False, not_agreed_reason="Too dear.")

    words = words_of(client, "/decisions/118-26/")

    for said in (
        "Decision 118-26 Awards of round 26R1 £7,500 in 2 lines",
        "Date of report Thursday 8 October 2026",
        "Night Angels: Ropes",
        "Kites Not agreed",
        "Because: Too dear.",
        "Purpose of report To decide on bids. All of them.",
        "Chief Executive and Monitoring Officer: agrees Signer monitoring",
        "Reported to the Police, Fire and Crime Panel on Thursday 3 December 2026.",
        "ab" * 32,
    ):
        assert said in words
    assert "Download" not in words


def test_a_sheet_that_was_not_agreed_says_why_and_leads_to_no_award(client):
    sheet = a_sheet("119-26", disagreement="Two returns are missing.")
    line = an_award(sheet=sheet)

    words = words_of(client, "/decisions/119-26/")

    assert "Not agreed. Two returns are missing." in words
    assert "What was proposed" in words
    assert f"/register/{line.application.reference}/" not in client.get("/decisions/119-26/").content.decode()


def test_r4_21_3_a_withheld_decision_stays_as_a_row_without_its_content(client):
    a_sheet("200-26", status="withheld", title="A refuge", withheld_ground="Safety")

    listed, page = words_of(client, "/decisions/"), words_of(client, "/decisions/200-26/")

    assert "200-26 Withheld One decision is withheld from publication." in listed
    assert "Its content is not published." in page
    assert [secret in listed + page for secret in ("A refuge", "Safety")] == [False, False]


def test_the_list_goes_on_after_fifty(client):
    for _ in range(51):
        a_sheet()

    first = client.get("/decisions/").content.decode()

    assert (first.count("Awards of sheet"), 'rel="next"' in first) == (50, True)
    after = first.split('href="?after=')[1].split('"')[0]
    assert client.get(f"/decisions/?after={after}").content.decode().count("Awards of sheet") == 1


def test_the_signed_sheet_is_given_out_as_a_file(client):
    an_award(sheet=a_sheet("118-26"))
    assert print_published(NOW) == 1

    answer = client.get("/decisions/118-26/sheet.pdf")
    words = words_of(client, "/decisions/118-26/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="decision-118-26.pdf"'
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert "Download the signed sheet (PDF)" in words
    assert Checkpoint.objects.get().text.split()[2] in words
