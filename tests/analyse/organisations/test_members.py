from datetime import timedelta

import pytest

from almoner.analyse.organisations.actions import (
    change_member,
    end_membership,
    invite,
    take_invitation,
    withdraw_invitation,
)
from almoner.analyse.organisations.models import Invitation, Membership
from almoner.analyse.organisations.queries import invitation, members, open_invitations
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.notices.text import words_of
from almoner.ground.workflow.models import Letter
from tests.builders import NOW, TODAY, a_member, a_person, an_organisation
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db
FORTNIGHT = timedelta(days=14)


@pytest.fixture
def organisation():
    return an_organisation("Harbour Trust")


@pytest.fixture
def lead(organisation):
    return a_member(organisation, person=a_person(name="Ann Lead", email="ann@example.org"))


def invited(organisation, lead, email="bob@example.org", kind="colleague"):
    return invite(organisation, by=lead.person, at=NOW, email=email, kind=kind)


def test_a_lead_invites_by_a_letter_with_a_link(organisation, lead):
    made = invited(organisation, lead)

    line = last_line()
    letter = Letter.objects.get()
    text = words_of(letter, with_secrets=True)
    assert (line["action"], line["role"], line["rows"]) == ("organisations.invite", "lead", protected(made))
    assert line["facts"] == {"invited_as": "colleague", "letters": 1}
    assert (letter.to, letter.template) == ("bob@example.org", "organisations/invitation")
    assert text.subject == "Ann Lead invites you to join Harbour Trust"
    assert f"/apply/join/{made.token}/" in text.body
    assert "until Thursday 24 December 2026, midday" in text.body
    assert made.token not in words_of(letter).body


@pytest.mark.parametrize("kind", ["colleague", "helper"])
def test_only_a_lead_invites(organisation, lead, kind):
    other = a_member(organisation, kind)
    with pytest.raises(NotAllowed):
        invited(organisation, other)
    assert Invitation.objects.count() == 0


def test_an_officer_does_not_invite_for_an_organisation(organisation):
    with pytest.raises(NotAllowed):
        invite(organisation, by=a_person("officer"), at=NOW, email="bob@example.org", kind="lead")


def test_a_member_or_somebody_asked_already_is_not_asked_again(organisation, lead):
    invited(organisation, lead)

    for email in ("BOB@example.org", "Ann@example.org"):
        with pytest.raises(Refused) as refused:
            invited(organisation, lead, email=email)
        assert list(refused.value.by_field) == ["email"]
    with pytest.raises(Refused):
        invited(organisation, lead, email="cyd@example.org", kind="owner")


def test_taking_an_invitation_makes_a_member_and_tells_the_leads(organisation, lead):
    made = invited(organisation, lead)
    bob = a_person(name="Bob", email="bob@EXAMPLE.org")

    member = take_invitation(made, by=bob, at=NOW)

    made.refresh_from_db()
    line = last_line()
    assert (member.person, member.organisation, member.kind, member.starts_on) == (
        bob,
        organisation,
        "colleague",
        TODAY,
    )
    assert (made.taken_at, line["rows"], line["role"]) == (NOW, protected(made, member), "colleague")
    assert letters()[-1] == ("ann@example.org", "organisations/joined")
    assert words_of(Letter.objects.order_by("-id").first()).subject == "Bob has joined Harbour Trust"


def test_an_invitation_is_for_the_address_it_was_sent_to(organisation, lead):
    with pytest.raises(NotAllowed, match="another email address"):
        take_invitation(invited(organisation, lead), by=a_person(), at=NOW)


def test_a_link_works_once(organisation, lead):
    made, bob = invited(organisation, lead), a_person(email="bob@example.org")
    take_invitation(made, by=bob, at=NOW)

    with pytest.raises(Refused, match="used or withdrawn"):
        take_invitation(made, by=bob, at=NOW)


