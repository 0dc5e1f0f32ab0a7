"""Core grants from the agreed schedule to the partner's agreement (3.5, 9.1)."""

import pytest

from almoner.analyse.organisations.facts import org_id
from almoner.do.agreements import actions as agreements
from almoner.do.agreements.models import Agreement
from almoner.do.decisions import actions
from almoner.do.decisions.signing import findings
from almoner.do.diligence.light import check_partner
from almoner.do.diligence.models import Case
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.allocations import actions as allocations
from almoner.plan.funds.queries import balance
from tests.builders import NOW, TODAY, a_member, a_person, a_plan_with_priorities, kept
from tests.do.decisions.sheets import no_subsidy, reasons_for, signed_by, the_three
from tests.plan.allocations.schedules import a_core_budget, a_schedule, agreed

pytestmark = pytest.mark.django_db
HEAD = {
    "area_affected": "The whole county",
    "enquiries_to": "The office",
    "strategic_links": "The violence strategy",
    "csp_regard": "Each plan was read",
    "mpm_note": "Regular, proper, good value, feasible",
}


def a_sheet(*amounts, officer, checked=True):
    schedule = agreed(a_schedule(*amounts, officer=officer))
    priority = a_plan_with_priorities().priorities.first()
    for share in schedule.allocations.all() if checked else ():
        light(share)
    sheet = actions.compose_core(schedule, by=officer, at=NOW, priority=priority, dated=TODAY)
    sheet = no_subsidy(actions.revise(sheet, by=officer, at=NOW, values=HEAD))
    return schedule, actions.check_descriptions(sheet, by=officer, at=NOW, lines=list(sheet.lines.all()))


def light(share, finance=None, irregularities=False, note="Returns and accounts seen."):
    return check_partner(
        share.partner, by=finance or a_person("finance"), at=NOW, subject=share.reference,
        amount_pence=share.amount_pence, irregularities=irregularities, note=note,
    )  # fmt: skip


def doubts(sheet):
    return [one.because for one in findings(sheet, at=NOW) if one.holds_up]


def test_3_5_every_agreed_share_becomes_a_line_with_its_words():
    officer = a_person("officer")
    schedule, sheet = a_sheet(2_800_000, 5_500_000, officer=officer)

    shares = schedule.allocations.order_by("reference")
    lines = sheet.lines.order_by("position")

    assert {(one.allocation, one.organisation, one.amount_pence) for one in lines} == {
        (one, one.partner, one.amount_pence) for one in shares
    }
    assert {(one.description, one.statutory_basis) for one in lines} == {
        ("The yearly share of the safeguarding board.", "Children Act 2004, section 16E")
    }
    assert "2 awards totalling £83,000" in sheet.sections.get(position=2).text
    assert doubts(sheet) == []


def test_3_5_only_an_agreed_schedule_is_put_to_decision_and_once():
    officer = a_person("officer")
    priority = a_plan_with_priorities().priorities.first()
    schedule = a_schedule(2_800_000, officer=officer)
    with pytest.raises(Refused, match="Chief Finance Officer agreed"):
        actions.compose_core(schedule, by=officer, at=NOW, priority=priority)

    schedule = agreed(schedule)
    sheet = actions.compose_core(schedule, by=officer, at=NOW, priority=priority)
    with pytest.raises(Refused, match=f"on decision {sheet.reference}"):
        actions.compose_core(schedule, by=officer, at=NOW, priority=priority)

    actions.drop(sheet, by=officer, at=NOW, reason="A wrong date.")
    assert actions.compose_core(schedule, by=officer, at=NOW, priority=priority).lines.count() == 1
    allocations.reopen(schedule, by=a_person("chief_finance"), at=NOW)
    with pytest.raises(Refused, match="stands on a decision sheet"):
        allocations.drop_share(schedule, by=officer, at=NOW, share=schedule.allocations.get())


def test_9_1_a_partner_without_passed_light_checks_stops_the_sheet():
    officer = a_person("officer")
    schedule, sheet = a_sheet(2_800_000, officer=officer, checked=False)
    share = schedule.allocations.get()

    assert "the checks are not passed" in doubts(sheet)[0]
    light(share, irregularities=True)
    assert "the checks are not passed" in doubts(sheet)[0]


def test_9_1_the_light_checks_are_a_finance_officers_who_is_not_connected():
    officer, finance = a_person("officer"), a_person("finance")
    schedule = a_schedule(2_800_000, officer=officer)
    share = schedule.allocations.get()

    with pytest.raises(NotAllowed):
        light(share, officer)
    with pytest.raises(Refused, match="what was looked at"):
        light(share, finance, note=" ")
    a_member(share.partner, person=finance)
    with pytest.raises(NotAllowed, match="connected"):
        light(share, finance)
    case = light(share)
    with pytest.raises(Refused, match="done already"):
        light(share)

    assert (case.profile, case.overall, case.status) == ("core_partner", "pass", "passed")
    assert list(case.checks.values_list("item", "result")) == [
        ("a", "pass"), ("b", "not_needed"), ("c", "pass"), ("d", "not_needed"),
    ]  # fmt: skip
    assert Case.objects.count() == 1


def test_3_5_published_the_year_is_decided_its_money_committed_and_partners_are_offered_agreements():
    officer = a_person("officer")
    schedule, sheet = a_sheet(2_800_000, 5_500_000, officer=officer)
    agreements.load_default_template(None, by=officer, at=NOW, in_use_from=TODAY)
    first = sheet.lines.order_by("position").first()
    actions.set_line(sheet, by=officer, at=NOW, line=first, amount_pence=first.amount_pence - 100)
    text = "That the commissioner approves awards totalling £82,999."
    sheet = actions.revise(sheet, by=officer, at=NOW, values={}, sections={2: text})
    sheet = actions.open_for_signature(sheet, by=officer, at=NOW, reasons=reasons_for(sheet))
    sheet = signed_by(sheet, *the_three().in_order())

    agreements.announce(sheet, by=officer, at=NOW)

    schedule.refresh_from_db()
    assert schedule.status == "decided"
    assert schedule.allocations.get(pk=first.allocation_id).amount_pence == first.amount_pence - 100
    assert balance(a_core_budget()).committed_pence == 8_299_900
    assert set(Agreement.objects.values_list("instrument", flat=True)) == {"partner"}
    assert Agreement.objects.count() == 2
    days = {f"{one.starts_on} {one.ends_on}" for one in Agreement.objects.all()}
    assert days == {"2026-04-01 2027-03-31"}


def test_4_21_a_public_body_without_an_identifier_needs_a_reason_before_the_sheet_is_opened():
    officer = a_person("officer")
    _, sheet = a_sheet(2_800_000, officer=officer)
    assert "R4.21-6" in [one.rule for one in findings(sheet, at=NOW) if one.needs_reason]

    partner = sheet.lines.get().organisation
    partner.public_body_id = "GB-LAE-ESS"
    kept(partner)

    assert "R4.21-6" not in [one.rule for one in findings(sheet, at=NOW) if one.needs_reason]
    assert org_id(partner) == "GB-LAE-ESS"
