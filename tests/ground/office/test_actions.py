"""Who is appointed, who stands in, who looks."""

from datetime import date, timedelta

import pytest

from almoner.ground.accounts.models import AdministratorLook, Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import roles_of
from almoner.ground.audit.models import Reason
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.office import actions
from tests.builders import NOW, TODAY, a_person, kept
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def holding_of(person: Person, role: str) -> RoleHolding:
    return person.holdings.get(role=role)


def fresh(person: Person) -> Person:
    """As another request reads them, with today's roles."""
    return Person.objects.get(pk=person.pk)


def lend(holder: Person, role: str, deputy: Person, first: int = 0, last: int = 13) -> Delegation:
    return actions.delegate(
        holding_of(holder, role), by=fresh(holder), at=NOW, deputy=deputy,
        starts_on=days(first), ends_on=days(last), reason="Annual leave",
    )  # fmt: skip


class TestAppointment:
    def test_gives_a_role_and_is_recorded(self):
        admin, person = a_person("administrator"), a_person()

        held = actions.appoint(person, by=admin, at=NOW, role="officer", starts_on=TODAY)

        line = last_line()
        assert (line["action"], line["facts"], line["rows"]) == (
            "office.appoint",
            {"appointed": "officer"},
            protected(held),
        )
        assert roles_of(fresh(person)) == {"officer"}

    def test_a_stranger_may_not(self):
        with pytest.raises(NotAllowed):
            actions.appoint(a_person(), by=a_person("officer"), at=NOW, role="officer", starts_on=TODAY)

    def test_nobody_appoints_themselves(self):
        admin = a_person("administrator")

        with pytest.raises(NotAllowed):
            actions.appoint(admin, by=admin, at=NOW, role="decision_maker", starts_on=TODAY)

    @pytest.mark.parametrize(
        ("held", "wanted", "refused"),
        [
            ("monitoring", "chief_finance", True),
            ("chief_finance", "decision_maker", True),
            ("decision_maker", "monitoring", True),
            ("monitoring", "monitoring", True),
            ("monitoring", "officer", False),
            ("officer", "finance", False),
        ],
    )
    def test_r1_10_2_nobody_holds_two_of_the_roles_that_sign(self, held, wanted, refused):
        person = a_person(held)

        if refused:
            with pytest.raises(Refused):
                actions.appoint(person, by=None, at=NOW, role=wanted, starts_on=TODAY)
        else:
            actions.appoint(person, by=None, at=NOW, role=wanted, starts_on=TODAY)

    def test_r1_10_2_one_after_the_other_is_right(self):
        person = a_person()
        actions.appoint(person, by=None, at=NOW, role="monitoring", starts_on=days(-9), ends_on=days(0))

        with pytest.raises(Refused):
            actions.appoint(person, by=None, at=NOW, role="chief_finance", starts_on=days(0))
        actions.appoint(person, by=None, at=NOW, role="chief_finance", starts_on=days(1))

    def test_r1_10_2_a_deputy_cannot_be_given_another_signing_role(self):
        holder, deputy = a_person("monitoring"), a_person("officer")
        lend(holder, "monitoring", deputy)

        with pytest.raises(Refused):
            actions.appoint(deputy, by=None, at=NOW, role="chief_finance", starts_on=days(13))
        actions.appoint(deputy, by=None, at=NOW, role="chief_finance", starts_on=days(14))

    def test_ends_on_its_last_day(self):
        person = a_person("officer")

        actions.end_appointment(
            holding_of(person, "officer"), by=a_person("administrator"), at=NOW, ends_on=days(0)
        )

        assert roles_of(fresh(person)) == {"officer"}
        assert last_line()["facts"] == {"ended": "officer"}

    def test_may_end_yesterday_but_not_before(self):
        person, admin = a_person("officer"), a_person("administrator")

        with pytest.raises(Refused):
            actions.end_appointment(holding_of(person, "officer"), by=admin, at=NOW, ends_on=days(-2))
        actions.end_appointment(holding_of(person, "officer"), by=admin, at=NOW, ends_on=days(-1))

        assert roles_of(fresh(person)) == frozenset()

    def test_an_end_is_never_put_off(self):
        person, admin = a_person("officer"), a_person("administrator")
        held = actions.end_appointment(holding_of(person, "officer"), by=admin, at=NOW, ends_on=days(3))

        with pytest.raises(Refused):
            actions.end_appointment(held, by=admin, at=NOW, ends_on=days(4))

    def test_its_holder_may_not_end_it(self):
        person = a_person("officer")

        with pytest.raises(NotAllowed):
            actions.end_appointment(holding_of(person, "officer"), by=person, at=NOW, ends_on=days(0))


