"""Sending a letter again, and what the staff page asks."""

import json
from datetime import timedelta

import pytest

from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.accounts.roles import ADMINISTRATOR, AUDITOR, OFFICER
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.notices import queries
from almoner.ground.notices.access import visible_to
from almoner.ground.notices.actions import send_again
from almoner.ground.workflow.models import FAILED, SENDING, SENT, WAITING, Letter
from tests.ground.notices.conftest import NOON, a_letter, minutes

pytestmark = pytest.mark.django_db


def a_person(*roles: str) -> Person:
    person = Person.objects.create(email=f"{'-'.join(roles) or 'nobody'}@example.org")
    for role in roles:
        RoleHolding.objects.create(person=person, role=role, starts_on="2026-01-01")
    return person


def test_an_officer_sends_a_failed_letter_again():
    letter = a_letter()
    Letter.objects.update(state=FAILED, attempts=3, last_error="The mail server answered 550 No")
    send_again(letter, by=a_person(OFFICER), at=NOON + minutes(5))

    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.last_error, letter.next_try_at) == (
        WAITING, 0, "", NOON + minutes(5),
    )  # fmt: skip
    line = json.loads(Line.objects.get().line)
    assert (line["action"], line["object"], line["facts"]) == (
        "notices.send_again",
        f"workflow_letter:{letter.pk}",
        {"before": FAILED, "attempts": 3, "was_sent": False},
    )
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("roles", [[], [AUDITOR], [ADMINISTRATOR]])
def test_nobody_else_may(roles):
    letter = a_letter()
    Letter.objects.update(state=FAILED)

    with pytest.raises(NotAllowed):
        send_again(letter, by=a_person(*roles), at=NOON)
    assert Letter.objects.get().state == FAILED


@pytest.mark.parametrize("state", [WAITING, SENDING])
def test_a_letter_on_its_way_is_left_alone(state):
    letter = a_letter()
    Letter.objects.update(state=state)

    with pytest.raises(NotAllowed, match="already on its way"):
        send_again(letter, by=a_person(OFFICER), at=NOON)


def test_a_letter_whose_code_is_not_kept_cannot_go_again():
    letter = a_letter(template="office/sign_in_code", code=queries.NOT_KEPT)
    Letter.objects.update(state=SENT)

    with pytest.raises(Refused, match="not kept"):
        send_again(letter, by=a_person(OFFICER), at=NOON)


def test_casework_roles_see_letters_and_an_administrator_does_not():
    a_letter()

    assert [visible_to(a_person(role)).count() for role in (OFFICER, AUDITOR, ADMINISTRATOR)] == [1, 1, 0]
    assert visible_to(a_person()).count() == 0


def test_letters_come_newest_first_page_by_page():
    letters = [a_letter() for _ in range(5)]
    for place, letter in enumerate(letters):
        Letter.objects.filter(pk=letter.pk).update(created_at=NOON + minutes(place // 2))
    first = queries.newest(Letter.objects.all(), size=2)
    second = queries.newest(Letter.objects.all(), size=2, after=first.older)
    third = queries.newest(Letter.objects.all(), size=2, after=second.older)

    assert first.letters + second.letters + third.letters == letters[::-1]
    assert third.older == ""


@pytest.mark.parametrize(
    "mark", ["", "x", "_", "2026-12-10_5", "2026-12-10T12:00:00+00:00_-1", f"{NOON}_9{'9' * 30}"]
)
def test_a_mark_that_nobody_gave_out_starts_from_the_newest(mark):
    letter = a_letter()

    assert queries.newest(Letter.objects.all(), after=mark).letters == [letter]


def test_letters_are_filtered_and_counted_in_one_query_each(django_assert_num_queries):
    for state in (SENT, SENT, FAILED, WAITING):
        Letter.objects.filter(pk=a_letter().pk).update(state=state, thing=f"t:{state}")
    with django_assert_num_queries(1):
        assert queries.counts(Letter.objects.all()) == {SENT: 2, FAILED: 1, WAITING: 1}
    with django_assert_num_queries(1):
        found = queries.newest(Letter.objects.all(), state=FAILED).letters
    assert [letter.state for letter in found] == [FAILED]
    assert len(queries.newest(Letter.objects.all(), thing="t:sent").letters) == 2


def test_what_failed_or_keeps_waiting_is_late():
    failed, waiting, _fresh = a_letter(), a_letter(), a_letter()
    Letter.objects.filter(pk=failed.pk).update(state=FAILED)
    Letter.objects.filter(pk=waiting.pk).update(last_error="The mail server answered 451 Later")

    assert queries.late(Letter.objects.all(), NOON + timedelta(minutes=1)) == 2
