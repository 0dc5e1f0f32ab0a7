"""T07: every table of ours is protected by the record, or stands here with the reason why it is not."""

import json

import pytest
from django.apps import apps
from django.db import connection, models

from almoner.ground.audit.kept import kept_models
from almoner.ground.core.rows import canonical

NOT_KEPT = {
    "audit.Line": "the record itself: chained, hashed and signed",
    "audit.Node": "computed from the lines, and verified against them",
    "audit.Checkpoint": "signed, and verified against the lines",
    "workflow.DoneOnce": "keys of forms already done: without one an action is repeated, and recorded again",
    "workflow.Letter": "the outbox: sending changes it; the line says how many letters an action wrote",
    "notices.JobRun": "when the worker last did what: machinery",
    "notices.Heartbeat": "that the worker lives: machinery",
    "search.SearchEntry": "a copy of protected rows for searching; made anew from them at any time",
    "areas.PostcodeArea": "a published list of postcodes, loaded as a whole and replaced as a whole",
}
ALLOWED = (
    models.IntegerField,
    models.AutoField,
    models.BooleanField,
    models.CharField,
    models.TextField,
    models.DateField,
    models.TimeField,
    models.JSONField,
    models.FileField,
    models.ForeignKey,
)


def ours():
    """Every table of ours, those that Django makes by itself for many-to-many fields among them."""
    every = apps.get_models(include_auto_created=True)
    return {model._meta.label: model for model in every if model.__module__.startswith("almoner.")}


def test_every_table_is_protected_or_stands_in_the_reviewed_list():
    kept = {model._meta.label for model in kept_models()}
    present = {app.label for app in apps.get_app_configs()}
    reviewed = {label for label in NOT_KEPT if label.split(".")[0] in present}

    assert set(ours()) - kept == reviewed


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_every_column_of_a_protected_table_is_in_its_digest(model):
    columns = {field.attname for field in model._meta.concrete_fields}

    assert set(json.loads(canonical(model()))) == columns
    assert columns >= {"digest_salt"}
    assert not model._meta.parents
    assert not model._meta.proxy


@pytest.mark.django_db
@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_a_protected_table_has_no_column_that_its_model_does_not_know(model):
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, model._meta.db_table)

    assert {column.name for column in found} == {field.column for field in model._meta.concrete_fields}


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_a_protected_table_holds_only_what_both_databases_give_back_exactly(model):
    assert [field.name for field in model._meta.concrete_fields if not isinstance(field, ALLOWED)] == []


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_the_database_never_removes_or_changes_a_protected_row_by_itself(model):
    """A cascade would leave no line."""
    links = [field for field in model._meta.concrete_fields if field.remote_field]

    assert [field.name for field in links if field.remote_field.on_delete is not models.PROTECT] == []
    assert list(model._meta.local_many_to_many) == []


@pytest.mark.parametrize("model", kept_models(), ids=lambda model: model._meta.label)
def test_nothing_is_stamped_into_a_protected_row_behind_the_action(model):
    clocks = [field.name for field in model._meta.concrete_fields if getattr(field, "auto_now", False)]
    assert clocks == []
