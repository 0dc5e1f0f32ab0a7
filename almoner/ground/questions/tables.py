"""Answers that are tables: a list of rows, each a mapping from the column's key to its value."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from almoner.ground.questions import states
from almoner.ground.questions.refusing import Cell, Unclear
from almoner.ground.ui.forms import MOST_ROWS

Columns = Sequence[Mapping[str, Any]]
CleanKind = Callable[[str, object, Sequence[dict[str, Any]]], Any]


def cells_of(row: object, columns: Columns) -> list[object]:
    """The raw cells of one posted row, which names its columns or gives them in order."""
    if isinstance(row, Mapping):
        return [row.get(str(column["key"])) for column in columns]
    if isinstance(row, list | tuple) and len(row) <= len(columns):
        return [*row, *[None] * (len(columns) - len(row))]
    raise Unclear("The table could not be read. Fill it in again.")


def clean_row(
    at: int, row: object, columns: Columns, clean_kind: CleanKind
) -> tuple[dict[str, Any], list[Cell]]:
    """The row's values, and its wrong cells."""
    made: dict[str, Any] = {}
    wrong: list[Cell] = []
    for column, cell in zip(columns, cells_of(row, columns), strict=True):
        try:
            made[column["key"]] = clean_kind(column["kind"], cell, column.get("options", ()))
        except Unclear as no:
            wrong.append(Cell(at, column["key"], column["title"], " ".join(no.sentences)))
    return made, wrong


def clean_rows(columns: Columns, raw: object, clean_kind: CleanKind) -> list[dict[str, Any]] | None:
    """Rows with something in them; every wrong cell is named by its row and column."""
    if raw is None or raw == "":
        return None
    if not isinstance(raw, list | tuple):
        raise Unclear("The table could not be read. Fill it in again.")
    read = [clean_row(at, row, columns, clean_kind) for at, row in enumerate(raw)]
    if wrong := tuple(cell for _, cells in read for cell in cells):
        raise Unclear(cells=wrong)
    kept = [made for made, _ in read if any(value is not None for value in made.values())]
    if len(kept) > MOST_ROWS:
        raise Unclear(f"Use {MOST_ROWS} rows or fewer. You have used {len(kept)}.")
    return kept or None


def totals(columns: Columns, rows: Sequence[Mapping[str, Any]] | None) -> dict[str, int]:
    """The sum of each column of numbers or money that is to be added up."""
    return {
        column["key"]: sum(row.get(column["key"]) or 0 for row in rows or ())
        for column in columns
        if column.get("total") and column["kind"] in states.ADDING_UP
    }
