"""A digest made before a row is saved is the digest of the row as it is read back."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from almoner.ground.audit.kept import rows_now
from almoner.ground.core.rows import Kept, canonical, digest, plain_json, plain_value, row_name

TEXT = some.text(some.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=40)
WHOLE = some.integers(min_value=-(2**63), max_value=2**63 - 1)
NUMBER = WHOLE | some.floats(allow_nan=False, allow_infinity=False)
JSON = some.recursive(
    some.none() | some.booleans() | NUMBER | TEXT,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
MOMENT = some.datetimes(
    min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1), timezones=some.timezones()
)


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    """A table with a column of every kind that a protected row may have."""
    with isolate_apps("almoner.ground.audit"):

        class Everything(Kept):
            text = models.TextField(blank=True)
            short = models.CharField(max_length=40, null=True)  # noqa: DJ001
            whole = models.BigIntegerField()
            yes = models.BooleanField(null=True)
            day = models.DateField(null=True)
            moment = models.DateTimeField(null=True)
            wall = models.TimeField(null=True)
            anything = models.JSONField(null=True)
            file = models.FileField(max_length=60)

            class Meta:
                app_label = "audit"
                db_table = "tests_everything"

            def __str__(self):
                return self.text

    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Everything)
        yield Everything
        with connection.schema_editor() as editor:
            editor.delete_model(Everything)


ROW = {
    "text": TEXT,
    "short": some.none() | TEXT,
    "whole": WHOLE,
    "yes": some.none() | some.booleans(),
    "day": some.none() | some.dates(min_value=date(1, 1, 1)),
    "moment": some.none() | MOMENT,
    "wall": some.none() | some.times(),
    "anything": JSON,
    "file": TEXT,
}
SEVERAL = settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.mark.django_db
@SEVERAL
@given(values=some.fixed_dictionaries(ROW))
def test_the_digest_before_saving_is_that_after_reading_back_and_that_of_the_verifier(table, values):
    row = table(**values)
    row.save()
    read = table.objects.get(pk=row.pk)
    named = {name: value for name, _, value in rows_now(table)}

    assert canonical(row) == canonical(read)
    assert digest(row) == digest(read) == named[row_name(row)]


class Colour(StrEnum):
    RED = "red"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"whole": True, "text": Colour.RED, "anything": {1: (2, 3), 10: 2.0, 9: 1e16}, "yes": 1},
        {"whole": "12", "day": datetime(2026, 1, 2, 3, tzinfo=UTC), "anything": -0.0, "short": 5},
        {"whole": 1.0, "day": "2026-01-02", "moment": "2026-01-02T03:04:05.000006+01:00", "wall": "10:00"},
        {"whole": 1, "moment": datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-5))), "anything": []},
    ],
)
def test_values_of_other_types_are_digested_as_the_database_will_give_them_back(table, values):
    row = table(**values)
    row.save()

    assert digest(row) == digest(table.objects.get(pk=row.pk))


@pytest.mark.django_db
def test_every_column_and_the_salt_count(table):
    row = table(text="a", whole=1, moment=datetime(2026, 1, 1, tzinfo=UTC))
    row.save()
    first = digest(row)
    changes = {
        "text": "b", "short": "", "whole": 2, "yes": False, "day": date(2026, 1, 1), "wall": time(1),
        "moment": datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC), "anything": 0, "file": "x", "id": 99,
        "digest_salt": "0" * 32,
    }  # fmt: skip
    assert set(changes) == {field.name for field in table._meta.concrete_fields}

    seen = {first}
    for name, value in changes.items():
        changed = table.objects.get(pk=row.pk)
        setattr(changed, name, value)
        seen.add(digest(changed))
    assert len(seen) == len(changes) + 1


@pytest.mark.parametrize("field", [models.FloatField(), models.DecimalField(max_digits=9, decimal_places=2)])
def test_numbers_that_databases_round_cannot_be_protected(field):
    with pytest.raises(TypeError, match="whole numbers"):
        plain_value(field, "1.5")


def test_json_that_no_database_keeps_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        plain_json(float("nan"))
