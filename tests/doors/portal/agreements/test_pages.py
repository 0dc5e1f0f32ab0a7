"""An organisation's own pages: read the agreement, sign it, decline it, keep the copy."""

import pytest

from almoner.analyse.organisations.models import COLLEAGUE
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.printing import print_signed
from tests.builders import NOW, a_member, a_person, an_organisation
from tests.do.agreements.awards import a_signed_agreement, accepted, an_offer, lead_of
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


@pytest.fixture
def offer(client) -> Agreement:
    made = an_offer()
    client.force_login(lead_of(made))
    return made


def at(agreement: Agreement, rest: str = "") -> str:
    return f"/apply/agreements/{agreement.public_id}/{rest}"


def signature(agreement: Agreement, **values) -> dict[str, str]:
    usual = {"name": "Lee Lead", "position": "Chair", "has_authority": "on", "digest": agreement.digest}
    return usual | values


def test_the_whole_text_is_read_before_it_is_signed(client, offer):
    page = text(client.get(at(offer)))

    assert [one["heading"] in page for one in offer.text] == [True] * 25
    assert (offer.digest in page, "9 January 2027" in page) == (True, True)


def test_the_lead_signs(client, offer):
    answer = client.post(at(offer, "sign/"), signature(offer))

    offer.refresh_from_db()
    assert (answer.headers["Location"], offer.status, offer.accepted_name) == (
        at(offer), "accepted", "Lee Lead",
    )  # fmt: skip
    assert "You have signed" in text(client.get(at(offer)))


def test_the_same_form_posted_twice_signs_once(client, offer):
    for _ in range(2):
        assert client.post(at(offer, "sign/"), signature(offer, once="k1")).status_code == 302


def test_without_the_statement_it_is_sent_back_with_what_was_typed(client, offer):
    answer = client.post(at(offer, "sign/"), signature(offer, has_authority=""))

    page = text(answer)
    assert (answer.status_code, Agreement.objects.get().status) == (422, "offered")
    assert ('value="Lee Lead"' in page, 'value="Chair"' in page, "There is a problem" in page) == (True,) * 3


def test_another_wording_is_not_signed(client, offer):
    answer = client.post(at(offer, "sign/"), signature(offer, digest="0"))

    assert (answer.status_code, "not the one you read" in text(answer)) == (422, True)


def test_an_accepted_offer_has_no_form_any_more(client, offer):
    accepted(offer)

    assert "Sign the agreement" not in text(client.get(at(offer)))
    assert client.post(at(offer, "sign/"), signature(offer)).status_code == 422


def test_declining_asks_why(client, offer):
    refused = client.post(at(offer, "decline/"), {"reason": ""})
    answer = client.post(at(offer, "decline/"), {"reason": "We closed."})

    offer.refresh_from_db()
    assert (refused.status_code, answer.status_code, offer.status) == (422, 302, "declined")
    assert "You have declined this offer" in text(client.get(at(offer)))


def test_a_colleague_reads_and_does_not_sign(client, offer):
    client.force_login(a_member(offer.line.organisation, COLLEAGUE).person)

    assert "The lead of your organisation signs" in text(client.get(at(offer)))
    answer = client.post(at(offer, "sign/"), signature(offer))
    assert (answer.status_code, Agreement.objects.get().status) == (422, "offered")


@pytest.mark.parametrize("rest", ["", "sign/", "decline/", "copy/"])
def test_members_of_another_organisation_find_nothing(client, offer, rest):
    stranger = a_person()
    an_organisation(lead=stranger)
    client.force_login(stranger)

    assert client.get(at(offer, rest)).status_code == 404
    assert client.post(at(offer, rest), signature(offer)).status_code == 404


def test_the_signed_copy_is_kept_for_both(client):
    agreement = a_signed_agreement()
    client.force_login(lead_of(agreement))
    assert client.get(at(agreement, "copy/")).status_code == 404

    print_signed(NOW)

    assert "Download the signed copy" in text(client.get(at(agreement)))
    answer = client.get(at(agreement, "copy/"))
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    answer.close()
