"""The commissioning plan as the public reads it (R5.2-2)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.plan.intentions import actions
from almoner.publish.register.counts import counted
from tests.builders import NOW, a_person
from tests.do.rounds.made import a_draft_round, an_open_round
from tests.doors.staff.people.asked import text
from tests.plan.intentions.planned import a_commissioning_plan, a_note, an_intention

pytestmark = pytest.mark.django_db
HERE = "/commissioning-plan/"


def test_5_2_before_anything_is_published_the_page_says_what_will_stand_there(client):
    an_intention(a_person("officer"))

    page = text(client.get(HERE))

    assert "will stand here as soon as they are published" in page
    assert "Fill the advisers" not in page


def test_5_2_days_states_and_the_last_public_note_are_shown_and_nothing_else(client):
    officer = a_person("officer")
    row = a_commissioning_plan(officer)["intention"]
    a_note(row, officer, "Only for the office.", is_public=False)
    dropped = an_intention(officer, "A cinema", is_public=True, letter="")
    actions.drop(dropped, by=officer, at=NOW, reason="Too dear.")
    for code, made in (("26R2", an_open_round), ("27R1", a_draft_round)):
        made(code, officer)
        actions.link(row, by=officer, at=NOW, kind="round", reference=code)

    page = text(client.get(HERE))

    words = (
        "Additional IDVAs and ISVAs", "Overdue",
        "Under way, and overdue: it was due Monday 30 November 2026.", "Two are filled.",
        "26R2", "More that is planned", "Dropped on Thursday 10 December 2026. Too dear.",
        "0 of 1 action done, 1 overdue.",
    )  # fmt: skip
    assert [one for one in words if one not in page] == []
    assert [one for one in ("Only for the office.", "27R1") if one in page] == []
    assert [one.words for one in counted()["5.2"]] == ["0 of 1 planned action done, 1 overdue."]


def test_the_page_takes_as_many_statements_for_many_actions_as_for_one(client):
    officer = a_person("officer")
    a_commissioning_plan(officer)

    def statements() -> int:
        with CaptureQueriesContext(connection) as took:
            client.get(HERE)
        return len(took)

    statements()
    one = statements()
    for place in range(20):
        a_note(an_intention(officer, f"Action {place}", is_public=True), officer)

    assert statements() == one
