"""Ad-hoc proposals from their first words to money under an agreement (3.6)."""

import pytest

from almoner.do.agreements import actions as agreements
from almoner.do.agreements.models import Agreement
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.ad_hoc_sheet import sheet_of
from almoner.do.decisions.signing import findings as said_of_sheet
from almoner.do.proposals import actions
from almoner.do.proposals.models import Proposal
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.queries import balance
from almoner.publish.opendata.facts import published_awards
from almoner.publish.register.queries import awards, public_reference
from tests.builders import NOW, TODAY, a_budget, a_person
from tests.do.decisions.sheets import a_draft, reasons_for, signed_by, the_three
from tests.do.diligence.cases import a_sound_organisation
from tests.do.proposals.proposed import (
    a_proposal,
    a_sheet_of,
    an_ad_hoc_budget,
    checked,
    details_of,
    put_forward,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_person("officer")


def decided(row, officer, **disagreement):
    """Signed by three and published."""
    agreements.load_default_template(None, by=officer, at=NOW, in_use_from=TODAY)
    sheet = a_sheet_of(row, officer)
    sheet = decisions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    three = the_three()
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    sheet = decisions.sign(
        sheet, by=three.decision_maker, at=NOW, digest=sheet.digest, **({"agrees": True} | disagreement)
    )
    return agreements.announce(sheet, by=officer, at=NOW)


def test_3_6_a_proposal_is_raised_with_its_trigger_and_what_shows_it(officer):
    row = a_proposal(officer)

    assert (row.reference, row.status, row.trigger, row.raised_by) == (
        "AD-26-01",
        "writing",
        "event",
        officer,
    )
    assert a_proposal(officer).reference == "AD-26-02"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "), ("purpose", ""), ("amount_pence", 0), ("trigger", "whim"), ("evidence", ""),
        ("statutory_basis", ""),
    ],
)  # fmt: skip
def test_3_6_what_is_missing_is_said_by_its_field(officer, field, value):
    with pytest.raises(Refused) as refused:
        a_proposal(officer, **{field: value})

    assert list(refused.value.by_field) == [field]
    assert not Proposal.objects.exists()


def test_3_6_only_an_ad_hoc_budget_and_a_commissioning_officer_will_do(officer):
    finance = a_person("finance")
    with pytest.raises(Refused) as refused:
        a_proposal(officer, budget=a_budget(1_000, line="rounds"), sponsor=finance)
    with pytest.raises(NotAllowed):
        actions.propose(None, by=finance, at=NOW, details=details_of(officer))

    assert list(refused.value.by_field) == ["budget", "sponsor"]


def test_3_6_it_is_put_forward_with_options_and_waiver_and_then_checked(officer):
    bare = a_proposal(officer, options="", waiver="")
    with pytest.raises(Refused) as refused:
        actions.put_forward(bare, by=officer, at=NOW)
    assert len(refused.value.reasons) == 2

    whole = actions.revise(bare, by=officer, at=NOW, details=details_of(officer))
    row = actions.put_forward(whole, by=officer, at=NOW)

    assert (row.status, row.diligence.subject, row.diligence.amount_pence) == (
        "forward",
        "AD-26-01",
        2_400_000,
    )
    with pytest.raises(Refused, match="take it back"):
        actions.revise(row, by=officer, at=NOW, details=details_of(officer))


def test_3_6_taken_back_it_keeps_its_checks_and_its_organisation(officer):
    row = actions.take_back(put_forward(officer), by=officer, at=NOW)
    same, other = row.organisation, a_sound_organisation()

    with pytest.raises(Refused, match="checks are of this organisation"):
        actions.revise(row, by=officer, at=NOW, details=details_of(officer, organisation=other))
    row = actions.revise(
        row, by=officer, at=NOW, details=details_of(officer, organisation=same, amount_pence=100)
    )
    row = actions.put_forward(row, by=officer, at=NOW)

    assert (row.amount_pence, row.diligence.subject) == (100, row.reference)


def test_3_6_unchecked_or_failed_it_goes_on_no_sheet(officer):
    with pytest.raises(Refused, match="put forward"):
        decisions.compose_ad_hoc(a_proposal(officer), by=officer, at=NOW)
    open_one, failed = put_forward(officer), checked(put_forward(officer), officer, "fail")

    with pytest.raises(Refused, match="not concluded"):
        decisions.compose_ad_hoc(open_one, by=officer, at=NOW)
    with pytest.raises(Refused, match="checks failed"):
        decisions.compose_ad_hoc(failed, by=officer, at=NOW)


