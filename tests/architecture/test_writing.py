"""Rows are written in an action's hand and nowhere else."""

import ast
import re
from itertools import pairwise

from django.db.migrations import CreateModel
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import imports, name_of, python, tree

WRITERS = {
    "almoner/ground/workflow/act.py": "the pens themselves",
    "almoner/ground/workflow/erasing.py": "letters about a thing that is erased, inside an action",
    "almoner/ground/workflow/once.py": "remembers that a form was done",
    "almoner/ground/audit/record.py": "appends to the record",
    "almoner/ground/audit/checkpoints.py": "appends signed checkpoints",
    "almoner/ground/audit/latest.py": "the verifier's own working file, thrown away after",
    "almoner/ground/audit/triggers.py": "makes the triggers themselves",
    "almoner/ground/office/sign_in.py": "the rows of django-allauth, inside an action",
    "almoner/ground/search/index.py": "the search index, which can be built again from the rows",
    "almoner/ground/notices/actions.py": "how a letter's delivery stands, inside an action",
    "almoner/ground/notices/worker.py": "the worker's sign of life",
    "almoner/ground/notices/jobs.py": "when each regular job ran",
    "almoner/ground/notices/sending.py": "what came of sending a letter",
    "almoner/demo/letters.py": "letters of an invented past, which nobody sends",
    "almoner/analyse/areas/actions.py": "public reference data in bulk, inside an action",
}
PENS = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
IN_HAND = {"act", "document", "paper"}  # documents and papers are files, not rows
SQL = re.compile(r"^\s*(INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|REPLACE\s+INTO)\b", re.IGNORECASE)


def receiver(call: ast.Call) -> str:
    return ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def is_writing(node: ast.AST) -> bool:
    """A call that writes rows; `update` with named values only is a queryset's, else a dictionary's."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and SQL.match(node.value) is not None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr == "update":
        return not node.args and bool(node.keywords)
    return node.func.attr in PENS and receiver(node) not in IN_HAND


def writing(path) -> list[str]:
    found = [node for node in ast.walk(tree(path)) if is_writing(node)]
    return [f"{name_of(path)}:{node.lineno} {ast.unparse(node)[:60]}" for node in found]


def test_only_the_frame_and_its_machinery_write_rows():
    elsewhere = [path for path in python() if name_of(path) not in WRITERS]

    assert [line for path in elsewhere for line in writing(path)] == []


def test_every_reviewed_writer_still_writes():
    reviewed = [path for path in python() if name_of(path) in WRITERS]

    assert [name_of(path) for path in reviewed if not writing(path)] == []
    assert {name_of(path) for path in reviewed} == set(WRITERS)


def test_the_check_itself_sees_what_it_should():
    seen = [is_writing(ast.parse(text, mode="eval").body) for text in (
        "row.save()", "Row.objects.create(a=1)", "rows.update(a=1)", "rows.delete()", "'DELETE FROM t'",
    )]  # fmt: skip
    passed = [is_writing(ast.parse(text, mode="eval").body) for text in (
        "act.save(row)", "known.update(found)", "digest.update(b'x')", "'Delete from the list'.title()",
    )]  # fmt: skip

    assert (set(seen), set(passed)) == ({True}, {False})


def is_table(one: ast.ClassDef) -> bool:
    return any(ast.unparse(base) in {"Kept", "models.Model", "AbstractBaseUser"} for base in one.bases)


def test_nothing_is_hidden_in_save():
    classes = [
        (path, one) for path in python() for one in ast.walk(tree(path)) if isinstance(one, ast.ClassDef)
    ]
    tables = [(path, one) for path, one in classes if is_table(one)]
    hidden = [
        f"{name_of(path)}: {one.name}.{method.name}"
        for path, one in tables
        for method in one.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "delete"}
    ]

    assert len(tables) > 50
    assert hidden == []


def test_there_are_no_signals():
    signals = (
        "django.db.models.signals",
        "django.dispatch",
        "django.core.signals",
        "django.contrib.auth.signals",
    )

    assert [
        name_of(path) for path in python() if any(name.startswith(signals) for name in imports(path))
    ] == []


def test_migrations_import_no_models_and_have_names():
    every = [path for path in python(migrations=True) if "migrations" in path.parts]
    models = [path for path in every if any(re.match(r"almoner\..*\.models", name) for name in imports(path))]

    assert [name_of(path) for path in models] == []
    assert [name_of(path) for path in every if "_auto_" in path.stem] == []


def test_tables_that_follow_each_other_are_made_by_one_step():
    """Each step renders every related model again; `bin/fold-migrations` puts them together."""
    every = [
        migration
        for migration in MigrationLoader(None).disk_migrations.values()
        if migration.__module__.startswith("almoner.")
    ]
    apart = [
        f"{one.app_label}.{one.name}"
        for one in every
        if any(
            isinstance(first, CreateModel) and isinstance(next_one, CreateModel)
            for first, next_one in pairwise(one.operations)
        )
    ]

    assert every
    assert apart == []
