"""Reading what an action left behind: its line of the record and its letters."""

import json

from almoner.ground.audit.models import Line
from almoner.ground.core.rows import digest, row_name
from almoner.ground.workflow.models import Letter


def last_line() -> dict:
    return json.loads(Line.objects.order_by("-seq").first().line)


def line_of(action: str) -> dict:
    """The newest line of this action."""
    return json.loads(Line.objects.filter(action=action).order_by("-seq").first().line)


def protected(*rows) -> dict[str, str]:
    """What the line's `rows` must be for these rows as they are in the database now."""
    fresh = [type(row)._base_manager.get(pk=row.pk) for row in rows]
    return {row_name(row): digest(row) for row in fresh}


def letters() -> list[tuple[str, str]]:
    """Address and template of each letter, oldest first."""
    return list(Letter.objects.order_by("id").values_list("to", "template"))
