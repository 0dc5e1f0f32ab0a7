"""T30: names, addresses, papers, scores and minutes stay inside; T23: no cell of a table is a formula."""

import csv
import io
import re

import pytest
from django.test import Client
from django.urls import reverse

from almoner.ground.audit.models import Line
from almoner.ground.workflow.models import Letter
from tests.builders import kept
from tests.threats.routes import address, routes
from tests.threats.test_permissions import THINGS
from tests.threats.world import CANARIES

FORMULA = re.compile(r"^[\s'\"]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
HOSTILE = ("=1+1", "+SUM(A1)", "-2+3", "@cmd", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\n=1")
LETTERS_WITHOUT = ("comment", "minute", "score", "asker", "bank")


def public_pages(world) -> dict[str, str]:
    """Everything that somebody who is not signed in can read, by address; links of partners aside."""
    client, found = Client(), {}
    for route, values in routes():
        if route.startswith("public:") and route not in ("public:endorse", "public:consult"):
            for thing in [name for name, _ in THINGS[route]] if values else [""]:
                path = address(world, route, thing)
                answer = client.get(path)
                content = b"".join(answer.streaming_content) if answer.streaming else answer.content
                answer.close()
                if answer.status_code == 200:
                    found[path] = content.decode("utf-8", "replace")
    return found


def test_t30_nothing_private_is_in_public(world):
    pages = public_pages(world)

    found = [(path, name) for path, text in pages.items() for name, word in CANARIES.items() if word in text]

    assert found == []
    assert len(pages) > 15
    assert "The own trust" in pages[reverse("public:register")]


def test_t30_nothing_private_is_in_the_record(world):
    lines = "\n".join(Line.objects.values_list("line", flat=True))

    assert [name for name, word in CANARIES.items() if word in lines] == []


def test_t30_no_letter_carries_what_is_said_inside(world):
    letters = Letter.objects.values_list("template", "values")
    inside = [CANARIES[name] for name in LETTERS_WITHOUT]

    assert [(name, word) for name, values in letters for word in inside if word in str(values)] == []


@pytest.mark.parametrize("person", ["", "officer", "auditor", "finance"])
def test_t23_no_cell_of_any_table_is_a_formula(world, person):
    """Every route is asked; those that answer with a table are read again as a spreadsheet would."""
    client = Client()
    if person:
        client.force_login(world.people[person])
    for number, row in enumerate([*world.groups.values(), *world.bids.values()]):
        name = "name" if hasattr(row, "matching_name") else "title"
        setattr(row, name, HOSTILE[number % len(HOSTILE)])
        kept(row)
    sheet = world.more["published_sheet"]
    for line, text in zip(sheet.lines.all(), HOSTILE, strict=False):
        line.title, line.description = text, text
        kept(line)

    tables = [text for path, text in tables_of(client, world)]

    cells = [
        cell for text in tables for row in csv.reader(io.StringIO(text.lstrip("\ufeff"))) for cell in row
    ]
    assert [one for one in cells if FORMULA.match(one) and not NUMBER.match(one) and one[0] != "'"] == []
    assert len(tables) >= 1


def tables_of(client: Client, world) -> list[tuple[str, str]]:
    found = []
    for route, values in routes():
        if not values and ("csv" in route or "export" in route):
            answer = client.get(address(world, route))
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if answer.headers.get("Content-Type", "").startswith("text/csv"):
                found.append((route, content.decode()))
            answer.close()
    return found
