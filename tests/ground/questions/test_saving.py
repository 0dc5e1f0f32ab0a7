"""Answers saved side by side: nothing typed is lost, nothing is overwritten, nothing is written twice."""

import json
import re
import threading
from datetime import timedelta

import pytest
from django.db import connection

from almoner.ground.audit.models import Line
from almoner.ground.core.rows import digest, row_name
from almoner.ground.questions.checking import kept_answers, values_of
from almoner.ground.questions.models import Answer
from almoner.ground.questions.saving import Saved, save_answers, stamp_of, stamps_of
from tests.ground.questions.builders import (
    NOON,
    SAVE,
    a_frozen_form,
    a_person,
    a_set,
    a_sheet,
    a_topic,
    an_act,
    asks,
    give,
)

pytestmark = pytest.mark.django_db


def a_plain_sheet():
    return a_sheet(
        a_set(
            a_topic(asks("name"), asks("need", "long_text", word_limit=3), asks("cost", "money"), asks("why"))
        )
    )


def page_of(sheet, *keys):
    """The stamps that a page opened now would hold."""
    kept = kept_answers(sheet)
    return {key: stamp_of(kept.get(key)) for key in keys}


def clashes(result: Saved):
    return {key: (one.field, one.theirs, one.mine, one.version) for key, one in result.clashes.items()}


def test_an_answer_is_a_row_with_its_version_person_and_moment():
    sheet, person = a_plain_sheet(), a_person()
    act = an_act(by=person)

    result = save_answers(act, sheet, {"name": " Hope "}, {"name": "0"})

    kept = Answer.objects.get()
    assert (kept.value, kept.version, kept.saved_by, kept.saved_at) == ("Hope", 1, person, NOON)
    assert result == Saved(saved={"name": kept})
    assert act.facts == {"saved": ["name"], "clashed": []}
    assert act.rows == {row_name(kept): digest(kept)}


def test_saving_again_raises_the_version():
    sheet, act = a_plain_sheet(), an_act(at=NOON + timedelta(hours=1))
    give(sheet, name="Hope")

    save_answers(act, sheet, {"name": "Hope House"}, page_of(sheet, "name"))

    kept = Answer.objects.get()
    assert (kept.value, kept.version, kept.saved_at) == ("Hope House", 2, act.at)
    assert act.rows == {row_name(kept): digest(kept)}


def test_an_unchanged_answer_writes_nothing():
    sheet, act = a_plain_sheet(), an_act()
    give(sheet, name="Hope", cost="5")

    result = save_answers(
        act, sheet, {"name": "Hope ", "cost": "£5.00", "why": ""}, page_of(sheet, "name", "cost")
    )

    assert (result, act.rows) == (Saved(), {})
    assert values_of(sheet) == {"name": "Hope", "cost": 500}


def test_an_emptied_answer_stays_as_a_row():
    sheet = a_plain_sheet()
    give(sheet, name="Hope")
    give(sheet, name="")

    kept = Answer.objects.get()
    assert (kept.value, kept.version) == (None, 2)


def test_two_answers_saved_from_two_pages_both_stay():
    sheet = a_plain_sheet()
    give(sheet, name="Hope", why="Because")
    mine = yours = page_of(sheet, "name", "why")

    first = save_answers(an_act(), sheet, {"name": "Hope House", "why": "Because"}, mine)
    second = save_answers(an_act(), sheet, {"name": "Hope", "why": "Because of need"}, yours)

    assert (first.is_whole, second.is_whole) == (True, True)
    assert values_of(sheet) == {"name": "Hope House", "why": "Because of need"}


def test_a_field_left_empty_does_not_empty_what_a_colleague_wrote():
    sheet = a_plain_sheet()
    page = page_of(sheet, "name", "why")
    give(sheet, name="Hope")

    result = save_answers(an_act(), sheet, {"name": "", "why": "Because"}, page)

    assert result.is_whole
    assert values_of(sheet) == {"name": "Hope", "why": "Because"}


def test_the_same_answer_saved_twice_shows_both_texts_and_keeps_the_rest():
    sheet = a_plain_sheet()
    page = page_of(sheet, "name", "why")
    give(sheet, name="Theirs")

    result = save_answers(an_act(), sheet, {"name": "Mine", "why": "Because"}, page)

    assert clashes(result) == {"name": ("name", "Theirs", "Mine", 1)}
    assert list(result.saved) == ["why"]
    assert values_of(sheet) == {"name": "Theirs", "why": "Because"}


