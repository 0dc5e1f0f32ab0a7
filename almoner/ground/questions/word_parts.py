"""Pieces of a Word document: headings, text, and content controls tagged by the key of their question."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

ANSWER, TABLE, OPTION = "q:", "t:", "o:"
PLACEHOLDER = "Type your answer here."
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
LONGEST_NAME = 64
GREY = RGBColor(0x50, 0x5A, 0x5F)
CHECKBOX = (
    f'<w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)


def new_document(title: str, form_id: str, made_at: datetime) -> Any:
    """Nothing in it tells who made it or on what machine."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.identifier, properties.language = title, form_id, "en-GB"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.font.color.rgb = RGBColor(0, 0, 0)
    document.styles["Normal"].font.size = Pt(12)
    return document


def content_of(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def add_text(document: Any, text: str, *, quiet: bool = False) -> None:
    for line in text.split("\n") if text else ():
        run = document.add_paragraph().add_run(line)
        if quiet:
            run.font.color.rgb = GREY


def control(tag: str, name: str, *extra: Any) -> tuple[Any, Any]:
    """A content control, and the element that holds its content."""
    made, settings, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    for kind, value in (("w:alias", name[:LONGEST_NAME]), ("w:tag", tag)):
        setting = OxmlElement(kind)
        setting.set(qn("w:val"), value)
        settings.append(setting)
    for one in extra:
        settings.append(one)
    made.append(settings)
    made.append(content)
    return made, content


def put(document: Any, element: Any) -> None:
    """At the end of the body, before the settings of its last section."""
    body = document.element.body
    body.insert(list(body).index(body.sectPr) if body.sectPr is not None else len(body), element)


def add_field(document: Any, key: str, name: str) -> None:
    """A field for text of any length."""
    paragraph = document.add_paragraph()
    paragraph.add_run(PLACEHOLDER).font.color.rgb = GREY
    made, content = control(ANSWER + key, name, OxmlElement("w:showingPlcHdr"))
    put(document, made)
    content.append(paragraph._p)


def add_options(document: Any, key: str, name: str, options: Mapping[str, str]) -> None:
    """One line an option, each with a box to tick, inside one control."""
    made, content = control(ANSWER + key, name)
    for value, label in options.items():
        paragraph = document.add_paragraph()
        settings = parse_xml(CHECKBOX)
        box, inside = control(OPTION + value, label, settings)
        inside.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>☐</w:t></w:r>"))
        paragraph._p.append(box)
        paragraph.add_run(f" {label}")
        content.append(paragraph._p)
    put(document, made)


def add_table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], key: str = "") -> None:
    """A table whose first row repeats on each page; with a key it is a control that can be read back."""
    table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for line, row in zip(table.rows[1:], rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    if key:
        made, content = control(TABLE + key, key)
        put(document, made)
        content.append(table._tbl)
    document.add_paragraph()