def test_a_link_works_to_the_last_second_of_a_fortnight(organisation, lead):
    made, bob = invited(organisation, lead), a_person(email="bob@example.org")
    last = NOW + FORTNIGHT - timedelta(seconds=1)

    assert (invitation(made.token, last), invitation(made.token, NOW + FORTNIGHT)) == (made, None)
    with pytest.raises(Refused, match="run out"):
        take_invitation(made, by=bob, at=NOW + FORTNIGHT)
    assert take_invitation(made, by=bob, at=last).person == bob


def test_a_withdrawn_link_stops_working(organisation, lead):
    made, bob = invited(organisation, lead), a_person(email="bob@example.org")

    withdraw_invitation(made, by=lead.person, at=NOW)

    assert (invitation(made.token, NOW), list(open_invitations(organisation, NOW))) == (None, [])
    with pytest.raises(Refused, match="used or withdrawn"):
        take_invitation(made, by=bob, at=NOW)
    with pytest.raises(Refused):
        withdraw_invitation(made, by=lead.person, at=NOW)


def test_a_stranger_may_not_withdraw_an_invitation(organisation, lead):
    with pytest.raises(NotAllowed):
        withdraw_invitation(invited(organisation, lead), by=a_person(), at=NOW)


def test_an_invited_member_is_not_made_twice(organisation, lead):
    made = invited(organisation, lead)
    bob = a_member(organisation, person=a_person(email="bob@example.org")).person

    with pytest.raises(Refused, match="already"):
        take_invitation(made, by=bob, at=NOW)


def test_a_lead_lets_somebody_go_and_they_see_nothing_more(organisation, lead):
    helper = a_member(organisation, "helper")

    ended = end_membership(helper, by=lead.person, at=NOW)

    assert (ended.ends_on, list(members(organisation)), last_line()["rows"]) == (
        TODAY,
        [lead],
        protected(helper),
    )
    with pytest.raises(Refused, match="already"):
        end_membership(helper, by=lead.person, at=NOW)


def test_a_person_may_leave(organisation, lead):
    helper = a_member(organisation, "helper")

    assert end_membership(helper, by=helper.person, at=NOW).ends_on == TODAY


def test_a_colleague_may_not_let_others_go(organisation, lead):
    colleague = a_member(organisation, "colleague")
    with pytest.raises(NotAllowed):
        end_membership(lead, by=colleague.person, at=NOW)


def test_the_last_lead_stays_a_lead(organisation, lead):
    a_member(organisation, "colleague")

    with pytest.raises(Refused, match="needs a lead"):
        end_membership(lead, by=lead.person, at=NOW)
    with pytest.raises(Refused, match="needs a lead"):
        change_member(lead, by=lead.person, at=NOW, kind="helper")


def test_one_of_two_leads_may_go(organisation, lead):
    a_member(organisation)

    assert end_membership(lead, by=lead.person, at=NOW).ends_on == TODAY


def test_a_colleague_becomes_a_lead_and_the_past_stays_as_it_was(organisation, lead):
    colleague = a_member(organisation, "colleague")

    now = change_member(colleague, by=lead.person, at=NOW, kind="lead")

    kinds = list(
        Membership.objects.filter(person=colleague.person).order_by("id").values_list("kind", "ends_on")
    )
    assert kinds == [("colleague", TODAY), ("lead", None)]
    assert last_line()["facts"] == {"member_kind": "colleague:lead"}
    assert last_line()["rows"] == protected(colleague, now)


def test_what_a_member_may_do_is_one_of_three_things_and_for_a_lead_to_say(organisation, lead):
    colleague = a_member(organisation, "colleague")

    with pytest.raises(NotAllowed):
        change_member(colleague, by=colleague.person, at=NOW, kind="lead")
    with pytest.raises(Refused):
        change_member(colleague, by=lead.person, at=NOW, kind="owner")
    assert change_member(colleague, by=lead.person, at=NOW, kind="colleague") == colleague
