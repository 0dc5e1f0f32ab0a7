"""Reading the record in tests."""

import json
from typing import Any

from almoner.ground.audit.models import Line


def last_line() -> dict[str, Any]:
    return json.loads(Line.objects.order_by("-seq").values_list("line", flat=True)[0])


def all_lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Line.objects.order_by("seq").values_list("line", flat=True)]
