from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.audit.models import Line, Reason
from almoner.ground.audit.record import FreeText
from almoner.ground.audit.verify import verify
from almoner.ground.core.refusals import Allowed, Denied, NotAllowed, Refused
from almoner.ground.core.rows import digest
from almoner.ground.workflow import frame
from almoner.ground.workflow.models import DoneOnce, Letter
from tests.ground.audit.read import all_lines, last_line
from tests.ground.workflow.verbs import (
    NOON,
    TITLES,
    an_officer,
    appoint,
    by_link,
    enrol,
    made,
    nest,
    remove,
    rename,
)

pytestmark = pytest.mark.django_db


def test_an_action_changes_the_row_and_writes_one_line_a_reason_and_a_letter():
    officer = an_officer()
    person = enrol(None, by=None, at=NOON, email="ann@example.org")

    result = rename(person, by=officer, at=NOON, name="Bea", because=" She asked us to. ")

    now = Person.objects.get(pk=person.pk)
    (letter,) = Letter.objects.all()
    line = Line.objects.get(seq=2)
    assert (result, now.name) == (now, "Bea")
    assert (letter.to, letter.template, letter.values) == (
        "ann@example.org",
        "tests/renamed",
        {"name": "Bea"},
    )
    assert (letter.thing, letter.created_at, letter.state) == (
        f"accounts_person:{person.pk}",
        NOON,
        "waiting",
    )
    assert (line.action, line.thing, line.at) == ("tests.rename", f"accounts_person:{person.pk}", NOON)
    assert Reason.objects.get(line=line).text == "She asked us to."
    assert last_line() | {"prev": "", "reason": ""} == {
        "seq": 2,
        "prev": "",
        "at": "2026-12-10T12:00:00.000000+00:00",
        "actor": f"person:{officer.public_id}",
        "role": "officer",
        "action": "tests.rename",
        "clause": "1.1",
        "object": f"accounts_person:{person.pk}",
        "rows": {f"accounts_person:{person.pk}": digest(now)},
        "facts": {"length": 3, "letters": 1},
        "reason": "",
    }
    assert last_line()["reason"] == digest(line.reason)
    assert verify() == []


def test_the_body_sees_the_row_as_it_is_now_and_not_as_the_caller_read_it():
    officer = an_officer()
    stale = Person.objects.get(pk=officer.pk)
    rename(officer, by=officer, at=NOON, name="New")

    made("retitle", lambda act, person: act.save(person))(stale, by=officer, at=NOON)

    assert Person.objects.get(pk=officer.pk).name == "New"


def test_a_row_that_has_gone_is_refused_in_words():
    officer = an_officer()
    gone = enrol(None, by=None, at=NOON, email="gone@example.org")
    remove(gone, by=officer, at=NOON)

    with pytest.raises(Refused, match="no longer there"):
        rename(Person(pk=gone.pk), by=officer, at=NOON, name="Ghost")


def test_who_may_not_is_refused_and_nothing_is_written():
    stranger = enrol(None, by=None, at=NOON, email="s@example.org")
    before = Line.objects.count()

    with pytest.raises(NotAllowed) as refusal:
        rename(stranger, by=stranger, at=NOON, name="X", key="once")

    assert refusal.value.reason == "Only officers may."
    assert (Line.objects.count(), Letter.objects.count(), DoneOnce.objects.count()) == (before, 0, 0)
    assert Person.objects.get(pk=stranger.pk).name == "Ann"


@pytest.mark.parametrize(
    ("person", "answer"),
    [
        (None, Denied("Sign in first.")),
        (AnonymousUser(), Denied("Sign in first.")),
        (Person(job_title="Officer", is_active=False), Denied("This account is closed.")),
        (Person(job_title="Officer"), Allowed("officer")),
        (Person(), Denied("Only officers may.")),
    ],
)
def test_who_may_do_an_action(person, answer):
    assert rename.allows(person, None) == answer


def test_without_a_person_only_what_the_system_may_do_is_done_and_under_its_own_role():
    person = enrol(None, by=None, at=NOON, email="a@example.org")
    assert [(line["actor"], line["role"]) for line in all_lines()] == [("system", "system")]

    by_link(person, by=None, at=NOON, name="Linked")
    assert (last_line()["actor"], last_line()["role"]) == ("endorser", "endorser")

    with pytest.raises(NotAllowed, match="Sign in first"):
        rename(person, by=None, at=NOON, name="X")


