"""Writing the record to a folder that `verify_audit.py` can check on any machine."""

import json
from collections.abc import Iterable
from pathlib import Path

from almoner.ground.audit import keys
from almoner.ground.audit.kept import kept_models, rows_now
from almoner.ground.audit.models import Checkpoint, Line
from almoner.ground.audit.verify import snapshot

CHUNK = 500


def export(folder: Path, *, with_rows: bool = False) -> None:
    """Lines, checkpoints and public keys; `with_rows` adds what the office keeps, which is personal data."""
    folder.mkdir(parents=True, exist_ok=True)
    with snapshot():
        lines = Line.objects.order_by("seq").values_list("line", flat=True)
        write(folder / "lines.jsonl", lines.iterator(CHUNK))
        texts = Checkpoint.objects.order_by("size").values_list("text", flat=True)
        write(folder / "checkpoints.txt", texts)
        if with_rows:
            write(folder / "rows.jsonl", protected_rows())
    write(folder / "checkpoint.pub", (str(key) for key in keys.public_keys()))


def protected_rows() -> Iterable[str]:
    for model in kept_models():
        for name, content, _ in rows_now(model):
            yield json.dumps([name, content])


def write(path: Path, texts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{text}\n" for text in texts)
