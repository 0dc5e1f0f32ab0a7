from datetime import timedelta

import pytest

from almoner.do.agreements import actions, contracts
from almoner.do.agreements.facts import offer_of
from almoner.do.agreements.models import Contract
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy.agreements import BEFORE_PAYMENT
from almoner.policy.findings import run
from tests.builders import NOW, TODAY, a_person
from tests.do.agreements.contract_rows import (
    a_closed_review,
    a_contract_taken_over,
    a_paper,
    an_award,
    signed,
)
from tests.do.procurement.tenders import recommended
from tests.record import last_line

pytestmark = pytest.mark.django_db


def a_contract(officer, **values):
    return actions.make_contract(an_award(officer=officer, **values), by=officer, at=NOW)


def test_3_9_a_contract_is_made_of_an_awarded_lot_once():
    officer = a_person("officer")
    lot = an_award(120_000_00, officer=officer)

    made = actions.make_contract(lot, by=officer, at=NOW)

    assert (made.reference, made.status, made.value_pence) == ("C-26-01", "to_sign", 150_000_00)
    assert f"{made.ends_on} {made.latest_end}" == "2028-03-31 2030-03-31"
    with pytest.raises(Refused, match="already"):
        actions.make_contract(lot, by=officer, at=NOW)
    with pytest.raises(Refused, match="decided and published"):
        actions.make_contract(recommended(1_00, officer=officer).lots.get(), by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        actions.make_contract(lot, by=a_person("finance"), at=NOW)


def test_3_9_signed_by_both_its_decided_money_stands_under_an_agreement():
    officer = a_person("officer")
    contract = a_contract(officer)

    contract = actions.record_signatures(contract, by=officer, at=NOW, said=signed(), copy=a_paper())

    row = contract.agreement
    assert (contract.status, contract.signed_on, row.instrument, row.status) == (
        "in_force", TODAY, "contract", "signed",
    )  # fmt: skip
    assert list(row.money.values_list("variation", "line__amount_pence")) == [(0, 30_000_00)]
    assert (row.amount_pence, row.pdf.name) == (30_000_00, "contract.pdf")
    assert [one.because for one in run(BEFORE_PAYMENT, offer_of(row, at=NOW)) if one.holds_up] == []
    assert last_line()["action"] == "agreements.record_signatures"


def test_3_9_nobody_signs_during_the_standstill():
    officer = a_person("officer")
    contract = a_contract(officer, with_notice=False)

    with pytest.raises(Refused, match="award notice is not recorded"):
        actions.record_signatures(contract, by=officer, at=NOW, said=signed(), copy=a_paper())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"provider_name": " "}, "provider_name"),
        ({"provider_position": ""}, "provider_position"),
        ({"our_name": ""}, "our_name"),
        ({"our_title": ""}, "our_title"),
        ({"our_on": TODAY + timedelta(days=1)}, "our_on"),
        ({"provider_on": TODAY + timedelta(days=1)}, "provider_on"),
        ({"provider_on": TODAY - timedelta(days=1)}, "our_on"),
    ],
)
def test_1_10_signatures_are_whole_and_after_the_published_decision(values, field):
    officer = a_person("officer")
    contract = a_contract(officer)

    with pytest.raises(Refused) as no:
        actions.record_signatures(contract, by=officer, at=NOW, said=signed(**values), copy=a_paper())

    assert list(no.value.by_field) == [field]
    assert Contract.objects.get().agreement is None


def test_3_9_a_contract_of_before_is_taken_over_without_money():
    contract = a_contract_taken_over(extensions_used=1)

    assert (contract.reference, contract.status, contract.agreement) == ("C-24-01", "in_force", None)
    assert f"{contract.ends_on} {contract.latest_end}" == "2028-03-31 2029-03-31"
    assert contract.value_pence == 28_500_000
    with pytest.raises(Refused, match="signed before"):
        actions.record_signatures(contract, by=a_person("officer"), at=NOW, said=signed(), copy=a_paper())


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"title": " "}, "Name the contract"),
        ({"decided_in": " "}, "Name the decision"),
        ({"annual_pence": 0}, "more than nothing"),
        ({"signed_on": TODAY + timedelta(days=1)}, "not come"),
        ({"extension_months": (0,)}, "1 to 60"),
        ({"extensions_used": 3}, "Not more extensions"),
        ({"extension_months": (12, 13)}, "It could run until"),
    ],
)
def test_3_9_what_is_taken_over_is_whole_and_within_five_years(values, because):
    with pytest.raises(Refused, match=because):
        a_contract_taken_over(**values)


def test_1_9_the_copy_is_published_or_withheld_with_a_ground():
    officer = a_person("officer")
    contract = a_contract_taken_over(officer)
    assert "R1.9-5" in [one.rule for one in contracts.alarms(contract, at=NOW)]

    with pytest.raises(Refused, match="ground"):
        actions.settle_copy(contract, by=officer, at=NOW)
    contract = actions.settle_copy(contract, by=officer, at=NOW, reason="Commercial in confidence.")
    assert (contract.copy_state, contract.public_copy) == ("withheld", None)
    contract = actions.settle_copy(contract, by=officer, at=NOW, copy=a_paper())
    assert (contract.copy_state, contract.copy_reason) == ("published", "")
    assert [one.rule for one in contracts.alarms(contract, at=NOW)] == ["R3.9-6", "R2.1i-2-due", "R2.1j-1"]
    with pytest.raises(Refused, match="not signed"):
        actions.settle_copy(a_contract(officer), by=officer, at=NOW, reason="x")


def test_2_1_the_alarm_for_what_follows_ends_with_a_plan():
    officer = a_person("officer")
    contract = a_contract_taken_over(officer, extension_months=())
    contract = actions.settle_copy(contract, by=officer, at=NOW, reason="Confidential.")
    a_closed_review(contract, officer)
    assert [one.rule for one in contracts.alarms(contract, at=NOW)] == ["R2.1c-2"]

    contract = actions.plan_next(
        contract, by=officer, at=NOW, review_on=TODAY, note="", successor=recommended(1_00, officer=officer)
    )

    assert contracts.alarms(contract, at=NOW) == []
    assert list(contracts.running(TODAY)) == [contract]
