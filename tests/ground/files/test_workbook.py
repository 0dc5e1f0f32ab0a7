import io
from datetime import date
from decimal import Decimal

from openpyxl import load_workbook

from almoner.ground.files.spreadsheet import pounds
from almoner.ground.files.workbook import answer, workbook


def read(content):
    sheet = load_workbook(io.BytesIO(content)).active
    return sheet, [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_table_comes_back_as_it_was_written():
    sheet, rows = read(
        workbook("Money", ["Fund", "Paid", "On"], [["CSDF", pounds(-1_950), date(2026, 12, 10)]])
    )

    assert rows == [["Fund", "Paid", "On"], ["CSDF", -19.5, "2026-12-10"]]
    assert (sheet.title, sheet.freeze_panes, sheet["B2"].number_format) == ("Money", "A2", "#,##0.00")
    assert (sheet["A1"].font.bold, sheet["A2"].font.bold) == (True, False)


def test_t23_no_text_is_a_formula_and_pence_are_exact():
    sheet, rows = read(workbook("x" * 40, ["=1+1"], [["=HYPERLINK(1)"], [" +1"], [Decimal("0.01")], [None]]))

    assert [row[0] for row in rows] == ["'=1+1", "'=HYPERLINK(1)", " '+1", 0.01, None]
    assert [cell.data_type for cell in sheet["A"][:3]] == ["s", "s", "s"]
    assert sheet.title == "x" * 31


def test_a_wide_table_and_a_download():
    response = answer("money.xlsx", "Money", [f"c{n}" for n in range(30)], [])

    _, rows = read(response.content)
    assert len(rows[0]) == 30
    assert response.headers["Content-Disposition"] == 'attachment; filename="money.xlsx"'
