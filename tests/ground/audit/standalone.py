"""The one-file verifier, loaded as the file that an outsider would run."""

import importlib.util
from pathlib import Path
from types import ModuleType

PATH = Path(__file__).parents[3] / "verify_audit.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_audit", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verify_audit = load()
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)


def wrong_with(lines: list[tuple[str, str | None]], found: list[tuple[int, bytes]]) -> list[str]:
    """What it says of lines and checkpoints (size, root); like its command, it says so if it cannot read."""
    wrong: list[str] = []
    try:
        verify_audit.walk(lines, found, wrong)
    except UNREADABLE as problem:
        wrong.append(f"it cannot be read: {problem!r}")
    return wrong
