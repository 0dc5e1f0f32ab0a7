"""A recommended procurement on its sheet, and what its publication does (3.9, 9.1)."""

import pytest

from almoner.do.agreements import actions as agreements
from almoner.do.agreements.models import Agreement
from almoner.do.decisions import actions
from almoner.do.decisions.signing import findings
from almoner.do.procurement import actions as procurement
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.queries import balance
from tests.builders import NOW, TODAY, a_person
from tests.do.agreements.contract_rows import an_award, put_to_decision
from tests.do.decisions.sheets import reasons_for, signed_by, the_three
from tests.do.procurement.tenders import a_tender, a_victims_budget, confirmation, recommended

pytestmark = pytest.mark.django_db


def test_3_9_each_lot_and_each_year_with_a_budget_is_a_line():
    officer = a_person("officer")
    first, second = a_victims_budget(), a_victims_budget("2027/28")
    tender = recommended(120_000_00, 12_000_00, officer=officer, budget=first)

    sheet = put_to_decision(tender, officer)

    assert list(sheet.lines.values_list("lot__number", "budget", "amount_pence", "for_contract")) == [
        (1, first.pk, 30_000_00, True),
        (1, second.pk, 120_000_00, True),
        (2, first.pk, 3_000_00, True),
        (2, second.pk, 12_000_00, True),
    ]
    found = {one.rule: one for one in findings(sheet, at=NOW)}
    assert [one.because for one in found.values() if one.holds_up] == []
    assert [name for name, one in found.items() if one.needs_reason] == ["R1.10-15"]


def test_1_9_a_direct_award_needs_a_reason():
    officer = a_person("officer")
    sheet = put_to_decision(recommended(120_000_00, officer=officer, route="direct"), officer)

    assert "R1.9-2" in {one.rule for one in findings(sheet, at=NOW) if one.needs_reason}


def test_3_9_only_a_recommended_one_is_put_to_decision_and_once():
    officer = a_person("officer")
    with pytest.raises(Refused, match="winner is recommended"):
        actions.compose_contract(a_tender(1_00, officer=officer), by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        actions.compose_contract(recommended(1_00, officer=officer), by=a_person("finance"), at=NOW)
    tender = recommended(120_00, officer=officer)
    sheet = actions.compose_contract(tender, by=officer, at=NOW)
    with pytest.raises(Refused, match=f"on decision {sheet.reference}"):
        actions.compose_contract(tender, by=officer, at=NOW)
    actions.drop(sheet, by=officer, at=NOW, reason="A wrong date.")
    assert actions.compose_contract(tender, by=officer, at=NOW).lines.count() == 1


def test_3_9_without_any_budget_there_is_no_sheet():
    officer = a_person("officer")
    tender = recommended(120_00, officer=officer, budget=a_victims_budget("2025/26"))

    with pytest.raises(Refused, match="No budget is set"):
        actions.compose_contract(tender, by=officer, at=NOW)


def test_3_9_published_it_is_awarded_its_money_committed_and_nobody_is_offered_a_grant():
    lot = an_award(120_000_00)

    assert lot.procurement.status == "awarded"
    assert balance(a_victims_budget()).committed_pence == 30_000_00
    assert Agreement.objects.count() == 0


def test_3_9_a_line_that_is_not_agreed_leaves_the_procurement_recommended():
    officer, three = a_person("officer"), the_three()
    tender = recommended(120_000_00, officer=officer)
    sheet = put_to_decision(tender, officer)
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    no = {sheet.lines.get().pk: "Too dear."}
    sheet = actions.sign(
        sheet, by=three.decision_maker, at=NOW, agrees=True, digest=sheet.digest, disagreed_lines=no
    )

    agreements.announce(sheet, by=officer, at=NOW)

    tender.refresh_from_db()
    assert tender.status == "recommended"


def test_3_9_a_confirmation_that_turned_bad_stops_the_publication():
    officer = a_person("officer")
    tender = recommended(120_000_00, officer=officer)
    sheet = put_to_decision(tender, officer)
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, *the_three().in_order())
    failed = confirmation(checks="fail", note="Wound up.")
    procurement.confirm(tender, by=officer, at=NOW, said=failed)

    with pytest.raises(Refused, match="failed the seven-force"):
        agreements.announce(sheet, by=officer, at=NOW)
    assert sheet.dated == TODAY