def test_after_a_clash_the_page_can_choose_its_own_text():
    sheet = a_plain_sheet()
    page = page_of(sheet, "name")
    give(sheet, name="Theirs")
    result = save_answers(an_act(), sheet, {"name": "Mine"}, page)

    again = save_answers(an_act(), sheet, {"name": "Mine"}, result.stamps())

    assert again.is_whole
    assert values_of(sheet) == {"name": "Mine"}


def test_the_same_words_from_both_are_no_clash():
    sheet = a_plain_sheet()
    page = page_of(sheet, "name")
    give(sheet, name="Hope")

    assert save_answers(an_act(), sheet, {"name": "Hope"}, page) == Saved()


@pytest.mark.parametrize("stamp", ["", "0", 0, "1", "x", "-1", "9" * 30, "٣", "2.000000000000"])
def test_a_stamp_that_is_not_the_last_one_never_overwrites(stamp):
    sheet = a_plain_sheet()
    give(sheet, name="One")
    give(sheet, name="Two")
    give(sheet, name="Three")

    result = save_answers(an_act(), sheet, {"name": "Mine"}, {"name": stamp})

    assert clashes(result) == {"name": ("name", "Three", "Mine", 3)}


def test_a_page_that_holds_the_returned_stamps_can_go_back_to_its_first_text():
    sheet = a_plain_sheet()
    give(sheet, name="First")
    second = save_answers(an_act(), sheet, {"name": "Second"}, page_of(sheet, "name"))

    save_answers(an_act(), sheet, {"name": "First"}, second.stamps())

    assert values_of(sheet) == {"name": "First"}


def test_what_cannot_be_read_is_an_error_and_the_rest_is_saved():
    sheet = a_plain_sheet()

    result = save_answers(an_act(), sheet, {"cost": "about £5", "name": "Hope"}, {})

    assert {key: no.sentences for key, no in result.errors.items()} == {
        "cost": ["Enter an amount in pounds, like 1200 or 1,200.50."]
    }
    assert values_of(sheet) == {"name": "Hope"}


def test_too_many_words_are_kept_whole_with_a_warning():
    sheet = a_plain_sheet()

    result = save_answers(an_act(), sheet, {"need": "one two three four"}, {})

    assert result.warnings == {"need": ["Use 3 words or fewer. You have used 4."]}
    assert (result.is_whole, values_of(sheet)) == (True, {"need": "one two three four"})


def test_keys_of_no_question_are_ignored():
    sheet = a_plain_sheet()

    assert save_answers(an_act(), sheet, {"csrfmiddlewaretoken": "x", "": "y", "name\0": "z"}, {}) == Saved()


def test_a_key_of_another_form_is_ignored():
    sheet = a_plain_sheet()
    a_set(a_topic(asks("elsewhere")), title="Another")

    assert save_answers(an_act(), sheet, {"elsewhere": "x"}, {}) == Saved()


def test_every_kind_of_value_reads_back_as_its_digest_says():
    kinds = ["short_text", "choices", "yes_no", "number", "money", "date", "table"]
    options, columns = ["Red", "Blue"], [{"title": "What"}, {"title": "Cost", "kind": "money"}]
    questions = [asks(kind, kind, options=options, columns=columns) for kind in kinds]
    sheet, act = a_sheet(a_set(a_topic(*questions))), an_act()

    save_answers(
        act,
        sheet,
        {
            "short_text": "Zoë’s “home” 🏠",
            "choices": ["blue", "red"],
            "yes_no": "no",
            "number": "0",
            "money": "20000",
            "date": ["1", "4", "2027"],
            "table": [["Hall", "1.50"]],
        },
        {},
    )

    assert values_of(sheet) == {
        "short_text": "Zoë’s “home” 🏠",
        "choices": ["red", "blue"],
        "yes_no": False,
        "number": 0,
        "money": 2_000_000,
        "date": "2027-04-01",
        "table": [{"what": "Hall", "cost": 150}],
    }
    assert act.rows == {row_name(answer): digest(answer) for answer in Answer.objects.all()}


def cost_of(count, keys, versions):
    sheet = a_sheet(a_frozen_form(count))
    give(sheet, **{f"q{number}": "before" for number in range(0, count, 2)})
    raw = {f"q{number}": f"after {number}" for number in keys}
    return sheet, raw, {key: stamps_of(sheet).get(key, "0") for key in raw} if versions else {}


