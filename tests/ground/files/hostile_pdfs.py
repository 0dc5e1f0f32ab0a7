"""PDFs that act by themselves or hide what they do."""

import zlib
from collections.abc import Callable

from tests.ground.files import making as m

JS = b"<< /S /JavaScript /JS (app.alert(1)) >>"
SCRIPT, ACTS, HOLDS, LOCKED, PACKED = "script", "by itself", "another file", "locked", "packed"


def pdf_action(action: bytes) -> bytes:
    return m.plain_pdf(action, catalog=b"/OpenAction 4 0 R")


PDFS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "PDF: script": ("a.pdf", lambda: pdf_action(JS), SCRIPT),
    "PDF: script of a page": (
        "a.pdf",
        lambda: m.plain_pdf(b"<< /AA << /O << /S /JavaScript /JS 5 0 R >> >> >>"),
        SCRIPT,
    ),
    "PDF: script by name tree": (
        "a.pdf",
        lambda: m.plain_pdf(catalog=b"/Names << /JavaScript 4 0 R >>"),
        SCRIPT,
    ),
    "PDF: script spelt oddly": ("a.pdf", lambda: pdf_action(b"<< /S /J#61vaScr#69pt /JS (x) >>"), SCRIPT),
    "PDF: script all in numbers": (
        "a.pdf",
        lambda: pdf_action(b"<< /S /" + b"".join(b"#%02X" % one for one in b"JavaScript") + b" >>"),
        SCRIPT,
    ),
    "PDF: script packed": ("a.pdf", lambda: m.plain_pdf(m.packed_objects(JS)), SCRIPT),
    "PDF: script packed in a stream of no kind": (
        "a.pdf",
        lambda: m.plain_pdf(m.stream(zlib.compress(b"10 0\n" + JS))),
        SCRIPT,
    ),
    "PDF: script in a form": (
        "a.pdf",
        lambda: m.plain_pdf(catalog=b"/AcroForm << /XFA [(t) 4 0 R] >>"),
        SCRIPT,
    ),
    "PDF: script by rendition": ("a.pdf", lambda: pdf_action(b"<< /S /Rendition /JS (x) >>"), SCRIPT),
    "PDF: starts a program": ("a.pdf", lambda: pdf_action(b"<< /S /Launch /F (cmd.exe) >>"), ACTS),
    "PDF: opens a page": ("a.pdf", lambda: pdf_action(b"<< /S /URI /URI (http://evil.example) >>"), ACTS),
    "PDF: opens in place": (
        "a.pdf",
        lambda: m.plain_pdf(catalog=b"/OpenAction << /S /Named /N /Print >>"),
        ACTS,
    ),
    "PDF: opens what is not there": ("a.pdf", lambda: m.plain_pdf(catalog=b"/OpenAction 99 0 R"), ACTS),
    "PDF: opening spelt oddly": ("a.pdf", lambda: m.plain_pdf(catalog=b"/Open#41ction << /S /URI >>"), ACTS),
    "PDF: opening in one of two versions": (
        "a.pdf",
        lambda: pdf_action(b"<< /S /GoTo /D [3 0 R /Fit] >>") + b"4 0 obj\n<< /S /URI >>\nendobj\n%%EOF\n",
        ACTS,
    ),
    "PDF: sends a form": ("a.pdf", lambda: m.plain_pdf(b"<< /S /SubmitForm /F (http://x) >>"), ACTS),
    "PDF: another PDF elsewhere": (
        "a.pdf",
        lambda: m.plain_pdf(b"<< /S /GoToR /F (\\\\\\\\evil\\\\x) >>"),
        ACTS,
    ),
    "PDF: rich media": ("a.pdf", lambda: m.plain_pdf(b"<< /Subtype /RichMedia >>"), ACTS),
    "PDF: a file inside": (
        "a.pdf",
        lambda: m.plain_pdf(m.stream(b"MZ", b"/Type /EmbeddedFile"), b"<< /EF << /F 4 0 R >> >>"),
        HOLDS,
    ),
    "PDF: a file inside without its type": (
        "a.pdf",
        lambda: m.plain_pdf(b"<< /F (a.exe) /EF << /F 4 0 R >> >>"),
        HOLDS,
    ),
    "PDF: a pinned file": ("a.pdf", lambda: m.plain_pdf(b"<< /Subtype /FileAttachment >>"), HOLDS),
    "PDF: locked": (
        "a.pdf",
        lambda: m.plain_pdf(b"<< /Filter /Standard >>", trailer=b"/Encrypt 4 0 R"),
        LOCKED,
    ),
    "PDF: objects packed twice": (
        "a.pdf",
        lambda: m.plain_pdf(
            m.stream(
                zlib.compress(b"x").hex().encode(), b"/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]"
            )
        ),
        PACKED,
    ),
    "PDF: objects without end": (
        "a.pdf",
        lambda: m.plain_pdf(m.packed_objects(b" " * 80_000_000)),
        PACKED,
    ),
    "PDF: a hundred thousand streams": ("a.pdf", lambda: m.plain_pdf(b"stream\n" * 100_000), PACKED),
    "PDF: cut off": ("a.pdf", lambda: m.plain_pdf()[:80], "damaged"),
    "PDF: something before it": ("a.pdf", lambda: b"<script>" + m.plain_pdf(), "content is not"),
    "PDF: a zip behind it": ("a.pdf", lambda: m.plain_pdf() + m.zipped({"a": b"b"}), "behind it"),
}
