"""Reading a Word form that somebody filled in. The file comes from outside: it is read warily."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element  # nosec B405 (only the type; defusedxml reads)

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from almoner.ground.questions.word_parts import ANSWER, OPTION, PLACEHOLDER, TABLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DC = "{http://purl.org/dc/elements/1.1/}"
MOST_BYTES, MOST_PARTS = 20 * 1024 * 1024, 500
ON = {"1", "true", "on"}
TICKS = re.compile("[☑☒✓✔✗✘xX]")
EMPTY_WORDS = {PLACEHOLDER, "Click or tap here to enter text.", "Click here to enter text."}
SKIPPED = {f"{MC}Fallback", f"{W}del", f"{W}sdtPr"}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    DefusedXmlException,
    ParseError,
    KeyError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
Raw = dict[str, object]


class NotAForm(ValueError):
    """This is not a Word form of ours; the sentence says so to the person who sent it."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a form that was downloaded here. Save it as Word (.docx) and try again."
        )


def part(content: bytes, name: str) -> Element:
    """One XML part, within limits and without entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > MOST_PARTS:
                raise NotAForm
            with archive.open(name) as file:
                text = file.read(MOST_BYTES + 1)
        if len(text) > MOST_BYTES:
            raise NotAForm
        root: Element = fromstring(text, forbid_dtd=True)
        return root
    except BROKEN as no:
        raise NotAForm from no


def inside(element: Element) -> Iterator[Element]:
    """All that stands in it in order, but not deleted text, nor what older programs would show instead."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag not in SKIPPED:
            yield child
            waiting.append(iter(child))


def words_of(paragraph: Element) -> str:
    parts = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    return "".join(
        one.text or "" if one.tag == f"{W}t" else parts.get(one.tag, "") for one in inside(paragraph)
    )


def text_in(element: Element) -> str:
    """Its paragraphs as lines, or its words when it has no paragraph of its own."""
    paragraphs = [one for one in inside(element) if one.tag == f"{W}p"]
    return "\n".join(words_of(one) for one in paragraphs) if paragraphs else words_of(element)


def answer_in(control: Element) -> str:
    text = text_in(control).strip()
    if text in EMPTY_WORDS:
        return ""
    return text.removeprefix(PLACEHOLDER).strip()


def tag_of(control: Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return tag.get(f"{W}val", "") if tag is not None else ""


def controls(element: Element, prefix: str) -> dict[str, Element]:
    """Content controls by what follows the prefix in their tag; of two alike, the first that is filled."""
    found: dict[str, Element] = {}
    for one in inside(element):
        name = (
            tag_of(one).removeprefix(prefix)
            if one.tag == f"{W}sdt" and tag_of(one).startswith(prefix)
            else ""
        )
        if name and (name not in found or not answer_in(found[name])):
            found[name] = one
    return found


def is_ticked(option: Element) -> bool:
    state = option.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    return (state is not None and state.get(f"{W14}val") in ON) or bool(TICKS.search(text_in(option)))


def rows_in(control: Element) -> list[list[str]]:
    """Every row but the first, cell by cell; rows that were added are rows like the others."""
    rows = [one for one in inside(control) if one.tag == f"{W}tr"]
    return [[text_in(cell).strip() for cell in inside(row) if cell.tag == f"{W}tc"] for row in rows[1:]]


def read_word(content: bytes) -> Raw:
    """What was typed and ticked, by the key of the question: to be given to `save_answers`."""
    body = part(content, "word/document.xml")
    found: Raw = {}
    for key, control in controls(body, ANSWER).items():
        options = controls(control, OPTION)
        ticked = [value for value, option in options.items() if is_ticked(option)]
        found[key] = ticked if options else answer_in(control)
    for key, control in controls(body, TABLE).items():
        found[key] = rows_in(control)
    if not found:
        raise NotAForm
    return found


def form_of(content: bytes) -> str:
    """The public id of the set of questions that the form was made from; empty when it does not say."""
    return part(content, "docProps/core.xml").findtext(f"{DC}identifier", "").strip()
