"""A bid is begun by people of its organisation, in an open round, with a number of its own (4.9)."""

from datetime import date, timedelta

import pytest

from almoner.analyse.organisations.models import COLLEAGUE, HELPER, EarlierAward
from almoner.do.applications import actions
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_member, a_person, an_organisation, kept
from tests.do.applications.bids import CLOSES, OPENS, WRITING, a_charity, a_draft, a_round, fresh
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db


def an_award(organisation, **values):
    usual = {
        "reference": "25R1-003",
        "title": "Creekside nights",
        "fund_code": "CSDF",
        "amount_pence": 1_240_000,
        "decided_on": date(2025, 10, 23),
        "delivered": "72 nights",
    }
    return kept(EarlierAward(organisation=organisation, **(usual | values)))


def test_a_draft_has_a_number_of_its_round_and_the_usual_form():
    round = a_round("26R9")
    organisation, lead = a_charity()

    bid = actions.start(round, by=lead, at=WRITING, organisation=organisation)
    again = actions.start(round, by=lead, at=WRITING, organisation=organisation)

    found = fresh(bid)
    assert (found.reference, again.reference) == ("26R9-001", "26R9-002")
    assert (found.status, found.contact, found.band.code, found.sheet.band) == (
        "draft", lead, "standard", "standard",
    )  # fmt: skip
    line = last_line()
    assert (line["action"], line["role"], line["clause"]) == ("applications.start", "applicant", "4.9")
    assert line["rows"] == protected(again, again.sheet)
    assert letters() == []


@pytest.mark.parametrize(("kind", "may"), [(COLLEAGUE, True), (HELPER, False)])
def test_a_colleague_begins_and_a_helper_does_not(kind, may):
    round, organisation = a_round(), an_organisation()
    person = a_member(organisation, kind).person

    if may:
        assert actions.start(round, by=person, at=WRITING, organisation=organisation).contact == person
    else:
        with pytest.raises(NotAllowed):
            actions.start(round, by=person, at=WRITING, organisation=organisation)


def test_a_stranger_does_not_begin():
    round, (organisation, _) = a_round(), a_charity()

    with pytest.raises(NotAllowed):
        actions.start(round, by=a_person(), at=WRITING, organisation=organisation)
    with pytest.raises(NotAllowed):
        actions.start(round, by=a_person("officer"), at=WRITING, organisation=organisation)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        (OPENS - timedelta(microseconds=1), False),
        (OPENS, True),
        (CLOSES, True),
        (CLOSES + timedelta(microseconds=1), False),
    ],
)
def test_4_9_a_bid_is_begun_only_while_the_round_is_open(at, opens):
    round, (organisation, lead) = a_round(), a_charity()

    if opens:
        assert actions.start(round, by=lead, at=at, organisation=organisation).started_at == at
    else:
        with pytest.raises(Refused):
            actions.start(round, by=lead, at=at, organisation=organisation)


def test_4_8_going_on_from_an_award_fills_in_what_it_did():
    round, (organisation, lead) = a_round(), a_charity()
    award = an_award(organisation)

    bid = actions.start(round, by=lead, at=WRITING, organisation=organisation, continues=award)

    assert (bid.title, bid.continuation_delivered, bid.continuation_develops) == (
        "Creekside nights", "72 nights", "",
    )  # fmt: skip


def test_nobody_goes_on_from_another_organisations_award():
    round, (organisation, lead) = a_round(), a_charity()

    with pytest.raises(Refused):
        actions.start(
            round, by=lead, at=WRITING, organisation=organisation, continues=an_award(an_organisation())
        )


def test_one_form_posted_twice_begins_one_draft():
    round, (organisation, lead) = a_round(), a_charity()
    once = {"by": lead, "at": WRITING, "key": "the form", "organisation": organisation}

    assert actions.start(round, **once) == actions.start(round, **once)
    assert round.applications.count() == 1


def test_a_draft_is_its_own_people_s_business():
    from almoner.do.applications.access import visible_to

    bid = a_draft()
    people = [bid.contact, a_member(bid.organisation, HELPER).person, a_person(), a_person("officer"), None]

    assert [visible_to(one).filter(pk=bid.pk).exists() for one in people] == [True, True, False, False, False]
