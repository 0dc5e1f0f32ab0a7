"""The scenarios that the tables tell in words: what people do and what the rules say then."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from almoner.do.agreements.models import Agreement
from almoner.do.applications.facts import findings
from almoner.do.applications.models import Application
from almoner.do.decisions import facts
from almoner.do.decisions.models import Decision
from almoner.do.decisions.queries import overdue_for_publication
from almoner.do.evaluation.models import Allocation, Declaration
from almoner.do.graduation.models import Graduation
from almoner.do.proposals.models import Proposal
from almoner.ground.audit.verify import verify
from almoner.ground.core.calendar import LONDON
from almoner.ground.workflow.models import Letter
from almoner.policy import decisions as policy
from almoner.policy.findings import run
from tests.demo.tables import needs_tables, rows

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]
ON_EVERY_DATABASE = True
DAY = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)


def bid(reference: str) -> Application:
    return Application.objects.select_related("round", "organisation", "diligence").get(reference=reference)


def reasons(reference: str) -> list[str]:
    found = bid(reference)
    return [one["code"] for one in found.outcome_reasons or found.sift_reasons]


def blocking(reference: str) -> set[str]:
    return {one.rule for one in findings(bid(reference), at=DAY) if one.blocks}


def warned(reference: str) -> set[str]:
    return {one.rule for one in findings(bid(reference), at=DAY, stage="drafting") if one.needs_reason}


def signers(reference: str) -> list[str]:
    standing = Decision.objects.get(reference=reference).signatures.filter(voided_at=None)
    return list(standing.order_by("signed_at").values_list("role", flat=True))


def test_the_record_verifies(request):
    home = request.getfixturevalue("demo_home") if connection.vendor == "sqlite" else settings.HOME
    with override_settings(HOME=home):
        assert verify() == []


@pytest.mark.parametrize(
    ("reference", "rule"),
    [
        ("26R2-002", "R4.22-1"),
        ("26R2-003", "R4.3-1"),
        ("26R2-004", "R4.11-3"),
        ("26R2-005", "R4.20-1"),
        ("26R2-008", "R4.8-1"),
    ],
)
def test_a_draft_of_the_open_round_is_held_up_by_its_rule(reference, rule):
    assert blocking(reference) == {rule, "R4.6-1"} | ({"R1.1-1-bid"} if rule == "R4.3-1" else set())


@needs_tables
def test_the_drafts_are_held_up_by_the_rules_their_rows_name():
    named = {
        row["id"]: word
        for row in rows("applications")
        if row["status"] == "draft"
        for word in row["scenario"].split()
        if word.startswith("R4.") and word != "R4.7-3"
    }

    assert all(rule in blocking(reference) for reference, rule in named.items())
    assert "R4.7-3" in warned("26R2-008")


def test_the_ineligible_hear_why():
    assert (reasons("24R1-008"), reasons("24R2-009")) == (["ineligible_type"], ["statutory_duty"])


def test_failed_checks_take_a_recommended_bid_off_the_sheet():
    found = bid("24R1-007")

    assert (found.recommendation.outcome, found.diligence.overall, reasons("24R1-007")) == (
        "recommend",
        "fail",
        ["finance_check"],
    )
    assert not found.decision_lines.exists()


def test_a_member_with_an_interest_neither_scores_nor_is_asked_to():
    said = Declaration.objects.get(application__reference="24R2-007", has_interest=True)

    assert said.member.person.name == "Tom Ravel (invented)"
    assert not Allocation.objects.filter(member=said.member, application=said.application).exists()
    assert bid("24R2-007").scores.filter(member=said.member).count() == 0


def test_an_overdue_report_stands_in_the_way():
    assert (bid("25R1-002").recommendation.mean_tenths, reasons("25R1-002")) == (700, ["earlier_returns"])


def test_the_commissioner_does_not_agree_one_line_and_says_why():
    line = bid("25R1-010").decision_lines.get()

    assert (line.is_agreed, bool(line.not_agreed_reason), reasons("25R1-010")) == (
        False,
        True,
        ["not_agreed"],
    )


def test_small_sums_and_the_threshold():
    sums = {"24R1-003": 195_000, "24R2-004": 200_000, "25R2-002": 200_001}

    assert {reference: bid(reference).awarded_pence for reference in sums} == sums
    assert signers("034-26") == ["chief_finance", "monitoring", "decision_maker"]


def test_two_small_awards_to_one_group_were_warned_of_and_given_a_reason():
    given = Decision.objects.get(reference="034-26").reasons_given.values_list("rule", flat=True)

    assert "R1.10-6" in given
    assert [bid(one).awarded_pence for one in ("25R1-011", "25R2-001")] == [190_000, 190_000]


def test_a_split_panel_moderated_the_mark():
    said = bid("24R2-008").recommendation

    assert (said.mean_tenths, said.moderated_tenths, bool(said.moderation_reason)) == (600, 540, True)


def test_an_award_over_the_guide_is_a_part_award():
    found = bid("24R2-006")

    assert (found.ask_pence, found.awarded_pence, found.round.guide_max_pence) == (
        2_650_000,
        1_950_000,
        2_000_000,
    )


def test_the_refuges_address_is_not_published():
    line = bid("24R1-005").decision_lines.get()

    assert ("Mews" in bid("24R1-005").summary, "Mews" in line.description) == (True, False)


def test_the_late_bid_was_refused_and_then_let_in_by_a_named_officer():
    found = bid("26R1-012")
    tried = found.late_attempts.get().arrived_at.astimezone(LONDON)
    let_in = found.late_acceptances.get()

    assert (tried.day, tried.hour, tried.minute) == (31, 0, 4)
    assert let_in.granted_by.name.startswith("Imogen")
    assert (found.submitted_at > let_in.granted_at, found.status) == (True, "reserve")


def test_the_offer_that_nobody_answered_lapsed_and_its_money_is_free():
    agreement = Agreement.objects.get(reference="GA-25R2-006")
    rows = agreement.line.budget.rows.filter(reference="034-26/05") | agreement.line.budget.rows.filter(
        reference__startswith="034-26/", kind="release"
    )

    assert (agreement.status, agreement.lapses_on) == ("lapsed", date(2026, 4, 22))
    assert [row.amount_pence for row in rows if row.kind == "release"] == [1_480_000]


def test_a_consortium_names_its_partner_and_share():
    assert list(bid("26R1-006").partners.values_list("percent", flat=True)) == [40]


def test_a_statement_was_checked_with_the_police_and_corrected():
    assert bid("25R1-009").diligence.statements.get().verdict == "corrected"


def test_a_third_year_was_passed_on_with_a_reason():
    assert bid("26R1-008").judgements.filter(rule="R4.7-3", stage="sift").exists()


def test_a_partner_declined_and_the_police_supported():
    answers = set(bid("26R1-009").endorsements.values_list("kind", "answer"))

    assert answers == {("csp", "declines"), ("police", "supports")}


def test_the_signed_sheet_that_waits_for_publication_is_overdue():
    sheet = Decision.objects.get(reference="127-26")
    found = run(policy.AFTER_SIGNING, facts.sheet_of(sheet, at=DAY))
    late = [one for one in found if one.rule == "R1.10-5"]

    assert "127-26" in [one.reference for one in overdue_for_publication(DAY, 10)]
    assert "15 working days" in late[0].because
    assert sheet.signatures.get(role="decision_maker").delegation == "Honor Braddock (demo)"


def test_ad_hoc_grants_come_from_proposals_and_one_waits_for_its_checks():
    rows = Proposal.objects.order_by("reference").values_list(
        "status", "diligence__status", "decision_lines__decision__reference"
    )

    assert list(rows) == [
        ("forward", "passed", "127-26"), ("forward", "passed", "131-26"), ("forward", "open", None),
    ]  # fmt: skip


def test_a_pilot_is_on_its_way_to_the_larger_fund_and_one_was_not_taken_on():
    rows = Graduation.objects.order_by("agreement__reference").values_list(
        "agreement__reference", "status", "proposal__decision_lines__decision__reference"
    )

    assert list(rows) == [
        ("GA-24R1-001", "moved", "131-26"), ("GA-24R2-003", "not_taken", None),
        ("GA-25R1-003", "candidate", None), ("GA-25R1-009", "candidate", None),
    ]  # fmt: skip


def test_two_sheets_wait_for_different_people():
    assert (signers("130-26"), signers("131-26")) == (["chief_finance"], ["chief_finance", "monitoring"])


def test_only_letters_of_the_open_round_wait():
    waiting = Letter.objects.filter(state="waiting")

    assert all(letter.created_at >= datetime(2026, 12, 1, tzinfo=UTC) for letter in waiting)
    assert Letter.objects.filter(state="failed").count() == 0


def test_the_open_round_waits_for_one_partnership():
    asked = bid("26R2-006").endorsements.get(kind="csp")

    assert (asked.answer, asked.requested_at is not None, bid("26R2-006").status) == ("", True, "submitted")
