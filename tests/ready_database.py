"""A migrated SQLite database, kept from one run to the next as long as the migrations stay the same."""

import ast
import hashlib
import importlib.metadata
import os
import shutil
import sqlite3
from pathlib import Path

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".pytest_cache" / "databases"


def migrations() -> list[Path]:
    return sorted((ROOT / "almoner").rglob("migrations/*.py"))


def what_they_use(path: Path) -> set[Path]:
    """The room that a migration's own imports come from: its triggers are written there."""
    names = [
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
    ]
    modules = [ROOT / name.replace(".", "/") for name in names if name.startswith("almoner.")]
    return {file for module in modules for file in module.parent.glob("*.py")}


def fingerprint() -> str:
    used = {file for path in migrations() for file in what_they_use(path)}
    versions = [importlib.metadata.version(name) for name in ("django", "django-allauth")]
    digest = hashlib.sha256("".join(versions).encode())
    for path in sorted({*migrations(), *used, ROOT / "almoner" / "config" / "settings.py"}):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def fetch(target: Path) -> bool:
    """Put the kept database at `target`; False when there is none for these migrations."""
    kept = KEPT / f"{fingerprint()}.sqlite3"
    if not kept.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, target)
    return True


def keep(source: Path) -> None:
    """Keep a migrated database that holds no rows of any test yet; older ones are thrown away."""
    KEPT.mkdir(parents=True, exist_ok=True)
    made = KEPT / f"{fingerprint()}.sqlite3"
    aside = KEPT / f".{os.getpid()}"
    with sqlite3.connect(source) as old, sqlite3.connect(aside) as new:
        old.backup(new)
    old.close()
    new.close()
    aside.rename(made)
    for other in KEPT.glob("*.sqlite3"):
        if other != made:
            other.unlink(missing_ok=True)
