"""The one writer of Excel workbooks: the same cells as the CSV, money as numbers of pounds (T23)."""

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from almoner.ground.files.spreadsheet import Cell, cell

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POUNDS = "#,##0.00"
WIDTH = 22
LONGEST_TITLE = 31


def workbook(title: str, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """One sheet with a bold head that stays in sight. No cell can be taken for a formula."""
    from openpyxl import Workbook  # 10 MB, which only who asks for a workbook needs
    from openpyxl.utils import get_column_letter

    document = Workbook(write_only=True)
    sheet = document.create_sheet(title[:LONGEST_TITLE])
    head = list(header)
    sheet.freeze_panes = "A2"
    for place in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    sheet.append([written(sheet, words, bold=True) for words in head])
    for row in rows:
        sheet.append([written(sheet, value) for value in row])
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def written(sheet: object, value: Cell, *, bold: bool = False) -> "WriteOnlyCell":
    """Days are written as 2026-12-10, as in the CSV; pounds have two places."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    made = WriteOnlyCell(sheet, value=cell(value))
    if isinstance(value, Decimal):
        made.number_format = POUNDS
    if bold:
        made.font = Font(bold=True)
    return made


def answer(name: str, title: str, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> HttpResponse:
    """A download."""
    response = HttpResponse(workbook(title, header, rows), content_type=KIND)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
