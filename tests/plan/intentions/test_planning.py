"""The commissioning plan: kept by officers, moved on by whoever an action is given to (5.2)."""

from datetime import date, timedelta

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.intentions import actions, queries
from almoner.plan.intentions.facts import lateness
from tests.builders import NOW, TODAY, a_person
from tests.plan.intentions.planned import LATE, LATER, a_note, action_details, an_intention
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db


def test_5_2_an_action_is_kept_and_its_line_says_when_it_is_due():
    officer = a_person("officer")
    row = an_intention(officer, is_public=True)

    line = last_line()
    assert (line["action"], line["clause"], line["role"]) == ("intentions.keep_action", "5.2", "officer")
    assert (line["facts"], line["rows"]) == ({"due": "2027-03-31", "public": True}, protected(row))
    with pytest.raises(NotAllowed):
        actions.keep_action(None, by=a_person("finance"), at=NOW, details=action_details("Another"))


def test_5_2_names_words_owners_and_letters_are_asked_for_beside_their_fields():
    officer = a_person("officer")
    an_intention(officer)

    with pytest.raises(Refused) as no:
        actions.keep_action(
            None, by=officer, at=NOW, details=action_details(text=" ", owner="administrator", letter="f")
        )

    assert set(no.value.by_field) == {"title", "text", "owner", "letter"}


def test_5_2_another_day_needs_a_reason():
    officer = a_person("officer")
    row = an_intention(officer)
    later = action_details(due_on=LATER + timedelta(days=1))

    with pytest.raises(Refused, match="Say why its day changes"):
        actions.keep_action(row, by=officer, at=NOW, details=later)
    actions.keep_action(row, by=officer, at=NOW, details=action_details(text="Other words."))
    row = actions.keep_action(row, by=officer, at=NOW, details=later, reason="The board meets later.")

    assert (row.due_on, row.text) == (later.due_on, "Every funded post is filled.")


def test_5_2_its_owner_moves_it_on_and_another_role_does_not():
    finance = a_person("finance")
    row = an_intention(owner="finance")

    with pytest.raises(NotAllowed):
        actions.start(row, by=a_person("monitoring"), at=NOW)
    row = actions.start(row, by=finance, at=NOW)
    with pytest.raises(Refused, match="Note first"):
        actions.finish(row, by=finance, at=NOW)
    a_note(row, finance)
    row = actions.finish(row, by=finance, at=NOW)

    assert (row.status, row.settled_on, last_line()["facts"]["moved"]) == ("done", TODAY, "under_way:done")
    with pytest.raises(Refused, match="it is done"):
        actions.finish(row, by=finance, at=NOW)


def test_5_2_it_is_dropped_and_taken_up_again_with_a_reason_each_time():
    officer = a_person("officer")
    row = an_intention(officer)

    with pytest.raises(Refused, match="will not be done"):
        actions.drop(row, by=officer, at=NOW, reason=" ")
    row = actions.drop(row, by=officer, at=NOW, reason="Not agreed.")
    assert (row.status, row.drop_reason, row.settled_on) == ("dropped", "Not agreed.", TODAY)
    with pytest.raises(Refused, match="nothing serves it"):
        actions.link(row, by=officer, at=NOW, kind="round", reference="26R2")
    with pytest.raises(Refused, match="taken up again"):
        actions.take_up(row, by=officer, at=NOW, reason="")
    row = actions.take_up(row, by=officer, at=NOW, reason="Agreed now.")
    assert (row.status, row.drop_reason, row.settled_on) == ("under_way", "", None)


def test_5_2_a_note_is_of_today_or_before_and_the_public_reads_only_what_is_marked():
    officer = a_person("officer")
    row, hidden = an_intention(officer, is_public=True), an_intention(officer, "Kept inside")
    a_note(row, officer, "For all.", noted_on=date(2026, 12, 1))
    a_note(row, officer, "For the office.", is_public=False)
    a_note(hidden, officer)

    with pytest.raises(Refused, match="today or a day before"):
        a_note(row, officer, noted_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="what was done"):
        a_note(row, officer, " ")

    found = queries.published()
    assert [(one, [note.text for note in one.notes.all()]) for one in found] == [(row, ["For all."])]


def test_5_2_what_serves_it_is_named_once_and_taken_out():
    officer = a_person("officer")
    row = an_intention(officer)
    served = actions.link(row, by=officer, at=NOW, kind="round", reference="26R2")

    for kind, reference, sentence in (("round", "26R2", "named already"), ("bridge", "X", "Choose what")):
        with pytest.raises(Refused, match=sentence):
            actions.link(row, by=officer, at=NOW, kind=kind, reference=reference)
    actions.unlink(row, by=officer, at=NOW, served=served)

    assert row.served_by.count() == 0


def test_r5_2_1_what_is_open_and_past_its_day_is_late():
    officer = a_person("officer")
    late, due = an_intention(officer, due_on=LATE), an_intention(officer, "Today", due_on=TODAY)
    done = an_intention(officer, "Done", due_on=LATE)
    a_note(done, officer)
    done = actions.finish(done, by=officer, at=NOW)

    assert [bool(lateness(one, TODAY)) for one in (late, due, done)] == [True, False, False]
    assert list(queries.due_by(TODAY)) == [late, due]
