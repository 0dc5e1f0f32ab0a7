"""Papers from templates: values are only values, and no letter stops a paper."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.ground.core import pdf

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
TEMPLATE = """
#let v = json(bytes(sys.inputs.values))
#set document(title: v.title)
#set text(lang: "en", font: ("Arial", "Liberation Sans", "Libertinus Serif"))
#title()
#for line in v.lines { par(line) }
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("typst") / "paper.typ"
    path.write_text(TEMPLATE)
    return path


def made(template, *lines, at=NOON):
    return pdf.compile(template, {"title": "Paper", "lines": list(lines)}, made_at=at)


def test_a_paper_is_tagged_and_the_same_twice_but_for_its_moment(template):
    first = made(template, "Hello")

    assert b"<pdfuaid:part>1</pdfuaid:part>" in first
    assert first == made(template, "Hello")
    assert first != made(template, "Hello", at=NOON + timedelta(days=1))


def test_values_are_never_taken_for_code(template):
    assert made(template, '#read("/etc/passwd")', "#panic()", "$x$", '"]#', "\\u{41}").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("letter", "printed"),
    [
        ("\N{HOUSE BUILDING}", "[house building]"),
        ("漢", "[U+6F22]"),
        ("\u200d", ""),
        ("\x1b", ""),
        ("\U000f0000", "[U+F0000]"),
    ],
)
def test_a_letter_without_a_glyph_is_spelt_out(letter, printed):
    values = {"title": letter, "lines": [letter, {"deep": [f"a{letter}b"]}], "size": 3, "none": None}

    assert pdf.spelt_out(values, {letter}) == {
        "title": printed,
        "lines": [printed, {"deep": [f"a{printed}b"]}],
        "size": 3,
        "none": None,
    }


def test_letters_are_read_from_what_typst_says():
    said = (
        'error: PDF/UA-1 error: the text `"🏠漢"` could not be displayed with font `"Liberation Sans"`\n'
        'error: PDF/UA-1 error: the text `"\\u{fdd0}"` could not be displayed with font `"Liberation Sans"`'
    )

    assert pdf.letters_in(said) == {"🏠", "漢", "\ufdd0"}


def test_a_mistake_in_the_template_is_told(tmp_path):
    broken = tmp_path / "broken.typ"
    broken.write_text("#let x =")

    with pytest.raises(pdf.NotPrinted):
        pdf.compile(broken, {}, made_at=NOON)


def test_many_strange_letters_still_make_a_paper(template):
    assert made(template, "".join(chr(0x4E00 + number) for number in range(500)), "\ud800\x00").startswith(
        b"%PDF"
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_makes_a_paper(template, lines):
    assert made(template, *lines).startswith(b"%PDF")