def test_a_visitor_who_has_not_signed_in_is_not_the_system():
    with pytest.raises(NotAllowed, match="Sign in first"):
        enrol(None, by=AnonymousUser(), at=NOON, email="a@example.org")


def test_whatever_fails_leaves_neither_row_nor_line_nor_letter_nor_key():
    officer = an_officer()

    with pytest.raises(Refused):
        nest(officer, by=officer, at=NOON, name="Inner", fail=True, key="k")

    assert Person.objects.get(pk=officer.pk).name == "Olga"
    assert (Line.objects.count(), Letter.objects.count(), DoneOnce.objects.count()) == (1, 0, 0)
    assert frame.UNDER_WAY.get() == ()


def test_an_action_within_an_action_writes_its_own_line_first():
    officer = an_officer()

    nest(officer, by=officer, at=NOON, name="Inner")

    inner, outer = all_lines()[-2:]
    now = digest(Person.objects.get(pk=officer.pk))
    assert (inner["action"], outer["action"]) == ("tests.rename", "tests.nest")
    assert inner["rows"] == outer["rows"] == {f"accounts_person:{officer.pk}": now}
    assert verify() == []


def test_what_the_outer_action_saves_after_the_inner_is_what_stands_in_its_line():
    officer = an_officer()

    nest(officer, by=officer, at=NOON, name="Inner", then="Outer")

    inner, outer = all_lines()[-2:]
    assert inner["rows"] != outer["rows"]
    assert outer["rows"] == {f"accounts_person:{officer.pk}": digest(Person.objects.get(pk=officer.pk))}
    assert verify() == []


def test_an_inner_action_that_was_refused_and_caught_leaves_nothing_behind():
    officer = an_officer()

    def body(act, person):
        with pytest.raises(Refused):
            nest(person, by=act.by, at=act.at, name="Never", fail=True)
        person.phone = "1"
        return act.save(person)

    made("careful", body)(officer, by=officer, at=NOON)

    assert [line["action"] for line in all_lines()] == ["tests.enrol", "tests.careful"]
    assert verify() == []


@pytest.mark.parametrize(
    "fact",
    [
        "Ann Example",
        "ann@example.org",
        "01234 567 890",
        "two\nlines",
        "code\n",
        "a" * 81,
        ["ok", "not ok"],
        1.5,
        {"a": 1},
    ],
)
def test_free_text_is_refused_in_the_record(fact):
    officer = an_officer()

    with pytest.raises(FreeText, match="codes and numbers only"):
        made("talk", lambda act, person: act.note(said=fact))(officer, by=officer, at=NOON)

    assert Line.objects.count() == 1


@pytest.mark.parametrize("fact", ["R4.2-1", "043-24", 3, None, True, ["draft:submitted", 2], (), "a" * 80])
def test_codes_and_numbers_are_written(fact):
    officer = an_officer()

    made("count", lambda act, person: act.note(said=fact))(officer, by=officer, at=NOON)

    assert last_line()["facts"] == {"said": list(fact) if isinstance(fact, tuple) else fact}


def test_a_fact_cannot_hide_behind_a_name_of_the_line_itself():
    officer = an_officer()

    with pytest.raises(FreeText):
        made("hide", lambda act, person: act.note(role="Ann Example"))(officer, by=officer, at=NOON)


def test_a_role_that_is_words_is_refused():
    verb = frame.Action(
        "tests.r", "1.1", lambda person, thing: Allowed("the officer"), lambda act, thing: None
    )

    with pytest.raises(FreeText, match="role"):
        verb(None, by=an_officer(), at=NOON)


def test_moments_are_written_in_utc_and_must_say_their_zone():
    summer = datetime(2026, 6, 1, 10, 0, 0, 5, tzinfo=timezone(timedelta(hours=1)))

    person = enrol(None, by=None, at=summer, email="a@example.org")

    assert last_line()["at"] == "2026-06-01T09:00:00.000005+00:00"
    assert (person.joined_at.tzinfo, Line.objects.get().at) == (UTC, summer)
    with pytest.raises(ValueError, match="time zone"):
        enrol(None, by=None, at=datetime(2026, 6, 1), email="b@example.org")


def test_a_new_row_is_the_object_when_there_was_none_before():
    person = enrol(None, by=None, at=NOON, email="a@example.org")
    assert last_line()["object"] == f"accounts_person:{person.pk}"


def test_many_rows_at_once_are_all_in_the_line():
    officer = an_officer()

    rows = appoint(officer, by=officer, at=NOON, roles=["officer", "finance"])

    assert last_line()["object"] == f"accounts_person:{officer.pk}"
    assert last_line()["rows"] == {
        f"accounts_roleholding:{row.pk}": digest(RoleHolding.objects.get(pk=row.pk)) for row in rows
    }
    assert verify() == []


