"""Chapter 2.1 g: public money to enterprises is given within the Subsidy Control Act 2022."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from almoner.policy.days import add_months, financial_year
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.sheets import Line, Sheet
from almoner.policy.terms import Terms
from almoner.policy.words import listed, pounds

__all__ = ["CUMULATED", "LIMBS", "NONE", "OUTCOMES", "entry_due", "fits", "window_from"]

NONE, MINIMAL, SERVICES, SCHEME, STANDALONE = "none", "minimal", "services", "scheme", "standalone"
OUTCOMES = {
    NONE: "Not a subsidy",
    MINIMAL: "Minimal financial assistance",
    SERVICES: "Services of public economic interest",
    SCHEME: "Under a subsidy scheme",
    STANDALONE: "A subsidy of its own, assessed against the principles",
}
LIMBS = {
    "is_public": "The money comes from a public authority",
    "is_enterprise": "The recipient offers goods or services on a market with it",
    "is_selective": "It gives this recipient an advantage that others do not have",
    "affects_competition": "It could affect competition or investment, here or abroad",
}
CUMULATED = (MINIMAL, SERVICES)
YEARS_BEFORE = 2


def fits(outcome: str, limbs: tuple[bool, ...]) -> bool:
    """A subsidy meets all four limbs; what fails one of them is none."""
    return outcome in OUTCOMES and (outcome == NONE) is not all(limbs)


def window_from(day: date) -> date:
    """The first day that counts: the financial year of the day, and the two before it (s. 36)."""
    return date(financial_year(day) - YEARS_BEFORE, 4, 1)


def entry_due(outcome: str, amount_pence: int, decided_on: date, terms: Terms) -> date | None:
    """By when it stands in the public database; minimal sums and none at all need no entry (s. 33, 34)."""
    if outcome == NONE or (outcome != STANDALONE and amount_pence <= terms.subsidy_entry_pence):
        return None
    return add_months(decided_on, terms.subsidy_entry_months)


def paying(sheet: Sheet) -> list[Line]:
    return [line for line in sheet.lines if line.amount_pence]


@rule(
    "2.1",
    id="R2.1g-4-subsidy",
    asks="Is it said of each line whether it is a subsidy?",
    force=Force.MUST,
    about="subsidies",
)
def subsidies_are_judged(sheet: Sheet) -> Verdict:
    wrong = [
        line.recipient
        for line in paying(sheet)
        if not (
            line.subsidy and fits(line.subsidy.outcome, line.subsidy.limbs) and line.subsidy.reason.strip()
        )
    ]
    if not wrong:
        return met()
    return not_met(
        f"Not answered under the Subsidy Control Act 2022: {listed(wrong)}.",
        "Answer the four questions; one reason may serve many lines.",
    )


@rule(
    "2.1",
    id="R2.1g-4-confirmed",
    asks="Has each recipient of minimal assistance confirmed its room in writing?",
    force=Force.MUST,
    about="subsidies",
)
def minimal_assistance_is_confirmed(sheet: Sheet) -> Verdict:
    wrong = [
        line.recipient
        for line in paying(sheet)
        if line.subsidy
        and line.subsidy.outcome == MINIMAL
        and (line.subsidy.notified_pence != line.amount_pence or line.subsidy.declared_pence is None)
    ]
    if not wrong:
        return met()
    return not_met(
        f"No written confirmation for the sum of this sheet: {listed(wrong)}.",
        "Write to the recipient with the gross value, and record what it has had from anybody.",
    )


@rule(
    "2.1",
    id="R2.1g-4-limit",
    asks="Does minimal assistance stay within its limit?",
    force=Force.MUST,
    about="subsidies",
)
def minimal_assistance_stays_within_its_limit(sheet: Sheet) -> Verdict:
    here: dict[str, int] = defaultdict(int)
    before: dict[str, int] = defaultdict(int)
    has_minimal = set()
    for line in paying(sheet):
        said = line.subsidy
        if said is None or said.outcome not in CUMULATED:
            continue
        here[line.recipient] += line.amount_pence
        before[line.recipient] = max(before[line.recipient], said.before_pence, said.declared_pence or 0)
        if said.outcome == MINIMAL:
            has_minimal.add(line.recipient)
    limit = sheet.terms.subsidy_limit_pence
    wrong = [
        f"{one} would have {pounds(before[one] + here[one])}"
        for one in here
        if one in has_minimal and before[one] + here[one] > limit
    ]
    if not wrong:
        return met()
    return not_met(
        f"Over this year and the two before, {listed(wrong)}; {pounds(limit)} is the limit.",
        "Give less, or give it as another kind of subsidy.",
    )


BEFORE_SIGNING = (
    subsidies_are_judged,
    minimal_assistance_is_confirmed,
    minimal_assistance_stays_within_its_limit,
)
