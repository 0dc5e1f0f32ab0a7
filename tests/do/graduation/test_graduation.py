"""Pilots from candidate to the larger fund, or not (3.2)."""

import pytest

from almoner.do.graduation import actions, queries
from almoner.do.graduation.models import Graduation
from almoner.do.graduation.queries import CAME_TO_NOTHING, FUNDED, ON_ITS_WAY, conversion, outcome_of
from almoner.do.proposals import actions as proposals
from almoner.do.proposals.models import Proposal
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_person, kept
from tests.do.agreements.awards import an_offer
from tests.do.graduation.pilots import LATER, a_candidate, signed_pilots
from tests.do.proposals.proposed import a_proposal, details_of
from tests.plan.allocations.schedules import a_schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_person("officer")


def proposed(row, officer, **values):
    organisation = row.agreement.line.organisation
    more = {key: values.pop(key) for key in ("early_reason",) if key in values}
    details = details_of(officer, **({"organisation": organisation} | values))
    return actions.propose(row, by=officer, at=LATER, details=details, **more)


def test_3_2_a_signed_agreement_from_a_round_is_marked_once_and_with_a_reason(officer):
    agreement = signed_pilots()[0]
    with pytest.raises(Refused, match="why it is suitable"):
        actions.mark(agreement, by=officer, at=LATER, reason=" ")
    with pytest.raises(NotAllowed):
        actions.mark(agreement, by=a_person("finance"), at=LATER, reason="It worked.")

    row = a_candidate(officer, agreement)

    assert (row.status, row.marked_by, outcome_of(row)) == ("candidate", officer, "candidate")
    with pytest.raises(Refused, match="already"):
        a_candidate(officer, agreement)


def test_3_2_what_is_not_signed_or_not_from_a_round_is_no_pilot(officer):
    with pytest.raises(Refused, match="from a round"):
        actions.mark(an_offer(), by=officer, at=NOW, reason="It worked.")


def test_3_2_it_moves_on_by_a_proposal_of_its_own_organisation_from_another_fund(officer):
    row = a_candidate(officer)
    with pytest.raises(Refused, match="another organisation"):
        proposed(row, officer, organisation=a_proposal(officer).organisation)
    own = row.agreement.line.budget
    own.line = "adhoc"
    kept(own)
    with pytest.raises(Refused, match="another fund"):
        proposed(row, officer, budget=own)

    row = proposed(row, officer)

    assert (row.status, outcome_of(row)) == ("moved", ON_ITS_WAY)
    assert row.proposal.organisation == row.agreement.line.organisation
    for status, outcome in (("awarded", FUNDED), ("refused", CAME_TO_NOTHING), ("dropped", CAME_TO_NOTHING)):
        row.proposal.status = status
        assert outcome_of(row) == outcome


def test_3_2_before_its_report_it_moves_only_with_a_reason(officer):
    row = a_candidate(officer, reported=False)
    with pytest.raises(Refused, match="no report on it is accepted"):
        proposed(row, officer)
    assert Proposal.objects.count() == 0

    row = proposed(row, officer, early_reason="The partner cannot wait.")

    assert (row.status, row.early_reason) == ("moved", "The partner cannot wait.")


def test_3_2_it_is_linked_to_a_core_share_or_a_proposal_of_the_same_organisation(officer):
    row = a_candidate(officer)
    organisation = row.agreement.line.organisation
    share = a_schedule(100_000, officer=officer, partner=organisation).allocations.get()
    with pytest.raises(Refused, match="Choose one"):
        actions.link(row, by=officer, at=LATER, proposal=a_proposal(officer))
    with pytest.raises(Refused, match="Choose one"):
        actions.link(row, by=officer, at=LATER)

    row = actions.link(row, by=officer, at=LATER, allocation=share)

    assert (row.allocation, outcome_of(row)) == (share, ON_ITS_WAY)
    row.allocation.schedule.status = "decided"
    assert outcome_of(row) == FUNDED


def test_3_2_what_came_to_nothing_can_be_looked_at_again_and_what_is_funded_cannot(officer):
    row = proposed(a_candidate(officer), officer)
    proposals.drop(row.proposal, by=officer, at=LATER, reason="Too dear.")

    row = actions.reopen(row, by=officer, at=LATER, reason="A smaller one.")
    assert (row.status, row.proposal) == ("candidate", None)

    other = a_proposal(officer, organisation=row.agreement.line.organisation)
    row = actions.link(row, by=officer, at=LATER, proposal=other)
    other.status = "awarded"
    kept(other)
    with pytest.raises(Refused, match="stays so"):
        actions.reopen(row, by=officer, at=LATER, reason="Once more.")


def test_3_2_not_taken_on_it_says_why(officer):
    row = a_candidate(officer)
    with pytest.raises(Refused, match="not taken on"):
        actions.leave(row, by=officer, at=LATER, reason="")

    row = actions.leave(row, by=officer, at=LATER, reason="The council pays.")

    assert (row.status, row.settled_reason) == ("not_taken", "The council pays.")
    with pytest.raises(Refused, match="cannot be done now"):
        proposed(row, officer)


def test_3_2_conversion_counts_pilots_marked_on_their_way_and_funded(officer):
    first, second, third = signed_pilots(3)
    a_candidate(officer, third)
    one = proposed(a_candidate(officer, first), officer)
    two = proposed(a_candidate(officer, second), officer)
    one.proposal.status, two.proposal.status = "awarded", "refused"
    kept(one.proposal)
    kept(two.proposal)

    year = conversion()[0]

    assert (year.pilots, year.marked, year.on_their_way, year.funded, year.percent) == (3, 3, 0, 1, 33)
    assert queries.Conversion("2026/27", 4, 0, 0, 0).percent == 0
    assert Graduation.objects.count() == 3
