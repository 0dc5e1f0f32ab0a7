"""The one CSV writer: nothing in it can act, and numbers stay numbers (T23)."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almoner.ground.files import spreadsheet

FORMULAS = tuple("=+-@＝＋－＠−﹢﹣﹦﹫")
BLANK = ' \t\r\n\u00a0\u200b\ufeff"'
TRICKY = st.text(
    st.sampled_from("=+-@＝＋－＠−\t\r\n,;| '\"a1\u200b\ufeff\u00a0\0") | st.characters(), max_size=30
)


def written(*cells) -> str:
    return "".join(spreadsheet.lines(["a"], [cells]))


@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TRICKY)
def test_no_cell_acts_whichever_separator_the_reader_takes(text):
    table = written("x", text, "y")
    for separator in (",", ";", "\t", "|"):
        for row in csv.reader(io.StringIO(table, newline=""), delimiter=separator):
            for cell in row:
                assert not cell.lstrip(BLANK).startswith(FORMULAS), (separator, cell)
                assert separator != "," or not cell.startswith(("\t", "\r", "\n")), cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1245", "'+44 1245"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r\n=1", "'\r\n'=1"),
        ("＝1", "'＝1"),
        (" =1", " '=1"),
        ("\ufeff=1", "\ufeff'=1"),
        ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
        ("a,-5", "a,'-5"),
        ("one\n- two", "one\n'- two"),
        ("Fish & chips", "Fish & chips"),
        ("a-b", "a-b"),
        ("x = 1", "x = 1"),
        ("", ""),
        ("a\0b\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_a_text_that_could_act_gets_an_apostrophe(text, cell):
    assert spreadsheet.cell(text) == cell


@pytest.mark.parametrize("pence", [0, 1, -1, -1_250, 199_999, -(10**12)])
def test_negative_numbers_come_back_as_numbers(pence):
    [[cell]] = list(csv.reader(io.StringIO(spreadsheet.line([spreadsheet.pounds(pence)]))))

    assert Decimal(cell) * 100 == pence


def test_every_kind_of_value_has_one_form():
    row = [
        None,
        True,
        False,
        3,
        -3,
        Decimal("-1.50"),
        date(2026, 12, 10),
        datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
    ]

    assert written(*row, "a") == '"a"\r\n"","Yes","No",3,-3,-1.50,"2026-12-10","2026-07-01 13:00","a"\r\n'


def test_a_download_begins_with_the_mark_for_people_and_without_it_for_machines():
    answer = spreadsheet.answer("Awards é.csv", ["Title"], [["Tŷ"]])

    assert b"".join(answer.streaming_content).decode() == '\ufeff"Title"\r\n"Tŷ"\r\n'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=utf-8''Awards%20%C3%A9.csv"
    plain = spreadsheet.answer("a.csv", ["Title"], [], for_people=False)
    assert b"".join(plain.streaming_content) == b'"Title"\r\n'


def test_what_was_written_is_read_back():
    assert spreadsheet.read("\ufeff" + written("x, y", "z\nz")) == [["a"], ["x, y", "z\nz"]]
