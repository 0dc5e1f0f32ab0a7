"""Forms on paper: blank to download, filled as a copy, and Word read back."""

import io
import re
import zipfile
from copy import deepcopy

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almoner.ground.questions.blank import blank_pdf, blank_word
from almoner.ground.questions.checking import values_of
from almoner.ground.questions.display import Table
from almoner.ground.questions.filled import filled_pdf
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.paper import Paper, blank_values, breakable, filled_values
from almoner.ground.questions.word import NotAForm, form_of, read_word
from almoner.ground.questions.word_parts import PLACEHOLDER, W14
from tests.ground.questions.builders import NOON, a_set, a_sheet, a_topic, asks, give

pytestmark = pytest.mark.django_db
NASTY = '#import "x": * \n\n$ \\sum $ *bold* _it_ `raw` <b>&amp;</b> {{ x }} 🏠 漢字'


def every_kind():
    return a_set(
        a_topic(
            asks("name", help=NASTY),
            asks("need", "long_text", word_limit=300, why_asked="To know."),
            asks("size", "choice", options=[["s", "Small"], ["l", "Large"]]),
            asks("ages", "choices", options=["Young", "Old"], required=False),
            asks("children", "yes_no"),
            asks("policy", "file", condition={"question": "children", "is": True}),
            asks("many", "number"),
            asks("cost", "money"),
            asks("start", "date"),
            asks(
                "budget",
                "table",
                smallest=2,
                columns=[
                    {"title": "What"},
                    {"title": "Cost", "kind": "money", "total": True},
                    {"title": "Size", "kind": "choice", "options": [["s", "Small"], ["l", "Large"]]},
                ],
            ),
            intro=NASTY,
        ),
        a_topic(key="areas", title="Areas", component="areas"),
    )


def a_paper(form):
    return Paper(
        layout_of(form),
        title="Grant application",
        subtitle="Version 3",
        preface=["Read this first.", NASTY],
        sections={
            "areas": [("Where", ["Tick every area.", Table(("Area", "Share"), (("", ""),)), NASTY])],
        },
        number="24R1-014",
    )


def a_word_form(form=None):
    form = form or every_kind()
    return blank_word(a_paper(form), form_id=form.public_id, made_at=NOON)


def filled_in(content, fill):
    """The form as Word would save it after `fill` has changed the document."""
    document = Document(io.BytesIO(content))
    tagged = {}
    for control in document.element.body.iter(qn("w:sdt")):
        tag = control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val"))
        tagged.setdefault(tag, []).append(control)
    fill(document, tagged)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def write(control, *lines):
    """Type lines into a control, as Word does: the placeholder goes, each line is a paragraph."""
    flag = control.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr"))
    flag.getparent().remove(flag)
    content = control.find(qn("w:sdtContent"))
    for paragraph in list(content):
        content.remove(paragraph)
    donor = Document()
    for line in lines:
        content.append(donor.add_paragraph(line)._p)


def type_in(cell, text):
    next(cell.iter(qn("w:p"))).append(Document().add_paragraph().add_run(text)._r)


def tick(control):
    control.find(qn("w:sdtPr")).find(f"{{{W14}}}checkbox").find(f"{{{W14}}}checked").set(f"{{{W14}}}val", "1")


def test_a_blank_word_form_reads_back_as_nothing():
    form = every_kind()
    content = a_word_form(form)
    sheet = a_sheet(form)
    raw = read_word(content)

    assert set(raw) == {"name", "need", "size", "ages", "children", "many", "cost", "start", "budget"}
    assert (give(sheet, **raw).saved, values_of(sheet)) == ({}, {})


def test_a_filled_word_form_reads_back_as_what_was_typed():
    form = every_kind()

    def fill(document, tagged):
        write(tagged["q:name"][0], "Hope & <House>")
        write(tagged["q:need"][0], "One", "", "Two\tthree")
        tick(tagged["o:l"][0])
        tick(tagged["o:young"][0])
        tick(tagged["o:old"][0])
        tick(tagged["o:no"][0])
        write(tagged["q:many"][0], "1,200")
        write(tagged["q:cost"][0], "£1,200.50")
        write(tagged["q:start"][0], "1 April 2027")
        rows = list(tagged["t:budget"][0].iter(qn("w:tr")))
        for row, texts in zip(rows[1:3], (("Hall", "120", "small"), ("Van", "80.50", "")), strict=True):
            for cell, text in zip(row.iter(qn("w:tc")), texts, strict=True):
                type_in(cell, text)

    raw = read_word(filled_in(a_word_form(form), fill))
    sheet = a_sheet(form)
    result = give(sheet, **raw)

    assert (result.errors, result.clashes) == ({}, {})
    assert values_of(sheet) == {
        "name": "Hope & <House>",
        "need": "One\n\nTwo\tthree",
        "size": "l",
        "ages": ["young", "old"],
        "children": False,
        "many": 1200,
        "cost": 120_050,
        "start": "2027-04-01",
        "budget": [
            {"what": "Hall", "cost": 12_000, "size": "s"},
            {"what": "Van", "cost": 8_050, "size": None},
        ],
    }


def test_rows_added_in_word_are_read_too():
    def fill(document, tagged):
        rows = list(tagged["t:budget"][0].iter(qn("w:tr")))
        for number in range(20):
            row = deepcopy(rows[1])
            type_in(row, f"Item {number}")
            rows[-1].addnext(row)

    raw = read_word(filled_in(a_word_form(), fill))

    assert sum(bool(row[0]) for row in raw["budget"]) == 20


