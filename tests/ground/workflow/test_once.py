"""The same form posted twice, and by many at once (T14)."""

import threading

import pytest
from django.db import connections

from almoner.ground.accounts.models import Person
from almoner.ground.audit.models import Line
from almoner.ground.audit.verify import verify
from almoner.ground.core.refusals import NotAllowed
from almoner.ground.workflow.models import DoneOnce, Letter
from tests.ground.workflow.verbs import NOON, an_officer, appoint, enrol, made, remove, rename


@pytest.mark.django_db
def test_the_same_form_twice_gives_the_same_row_and_is_done_once():
    first = enrol(None, by=None, at=NOON, key="form-1", email="a@example.org")
    second = enrol(None, by=None, at=NOON, key="form-1", email="a@example.org")

    assert (first, Person.objects.count(), Line.objects.count()) == (second, 1, 1)


@pytest.mark.django_db
def test_a_key_counts_for_one_action_and_one_person_only():
    one, two = an_officer(), an_officer("two@example.org")
    for person in (one, two):
        rename(one, by=person, at=NOON, key="same", name="Bea")
        appoint(one, by=person, at=NOON, key="same", roles=["officer"])

    assert DoneOnce.objects.count() == 4
    assert Letter.objects.count() == 2


@pytest.mark.django_db
def test_what_came_of_it_is_given_as_it_is_now():
    officer = an_officer()
    rename(officer, by=officer, at=NOON, key="k", name="Then")
    rename(officer, by=officer, at=NOON, name="Now")

    assert rename(officer, by=officer, at=NOON, key="k", name="Then").name == "Now"


@pytest.mark.django_db
def test_a_result_that_is_gone_or_was_no_row_is_nothing_the_second_time():
    officer = an_officer()
    person = enrol(None, by=None, at=NOON, key="k", email="a@example.org")
    assert len(appoint(officer, by=officer, at=NOON, key="k", roles=["officer"])) == 1
    assert appoint(officer, by=officer, at=NOON, key="k", roles=["officer"]) is None

    remove(person, by=officer, at=NOON, key="k")
    assert remove(person, by=officer, at=NOON, key="k") is None
    assert enrol(None, by=None, at=NOON, key="k", email="a@example.org") is None


@pytest.mark.django_db
def test_an_action_that_gives_back_what_it_removed_may_be_repeated():
    def take_away(act, person):
        act.remove(person)
        return person

    officer = an_officer()
    person = enrol(None, by=None, at=NOON, email="a@example.org")
    verb = made("take_away", take_away)

    assert verb(person, by=officer, at=NOON, key="k").pk is None
    assert verb(person, by=officer, at=NOON, key="k") is None


@pytest.mark.django_db
def test_a_refused_form_may_be_posted_again():
    stranger = enrol(None, by=None, at=NOON, email="a@example.org")
    with pytest.raises(NotAllowed):
        rename(stranger, by=stranger, at=NOON, key="k", name="Bea")
    made("promote", lambda act, one: act.save(setattr(one, "job_title", "Officer") or one))(
        stranger, by=an_officer(), at=NOON
    )

    promoted = Person.objects.get(pk=stranger.pk)
    assert rename(promoted, by=promoted, at=NOON, key="k", name="Bea").name == "Bea"


def at_once(count, work):
    """Run `work(number)` in so many threads that start together; their results or errors."""
    gate, results = threading.Barrier(count), [None] * count

    def run(number):
        gate.wait()
        try:
            results[number] = work(number)
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.mark.django_db(transaction=True)
def test_one_form_posted_twenty_times_at_once_is_done_once():
    results = at_once(20, lambda number: enrol(None, by=None, at=NOON, key="k", email="a@example.org").pk)

    assert (len(set(results)), Person.objects.count(), Line.objects.count()) == (1, 1, 1)
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_different_forms_at_once_are_each_done_and_make_one_chain():
    results = at_once(
        20, lambda number: enrol(None, by=None, at=NOON, key=f"k{number}", email=f"{number}@x.org").pk
    )

    assert (len(set(results)), Line.objects.count()) == (20, 20)
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_actions_that_take_two_rows_in_opposite_order_do_not_wait_for_each_other():
    officer = an_officer()
    left, right = (enrol(None, by=None, at=NOON, email=f"{side}@x.org") for side in "lr")

    def both(act, first, *, second):
        rename(first, by=act.by, at=act.at, name="A")
        rename(second, by=act.by, at=act.at, name="B")
        return first

    verb = made("both", both)
    pairs = [(left, right), (right, left)] * 5
    results = at_once(10, lambda n: verb(pairs[n][0], by=officer, at=NOON, second=pairs[n][1]).pk)

    assert sorted(results) == sorted([left.pk, right.pk] * 5)
    assert verify() == []
