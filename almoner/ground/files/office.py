"""Word, Excel and OpenDocument files: what is inside the zip, and what must not be."""

import re
import tempfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import ParseError  # nosec: only the name of an error

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from almoner.ground.files.models import DOCX, ODT, XLSX
from almoner.ground.files.refusal import Unwanted
from almoner.ground.files.zips import DAMAGED, ODD, PASSWORD, Entry, entries_of, unpacked

MACROS = "It holds macros. Save it without macros (.docx or .xlsx), or as a PDF."
OBJECTS = "It holds another file or program inside it. Take that out, or save it as a PDF."
FETCHES = "It fetches parts of itself from another computer. Save it as a PDF."
ENTITIES = "Its text is coded in a way that can harm other programs. Save it again and upload the new file."
TYPES = "[Content_Types].xml"
MOST_TYPES = 1024 * 1024
MAIN = {
    b"wordprocessingml.document.main+xml": DOCX,
    b"spreadsheetml.sheet.main+xml": XLSX,
}
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
INSIDE = re.compile(r"^(word|xl)/embeddings/[^/]+\.(xlsx|docx)$", re.IGNORECASE)
MACRO_PARTS = re.compile(
    r"vba(project|data)|activex/|macrosheets/|dialogsheets/|^(basic|scripts|dialogs)/", re.IGNORECASE
)
PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"%PDF-",
    b"#!",
    b"\xca\xfe\xba\xbe",
)
RUNS = (
    "apk app bat bas chm cmd com cpl dll dmg exe hta iso jar js jse lnk msi msp pif ps1 py rar scr sh so vb "
    "vbe vbs wsf wsh zip 7z"
)
PROGRAM_ENDINGS = frozenset(RUNS.split())
MACRO_WORDS = (b"DDEAUTO", b"<ddeLink", b"vnd.sun.star.script:", b"vnd.sun.star.UNO:", b"macro:///")
FETCHING = ("/attachedTemplate", "/oleObject", "/subDocument", "/frame")
REMOTE = re.compile(r"^\s*(https?:|ftp:|smb:|file:[/\\]*\\\\|\\\\|//|file://[^/])", re.IGNORECASE)
MOST_RELATIONS = 4 * 1024 * 1024
OVERLAP = 64


def kind_of_zip(source: BinaryIO, length: int, *, nested: bool = False) -> str:
    """The kind of office file this is; refuses anything else that happens to be a zip."""
    entries = entries_of(source, length)
    names = {one.name for one in entries}
    kind = opened_kind(source, entries[0], names, {one.name: one for one in entries})
    for one in entries:
        check_part(source, one, nested=nested)
    return kind


def opened_kind(source: BinaryIO, first: Entry, names: set[str], by_name: dict[str, Entry]) -> str:
    if "mimetype" in by_name and TYPES not in by_name:
        if first.name != "mimetype" or whole(source, first, 100) != ODT_TYPE or "content.xml" not in names:
            raise Unwanted("It is an OpenDocument file, but not a text. Save it as .odt or .pdf.")
        if not next(unpacked(source, by_name["content.xml"]), b"").lstrip().startswith(b"<"):
            raise Unwanted(PASSWORD)
        return ODT
    if TYPES not in by_name:
        raise Unwanted("It is a zip archive. Upload the documents in it one by one.")
    types = whole(source, by_name[TYPES], MOST_TYPES)
    if re.search(rb"macroEnabled|vbaProject", types):
        raise Unwanted(MACROS)
    kinds = [kind for mark, kind in MAIN.items() if mark in types]
    if len(kinds) != 1 or not ({"word/document.xml", "xl/workbook.xml"} & names):
        raise Unwanted("It is not a Word document (.docx) or an Excel workbook (.xlsx).")
    return kinds[0]


def whole(source: BinaryIO, one: Entry, most: int) -> bytes:
    if one.size > most:
        raise Unwanted(ODD)
    return b"".join(unpacked(source, one))


def check_part(source: BinaryIO, one: Entry, *, nested: bool) -> None:
    """One part of the file, read to its end."""
    if MACRO_PARTS.search(one.name):
        raise Unwanted(MACROS)
    if one.name.rpartition(".")[2].lower() in PROGRAM_ENDINGS:
        raise Unwanted(OBJECTS)
    stream = unpacked(source, one)
    head = next(stream, b"")
    if head.startswith(b"PK\x03\x04"):
        check_inside(one, head, stream, nested=nested)
    elif is_program(one.name, head):
        raise Unwanted(OBJECTS)
    elif one.name.lower().endswith(".rels"):
        check_relations(one, source)
    elif is_xml(one.name, head):
        check_xml(head, stream)
    else:
        for _ in stream:
            pass


def is_program(name: str, head: bytes) -> bool:
    """Also a gzip archive, unless it is a drawing as Word packs them."""
    packed = head.startswith(b"\x1f\x8b") and not name.lower().endswith((".emz", ".wmz"))
    return packed or head.startswith(PROGRAMS)


def is_xml(name: str, head: bytes) -> bool:
    return name.lower().endswith((".xml", ".vml", ".rdf")) or bare(head).startswith(b"<")


def bare(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def check_inside(one: Entry, head: bytes, stream: Iterator[bytes], *, nested: bool) -> None:
    """A workbook behind a chart: checked like the file itself, once, and may hold no further file."""
    if nested or not INSIDE.match(one.name):
        raise Unwanted(OBJECTS)
    with tempfile.TemporaryFile() as copy:
        copy.write(head)
        for piece in stream:
            copy.write(piece)
        kind_of_zip(copy, copy.tell(), nested=True)


class Root:
    """Watches for the first element: a document type can only stand before it."""

    seen = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.seen = True

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...

    def close(self) -> None: ...


def check_xml(head: bytes, stream: Iterator[bytes]) -> None:
    """No document type, so no entities; and none of the words of macros."""
    if not bare(head).startswith(b"<") or b"\0" in head:
        raise Unwanted(DAMAGED)
    root = Root()
    parser = ElementTree.DefusedXMLParser(target=root, forbid_dtd=True)
    before = b""
    for piece in chained(head, stream):
        if not root.seen:
            feed(parser, piece)
        window = before + piece
        if any(word in window for word in MACRO_WORDS):
            raise Unwanted(MACROS)
        before = window[-OVERLAP:]
    if not root.seen:
        raise Unwanted(DAMAGED)


def feed(parser: ElementTree.DefusedXMLParser, piece: bytes) -> None:
    try:
        parser.feed(piece)
    except DefusedXmlException:
        raise Unwanted(ENTITIES) from None
    except (ParseError, ValueError, LookupError):
        raise Unwanted(DAMAGED) from None


def check_relations(one: Entry, source: BinaryIO) -> None:
    """Links to web pages are fine; a template or object fetched from elsewhere is not."""
    text = whole(source, one, MOST_RELATIONS)
    try:
        root = ElementTree.fromstring(text, forbid_dtd=True)
    except DefusedXmlException:
        raise Unwanted(ENTITIES) from None
    except (ParseError, ValueError, LookupError):
        raise Unwanted(DAMAGED) from None
    for relation in root:
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith(FETCHING) and REMOTE.match(target):
            raise Unwanted(FETCHES)


def chained(head: bytes, stream: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from stream