def test_text_typed_beside_the_placeholder_is_kept():
    def fill(document, tagged):
        next(tagged["q:name"][0].iter(qn("w:t"))).text = f"{PLACEHOLDER} Hope"

    assert read_word(filled_in(a_word_form(), fill))["name"] == "Hope"


def test_deleted_text_is_not_read_and_inserted_text_is():
    def fill(document, tagged):
        write(tagged["q:name"][0], "Hope")
        paragraph = next(tagged["q:name"][0].iter(qn("w:p")))
        for kind, text in (("del", "delText"), ("ins", "t")):
            paragraph.append(
                parse_xml(f"<w:{kind} {nsdecls('w')}><w:r><w:{text}> {kind}</w:{text}></w:r></w:{kind}>")
            )

    assert read_word(filled_in(a_word_form(), fill))["name"] == "Hope ins"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(str.strip),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_typed_in_word_comes_back(lines):
    content = filled_in(a_word_form(), lambda document, tagged: write(tagged["q:need"][0], *lines))

    assert read_word(content)["need"] == "\n".join(lines).strip()


def test_a_word_form_says_which_form_it_is_and_not_who_made_it():
    form = every_kind()
    content = a_word_form(form)
    properties = Document(io.BytesIO(content)).core_properties

    assert form_of(content) == form.public_id
    assert (properties.title, properties.author, properties.last_modified_by, properties.comments) == (
        "Grant application",
        "",
        "",
        "",
    )
    assert properties.language == "en-GB"


def test_a_word_form_has_plain_headings_in_order_and_says_what_each_question_asks():
    document = Document(io.BytesIO(a_word_form()))
    heads = [
        (one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith(("H", "Ti"))
    ]

    assert heads[:4] == [
        ("Title", "Grant application"),
        ("Heading 1", "1. First"),
        ("Heading 2", "1.1 What is name?"),
        ("Heading 2", "1.2 What is need?"),
    ]
    assert heads[-2:] == [("Heading 1", "2. Areas"), ("Heading 2", "Where")]
    assert ("Heading 2", "1.4 What is ages? (optional)") in heads
    told = {one.text for one in document.paragraphs}
    assert {"Up to 300 words.", "Why we ask: To know.", "Attach the file when you send this form."} <= told


def a_zip(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return made.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 nonsense",
        b"%PDF-1.7",
        a_zip(other_xml="<x/>"),
        a_zip(word__document_xml="<x>"),
        a_zip(word__document_xml="<x/>"),
        a_zip(word__document_xml=BOMB),
        a_zip(word__document_xml=b"<x>" + b" " * (20 * 1024 * 1024) + b"</x>"),
        a_zip(**{f"part{number}": "" for number in range(501)}, word__document_xml="<x/>"),
    ],
    ids=["empty", "cut", "pdf", "no-part", "broken", "no-controls", "entities", "huge", "many-parts"],
)
def test_what_is_not_our_form_is_refused_in_words(content):
    with pytest.raises(NotAForm, match=re.escape("Save it as Word (.docx) and try again.")):
        read_word(content)


def test_a_deeply_nested_document_is_read_without_falling_over():
    deep = "<a>" * 50_000 + "</a>" * 50_000

    with pytest.raises(NotAForm):
        read_word(a_zip(word__document_xml=deep))


def test_a_blank_pdf_is_accessible_and_made_the_same_twice():
    paper = a_paper(every_kind())
    first, second = (blank_pdf(paper, made_at=NOON) for _ in range(2))

    assert first == second
    assert first.startswith(b"%PDF-1.7")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in first
    assert b"/Lang (en-GB)" in first or b"/Lang(en-GB)" in first


def test_a_blank_form_gives_every_question_room():
    values = blank_values(a_paper(every_kind()))
    entries = {one["label"]: one for one in values["topics"][0]["entries"]}

    assert (entries["1.2 What is need?"]["lines"], entries["1.1 What is name?"]["lines"]) == (32, 1)
    assert entries["1.3 What is size?"]["options"] == ["Small", "Large"]
    assert entries["1.5 What is children?"]["options"] == ["Yes", "No"]
    assert len(entries["1.10 What is budget?"]["table"]["rows"]) == 6


def test_a_filled_form_holds_each_answer_that_was_asked_for():
    form = every_kind()
    sheet = a_sheet(form)
    give(sheet, name=NASTY, children="no", policy="23456789abcdef", cost="5", budget=[["Hall", "5", "l"]])
    values = filled_values(a_paper(form), values_of(sheet), {})
    answers = {one["label"]: (one["answer"], one["table"]) for one in values["topics"][0]["entries"]}

    assert "What is policy?" not in answers
    assert answers["What is cost?"] == ([["£5"]], None)
    assert answers["What is many?"] == ([["Not answered"]], None)
    assert answers["What is budget?"][1] == {
        "heads": ["What", "Cost", "Size"],
        "rows": [["Hall", "£5", "Large"]],
        "totals": ["Total", "£5", ""],
        "figures": [False, True, False],
    }
    assert values["number"] == "24R1-014"


def test_a_filled_pdf_is_made_from_any_text_and_the_same_twice():
    form = every_kind()
    sheet = a_sheet(form)
    give(sheet, name=NASTY, need="x" * 5_000 + "\n\n" + "word " * 3_000, budget=[["y" * 900, "5", "l"]] * 30)
    first, second = (filled_pdf(a_paper(form), values_of(sheet), made_at=NOON) for _ in range(2))

    assert first == second
    assert b"<pdfuaid:part>1</pdfuaid:part>" in first


def test_a_long_run_of_letters_may_break():
    assert breakable("a" * 60) == "a" * 30 + "\u200b" + "a" * 30
    assert breakable("a" * 30 + " " + "b" * 30) == "a" * 30 + " " + "b" * 30
