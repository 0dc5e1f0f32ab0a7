"""Names and words are the office's own: no bins for leftovers, British spelling, no traces of a machine."""

import ast
import re

from tests.architecture.source import ROOT, functions, imports, name_of, python, tracked, tree
from tests.architecture.test_sizes import arguments

BANNED_FILES = {"utils", "helpers", "common", "misc", "services", "manager", "util", "helper"}
BANNED_ARGUMENTS = {"data", "obj", "kwargs"}
DJANGOS_OWN = {"value_from_datadict", "value_omitted_from_data", "has_changed", "get_form_kwargs"}
TEXT = {".py", ".html", ".txt", ".md", ".toml"}
AMERICAN = re.compile(
    r"\b(organization|organize|authorize|authorization|unauthorized|recognize|customize|summarize|finalize|prioritize"
    r"|analyze|behavior|favorite|neighbor|labeled|labeling|canceled|canceling|enrollment|center"
    r"|modeling|judgment|skillful|installment)(s|d|ed|ing|ings)?\b",
    re.IGNORECASE,
)
FOREIGN_WORDS = {
    "almoner/publish/opendata",
    "tests/publish/opendata",
    "almoner/ground/ui/static",
    "tests/assets",
}
A_MACHINE = re.compile(r"(?<![\w.])/(work|root|opt/pypi|opt/wheels|home/\w+)/")
THIS = "tests/architecture/test_names.py"


def words() -> list[tuple[str, str]]:
    found = [path for path in tracked() if path.suffix in TEXT and name_of(path) != THIS]
    return [
        (name_of(path), path.read_text(encoding="utf-8"))
        for path in found
        if "requirements" not in path.parts
    ]


def said(pattern, text: str, *, but: str = "\0") -> list[str]:
    """Where the pattern stands; lines that hold `but` speak another's language."""
    lines = enumerate(text.splitlines(), start=1)
    return [
        f"{number}: {one.group()}"
        for number, line in lines
        for one in pattern.finditer(line)
        if but not in line
    ]


def test_no_file_is_a_bin_for_leftovers():
    assert [name_of(path) for path in tracked() if path.stem in BANNED_FILES] == []


def test_parameters_say_what_they_are():
    def banned(one):
        more = [extra.arg for extra in (one.args.vararg, one.args.kwarg) if extra]
        return one.name not in DJANGOS_OWN and BANNED_ARGUMENTS & {*arguments(one), *more}

    assert [
        f"{name_of(path)}:{one.lineno} {one.name}"
        for path in python()
        for one in functions(path)
        if banned(one)
    ] == []


def test_spelling_is_british():
    ours = [(name, text) for name, text in words() if not name.startswith(tuple(FOREIGN_WORDS))]

    assert [
        f"{name}:{found}" for name, text in ours for found in said(AMERICAN, text, but="autocomplete")
    ] == []


def test_nothing_tells_of_the_machine_it_was_written_on():
    assert [f"{name}:{found}" for name, text in words() for found in said(A_MACHINE, text)] == []


def test_only_the_safe_writers_write_spreadsheets():
    """Others may read CSV; a cell that could be a formula is made harmless in one place."""
    ours = {"almoner/ground/files/spreadsheet.py", "almoner/ground/files/workbook.py"}
    others = [path for path in python() if name_of(path) not in ours]
    writers = {"csv.writer", "csv.DictWriter", "openpyxl", "xlsxwriter"}
    used = {name_of(path): imports(path) | attributes(path) for path in others}

    assert {name: found & writers for name, found in used.items() if found & writers} == {}


def attributes(path) -> set[str]:
    return {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}


def test_only_the_parts_of_pages_make_html_by_hand():
    makers = {
        name_of(path)
        for path in python()
        if {"markupsafe.Markup", "django.utils.safestring.mark_safe"} & imports(path)
    }

    assert {name for name in makers if not name.startswith("almoner/ground/ui/")} == set()


def test_the_product_and_its_tests_have_the_same_folders():
    """Tests mirror the tree: no folder of tests about a room that is not there."""
    mirrored = [
        path for path in (ROOT / "tests").glob("*/*/") if (ROOT / "almoner" / path.parent.name).is_dir()
    ]
    rooms = [path for path in mirrored if path.is_dir() and path.name != "__pycache__"]

    assert [
        name_of(path) for path in rooms if not (ROOT / "almoner" / path.parent.name / path.name).exists()
    ] == []
