"""Is this file what its name says, and safe to keep? Decided by its content alone."""

from typing import BinaryIO

from almoner.ground.files.models import JPG, KINDS, PDF, PNG
from almoner.ground.files.names import FileName
from almoner.ground.files.office import kind_of_zip
from almoner.ground.files.pdfs import check_pdf
from almoner.ground.files.pictures import HIDES, check_jpg, check_png
from almoner.ground.files.refusal import Unwanted
from almoner.ground.files.zips import END

NO_KIND = "Its content is not that of a PDF, Word, Excel, OpenDocument text, PNG or JPEG file."
OLD = (
    "It is an old kind of Word or Excel file (.doc, .xls), or locked with a password. "
    "Save it as .docx, .xlsx or .pdf without a password."
)
PHONE = "It is a picture as iPhones keep them (HEIC). Save it as JPEG."
PICTURES = {PNG, JPG}
TAIL = 65_557


def kind_of(source: BinaryIO, length: int, name: FileName) -> str:
    """The kind by content. Refuses what is dangerous, and a name that promises another kind."""
    kind = content_kind(source, length)
    if kind == name.kind or {kind, name.kind} <= PICTURES:
        return kind
    raise Unwanted(
        f"Its name ends in .{name.kind} but it is a {dict(KINDS)[kind]} file. Give it its right ending."
    )


def content_kind(source: BinaryIO, length: int) -> str:
    source.seek(0)
    head = source.read(1024)
    if head.startswith(b"PK"):
        if b"%PDF-" in head:
            raise Unwanted(HIDES)
        return kind_of_zip(source, length)
    if head.startswith(b"%PDF-"):
        refuse_zip_after(source, length)
        check_pdf(source, length)
        return PDF
    return picture_kind(source, length, head)


def picture_kind(source: BinaryIO, length: int, head: bytes) -> str:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        check_png(source, length)
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        check_jpg(source, length)
        return JPG
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unwanted(OLD)
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheix"):
        raise Unwanted(PHONE)
    raise Unwanted(NO_KIND)


def refuse_zip_after(source: BinaryIO, length: int) -> None:
    """A PDF that is also a zip."""
    source.seek(max(0, length - TAIL))
    if END in source.read(TAIL):
        raise Unwanted("It is a PDF with another file behind it. Print it to a new PDF and upload that.")
