"""Tables made together are the tables that separate steps make, and go away together."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from almoner.ground.core.tables import CreateTogether

NAMES = ["tests_boat", "tests_harbour"]


def a_table(table: str, **fields: models.Field) -> migrations.CreateModel:
    return migrations.CreateModel(
        name=table, fields=[("id", models.BigAutoField(primary_key=True)), *fields.items()]
    )


HARBOUR = a_table("Harbour", name=models.CharField(max_length=20))
BOAT = a_table("Boat", home=models.ForeignKey("tests.Harbour", models.PROTECT))


def tables() -> list[str]:
    return [one for one in NAMES if one in connection.introspection.table_names()]


def carried_out(operation, before: ProjectState) -> ProjectState:
    after = before.clone()
    operation.state_forwards("tests", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("tests", editor, before, after)
    return after


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_rendered", [True, False])
def test_both_tables_stand_and_go_again(is_rendered):
    before, operation = ProjectState(), CreateTogether(tables=[HARBOUR, BOAT])
    assert not is_rendered or not before.apps.get_models()

    after = carried_out(operation, before)
    try:
        assert tables() == NAMES
        boat = after.apps.get_model("tests", "Boat")
        assert boat._meta.get_field("home").related_model is after.apps.get_model("tests", "Harbour")
    finally:
        with connection.schema_editor() as editor:
            operation.database_backwards("tests", editor, after, before)

    assert tables() == []


def test_the_state_is_that_of_separate_steps():
    together, apart = ProjectState(), ProjectState()
    CreateTogether(tables=[HARBOUR, BOAT]).state_forwards("tests", together)
    for one in (HARBOUR, BOAT):
        one.state_forwards("tests", apart)

    assert together == apart


def test_it_is_written_and_said_as_it_is():
    operation = CreateTogether(tables=[HARBOUR, BOAT])
    written, imports = OperationWriter(operation, indentation=0).serialize()

    assert operation.describe() == "Create Harbour, Boat"
    assert imports >= {"import almoner.ground.core.tables"}
    assert written.startswith("almoner.ground.core.tables.CreateTogether(")
    assert written.index("Harbour") < written.index("Boat")
