from datetime import date

import pytest

from almoner.do.agreements import actions, contracts
from almoner.do.agreements.contracting import Signed
from almoner.do.agreements.models import AgreementLine
from almoner.do.agreements.varying import Proposal
from almoner.do.decisions import actions as decisions
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.queries import balance
from tests.builders import NOW, TODAY, a_person, a_plan_with_priorities
from tests.do.agreements.contract_rows import (
    HEAD,
    a_closed_review,
    a_contract_taken_over,
    a_paper,
    an_award,
    signed,
)
from tests.do.decisions.sheets import reasons_for, signed_by, the_three
from tests.do.procurement.tenders import a_victims_budget
from tests.publish.awards import a_sheet
from tests.record import last_line

pytestmark = pytest.mark.django_db


def proposal(**values) -> Proposal:
    facts = {
        "kind": "extension", "because": "Performance is good.", "months": 12, "added_pence": 9_500_000,
        "confirmed_by": "The team", "confirmed_on": TODAY, "confirmation": "7F-E-1",
    }  # fmt: skip
    return Proposal(**(facts | values))


def priced(**values) -> Proposal:
    return proposal(**({"kind": "price", "months": 0, "added_pence": 5_000_00} | values))


def proposed(officer, contract=None, **values):
    contract = contract or a_contract_taken_over(officer)
    return actions.propose_variation(contract, by=officer, at=NOW, proposal=proposal(**values))


def decided(variation, officer, *sums, people=None):
    if variation.months and not variation.contract.reviews.exists():
        a_closed_review(variation.contract, officer)
    priority = a_plan_with_priorities().priorities.first()
    sheet = actions.compose_variation(
        variation, by=officer, at=NOW, priority=priority, sums=sums, dated=TODAY
    )
    sheet = decisions.revise(sheet, by=officer, at=NOW, values=HEAD)
    sheet = decisions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))
    sheet = decisions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    three = the_three()
    people = three.in_order() if sums else (three.decision_maker,)
    sheet = signed_by(sheet, *people)
    actions.announce(sheet, by=officer, at=NOW)
    variation.refresh_from_db()
    return variation


def test_3_9_an_extension_of_a_contract_of_before_brings_its_first_money():
    officer, budget = a_person("officer"), a_victims_budget()
    variation = decided(proposed(officer), officer, (budget, 9_500_000))

    variation = actions.make_variation(variation, by=officer, at=NOW, paper=a_paper())

    contract = variation.contract
    contract.refresh_from_db()
    assert (variation.status, variation.paper.name, contract.extensions_used) == ("made", "contract.pdf", 1)
    assert f"{contract.ends_on} {contract.latest_end}" == "2028-03-31 2029-03-31"
    assert list(AgreementLine.objects.values_list("variation", "line__amount_pence")) == [(1, 9_500_000)]
    assert (contract.agreement.amount_pence, contract.agreement.reference) == (9_500_000, "C-24-01")
    assert balance(budget).committed_pence == 9_500_000
    assert contracts.added(contract) == (9_500_000, 0)
    assert last_line()["action"] == "agreements.make_variation"


def test_3_9_variations_are_a_chain_on_the_contracts_own_agreement():
    officer = a_person("officer")
    contract = actions.make_contract(an_award(officer=officer), by=officer, at=NOW)
    said: Signed = signed()
    contract = actions.record_signatures(contract, by=officer, at=NOW, said=said, copy=a_paper())
    for number in (1, 2):
        row = actions.propose_variation(contract, by=officer, at=NOW, proposal=priced())
        row = decided(row, officer, (a_victims_budget(), 5_000_00))
        actions.make_variation(row, by=officer, at=NOW)
        assert row.number == number

    contract.refresh_from_db()
    assert list(contract.agreement.money.values_list("variation", flat=True)) == [0, 1, 2]
    assert (contracts.added(contract), contract.agreement.amount_pence) == ((10_000_00, 10_000_00), 40_000_00)
    assert contract.ends_on == date(2028, 3, 31)


