"""What was typed cannot be read as an answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One wrong cell of a table: the row counted from 0 as it was posted, and the column's key."""

    row: int
    column: str
    title: str
    sentence: str

    def __str__(self) -> str:
        return f"Row {self.row + 1}, {self.title}: {self.sentence}"


class Unclear(ValueError):
    """The answer cannot be read; `sentences` say why, `cells` say where when it is a table."""

    def __init__(self, *sentences: str, cells: tuple[Cell, ...] = ()) -> None:
        self.sentences = [*sentences, *map(str, cells)]
        self.cells = cells
        super().__init__(" ".join(self.sentences))
