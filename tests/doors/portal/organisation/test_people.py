"""Who acts for an organisation, and joining one by a link."""

from datetime import timedelta

import pytest

from almoner.analyse.organisations.models import Invitation, Membership
from tests.builders import NOW, TODAY, a_member, a_person, an_organisation, kept
from tests.doors.staff.people.asked import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def organisation():
    return an_organisation("Harbour Trust")


@pytest.fixture
def lead(client, organisation):
    member = a_member(organisation, person=a_person(name="Ann Lead", email="ann@example.org"))
    client.force_login(member.person)
    return member


def at(organisation, more=""):
    return f"/apply/organisations/{organisation.public_id}/people/{more}"


def asked(organisation, lead, email="bob@example.org", invited_at=NOW):
    row = Invitation(organisation=organisation, email=email, kind="colleague", invited_by=lead.person)
    row.invited_at = invited_at
    return kept(row)


def test_a_lead_invites_and_withdraws(client, organisation, lead):
    answer = client.post(at(organisation, "invite/"), {"email": "bob@example.org", "kind": "helper"})
    page = text(client.get(at(organisation)))
    made = Invitation.objects.get()
    client.post(f"/apply/organisations/{organisation.public_id}/invitations/{made.pk}/withdraw/")

    made.refresh_from_db()
    assert (answer.headers["Location"], "bob@example.org" in page) == (at(organisation), True)
    assert made.token not in page
    assert (made.withdrawn_at, "bob@example.org" in text(client.get(at(organisation)))) == (NOW, False)


def test_a_colleague_sees_the_people_but_not_who_is_invited(client, organisation, lead):
    asked(organisation, lead)
    client.force_login(a_member(organisation, "colleague").person)

    page = text(client.get(at(organisation)))

    assert ("Ann Lead" in page, "bob@example.org" in page, "Invite somebody" in page) == (True, False, False)
    assert (
        client.post(at(organisation, "invite/"), {"email": "x@example.org", "kind": "lead"}).status_code
        == 403
    )


def test_a_lead_changes_what_somebody_may_do_and_lets_them_go(client, organisation, lead):
    helper = a_member(organisation, "helper")

    client.post(at(organisation, f"{helper.pk}/"), {"kind": "colleague"})
    now = Membership.objects.get(person=helper.person, ends_on=None)
    answer = client.post(at(organisation, f"{now.pk}/leave/"))

    assert (now.kind, answer.headers["Location"]) == ("colleague", at(organisation))
    assert not Membership.objects.filter(person=helper.person, ends_on=None).exists()


def test_the_only_lead_is_told_why_they_cannot_leave(client, organisation, lead):
    answer = client.post(at(organisation, f"{lead.pk}/leave/"))

    assert (answer.status_code, "needs a lead" in text(answer)) == (422, True)


def test_somebody_who_leaves_is_taken_to_their_other_organisations(client, organisation, lead):
    colleague = a_member(organisation, "colleague")
    client.force_login(colleague.person)

    answer = client.post(at(organisation, f"{colleague.pk}/leave/"))

    assert answer.headers["Location"] == "/apply/organisations/"


def test_members_of_other_organisations_are_not_reached_through_ours(client, organisation, lead):
    other = a_member(an_organisation(), "helper")

    for address in (at(organisation, f"{other.pk}/"), at(organisation, f"{other.pk}/leave/")):
        assert client.get(address).status_code == 404


def test_a_link_leads_through_sign_in_to_one_button(client, organisation, lead):
    address = f"/apply/join/{asked(organisation, lead).token}/"
    client.logout()

    away = client.get(address)
    client.force_login(a_person(email="bob@example.org"))
    page = text(client.get(address))
    answer = client.post(address)

    assert away.headers["Location"] == f"/account/sign-in/?next={address.replace('/', '%2F')}"
    assert ("Ann Lead asks you to act for Harbour Trust" in page) is True
    assert answer.headers["Location"] == f"/apply/organisations/{organisation.public_id}/"
    assert Membership.objects.get(person__email="bob@example.org").starts_on == TODAY


def test_a_link_of_another_address_says_so_and_joins_nobody(client, organisation, lead):
    address = f"/apply/join/{asked(organisation, lead).token}/"
    client.force_login(a_person(email="eve@example.org"))

    page = text(client.get(address))

    assert ("sent to another email address" in page, ">Join<" in page) == (True, False)
    assert (client.post(address).status_code, Membership.objects.count()) == (404, 1)


def test_a_link_that_ran_out_was_used_or_never_was_says_the_same(client, organisation, lead):
    old = asked(organisation, lead, invited_at=NOW - timedelta(days=14))
    used = asked(organisation, lead, email="cyd@example.org")
    used.taken_at = NOW
    kept(used)

    answers = [client.get(f"/apply/join/{token}/") for token in (old.token, used.token, "x" * 32)]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert ["cannot be used" in text(answer) for answer in answers] == [True] * 3
