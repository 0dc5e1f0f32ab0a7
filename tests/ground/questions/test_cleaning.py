"""What is typed becomes what is kept: every kind, both sides of every limit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.ground.questions.cleaning import clean
from almoner.ground.questions.refusing import Unclear
from almoner.ground.questions.states import KINDS
from tests.ground.questions.builders import a_question

OPTIONS = [{"value": "red", "label": "Red"}, {"value": "blue", "label": "Blue"}]
COLUMNS = [
    {"key": "what", "title": "What", "kind": "short_text"},
    {"key": "cost", "title": "Cost", "kind": "money", "total": True},
    {"key": "many", "title": "How many", "kind": "number"},
    {"key": "by", "title": "By", "kind": "date"},
    {"key": "paid", "title": "Paid", "kind": "yes_no"},
    {"key": "colour", "title": "Colour", "kind": "choice", "options": OPTIONS},
]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def asked(kind: str, **changes: object):
    return a_question(kind=kind, options=OPTIONS, columns=COLUMNS if kind == "table" else [], **changes)


def sentences(kind: str, raw: object) -> list[str]:
    with pytest.raises(Unclear) as refused:
        clean(asked(kind), raw)
    return refused.value.sentences


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        ("short_text", "  Hope \r\n House ", "Hope   House"),
        ("short_text", "", None),
        ("short_text", " \n ", None),
        ("short_text", None, None),
        ("short_text", 12, "12"),
        ("long_text", "One\r\n\r\nTwo\x0bThree\rFour\u2028Five", "One\n\nTwo\nThree\nFour\nFive"),
        ("long_text", "soft\x02 hyphen\ufeff", "soft hyphen"),
        ("long_text", "=1+1 <b>#let</b>", "=1+1 <b>#let</b>"),
        ("choice", "red", "red"),
        ("choice", ["blue"], "blue"),
        ("choice", [], None),
        ("choice", "", None),
        ("choices", ["blue", "red", "blue"], ["red", "blue"]),
        ("choices", "red", ["red"]),
        ("choices", [], None),
        ("choices", [""], None),
        ("yes_no", "yes", True),
        ("yes_no", "No", False),
        ("yes_no", False, False),
        ("yes_no", ["yes"], True),
        ("yes_no", [], None),
        ("yes_no", "", None),
        ("number", " 1,200 ", 1200),
        ("number", "-5", -5),
        ("number", "0", 0),
        ("number", 7, 7),
        ("number", "", None),
        ("number", "  ", None),
        ("money", "£12,400.50", 1_240_050),
        ("money", "0", 0),
        ("money", 1_240_050, 1_240_050),
        ("money", "", None),
        ("date", ["6", "3", "2026"], "2026-03-06"),
        ("date", ("06", "Mar", "2026"), "2026-03-06"),
        ("date", "2026-03-06", "2026-03-06"),
        ("date", "6/3/2026", "2026-03-06"),
        ("date", "Friday 6th March 2026", "2026-03-06"),
        ("date", date(2026, 3, 6), "2026-03-06"),
        ("date", ["", "", ""], None),
        ("date", "", None),
        ("file", "23456789abcdef", "23456789abcdef"),
        ("file", "", None),
        ("table", None, None),
        ("table", "", None),
        ("table", [], None),
        ("table", [["", "", "", ["", "", ""], "", ""], {}], None),
    ],
)
def test_what_is_typed_becomes_what_is_kept(kind, raw, kept):
    assert clean(asked(kind), raw) == kept


@pytest.mark.parametrize(
    ("kind", "raw", "said"),
    [
        (
            "short_text",
            "a\x00b",
            "This holds a character that cannot be kept. Delete it, or type the text again.",
        ),
        (
            "long_text",
            "a\ud800b",
            "This holds a character that cannot be kept. Delete it, or type the text again.",
        ),
        ("short_text", True, "This could not be read. Type it again."),
        ("short_text", ["a"], "This could not be read. Type it again."),
        ("short_text", 1.5, "This could not be read. Type it again."),
        ("short_text", 10**50, "This could not be read. Type it again."),
        ("choice", "green", "Choose one of the answers shown."),
        ("choice", ["red", "blue"], "Choose one answer only."),
        ("choices", ["red", "green"], "Choose only from the answers shown."),
        ("yes_no", "perhaps", "Choose one of the answers shown."),
        ("yes_no", ["yes", "no"], "Choose one answer only."),
        ("number", "12.5", "Enter a whole number, like 12."),
        ("number", "9" * 41, "Use fewer figures."),
        ("number", 10**12 + 1, "Enter 1,000,000,000,000 or less."),
        ("number", "1000000000001", "Enter 1,000,000,000,000 or less."),
        ("money", "about £50", "Enter an amount in pounds, like 1200 or 1,200.50."),
        ("money", "9" * 5000, "Use fewer figures."),
        ("money", "12.345", "Enter an amount in pounds, like 1200 or 1,200.50."),
        ("date", ["31", "2", "2026"], "Enter a real date, like 6 3 2026."),
        ("date", ["6", "", "2026"], "The date must include a month."),
        ("date", "next spring", "Enter a real date, like 6 3 2026."),
        ("date", ["6", "3"], "This could not be read. Type it again."),
        ("file", "../../etc/passwd", "The file did not arrive. Choose it again."),
        ("table", "x", "The table could not be read. Fill it in again."),
        ("table", ["x"], "The table could not be read. Fill it in again."),
        ("table", [["1"] * 7], "The table could not be read. Fill it in again."),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(kind, raw, said):
    assert sentences(kind, raw) == [said]


@pytest.mark.parametrize(("kind", "most"), [("short_text", 1_000), ("long_text", 100_000)])
def test_the_longest_text_is_kept_and_one_more_character_is_refused(kind, most):
    assert clean(asked(kind), "a" * most) == "a" * most
    assert sentences(kind, "a" * (most + 1)) == [
        f"Use {most:,} characters or fewer. You have used {most + 1:,}."
    ]


def test_a_table_keeps_its_filled_rows_by_column():
    posted = [
        {
            "what": " Hall ",
            "cost": "£120",
            "many": "2",
            "by": ["1", "4", "2026"],
            "paid": "no",
            "colour": "red",
        },
        {"what": "", "cost": "", "many": "", "by": ["", "", ""], "paid": "", "colour": ""},
        ["Van", "80.50"],
    ]
    hall = {"what": "Hall", "cost": 12_000, "many": 2, "by": "2026-04-01", "paid": False, "colour": "red"}
    van = {"what": "Van", "cost": 8_050, "many": None, "by": None, "paid": None, "colour": None}

    assert clean(asked("table"), posted) == [hall, van]


def test_every_wrong_cell_of_a_table_is_named():
    with pytest.raises(Unclear) as refused:
        clean(asked("table"), [["Hall", "much"], ["Van", "80", "two"]])

    assert refused.value.sentences == [
        "Row 1, Cost: Enter an amount in pounds, like 1200 or 1,200.50.",
        "Row 2, How many: Enter a whole number, like 12.",
    ]
    assert [(cell.row, cell.column) for cell in refused.value.cells] == [(0, "cost"), (1, "many")]


def test_a_table_of_100_rows_is_kept_and_of_101_refused():
    assert len(clean(asked("table"), [["x"]] * 100)) == 100
    assert sentences("table", [["x"]] * 101) == ["Use 100 rows or fewer. You have used 101."]


@given(kind=st.sampled_from([kind for kind, _ in KINDS]), raw=ANYTHING)
def test_anything_at_all_is_either_read_or_refused_and_reading_twice_changes_nothing(kind, raw):
    question = asked(kind)
    try:
        value = clean(question, raw)
    except Unclear as no:
        told, again = no.sentences, None
    else:
        told, again = ["read"], clean(question, value)
    assert (bool(told), again) == (True, value if told == ["read"] else None)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=400))
def test_no_word_of_a_text_is_lost(text):
    value = clean(asked("long_text"), text) or ""

    visible = [letter for letter in text if letter.isprintable() and not letter.isspace()]
    assert [letter for letter in value if letter.isprintable() and not letter.isspace()] == visible


@given(st.integers(min_value=0, max_value=10**14))
def test_pounds_typed_as_they_are_shown_come_back_to_the_penny(pence):
    assert clean(asked("money"), f"£{pence // 100:,}.{pence % 100:02d}") == pence


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_read_from_boxes_and_from_words(day):
    boxes, words = [str(day.day), str(day.month), str(day.year)], f"{day:%A %-d %B %Y}"

    assert (clean(asked("date"), boxes), clean(asked("date"), words)) == (day.isoformat(),) * 2
