"""Facts that please every rule; a test changes the one thing it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from almoner.policy.agreements import BLOCKS, Offer
from almoner.policy.bids import (
    AreaShare,
    Arrival,
    Bid,
    BudgetLine,
    Document,
    Endorsement,
    MatchLine,
    PriorityClaim,
)
from almoner.policy.diligence_facts import Accounts, DiligenceCase, Evidence, PolicyDocuments
from almoner.policy.eligibility import Enquiry
from almoner.policy.findings import Finding, Outcome
from almoner.policy.panel_facts import Criterion, Member, PanelRecord, Score, ScoredBid, Share
from almoner.policy.round_plan import Band, RoundPlan, Weight
from almoner.policy.sheets import Balance, Line, Sheet, Signature, Subsidy
from almoner.policy.sift import Sifting
from almoner.policy.terms import Terms, terms_on

TODAY = date(2026, 12, 10)
CLOSES = datetime(2027, 1, 29, 17, tzinfo=UTC)
TERMS = terms_on(TODAY)

MET = (Outcome.MET, "")


def said(finding: Finding) -> tuple[Outcome, str]:
    return finding.outcome, finding.because


def not_met(because: str) -> tuple[Outcome, str]:
    return Outcome.NOT_MET, because


def judge(because: str) -> tuple[Outcome, str]:
    return Outcome.JUDGE, because


def terms(**changes: Any) -> Terms:
    return replace(TERMS, **changes)


def a_round(**changes: Any) -> RoundPlan:
    plan = RoundPlan(
        terms=TERMS,
        opens=datetime(2026, 12, 1, 9),
        closes=datetime(2027, 1, 29, 17),
        panel_on=date(2027, 3, 2),
        decision_on=date(2027, 3, 18),
        bank_holidays=frozenset({date(2026, 12, 25), date(2027, 1, 1)}),
        available_pence=150_000_00,
        guide_max_pence=20_000_00,
        priorities=("Q1", "Q2"),
        plan_priorities=("Q1", "Q2", "Q3"),
        bands=(Band("Short form", 5_000_00, 120), Band("Standard form", 20_000_00, 300)),
        criteria=(Weight("impact", 60), Weight("need", 40)),
        rationale="A grant lets small groups try things.",
        equality_assessed=True,
        criteria_ready=True,
        form_ready=True,
        privacy_notice="privacy/3",
        approval_reference="112-26",
        form_version="form/7",
        criteria_version="criteria/4",
        plan_version="2024-28",
        channels=("website", "newsletter", "press"),
    )
    return replace(plan, **changes)


def an_enquiry(**changes: Any) -> Enquiry:
    enquiry = Enquiry(
        at=CLOSES - timedelta(days=9),
        opens_at=CLOSES - timedelta(days=59),
        closes_at=CLOSES,
        guide_max_pence=20_000_00,
        kinds_allowed=("a charity", "a community group"),
        round_areas=("Tendring", "Maldon"),
        round_priorities=("Safer streets", "Helping victims"),
        kind="a charity",
        areas=("Maldon",),
        priorities=("Safer streets",),
        amount_pence=12_400_00,
        replaces_statutory=False,
        is_public_body=False,
    )
    return replace(enquiry, **changes)


def a_bid(**changes: Any) -> Bid:
    bid = Bid(
        terms=TERMS,
        today=TODAY,
        year=2026,
        arrival=Arrival(CLOSES, CLOSES - timedelta(days=1)),
        amount_pence=12_400_00,
        cost_pence=15_000_00,
        guide_max_pence=20_000_00,
        budget=(
            BudgetLine("Youth worker", 13_000_00, 12_400_00, 600_00),
            BudgetLine("Hall", 2_000_00, 0, 2_000_00),
        ),
        match=(MatchLine("Parish council", 2_600_00, secured=True, has_evidence=True),),
        priorities=(PriorityClaim("Q1", "Fewer young people drawn into crime.", "Safer streets"),),
        round_priorities=("Q1", "Q2"),
        plan_priorities=("Q1", "Q2", "Q3"),
        areas=(AreaShare("TEN", 70, "Tendring"), AreaShare("MAL", 30, "Maldon")),
        grounds=("innovative_pilot",),
        aims=("plan",),
        is_public_body=False,
        endorsements=(
            Endorsement("csp", "TEN", requested=True, answer="supports"),
            Endorsement("csp", "MAL", letter=True),
            Endorsement("police", requested=True, answer="supports"),
        ),
        differs_because="Nobody else works on Friday nights.",
        after_our_money="The parish council takes it on.",
        children=True,
        vulnerable_adults=False,
        texts=("We meet young people where they are.",),
        documents=(Document("safeguarding", reviewed_on=date(2026, 6, 1)),),
        declarations=frozenset({"plan_read", "privacy", "not_statutory"}),
    )
    return replace(bid, **changes)


def a_sifting(**changes: Any) -> Sifting:
    return replace(Sifting(effective_impact=True, substitutes_statutory=False, eligible=True), **changes)


CRITERIA = (Criterion("impact", 60), Criterion("need", 40))


def scores(
    member: str, impact: int | None, need: int | None, comment: str = "Well argued."
) -> tuple[Score, ...]:
    return Score(member, "impact", impact, comment), Score(member, "need", need, comment)


def a_scored_bid(reference: str = "26R1-002", **changes: Any) -> ScoredBid:
    bid = ScoredBid(
        reference,
        assigned=frozenset({"PM1", "PM2", "PM3"}),
        scores=(*scores("PM1", 4, 4), *scores("PM2", 5, 3), *scores("PM3", 4, 3)),
    )
    return replace(bid, **changes)


def a_panel(**changes: Any) -> PanelRecord:
    panel = PanelRecord(
        terms=TERMS,
        criteria=CRITERIA,
        members=(
            Member("PM1", "fire", has_declared=True),
            Member("PM2", "voluntary", has_declared=True),
            Member("PM3", "csp", has_declared=True),
        ),
        bids=(a_scored_bid(),),
        by_area=(Share("Tendring", 12_400_00),),
        by_priority=(Share("Safer streets", 12_400_00),),
    )
    return replace(panel, **changes)


def some_accounts(**changes: Any) -> Accounts:
    accounts = Accounts(
        year_end=date(2026, 3, 31),
        income_pence=84_000_00,
        expenditure_pence=80_000_00,
        cash_pence=15_200_00,
        reserves_pence=20_000_00,
        deficits_running=0,
        overdue_at_regulator=False,
        irregularities=False,
        checked_by="finance officer",
    )
    return replace(accounts, **changes)


def some_policies(**changes: Any) -> PolicyDocuments:
    policies = PolicyDocuments(
        held=(Document("safeguarding"), Document("data_protection"), Document("insurance")),
        asked=("data_protection", "insurance"),
        charity_number="9900001",
        register_active=True,
        unrelated_trustees=5,
        safeguarding_result="pass",
    )
    return replace(policies, **changes)


def a_case(**changes: Any) -> DiligenceCase:
    case = DiligenceCase(
        terms=TERMS,
        today=TODAY,
        ask_pence=12_400_00,
        works_with_vulnerable=True,
        accounts=some_accounts(),
        policies=some_policies(),
        evidence=(Evidence("accounts", date(2026, 11, 3)),),
        effectiveness="The panel scored delivery 4 of 5.",
        checker_is_connected=False,
        overall="pass",
    )
    return replace(case, **changes)


def a_line(**changes: Any) -> Line:
    line = Line(
        recipient="Three Creeks Community Trust",
        amount_pence=12_400_00,
        description="Youth work on Friday nights.",
        purpose="crime_prevention",
        fund="CSDF",
        year="2026/27",
        stream="precept",
        statutory_basis="PRSRA2011_s9",
        priorities=("Q1",),
        panel_recommends=True,
        diligence="pass",
        description_checked_by="officer",
        subsidy=Subsidy("none", (True, False, True, True), "Nothing is sold."),
    )
    return replace(line, **changes)


def a_signature(role: str, person: str, **changes: Any) -> Signature:
    return replace(Signature(role, person, "digest-1", date(2026, 10, 22)), **changes)


ALL_THREE = (
    a_signature("monitoring", "Mo"),
    a_signature("chief_finance", "Fin"),
    a_signature("decision_maker", "Dee"),
)


def a_sheet(**changes: Any) -> Sheet:
    sheet = Sheet(
        terms=TERMS,
        today=TODAY,
        reference="125-26",
        title="Community Safety Development Fund allocations 2026/27 round 1",
        year="2026/27",
        area="Tendring and Maldon",
        enquiries_to="the commissioning team",
        author="Olive",
        dated=date(2026, 10, 20),
        panel_on=date(2026, 10, 6),
        total_pence=12_400_00,
        lines=(a_line(),),
        balances=(Balance("CSDF", "2026/27", 300_000_00, 150_000_00),),
        plan_priorities=("Q1", "Q2"),
        strategic_links="Tendring plan 2025-28.",
        csp_regard="Tendring asks for youth work.",
        propriety="Within the powers, and good value.",
        assessors=frozenset({"Olive"}),
        digest="digest-1",
        signatures=ALL_THREE,
        published_on=date(2026, 10, 23),
        reported_on=date(2026, 11, 25),
    )
    return replace(sheet, **changes)


def an_offer(**changes: Any) -> Offer:
    offer = Offer(
        terms=TERMS,
        today=TODAY,
        amount_pence=12_400_00,
        decided_pence=12_400_00,
        blocks=frozenset(BLOCKS),
        decision_is_signed=True,
        decision_is_published=True,
        issued_on=date(2026, 12, 1),
        release_on=date(2027, 1, 15),
        ends_on=date(2028, 1, 14),
        recipient_signed_at=datetime(2026, 12, 8, 10, tzinfo=UTC),
        authority_statement="I may sign for the trust.",
        we_signed_at=datetime(2026, 12, 9, 10, tzinfo=UTC),
    )
    return replace(offer, **changes)
