"""The sheet that accepts money won by a bid: signed by three; published, the money is used (1.8)."""

import pytest

from almoner.do.agreements import actions as agreements
from almoner.do.decisions import actions
from almoner.do.decisions.content import content, receives_pence
from almoner.do.decisions.facts import signing_sheet
from almoner.do.decisions.receipt_sheet import standing_sheet
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.bids import actions as bids
from almoner.plan.bids.models import ExternalBid
from almoner.plan.funds.actions import set_budget
from almoner.plan.funds.balances import balance
from almoner.plan.funds.details import BudgetLine
from tests.builders import NOW, TODAY, a_fund, a_person
from tests.do.decisions.sheets import a_draft, reasons_for, signed_by, the_three
from tests.plan.bids.outside import a_submitted_bid, a_won_bid

pytestmark = pytest.mark.django_db
HEAD = {
    "area_affected": "The whole county",
    "enquiries_to": "The office",
    "strategic_links": "The violence strategy",
    "csp_regard": "Each plan was read",
    "mpm_note": "Regular, proper, good value, feasible",
}


def a_receipt(bid, officer):
    sheet = actions.compose_receipt(bid, by=officer, at=NOW, dated=TODAY)
    return actions.revise(sheet, by=officer, at=NOW, values=HEAD)


def opened(sheet, officer):
    return actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))


def budgeted(bid, pence):
    line = BudgetLine(bid.parts.first().stream, "2026/27", "pool")
    return set_budget(a_fund(), by=a_person("finance"), at=NOW, line=line, amount_pence=pence)


def test_1_8_the_sheet_says_what_is_accepted_and_has_no_line():
    officer, bid = a_person("officer"), a_won_bid(5_000_000, 3_000_050)

    sheet = a_receipt(bid, officer)

    assert (sheet.title, sheet.lines.count(), receives_pence(sheet)) == (
        "Receipt of Violence reduction 2026/27",
        0,
        8_000_050,
    )
    assert sheet.sections.get(position=2).text == "That the commissioner accepts the receipt of £80,000.50."
    assert "£50,000: Home Office 1, 2026/27." in sheet.sections.get(position=9).text
    assert content(sheet)["accepts"] == [
        bid.reference,
        [["HO1", "2026/27", 5_000_000], ["HO2", "2026/27", 3_000_050]],
    ]
    assert "accepts" not in content(a_draft(1_000))


def test_1_8_only_what_was_won_is_put_to_decision_and_once():
    officer, bid = a_person("officer"), a_won_bid()
    with pytest.raises(Refused, match="Only money that was won"):
        actions.compose_receipt(a_submitted_bid(), by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        actions.compose_receipt(bid, by=a_person("finance"), at=NOW)
    sheet = a_receipt(bid, officer)
    with pytest.raises(Refused, match=f"on decision {sheet.reference}"):
        actions.compose_receipt(bid, by=officer, at=NOW)

    actions.drop(sheet, by=officer, at=NOW, reason="A wrong date.")
    assert standing_sheet(bid) is None
    assert actions.compose_receipt(bid, by=officer, at=NOW).accepts == bid


@pytest.mark.parametrize(("pence", "three"), [(200_000, False), (200_001, True)])
def test_1_10_three_sign_for_money_over_the_threshold_although_no_line_gives_any(pence, three):
    officer = a_person("officer")
    sheet = a_receipt(a_won_bid(pence), officer)

    assert signing_sheet(sheet, at=NOW).needs_three is three


def test_1_8_signed_is_not_enough_and_published_it_can_be_budgeted():
    officer, bid = a_person("officer"), a_won_bid(5_000_000)
    sheet = signed_by(opened(a_receipt(bid, officer), officer), *the_three().in_order())
    with pytest.raises(Refused, match="no signed and published decision accepts it"):
        budgeted(bid, 5_000_000)

    agreements.announce(sheet, by=officer, at=NOW)

    bid = ExternalBid.objects.get()
    assert (sheet.status, bid.status, bid.decision) == ("signed", "accepted", sheet.reference)
    assert balance(budgeted(bid, 5_000_000)).budget_pence == 5_000_000
    with pytest.raises(Refused, match="Only money that was won"):
        actions.compose_receipt(bid, by=officer, at=NOW)


def test_1_8_a_sheet_that_is_not_agreed_accepts_nothing_and_another_may_be_written():
    officer, bid, three = a_person("officer"), a_won_bid(5_000_000), the_three()
    sheet = opened(a_receipt(bid, officer), officer)
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    sheet = actions.sign(
        sheet, by=three.decision_maker, at=NOW, agrees=False, digest=sheet.digest, comment="Too dear."
    )
    before = standing_sheet(bid)

    agreements.announce(sheet, by=officer, at=NOW)

    assert (before, standing_sheet(bid), ExternalBid.objects.get().status) == (None, None, "won")


def test_1_8_money_given_up_meanwhile_is_not_accepted():
    officer, bid = a_person("officer"), a_won_bid(5_000_000)
    sheet = signed_by(opened(a_receipt(bid, officer), officer), *the_three().in_order())
    bids.withdraw(bid, by=officer, at=NOW, reason="The match money fell away.")

    with pytest.raises(Refused, match="it is withdrawn"):
        agreements.announce(sheet, by=officer, at=NOW)
