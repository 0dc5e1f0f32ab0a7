"""Data goes one way: a package imports what stands below it, and a row points at rows below it."""

import subprocess
import sys

import pytest
from django.apps import apps

from tests.architecture.source import GROUPS, PRODUCT, ROOT, contracts, floors, imports, name_of, python


def test_every_package_imports_only_what_stands_below_it():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_room_without_a_floor_fails():
    layered = [dict(part) for part in contracts().values() if part.get("type") == "layers"]
    exhaustive = {part["containers"].strip() for part in layered if part.get("exhaustive") == "True"}

    assert exhaustive == {"almoner", "almoner.doors", *(f"almoner.{group}" for group in GROUPS)}


def test_every_room_stands_in_the_contract_for_rooms():
    named = set(contracts()["importlinter:contract:rooms"]["containers"].split())

    assert named == set(floors()) - {"almoner.ground.core", "almoner.ground.ui"}


def test_every_room_with_tables_is_installed():
    on_disk = {name_of(path.parent).replace("/", ".") for path in PRODUCT.rglob("models.py")}

    assert on_disk <= {config.name for config in apps.get_app_configs()}


def height(model) -> int:
    return floors().index(model._meta.app_config.name)


def ours() -> list[type]:
    return [model for model in apps.get_models() if model._meta.app_config.name.startswith("almoner.")]


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_or_stay_in_the_room(model):
    upwards = [
        f"{field.name} -> {field.related_model._meta.label}"
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model in ours()
        and height(field.related_model) > height(model)
    ]  # fmt: skip

    assert upwards == []


def test_doors_and_the_demonstration_have_no_tables():
    homes = {model._meta.app_config.name for model in ours()}

    assert [
        name for name in homes if name.startswith(("almoner.doors", "almoner.demo", "almoner.config"))
    ] == []


def test_rooms_of_a_subject_know_no_http():
    web = {"django.http", "django.shortcuts", "django.urls", "django.views"}
    subjects = [path for group in GROUPS[1:] for path in python(under=f"almoner/{group}")]

    assert [name_of(path) for path in subjects if web & imports(path)] == []
