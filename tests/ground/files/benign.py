"""Files as applicants send them. Every one must be kept."""

import io
import zipfile
import zlib
from collections.abc import Callable

from tests.ground.files import making as m

CHART = "word/embeddings/Microsoft_Excel_Sheet.xlsx"
LINK = m.relation("hyperlink", "https://www.example.org/?a=1&amp;b=2")
NORMAL = m.relation(
    "attachedTemplate", "file:///C:/Users/ada/AppData/Roaming/Microsoft/Templates/Normal.dotm"
)


def opening(catalog: bytes, *objects: bytes) -> Callable[[], bytes]:
    return lambda: m.plain_pdf(*objects, catalog=catalog)


def picture_in_pdf() -> bytes:
    """A photograph whose bytes happen to spell short names."""
    noise = zlib.compress(bytes(range(256)) * 40) + b"/JS /AA /EF /JavaScrip /Launc"
    return m.plain_pdf(m.stream(noise, b"/Subtype /Image /Filter /DCTDecode"))


def large_sheet() -> bytes:
    return m.excel_with(rows=60_000)


def with_dates() -> bytes:
    """As some programs write zips: sizes after the content, folders as entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(Unseekable(made), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in m.word_parts().items():
            archive.writestr(name, content)
        archive.writestr("word/media/", b"")
    return made.getvalue()


class Unseekable(io.RawIOBase):
    def __init__(self, target: io.BytesIO) -> None:
        self.target = target

    def writable(self) -> bool:
        return True

    def write(self, content) -> int:
        return self.target.write(content)


Made = Callable[[], bytes]
BENIGN: dict[str, tuple[str, Made, str, str]] = {
    "a PDF": ("Safeguarding policy.pdf", m.pdf, "pdf", "Safeguarding policy.pdf"),
    "a PDF of ten pages": ("report 2025-26.pdf", lambda: m.pdf(10), "pdf", "report 2025-26.pdf"),
    "an archival PDF": ("a.pdf", lambda: m.pdf(1, "x", "a-2b"), "pdf", "a.pdf"),
    "an accessible PDF": ("a.pdf", lambda: m.pdf(1, "x", "ua-1"), "pdf", "a.pdf"),
    "an old PDF": ("a.pdf", lambda: m.pdf(1, "x", "1.4"), "pdf", "a.pdf"),
    "a PDF about scripts": ("a.pdf", lambda: m.pdf(1, "JavaScript and how we launch it"), "pdf", "a.pdf"),
    "a PDF by hand": ("SCAN0001.PDF", m.plain_pdf, "pdf", "SCAN0001.pdf"),
    "a PDF with a picture": ("a.pdf", picture_in_pdf, "pdf", "a.pdf"),
    "a PDF with a link": (
        "a.pdf",
        lambda: m.plain_pdf(b"<< /S /URI /URI (https://example.org) >>"),
        "pdf",
        "a.pdf",
    ),
    "a PDF that opens at a page": ("a.pdf", opening(b"/OpenAction [3 0 R /XYZ null null 0]"), "pdf", "a.pdf"),
    "a PDF that opens by going": (
        "a.pdf",
        opening(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"),
        "pdf",
        "a.pdf",
    ),
    "a PDF that opens by reference": (
        "a.pdf",
        opening(b"/OpenAction 4 0 R", b"<< /Type /Action /S/GoTo/D[3 0 R/Fit] >>"),
        "pdf",
        "a.pdf",
    ),
    "a PDF that opens by a packed reference": (
        "a.pdf",
        opening(b"/OpenAction 11 0 R", m.packed_objects(b"<< /A 1 >>", b"<</D[3 0 R/Fit]/S/GoTo>>")),
        "pdf",
        "a.pdf",
    ),
    "a PDF with packed objects": ("a.pdf", opening(b"", m.packed_objects(b"<< /A /B >>")), "pdf", "a.pdf"),
    "a PDF with a form": (
        "form.pdf",
        opening(b"/AcroForm << /Fields [4 0 R] >>", b"<< /FT /Tx /T (name) >>"),
        "pdf",
        "form.pdf",
    ),
    "a PDF with two versions": ("a.pdf", lambda: m.plain_pdf() + b"\n%%EOF\n", "pdf", "a.pdf"),
    "a Word file": ("Constitution.docx", m.word, "docx", "Constitution.docx"),
    "a long Word file": ("a.docx", lambda: m.word(400), "docx", "a.docx"),
    "a Word file with a table": ("a.docx", lambda: m.word(table=True), "docx", "a.docx"),
    "a Word file with a picture": ("a.docx", lambda: m.word(picture=m.png(40, 40)), "docx", "a.docx"),
    "a Word file with accents": (
        "Tŷ Môr – polisi.docx",
        lambda: m.word(title="Tŷ Môr"),
        "docx",
        "Tŷ Môr – polisi.docx",
    ),
    "a Word file with a link": (
        "a.docx",
        lambda: m.word_with({"word/_rels/document.xml.rels": m.rels(LINK)}),
        "docx",
        "a.docx",
    ),
    "a Word file made from Normal.dotm": (
        "a.docx",
        lambda: m.word_with({"word/_rels/settings.xml.rels": m.rels(NORMAL)}),
        "docx",
        "a.docx",
    ),
    "a Word file with a chart": ("a.docx", lambda: m.word_with({CHART: m.excel_with()}), "docx", "a.docx"),
    "a Word file with a drawing": (
        "a.docx",
        lambda: m.word_with({"word/media/i.emz": b"\x1f\x8b\x08x"}),
        "docx",
        "a.docx",
    ),
    "a Word file with an SVG": (
        "a.docx",
        lambda: m.word_with({"word/media/i.svg": b"<svg xmlns='x'/>"}),
        "docx",
        "a.docx",
    ),
    "a Word file with a mark at its start": (
        "a.docx",
        lambda: m.word_with({"word/document.xml": b"\xef\xbb\xbf" + m.word_xml()}),
        "docx",
        "a.docx",
    ),
    "a Word file written in one go": ("a.docx", with_dates, "docx", "a.docx"),
    "an Excel file": ("Budget v1.2 FINAL.xlsx", m.excel_with, "xlsx", "Budget v1.2 FINAL.xlsx"),
    "a large Excel file": ("accounts.xlsx", large_sheet, "xlsx", "accounts.xlsx"),
    "an Excel file with printer settings": (
        "a.xlsx",
        lambda: m.excel_with({"xl/printerSettings/p1.bin": "HP LaserJet".encode("utf-16-le")}),
        "xlsx",
        "a.xlsx",
    ),
    "an Excel file with a link to another": (
        "a.xlsx",
        lambda: m.excel_with({"xl/externalLinks/e1.xml": b"<externalLink><externalBook/></externalLink>"}),
        "xlsx",
        "a.xlsx",
    ),
    "an OpenDocument text": ("a.odt", m.odt_with, "odt", "a.odt"),
    "an OpenDocument text with a picture": (
        "a.odt",
        lambda: m.odt_with({"Pictures/1.png": m.png()}),
        "odt",
        "a.odt",
    ),
    "an OpenDocument text with settings": (
        "a.odt",
        lambda: m.odt_with({"Configurations2/toolbar/": b"", "layout-cache": b"\0\1"}),
        "odt",
        "a.odt",
    ),
    "a PNG": ("logo.png", m.png, "png", "logo.png"),
    "a large PNG": ("map.png", lambda: m.png(4_000, 3_000), "png", "map.png"),
    "a PNG with text": ("a.png", lambda: m.png(more=m.chunk(b"tEXt", b"Software\0Paint")), "png", "a.png"),
    "a PNG with a tail": ("a.png", lambda: m.png(after=b"\0" * 20), "png", "a.png"),
    "a JPEG": ("IMG_2041.JPG", m.jpg, "jpg", "IMG_2041.jpg"),
    "a JPEG by its longer ending": ("photo.jpeg", m.jpg, "jpg", "photo.jpg"),
    "a JPEG of 108 million dots": ("a.jpg", lambda: m.jpg(12_000, 9_000), "jpg", "a.jpg"),
    "a progressive JPEG": ("a.jpg", lambda: m.jpg(progressive=True), "jpg", "a.jpg"),
    "a JPEG with a film behind it": (
        "a.jpg",
        lambda: m.jpg(after=b"\0\0\0\x18ftypmp42" + b"\1" * 900),
        "jpg",
        "a.jpg",
    ),
    "a JPEG with a comment": ("a.jpg", lambda: m.jpg(comment=b"Created with GIMP"), "jpg", "a.jpg"),
    "a JPEG called PNG": ("photo.png", m.jpg, "jpg", "photo.jpg"),
    "a path for a name": ("..\\..\\secret\\../../etc/passwd.pdf", m.plain_pdf, "pdf", "passwd.pdf"),
    "a name of 255 bytes": ("é" * 125 + ".pdf", m.plain_pdf, "pdf", "é" * 120 + ".pdf"),
    "a name with odd characters": ('a<b>:"c|d?*\r\n\t.pdf', m.plain_pdf, "pdf", "a-b---c-d--.pdf"),
    "a device for a name": ("NUL.pdf", m.plain_pdf, "pdf", "file-NUL.pdf"),
    "an empty name": (" . .pdf", m.plain_pdf, "pdf", "file.pdf"),
    "a name saved from a web page": ("www.example.com.pdf", m.plain_pdf, "pdf", "www.example.com.pdf"),
    "a Word file printed": ("Report.docx.pdf", m.plain_pdf, "pdf", "Report.docx.pdf"),
    "a name in Hebrew with marks": ("\u200fדוח\u200f.pdf", m.plain_pdf, "pdf", "דוח.pdf"),
}
