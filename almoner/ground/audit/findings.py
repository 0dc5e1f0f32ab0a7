"""What a verification found, in words for people and a kind for machines."""

from dataclasses import dataclass

LINE, TREE, CHECKPOINT, ROW, TRIGGER = "line", "tree", "checkpoint", "row", "trigger"


@dataclass(frozen=True)
class Finding:
    """`where` names the line, checkpoint or row; `words` say what is wrong with it."""

    kind: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"
