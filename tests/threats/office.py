"""The small office in a home on the disk, for tests that open its pages in a real browser.

`python -m tests.threats.office [PAYLOAD]` fills the database, puts the payload into every text that a
person may write, and prints, by person, a session and the pages that open for them: each route once.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.server import ROOT, Server

PEOPLE = (
    "officer",
    "own",
    "other",
    "panel0",
    "finance",
    "decision_maker",
    "monitoring",
    "administrator",
    "auditor",
    "restorative",
    "anonymous",
)
KEPT_AS_IT_IS = {
    "public_id",
    "token",
    "digest",
    "frozen_digest",
    "sha256",
    "digest_salt",
    "password",
    "code",
    "reference",
    "charity_number",
    "company_number",
    "email",
    "financial_year",
    "matching_name",
    "key",
    "financial_reference",
    "purpose",
    "statutory_basis",
    "rule",
    "kind",
    "band",
    "postcode",
    "line",
    "text",
    "sealed",
    "agreement",
}
SHORTEST = 40


def fill(server: Server, payload: str = "") -> dict[str, dict[str, Any]]:
    command = [sys.executable, "-m", "tests.threats.office", payload]
    done = subprocess.run(command, cwd=ROOT, env=server.surroundings(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def spoil(payload: str) -> int:
    """Every text that no table refuses to change holds the payload from here on; how many do."""
    from django.apps import apps
    from django.db import DatabaseError, transaction

    from almoner.ground.core.rows import Kept

    many = 0
    for model in apps.get_models():
        fields = text_fields(model) if issubclass(model, Kept) else []
        for row in model._base_manager.all() if fields else ():
            for one in fields:
                setattr(row, one.attname, payload[: one.max_length or 2_000])
            try:
                with transaction.atomic():
                    row.save()
                many += len(fields)
            except DatabaseError:
                continue  # a table whose rows are final
    return many


def text_fields(model: Any) -> list[Any]:
    return [
        one
        for one in model._meta.concrete_fields
        if one.get_internal_type() in ("CharField", "TextField")
        and not (one.choices or one.unique or one.name in KEPT_AS_IT_IS)
        and (one.max_length or 10_000) >= SHORTEST
    ]


def spoil_answers(payload: str) -> None:
    """Answers of forms are values of questions; the texts among them hold the payload as well."""
    from almoner.ground.questions.models import Answer

    for row in Answer.objects.all():
        if isinstance(row.value, str):
            row.value = payload
            row.save()


def pages_of(world: Any) -> dict[str, dict[str, Any]]:
    """Who opens what; each route goes to the first person for whom it is a page."""
    from django.test import Client
    from django.urls import reverse

    from tests.bench.rows import signed_in
    from tests.threats.routes import address, routes
    from tests.threats.test_permissions import THINGS

    taken: set[str] = set()
    found: dict[str, dict[str, Any]] = {}
    for person in PEOPLE:
        client, cookie, paths = Client(SERVER_NAME="127.0.0.1"), "", []
        if person != "anonymous":
            client.force_login(world.people[person])
            cookie = signed_in(world.people[person])
        for route, values in routes():
            if route in taken or route == "health" or (values and route not in THINGS):
                continue
            path = address(world, route, THINGS[route][0][0]) if values else reverse(route)
            answer = client.get(path)
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                taken.add(route)
                paths.append(path)
            answer.close()
        found[person] = {"cookie": cookie, "paths": paths}
    return found


def main(payload: str) -> None:
    from django.db import transaction

    from tests.threats import world as small

    with transaction.atomic():
        world = small.build()
    found = pages_of(world)
    with transaction.atomic():
        if payload:
            assert spoil(payload) > 300
            spoil_answers(payload)
    print(json.dumps(found))


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "almoner.config.settings"
    Path(os.environ["ALMONER_HOME"]).mkdir(parents=True, exist_ok=True)
    django.setup()
    main(sys.argv[1])