def test_3_6_checked_it_stands_on_one_sheet_with_its_words(officer):
    row = checked(put_forward(officer), officer, "condition")
    sheet = a_sheet_of(row, officer)
    line = sheet.lines.get()

    assert (line.proposal, line.organisation, line.amount_pence) == (row, row.organisation, 2_400_000)
    assert line.conditions == "Quarterly reports."
    assert "one organisation runs it" in sheet.sections.get(position=5).text
    assert [one.rule for one in said_of_sheet(sheet, at=NOW) if one.holds_up or one.needs_reason] == []
    with pytest.raises(Refused, match=f"on decision {sheet.reference}"):
        decisions.compose_ad_hoc(row, by=officer, at=NOW)
    with pytest.raises(Refused, match="take it off"):
        actions.drop(row, by=officer, at=NOW, reason="No longer needed.")


def test_3_6_dropped_with_its_sheet_it_can_be_put_to_decision_again(officer):
    row = checked(put_forward(officer), officer)
    sheet = decisions.compose_ad_hoc(row, by=officer, at=NOW)
    decisions.drop(sheet, by=officer, at=NOW, reason="A wrong date.")

    again = decisions.compose_ad_hoc(row, by=officer, at=NOW)

    assert sheet_of(row) == again != sheet


def test_3_6_it_joins_a_sheet_that_is_being_written_and_no_other(officer):
    sheet = a_draft(300_000, author=officer)
    row, late = checked(put_forward(officer), officer), checked(put_forward(officer), officer)

    joined = decisions.compose_ad_hoc(row, by=officer, at=NOW, sheet=sheet)

    assert (joined.pk, list(sheet.lines.values_list("position", "proposal"))) == (
        sheet.pk, [(1, None), (2, row.pk)],
    )  # fmt: skip
    decisions.drop(sheet, by=officer, at=NOW, reason="Another day.")
    with pytest.raises(Refused, match="filled again"):
        decisions.compose_ad_hoc(late, by=officer, at=NOW, sheet=sheet)


def test_3_6_published_it_is_awarded_committed_offered_registered_and_open_data(officer):
    row = checked(put_forward(officer), officer)
    decided(row, officer)

    row.refresh_from_db()
    agreement = Agreement.objects.get()
    award = awards().get()
    grants, _ = published_awards()
    assert (row.status, balance(an_ad_hoc_budget()).committed_pence) == ("awarded", 2_400_000)
    assert (agreement.reference, agreement.status, agreement.amount_pence) == (
        "GA-AD-26-01", "offered", 2_400_000,
    )  # fmt: skip
    assert [(one.reference, one.from_open_call) for one in grants] == [(public_reference(award), False)]


def test_3_6_not_agreed_it_ends_and_its_money_stays_free(officer):
    row = checked(put_forward(officer), officer)
    decided(row, officer, agrees=False, comment="It can wait for the spring round.")

    row.refresh_from_db()
    assert (row.status, balance(an_ad_hoc_budget()).committed_pence) == ("refused", 0)
    assert not Agreement.objects.exists()


def test_3_6_given_up_it_says_why(officer):
    row = put_forward(officer)
    with pytest.raises(Refused, match="why it is given up"):
        actions.drop(row, by=officer, at=NOW, reason=" ")

    row = actions.drop(row, by=officer, at=NOW, reason="The council pays.")

    assert (row.status, row.ended_reason) == ("dropped", "The council pays.")
    with pytest.raises(Refused, match="cannot be done now"):
        actions.put_forward(row, by=officer, at=NOW)


def test_3_6_ad_hoc_money_without_a_proposal_stops_a_sheet(officer):
    sheet = a_draft(300_000, author=officer)
    before = [one.rule for one in said_of_sheet(sheet, at=NOW) if one.blocks]
    line = sheet.lines.get()
    sheet = decisions.set_line(sheet, by=officer, at=NOW, line=line, budget=an_ad_hoc_budget())

    assert (before, [one.rule for one in said_of_sheet(sheet, at=NOW) if one.blocks]) == ([], ["R3.6-2-line"])