@pytest.mark.parametrize("count", [1, 60])
def test_saving_one_answer_costs_two_queries_whatever_the_length_of_the_form(
    count, django_assert_num_queries
):
    sheet, raw, versions = cost_of(count, [0], True)

    with django_assert_num_queries(2):
        assert save_answers(an_act(), sheet, raw, versions).is_whole


def test_saving_sixty_answers_costs_four_queries(django_assert_num_queries):
    sheet, raw, versions = cost_of(60, range(60), True)

    with django_assert_num_queries(4):
        assert len(save_answers(an_act(), sheet, raw, versions).saved) == 60


def test_a_whole_action_that_saves_one_answer_costs_at_most_eight_queries(django_assert_max_num_queries):
    sheet, person = a_sheet(a_frozen_form(60)), a_person()
    SAVE(sheet, by=person, at=NOON, raw={"q1": "warm"}, versions={})

    with django_assert_max_num_queries(14) as seen:
        SAVE(sheet, by=person, at=NOON, raw={"q0": "one"}, versions={})
    waits = re.compile("SAVEPOINT|pg_advisory")
    work = [one["sql"] for one in seen.captured_queries if not waits.search(one["sql"])]
    assert len(work) <= 8, work


def test_the_record_holds_keys_and_digests_and_no_words():
    sheet = a_plain_sheet()
    SAVE(sheet, by=a_person(), at=NOON, raw={"name": "Secret words"}, versions={})

    line = json.loads(Line.objects.latest("seq").line)
    kept = Answer.objects.get()
    assert line["facts"] == {"saved": ["name"], "clashed": []}
    assert line["rows"] == {row_name(kept): digest(kept)}
    assert "Secret" not in Line.objects.latest("seq").line


class Colleague(threading.Thread):
    """Somebody with a page of their own and a connection of their own."""

    def __init__(self, gate, sheet, person, raw, versions):
        super().__init__()
        self.gate, self.sheet, self.person, self.raw, self.versions = gate, sheet, person, raw, versions
        self.result = None

    def run(self):
        try:
            self.gate.wait()
            self.result = SAVE(self.sheet, by=self.person, at=NOON, raw=self.raw, versions=self.versions)
        finally:
            connection.close()


def at_once(sheet, person, *posts):
    gate = threading.Barrier(len(posts))
    people = [Colleague(gate, sheet, person, raw, versions) for raw, versions in posts]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return [one.result for one in people]


@pytest.mark.django_db(transaction=True)
def test_two_different_answers_saved_at_the_same_moment_both_stay():
    sheet, person = a_plain_sheet(), a_person()
    page = page_of(sheet, "name", "why")

    results = at_once(
        sheet, person, ({"name": "Hope", "why": ""}, page), ({"name": "", "why": "Because"}, page)
    )

    assert [result.is_whole for result in results] == [True, True]
    assert values_of(sheet) == {"name": "Hope", "why": "Because"}


@pytest.mark.django_db(transaction=True)
def test_of_eight_texts_for_one_answer_at_the_same_moment_one_is_kept_and_seven_are_shown():
    sheet, person = a_plain_sheet(), a_person()
    give(sheet, name="Before")
    page = page_of(sheet, "name")

    results = at_once(sheet, person, *(({"name": f"Text {number}"}, page) for number in range(8)))

    kept = values_of(sheet)["name"]
    assert sorted(len(result.saved) for result in results) == [0] * 7 + [1]
    assert {one.clashes["name"].theirs for one in results if one.clashes} == {kept}
    mine = {one.clashes["name"].mine for one in results if one.clashes}
    assert mine | {kept} == {f"Text {number}" for number in range(8)}


@pytest.mark.django_db(transaction=True)
def test_of_two_first_texts_at_the_same_moment_one_is_kept_and_one_is_shown():
    sheet, person = a_plain_sheet(), a_person()
    page = page_of(sheet, "name")

    results = at_once(sheet, person, ({"name": "A"}, page), ({"name": "B"}, page))

    kept = values_of(sheet)["name"]
    (lost,) = [one.clashes["name"] for one in results if one.clashes]
    assert {(lost.theirs, lost.mine)} | {(kept, kept)} == {(kept, {"A": "B", "B": "A"}[kept]), (kept, kept)}