def test_1_10_a_variation_waits_for_its_published_decision():
    officer = a_person("officer")
    variation = proposed(officer)

    with pytest.raises(Refused, match="not signed and published"):
        actions.make_variation(variation, by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        actions.make_variation(variation, by=a_person("finance"), at=NOW)
    dear = decided(variation, officer, (a_victims_budget(), 9_500_001))
    with pytest.raises(Refused, match="it adds £95,000"):
        actions.make_variation(dear, by=officer, at=NOW)
    with pytest.raises(Refused, match="make it"):
        actions.give_up_variation(dear, by=officer, at=NOW, reason="No.")


def test_3_9_a_longer_term_without_money_is_approved_on_a_sheet_of_its_own():
    officer = a_person("officer")
    contract = a_contract_taken_over(officer, extension_months=())
    variation = decided(proposed(officer, contract, kind="term", months=24, added_pence=0), officer)

    actions.make_variation(variation, by=officer, at=NOW)

    contract.refresh_from_db()
    assert f"{contract.ends_on} {contract.latest_end}" == "2029-03-31 2029-03-31"
    assert (contract.agreement, variation.decision.kind) == (None, "process")


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"because": " "}, "why it is varied"),
        ({"months": 0}, "by how many months"),
        ({"kind": "price"}, "Only a longer term"),
        ({"added_pence": -1}, "nought or more"),
        ({"months": 6}, "next extension"),
        ({"confirmation": ""}, "confirmation of the longer term"),
        ({"kind": "term", "months": 1}, "beyond"),
        ({"kind": "scope", "months": 0, "added_pence": 2_850_001}, "more than 10%"),
    ],
)
def test_3_9_a_proposal_that_the_rules_do_not_allow_is_refused(values, because):
    officer = a_person("officer")
    contract = a_contract_taken_over(officer)

    with pytest.raises(Refused, match=because):
        proposed(officer, contract, **values)
    assert contract.variations.count() == 0


def test_1_9_large_growth_goes_on_with_a_reason_and_one_variation_at_a_time():
    officer = a_person("officer")
    contract = a_contract_taken_over(officer)
    grown = {"kind": "scope", "months": 0, "added_pence": 2_850_001, "growth_reason": "A new law."}

    variation = proposed(officer, contract, **grown)

    with pytest.raises(Refused, match="Another variation"):
        proposed(officer, contract)
    with pytest.raises(Refused, match="Say why"):
        actions.give_up_variation(variation, by=officer, at=NOW, reason="")
    variation = actions.give_up_variation(variation, by=officer, at=NOW, reason="Not agreed.")
    assert (variation.status, variation.ended_reason) == ("given_up", "Not agreed.")
    with pytest.raises(Refused, match="given up"):
        actions.make_variation(variation, by=officer, at=NOW)
    assert proposed(officer, contract).number == 2


def test_3_9_an_unsigned_contract_is_not_varied_and_a_sheet_is_made_once():
    officer = a_person("officer")
    contract = actions.make_contract(an_award(officer=officer), by=officer, at=NOW)
    with pytest.raises(Refused, match="not signed yet"):
        proposed(officer, contract)

    variation, priority = proposed(officer), a_plan_with_priorities().priorities.first()
    a_closed_review(variation.contract, officer)
    actions.compose_variation(variation, by=officer, at=NOW, priority=priority)
    with pytest.raises(Refused, match="on decision"):
        actions.compose_variation(variation, by=officer, at=NOW, priority=priority)


def test_2_1_c_a_victims_contract_goes_beyond_five_years_only_under_a_published_waiver():
    officer = a_person("officer")
    contract = a_contract_taken_over(officer)
    longer = {"kind": "term", "months": 12, "growth_reason": "The new service is not ready."}
    a_sheet("070-26", status="signed")
    for waiver in ("", "070-26", "999-26"):
        with pytest.raises(Refused, match="name the published decision that waives this"):
            proposed(officer, contract, **longer, waiver=waiver)
    a_sheet("071-26")

    row = proposed(officer, contract, **longer, waiver="071-26")

    assert (row.waiver, contracts.latest_with(contract, row)) == ("071-26", date(2030, 3, 31))
