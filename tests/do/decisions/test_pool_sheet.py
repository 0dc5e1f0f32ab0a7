"""Pooled money from its shares to the partner's agreement (3.7, 9.1)."""

import pytest

from almoner.do.agreements import actions as agreements
from almoner.do.agreements.models import Agreement
from almoner.do.decisions import actions
from almoner.do.decisions.signing import findings
from almoner.do.diligence.light import check_partner
from almoner.ground.core.refusals import Refused
from almoner.plan.funds.queries import balance
from almoner.plan.pools import actions as pools
from almoner.plan.pools import queries
from tests.builders import NOW, TODAY, a_person, a_plan_with_priorities, an_organisation
from tests.do.decisions.sheets import no_subsidy, reasons_for, signed_by, the_three
from tests.do.decisions.test_core_sheet import HEAD
from tests.plan.pools.pools import (
    a_pool_year,
    a_work,
    agreed,
    allocated,
    our_money,
    their_money,
    work_details,
)

pytestmark = pytest.mark.django_db


def a_funded_work(officer, *, is_agreed=True):
    """Phase 8, paid from the office's own contribution and from a partner's money."""
    ours, theirs = our_money(), their_money()
    year = a_pool_year(officer)
    year = agreed(year) if is_agreed else year
    work = a_work(year, officer, partner=an_organisation("Three Creeks Trust"))
    allocated(work, ours, 1_000_000, officer, fits="")
    allocated(work, theirs, 3_360_000, officer)
    return work


def composed(work, officer, **more):
    priority = a_plan_with_priorities().priorities.first()
    return actions.compose_pool(work, by=officer, at=NOW, priority=priority, dated=TODAY, **more)


def checked(work):
    return check_partner(
        work.partner, by=a_person("finance"), at=NOW, subject=work.reference, amount_pence=4_360_000,
        irregularities=False, note="Returns and accounts seen.",
    )  # fmt: skip


def test_3_7_each_contributors_money_becomes_a_line():
    officer = a_person("officer")
    work = a_funded_work(officer)

    sheet = composed(work, officer)

    assert sheet.title == "Violence partnership: Phase 8, 2026/27"
    assert set(sheet.lines.values_list("budget__stream__code", "amount_pence", "conditions", "purpose")) == {
        ("LOCAL", 1_000_000, "", "cj_partnership"),
        ("HO-VRU", 3_360_000, "All of it goes to people under 25.", "cj_partnership"),
    }
    assert "£43,600" in sheet.sections.get(position=1).text
    assert set(work.shares.values_list("commitment", flat=True)) == {
        f"{sheet.reference}/01", f"{sheet.reference}/02"
    }  # fmt: skip


def test_3_7_a_sheet_needs_a_partner_money_and_the_agreed_contribution():
    officer = a_person("officer")
    work = a_funded_work(officer, is_agreed=False)

    with pytest.raises(Refused, match="not agreed yet"):
        composed(work, officer)
    alone = a_work(work.year, officer, title="Phase 9")
    with pytest.raises(Refused, match="Name the partner"):
        composed(alone, officer)
    alone = pools.keep_work(
        work.year, by=officer, at=NOW, details=work_details("Phase 9", partner=work.partner), work=alone
    )
    with pytest.raises(Refused, match="No money of this work"):
        composed(alone, officer)


def test_3_7_money_on_a_sheet_stays_as_it_is_until_the_sheet_is_dropped():
    officer = a_person("officer")
    work = a_funded_work(officer)
    sheet, share = composed(work, officer), work.shares.first()

    with pytest.raises(Refused, match="stays as it is"):
        allocated(work, share.budget, 100, officer)
    with pytest.raises(Refused, match="stays as it is"):
        pools.keep_work(work.year, by=officer, at=NOW, details=work_details(), work=work)
    with pytest.raises(Refused, match="No money of this work waits"):
        composed(work, officer)
    actions.drop(sheet, by=officer, at=NOW, reason="A wrong date.")
    allocated(work, share.budget, 900_000, officer)
    with pytest.raises(Refused, match="Change its sum instead"):
        pools.take_out(work, by=officer, at=NOW, share=share)

    assert composed(work, officer).lines.count() == 2


def test_9_1_a_partner_without_passed_light_checks_stops_the_sheet():
    officer = a_person("officer")
    work = a_funded_work(officer)
    sheet = no_subsidy(actions.revise(composed(work, officer), by=officer, at=NOW, values=HEAD))
    actions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))

    before = [one.because for one in findings(sheet, at=NOW) if one.holds_up]
    checked(work)
    after = [one.because for one in findings(sheet, at=NOW) if one.holds_up]

    assert ("the checks are not passed" in before[0], after) == (True, [])


def test_3_7_published_the_money_is_committed_the_shares_decided_and_the_partner_offered_agreements():
    officer = a_person("officer")
    agreements.load_default_template(None, by=officer, at=NOW, in_use_from=TODAY)
    work = a_funded_work(officer)
    checked(work)
    sheet = actions.revise(composed(work, officer), by=officer, at=NOW, values=HEAD)
    sheet = actions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, *the_three().in_order())

    agreements.announce(sheet, by=officer, at=NOW)

    found = queries.joint_budget(work.year)
    assert [(one.allocated_pence, one.elsewhere_pence) for one in found.contributors] == [
        (1_000_000, 0), (3_360_000, 0),
    ]  # fmt: skip
    assert [balance(one.budget).committed_pence for one in found.contributors] == [1_000_000, 3_360_000]
    assert work.shares.filter(decided_at=NOW).count() == 2
    assert set(Agreement.objects.values_list("instrument", "line__organisation")) == {
        ("grant", work.partner_id)
    }  # fmt: skip
    with pytest.raises(Refused, match="stays as it is"):
        pools.take_out(work, by=officer, at=NOW, share=work.shares.first())
