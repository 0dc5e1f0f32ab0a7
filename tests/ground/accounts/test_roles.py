"""Roles are dated: from their first day to their last, both included."""

from datetime import timedelta

import pytest

from almoner.ground.accounts.models import Delegation, RoleHolding
from almoner.ground.accounts.roles import CASEWORK, STAFF, has_role, held_on, roles_of
from tests.builders import TODAY, a_person, kept

pytestmark = pytest.mark.django_db


def day(count: int):
    return TODAY + timedelta(days=count)


def test_a_role_counts_from_its_first_day_to_its_last():
    person = a_person()
    kept(RoleHolding(person=person, role="officer", starts_on=day(0), ends_on=day(2)))

    assert [set(held_on(person, day(count))) for count in (-1, 0, 2, 3)] == [
        set(),
        {"officer"},
        {"officer"},
        set(),
    ]


def test_a_role_without_a_last_day_goes_on():
    assert set(held_on(a_person("officer"), day(5_000))) == {"officer"}


def test_a_lent_role_counts_on_its_days_and_says_who_lent_it():
    holder, deputy = a_person("monitoring"), a_person()
    lent = kept(
        Delegation(
            holding=holder.holdings.get(), deputy=deputy, starts_on=day(0), ends_on=day(1), reason="Leave"
        )
    )

    assert [held_on(deputy, day(count)) for count in (-1, 0, 1, 2)] == [
        {}, {"monitoring": lent.pk}, {"monitoring": lent.pk}, {},
    ]  # fmt: skip


def test_a_lent_role_ends_with_the_role_itself():
    holder, deputy = a_person(), a_person()
    holding = kept(RoleHolding(person=holder, role="monitoring", starts_on=day(-9), ends_on=day(1)))
    kept(Delegation(holding=holding, deputy=deputy, starts_on=day(0), ends_on=day(9), reason="Leave"))

    assert [set(held_on(deputy, day(count))) for count in (1, 2)] == [{"monitoring"}, set()]


def test_ones_own_role_comes_before_a_lent_one():
    holder, deputy = a_person("officer"), a_person("officer")
    kept(
        Delegation(
            holding=holder.holdings.get(), deputy=deputy, starts_on=day(0), ends_on=day(1), reason="Leave"
        )
    )

    assert held_on(deputy, day(0)) == {"officer": None}


def test_a_closed_account_and_nobody_have_no_role():
    person = a_person("officer")
    person.is_active = False

    assert (roles_of(person), roles_of(None)) == (frozenset(), frozenset())


def test_roles_are_read_once_for_a_request(django_assert_num_queries):
    person = a_person("officer")

    with django_assert_num_queries(1):
        assert has_role(person, "officer", "finance")
        assert not has_role(person, "finance")


def test_an_administrator_does_no_casework():
    assert sorted(STAFF - CASEWORK) == ["administrator", "restorative"]


def test_a_persons_name_stands_for_them_or_else_their_address():
    person = a_person(name="Asha", email="asha@example.org")
    named, person.name = str(person), ""

    assert (named, str(person)) == ("Asha", "asha@example.org")
