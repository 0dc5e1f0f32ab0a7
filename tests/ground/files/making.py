"""Files made by code: real ones, and parts to build bad ones from."""

import functools
import io
import struct
import zipfile
import zlib

import docx
import typst

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODT_MIME = b"application/vnd.oasis.opendocument.text"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def zipped(parts: dict[str, bytes], *, stored: tuple[str, ...] = (), comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2026, 12, 10, 12, 0, 0)), content, kind)
        archive.comment = comment
    return made.getvalue()


def types(main: str, more: str = "") -> bytes:
    part = "/xl/workbook.xml" if main == XLSX_MAIN else "/word/document.xml"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Types '
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="{part}" ContentType="{main}"/>{more}</Types>'
    ).encode()


def rels(*relations: str) -> bytes:
    inside = "".join(relations)
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return f'<?xml version="1.0"?>{head}{inside}</Relationships>'.encode()


def relation(kind: str, target: str, *, external: bool = True) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="r{abs(hash(target)) % 9999}" Type="{REL}/{kind}" Target="{target}"{mode}/>'


def word_xml(text: str = "Hello") -> bytes:
    inside = f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f'<w:document xmlns:w="{W}">{inside}</w:document>'.encode()


def word_parts(**changes: bytes) -> dict[str, bytes]:
    parts = {
        "[Content_Types].xml": types(DOCX_MAIN),
        "_rels/.rels": rels(relation("officeDocument", "word/document.xml", external=False)),
        "word/document.xml": word_xml(),
    }
    return parts | {name.replace("__", "/"): content for name, content in changes.items()}


def word_with(parts: dict[str, bytes]) -> bytes:
    return zipped(word_parts() | parts)


def excel_with(parts: dict[str, bytes] | None = None, rows: int = 3) -> bytes:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 100}</v></c></row>' for n in range(1, rows + 1))
    sheet = f'<worksheet xmlns="http://x/main"><sheetData>{cells}</sheetData></worksheet>'
    return zipped(
        {
            "[Content_Types].xml": types(XLSX_MAIN),
            "_rels/.rels": rels(relation("officeDocument", "xl/workbook.xml", external=False)),
            "xl/workbook.xml": b'<workbook xmlns="http://x/main"><sheets/></workbook>',
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
        | (parts or {})
    )


def odt_with(parts: dict[str, bytes] | None = None, mime: bytes = ODT_MIME) -> bytes:
    return zipped(
        {
            "mimetype": mime,
            "content.xml": b'<o:document-content xmlns:o="urn:o"><o:scripts/></o:document-content>',
            "styles.xml": b"<styles/>",
            "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:m"/>',
            "Thumbnails/thumbnail.png": png(),
        }
        | (parts or {}),
        stored=("mimetype",),
    )


def word(paragraphs: int = 3, *, table: bool = False, picture: bytes = b"", title: str = "Report") -> bytes:
    """A Word file as python-docx writes it."""
    document = docx.Document()
    document.add_heading(title)
    for number in range(paragraphs):
        document.add_paragraph(f"Paragraph {number}: what we did with the money, and what came of it.")
    if table:
        made = document.add_table(rows=2, cols=3)
        made.cell(0, 0).text = "Item"
    if picture:
        document.add_picture(io.BytesIO(picture))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@functools.cache
def pdf(pages: int = 1, text: str = "Safeguarding policy", standard: str = "1.7") -> bytes:
    """A PDF as typst writes it."""
    source = "\n#pagebreak()\n".join(f"= {text}\n#lorem(40)" for _ in range(pages))
    return typst.compile(
        f"#set document(title: [x])\n{source}".encode(), format="pdf", pdf_standards=[standard]
    )


def plain_pdf(*objects: bytes, trailer: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF written by hand: a catalogue, one empty page, then these objects."""
    first = (
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        *objects,
    )
    body, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, one in enumerate(first, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(first) + 1, table)
    return body + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(first) + 1,
        trailer,
        start,
    )


def stream(content: bytes, more: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def packed_objects(*objects: bytes, first_number: int = 10) -> bytes:
    """An object stream, as most programs write PDFs now."""
    places, text = [], b""
    for number, one in enumerate(objects, start=first_number):
        places.append(b"%d %d" % (number, len(text)))
        text += one + b"\n"
    head = b" ".join(places) + b"\n"
    more = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(objects), len(head))
    return stream(zlib.compress(head + text), more)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(
    width: int = 2, height: int = 2, *, more: bytes = b"", after: bytes = b"", lines: int | None = None
) -> bytes:
    rows = zlib.compress((b"\0" + b"\x88" * (width * 3)) * (height if lines is None else lines))
    head = chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"") + after


def jpg(
    width: int = 16, height: int = 16, *, comment: bytes = b"", after: bytes = b"", progressive: bool = False
) -> bytes:
    """Headers as cameras write them; the dots themselves do not matter to the check."""

    def segment(mark: int, content: bytes) -> bytes:
        return b"\xff" + bytes([mark]) + struct.pack(">H", len(content) + 2) + content

    size = struct.pack(">B2HB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
        + (segment(0xFE, comment) if comment else b"")
        + segment(0xDB, b"\0" + b"\x10" * 64)
        + segment(0xC2 if progressive else 0xC0, size)
        + segment(0xC4, b"\0" + b"\x01" + b"\0" * 15 + b"\0")
        + segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
        + b"\x12\x34" * 40
        + b"\xff\xd9"
        + after
    )