def test_rows_saved_together_are_digested_as_they_stand_in_the_database():
    officer = an_officer()
    rows = appoint(officer, by=officer, at=NOON, roles=["officer", "finance"])

    def body(act, person):
        stale = list(RoleHolding.objects.all())
        for row in stale:
            row.role = "auditor"
            row.starts_on = NOON.date()
        return act.save_all(stale, ["role"])

    made("hand_over", body)(officer, by=officer, at=NOON)

    assert {row.role for row in RoleHolding.objects.all()} == {"auditor"}
    assert len(last_line()["rows"]) == len(rows)
    assert verify() == []


def test_rows_that_went_meanwhile_cannot_be_saved_together():
    officer = an_officer()
    ghost = RoleHolding(pk=999, person=officer, role="officer", starts_on=NOON.date())

    with pytest.raises(Refused, match="no longer there"):
        made("haunt", lambda act, person: act.save_all([ghost], ["role"]))(officer, by=officer, at=NOON)


def test_rows_of_two_tables_are_not_added_together():
    officer = an_officer()
    mixed = [
        Person(email="x@example.org"),
        RoleHolding(person=officer, role="officer", starts_on=NOON.date()),
    ]

    with pytest.raises(ValueError, match="unpack"):
        made("mix", lambda act, person: act.add_all(mixed))(officer, by=officer, at=NOON)


def test_no_rows_are_nothing():
    officer = an_officer()

    made("nothing", lambda act, p: act.save_all(act.add_all([]), ["role"]))(officer, by=officer, at=NOON)

    assert last_line()["rows"] == {}


def test_a_removed_row_is_said_to_be_gone_and_is_still_the_object():
    officer = an_officer()
    person = enrol(None, by=None, at=NOON, email="a@example.org")

    remove(person, by=officer, at=NOON)

    name = f"accounts_person:{person.pk}"
    assert (last_line()["object"], last_line()["rows"]) == (name, {name: "gone"})
    assert verify() == []


def test_several_rows_are_removed_together():
    officer = an_officer()
    rows = appoint(officer, by=officer, at=NOON, roles=["officer", "finance"])

    made("clear", lambda act, person: act.remove_all(RoleHolding.objects.all()))(officer, by=officer, at=NOON)

    assert last_line()["rows"] == {f"accounts_roleholding:{row.pk}": "gone" for row in rows}
    assert verify() == []


def test_a_move_is_noted_and_several_are_listed():
    officer = an_officer()
    thing = SimpleNamespace(status="clerk")

    def once(act, person):
        act.move(thing, TITLES, "promote")

    def thrice(act, person):
        for start in ("clerk", "officer", "clerk"):
            thing.status = start
            act.move(thing, TITLES, "promote")

    made("once", once)(officer, by=officer, at=NOON)
    assert (thing.status, last_line()["facts"]) == ("officer", {"moved": "clerk:officer"})
    made("thrice", thrice)(officer, by=officer, at=NOON)
    assert last_line()["facts"] == {"moved": ["clerk:officer", "officer:head", "clerk:officer"]}
    thing.status = "head"
    with pytest.raises(Refused, match="it is head"):
        made("over", once)(officer, by=officer, at=NOON)


def test_two_actions_cannot_have_one_name_and_a_page_can_ask_what_is_offered(monkeypatch):
    monkeypatch.setattr(frame, "ACTIONS", {})
    register = frame.action("tests.read", clause="4.9", may=rename.may)

    verb = register(lambda act, thing: None)

    assert {"tests.read": verb} == frame.ACTIONS
    assert frame.offered(Person(job_title="Officer"), None, ["tests.read"]) == ["tests.read"]
    assert frame.offered(Person(), None, ["tests.read"]) == []
    with pytest.raises(ValueError, match="two actions"):
        register(lambda act, thing: None)


def test_the_frame_itself_costs_five_queries_and_on_postgresql_two_locks():
    officer = an_officer()
    enrol(None, by=None, at=NOON, email="even@example.org")

    with CaptureQueriesContext(connection) as queries:
        made("look", lambda act, person: None)(officer, by=officer, at=NOON, key="k")

    verbs = ("SELECT", "INSERT", "UPDATE", "DELETE")
    count = len([one for one in queries if one["sql"].startswith(verbs)])
    assert count == {"sqlite": 5, "postgresql": 7}[connection.vendor]
