"""The blank form on paper, and the form to read: both hold every question of the band (4.3)."""

import io
import zipfile

import pytest

from almoner.do.rounds import paper
from almoner.do.rounds.own_pages import TELLS
from almoner.do.rounds.publishing import COMPONENTS
from tests.do.rounds.made import an_open_round

pytestmark = pytest.mark.django_db


def bands(round):
    return {band.code: band for band in round.bands.all()}


def questions_read(round, band):
    return [entry.question.key for one, _ in paper.to_read(round, band) for entry in one.entries]


def test_4_17_the_short_form_asks_less_than_the_standard_and_that_less_than_the_full():
    round = an_open_round()
    found = {code: questions_read(round, band) for code, band in bands(round).items()}

    assert found["short"] == ["need", "people_reached", "activities", "outcomes"]
    assert len(found["standard"]) == 9
    assert set(found["full"]) - set(found["standard"]) == {"risks"}


def test_every_page_of_the_bids_own_is_told_in_words():
    round = an_open_round()
    told = {one.topic.component: own for one, own in paper.to_read(round, bands(round)["full"])}

    assert set(TELLS) == set(COMPONENTS)
    assert [component for component in COMPONENTS if not told[component]] == []


def test_4_3_the_word_form_holds_the_questions_and_what_the_budget_asks():
    round = an_open_round()
    content = paper.blank_word(round, bands(round)["short"])
    words = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()

    assert [text in words for text in ("What will you do?", "Asked of us", "What is new about it?")] == [
        True,
        True,
        False,
    ]


def test_4_3_the_pdf_is_the_same_whenever_it_is_made():
    round = an_open_round()
    band = bands(round)["short"]
    first = paper.blank_pdf(round, band)

    assert first.startswith(b"%PDF")
    assert paper.blank_pdf(round, band) == first
