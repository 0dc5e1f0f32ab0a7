"""A form that came by email, keyed by the office for the applicant, who says yes to it (R4.9-5)."""

from datetime import timedelta

import pytest

from almoner.do.applications import actions
from almoner.do.applications.access import visible_to
from almoner.do.applications.submitting import TooLate
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_file, a_person
from tests.do.applications.bids import CLOSES, OPENS, WRITING, a_charity, a_finished_draft, a_round, fresh
from tests.record import last_line, letters

pytestmark = pytest.mark.django_db


def keyed(round, received_at=WRITING, at=WRITING, **more):
    organisation, lead = a_charity()
    usual = {
        "organisation": organisation,
        "contact": lead,
        "received_at": received_at,
        "original": a_file("form.docx"),
    }
    return actions.enter_for_applicant(round, by=a_person("officer"), at=at, **(usual | more))


def test_the_original_and_its_moment_are_kept():
    bid = keyed(a_round(), values={"title": "Parade evenings"})

    found = fresh(bid)
    assert (found.entered_by_office, found.original.name, found.received_at, found.title, found.status) == (
        True, "form.docx", WRITING, "Parade evenings", "draft",
    )  # fmt: skip
    assert (last_line()["action"], last_line()["role"]) == ("applications.enter_for_applicant", "officer")


def test_only_an_officer_keys_it():
    round, (organisation, lead) = a_round(), a_charity()
    arguments = {"organisation": organisation, "contact": lead, "received_at": WRITING, "original": a_file()}

    for person in (lead, a_person("finance"), a_person("auditor")):
        with pytest.raises(NotAllowed):
            actions.enter_for_applicant(round, by=person, at=WRITING, **arguments)


@pytest.mark.parametrize("received_at", [OPENS - timedelta(seconds=1), WRITING + timedelta(seconds=1)])
def test_a_moment_before_the_round_or_to_come_is_refused(received_at):
    with pytest.raises(Refused):
        keyed(a_round(), received_at)


def test_the_officer_sees_and_fills_it_in_and_no_other_draft():
    round = a_round()
    bid, other, officer = keyed(round), a_finished_draft(round), a_person("officer")

    actions.save_basics(bid, by=officer, at=WRITING, values={"title": "Parade"})

    assert list(visible_to(officer)) == [fresh(bid)]
    with pytest.raises(NotAllowed):
        actions.save_basics(other, by=officer, at=WRITING, values={"title": "Parade"})


def sent_on_paper(received_at, at):
    """Everything of a finished bid, with the marks of paper."""
    from tests.builders import kept

    bid = a_finished_draft()
    bid.entered_by_office, bid.received_at, bid.original = True, received_at, a_file("form.docx")
    kept(bid)
    return actions.submit(bid, by=a_person("officer"), at=at)


def test_the_deadline_is_asked_of_the_moment_it_came():
    late = CLOSES + timedelta(days=2)

    bid = sent_on_paper(CLOSES, late)

    assert (bid.submitted_at, last_line()["at"][:10]) == (CLOSES, "2027-01-31")
    assert letters()[-1] == (bid.contact.email, "applications/received")


def test_paper_has_no_grace():
    with pytest.raises(TooLate):
        sent_on_paper(CLOSES + timedelta(seconds=1), CLOSES + timedelta(days=2))


def test_the_applicant_confirms_it_once_and_the_office_cannot():
    bid = sent_on_paper(WRITING, WRITING)

    with pytest.raises(NotAllowed):
        actions.confirm(bid, by=a_person("officer"), at=WRITING)
    actions.confirm(bid, by=bid.contact, at=WRITING)
    actions.confirm(bid, by=bid.contact, at=CLOSES)

    assert fresh(bid).confirmed_at == WRITING
    portal_bid = a_finished_draft(bid.round)
    with pytest.raises(Refused):
        actions.confirm(portal_bid, by=portal_bid.contact, at=WRITING)