class TestDelegation:
    def test_lets_the_deputy_act_tells_them_and_is_recorded(self):
        holder, deputy = a_person("monitoring"), a_person("officer")

        lent = lend(holder, "monitoring", deputy)

        line = last_line()
        assert (line["action"], line["role"], line["facts"], line["rows"]) == (
            "office.delegate", "monitoring", {"lent": "monitoring", "letters": 1}, protected(lent),
        )  # fmt: skip
        assert Reason.objects.get().text == "Annual leave"
        assert letters() == [(deputy.email, "office/you_are_deputy")]
        assert roles_of(fresh(deputy)) == {"officer", "monitoring"}
        assert roles_of(fresh(holder)) == {"monitoring"}

    def test_a_stranger_may_not_and_an_administrator_may(self):
        holder, deputy = a_person("monitoring"), a_person("officer")
        held = holding_of(holder, "monitoring")
        words = {"deputy": deputy, "starts_on": TODAY, "ends_on": TODAY, "reason": "Ill"}

        with pytest.raises(NotAllowed):
            actions.delegate(held, by=a_person("chief_finance"), at=NOW, **words)
        actions.delegate(held, by=a_person("administrator"), at=NOW, **words)

        assert last_line()["role"] == "administrator"

    def test_a_deputy_cannot_lend_it_on(self):
        holder, deputy = a_person("monitoring"), a_person("officer")
        lend(holder, "monitoring", deputy)

        with pytest.raises(NotAllowed):
            actions.delegate(
                holding_of(holder, "monitoring"), by=fresh(deputy), at=NOW, deputy=a_person("officer"),
                starts_on=TODAY, ends_on=TODAY, reason="Ill",
            )  # fmt: skip

    @pytest.mark.parametrize("role", ["chief_finance", "decision_maker"])
    def test_r1_10_2_a_signatory_cannot_be_deputy_of_another(self, role):
        with pytest.raises(Refused):
            lend(a_person("monitoring"), "monitoring", a_person(role))

    def test_r1_10_2_a_deputy_of_one_cannot_be_deputy_of_another(self):
        deputy = a_person("officer")
        lend(a_person("monitoring"), "monitoring", deputy)

        with pytest.raises(Refused):
            lend(a_person("chief_finance"), "chief_finance", deputy, 13, 20)
        lend(a_person("chief_finance"), "chief_finance", deputy, 14, 20)

    def test_begins_today_at_the_soonest(self):
        holder = a_person("monitoring")

        with pytest.raises(Refused):
            lend(holder, "monitoring", a_person(), -1, 5)
        lend(holder, "monitoring", a_person(), 0, 5)

    def test_lasts_no_longer_than_the_role(self):
        holder = a_person("monitoring")
        held = holding_of(holder, "monitoring")
        held.ends_on = days(10)
        kept(held)

        with pytest.raises(Refused):
            lend(holder, "monitoring", a_person(), 0, 11)
        lend(holder, "monitoring", a_person(), 0, 10)

    def test_nobody_stands_in_for_themselves(self):
        holder = a_person("monitoring")

        with pytest.raises(Refused):
            lend(holder, "monitoring", holder)

    def test_ends_when_the_holder_is_back(self):
        holder, deputy = a_person("monitoring"), a_person()
        lent = lend(holder, "monitoring", deputy)

        with pytest.raises(NotAllowed):
            actions.end_delegation(lent, by=fresh(deputy), at=NOW, ends_on=TODAY)
        with pytest.raises(Refused):
            actions.end_delegation(lent, by=fresh(holder), at=NOW, ends_on=days(14))
        actions.end_delegation(lent, by=fresh(holder), at=NOW, ends_on=days(1))

        lent.refresh_from_db()
        assert lent.ends_on == days(1)


class TestLook:
    def test_an_administrator_sees_as_an_auditor_for_thirty_minutes(self, clock):
        admin = a_person("administrator")

        look = actions.open_look(None, by=admin, at=NOW, reason="A payment file is stuck")

        assert look.closes_at == NOW + timedelta(minutes=30)
        assert Reason.objects.get().text == "A payment file is stuck"
        assert (last_line()["action"], last_line()["rows"]) == ("office.open_look", protected(look))
        clock.forward(minutes=29, seconds=59)
        assert roles_of(fresh(admin)) == {"administrator", "auditor"}
        clock.forward(seconds=1)
        assert roles_of(fresh(admin)) == {"administrator"}

    def test_others_may_not(self):
        for role in ("officer", "auditor", "decision_maker"):
            with pytest.raises(NotAllowed):
                actions.open_look(None, by=a_person(role), at=NOW, reason="A payment file is stuck")
        assert AdministratorLook.objects.count() == 0

    def test_one_at_a_time(self, clock):
        admin = a_person("administrator")
        actions.open_look(None, by=admin, at=NOW, reason="A payment file is stuck")

        with pytest.raises(Refused):
            actions.open_look(None, by=fresh(admin), at=NOW, reason="A payment file is stuck")

    @pytest.mark.parametrize(
        ("reason", "refused"), [("Nine char", True), ("Ten chars.", False), (" " * 20, True)]
    )
    def test_a_reason_is_a_sentence(self, reason, refused):
        admin = a_person("administrator")

        if refused:
            with pytest.raises(Refused):
                actions.open_look(None, by=admin, at=NOW, reason=reason)
        else:
            actions.open_look(None, by=admin, at=NOW, reason=reason)

    def test_closes_at_once(self, clock):
        admin = a_person("administrator")
        look = actions.open_look(None, by=admin, at=NOW, reason="A payment file is stuck")
        clock.forward(minutes=1)

        actions.close_look(look, by=fresh(admin), at=clock.moment)

        assert roles_of(fresh(admin)) == {"administrator"}
        with pytest.raises(Refused):
            actions.close_look(look, by=fresh(admin), at=clock.moment)

    def test_a_look_of_somebody_else_is_closed_by_administrators_only(self, clock):
        look = actions.open_look(None, by=a_person("administrator"), at=NOW, reason="A payment file is stuck")

        with pytest.raises(NotAllowed):
            actions.close_look(look, by=a_person("officer"), at=NOW)
        actions.close_look(look, by=a_person("administrator"), at=NOW + timedelta(minutes=1))
