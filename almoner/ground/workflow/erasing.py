"""Taking out for good what the frame keeps in words of a thing: reasons beside lines, letters (4.20)."""

import json
from collections.abc import Collection

from django.db.models import Q

from almoner.ground.audit.models import Line, Reason
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.models import Letter


def erase_told(act: Act, things: Collection[str], reference: str = "") -> None:
    """Reasons given for what was done to these rows, and letters about them or about the reference."""
    act.remove_all(Reason.objects.filter(line__thing__in=things))
    about = Q(thing__in=things)
    if reference:
        about |= Q(values__reference=reference)
    Letter.objects.filter(about).delete()


def rows_named(things: Collection[str], table: str) -> set[int]:
    """Keys of the rows of a table that the lines about these things name, whether they still are or not."""
    found = set()
    for text in Line.objects.filter(thing__in=things, line__contains=f'"{table}:').values_list(
        "line", flat=True
    ):
        names = [name.rpartition(":") for name in json.loads(text)["rows"]]
        found |= {int(key) for where, _, key in names if where == table}
    return found
