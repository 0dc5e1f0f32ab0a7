"""The product's own source, read once: files, trees and floors."""

import ast
import configparser
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PRODUCT = ROOT / "almoner"
GROUPS = ("ground", "analyse", "plan", "do", "review", "publish")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the repository, also those not yet committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = (ROOT / name for name in sorted(set(listed.stdout.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def python(*, under: str = "almoner", migrations: bool = False) -> list[Path]:
    found = [path for path in tracked() if path.suffix == ".py" and (ROOT / under) in path.parents]
    return [path for path in found if migrations or "migrations" not in path.parts]


def templates() -> list[Path]:
    return [path for path in tracked() if "jinja2" in path.parts and PRODUCT in path.parents]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(path: Path) -> set[str]:
    """Dotted names of everything the file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@cache
def contracts() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser


@cache
def floors() -> tuple[str, ...]:
    """Every room as a dotted name, the lowest first, as the contracts have them."""
    rooms: list[str] = []
    for group in GROUPS:
        layers = contracts()[f"importlinter:contract:{group}"]["layers"].split()
        rooms += [f"almoner.{group}.{room}" for room in reversed(layers) if room != "|"]
    return tuple(rooms)
