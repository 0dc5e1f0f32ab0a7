"""The form editor: add, word, order, drop, and see it as applicants do."""

import pytest

from almoner.doors.staff.rounds.question_forms import initial_of
from tests.builders import a_person
from tests.do.rounds.made import MADE, a_draft_round, an_open_round
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
PLAIN = {"label": "Who leads it?", "kind": "short_text", "required": "on", "once": "1"}


@pytest.fixture
def round(client, clock):
    clock.set(MADE)
    officer = a_person("officer")
    client.force_login(officer)
    return a_draft_round(officer=officer)


def at(round, more=""):
    return f"/office/rounds/{round.public_id}/form/{more}"


def topic(round, key):
    return round.question_set.topics.get(key=key)


def question(round, key):
    return round.question_set.questions.get(key=key)


def edit(client, round, key, **changes):
    one = question(round, key)
    usual = {"label": one.label, "kind": one.kind, "topic": one.topic.public_id, "required": "on"}
    return client.post(at(round, f"questions/{one.public_id}/"), usual | changes)


def test_the_editor_shows_every_question_and_its_length(client, round):
    page = text(client.get(at(round)))

    told = (
        "Short form takes about",
        "What will you do?",
        "up to 155 words",
        "Add a page",
        "Only in: standard, full",
    )
    assert [one for one in told if one not in page] == []


def test_a_published_form_is_only_read(client, round):
    frozen = an_open_round("27R1")

    page = text(client.get(at(frozen)))

    assert ("What will you do?" in page, "Add a page" in page) == (True, False)


def test_a_page_and_a_question_are_added(client, round):
    client.post(at(round, "pages/new/"), {"title": "Your team", "bands": "standard"})
    page = topic(round, "your_team")
    answer = client.post(at(round, f"pages/{page.public_id}/questions/new/"), PLAIN)
    again = client.post(at(round, f"pages/{page.public_id}/questions/new/"), PLAIN)

    assert (answer.headers["Location"], again.headers["Location"]) == (at(round), at(round))
    assert (page.bands, list(page.questions.values_list("label", "kind"))) == (
        ["standard"],
        [("Who leads it?", "short_text")],
    )


def test_a_question_of_every_kind_is_read_from_its_form(client, round):
    page = topic(round, "need").public_id
    add = at(round, f"pages/{page}/questions/new/")
    client.post(add, PLAIN | {"label": "Hall?", "kind": "yes_no", "once": "a"})
    client.post(add, PLAIN | {"label": "Days", "kind": "choices", "options": "Monday\nFriday\n", "once": "b"})
    client.post(
        add,
        PLAIN | {"label": "Rent", "kind": "money", "smallest": "5", "waits_for": "hall:=yes", "once": "c"},
    )
    columns = "Step\nCost: money *\nKind: choose output / outcome"
    client.post(add, PLAIN | {"label": "Plan", "kind": "table", "columns": columns, "once": "d"})

    assert question(round, "days").options == [
        {"value": "monday", "label": "Monday"},
        {"value": "friday", "label": "Friday"},
    ]
    assert (question(round, "rent").smallest, question(round, "rent").condition) == (
        500,
        {"question": "hall", "is": True},
    )
    assert [
        (one["key"], one["kind"], one.get("required", False)) for one in question(round, "plan").columns
    ] == [
        ("step", "short_text", False),
        ("cost", "money", True),
        ("kind", "choice", False),
    ]


def test_saving_an_unchanged_question_changes_nothing(client, round):
    for key in ("outcomes", "milestones", "need", "people_reached"):
        before = vars(question(round, key))
        shown = initial_of(question(round, key))
        posted = {name: value for name, value in shown.items() if value not in (None, "", False)}
        client.post(at(round, f"questions/{before['public_id']}/"), posted | {"required": "on"})

        after = vars(question(round, key))
        assert {name: after[name] for name in after if name != "_state"} == {
            name: before[name] for name in before if name != "_state"
        }


def test_a_question_is_reworded_and_taken_to_another_page(client, round):
    answer = edit(
        client, round, "innovation", label="What is new?", topic=topic(round, "need").public_id, once="1"
    )

    moved = question(round, "innovation")
    assert (answer.status_code, moved.label, moved.topic.key) == (302, "What is new?", "need")


def test_nonsense_is_refused_beside_the_field(client, round):
    answer = edit(client, round, "outcomes", columns="Cost: gold")

    assert (answer.status_code, "A column may hold" in text(answer)) == (422, True)


def test_buttons_move_and_drop(client, round):
    need, risks = question(round, "need"), question(round, "risks")

    client.post(at(round, f"questions/{need.public_id}/move/"), {"to": "down"})
    client.post(at(round, f"questions/{risks.public_id}/drop/"))
    client.post(at(round, f"pages/{topic(round, 'priorities').public_id}/move/"), {"to": "up"})
    client.post(at(round, f"pages/{topic(round, 'partners').public_id}/drop/"))
    refused = client.post(at(round, f"pages/{topic(round, 'budget').public_id}/drop/"), follow=True)

    assert list(topic(round, "need").questions.values_list("key", flat=True))[:2] == ["beneficiaries", "need"]
    keys = list(round.question_set.topics.order_by("position").values_list("key", flat=True))
    assert (keys[:2], "partners" in keys) == (["priorities", "basics"], False)
    assert "The rules ask for what this page holds" in text(refused)
    assert not round.question_set.questions.filter(key="risks").exists()


def test_needed_pages_are_in_every_form(client, round):
    page = text(client.get(at(round, f"pages/{topic(round, 'budget').public_id}/")))

    assert "Only in these forms" not in page


def test_the_preview_is_what_applicants_fill_in(client, round):
    short, full = (text(client.get(at(round, f"preview/{band}/"))) for band in ("short", "full"))

    assert ("What will you do?" in short, "What could go wrong" in short) == (True, False)
    assert ("What could go wrong" in full, "<textarea" in full, "Asked of us" in full) == (True, True, False)
    assert client.get(at(round, "preview/none/")).status_code == 404


def test_a_question_of_another_round_is_not_there(client, round):
    other = question(a_draft_round("27R1"), "need")

    assert client.get(at(round, f"questions/{other.public_id}/")).status_code == 404
