"""Chapter 1.10: three people sign the same sheet when a line is over the threshold."""

from __future__ import annotations

from collections import Counter, defaultdict

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.sheets import DECISION_MAKER, FINANCE_CHIEF, MONITORING_OFFICER, Sheet
from almoner.policy.words import counted, listed, pounds

TITLES = {
    DECISION_MAKER: "the decision-maker",
    MONITORING_OFFICER: "the Monitoring Officer",
    FINANCE_CHIEF: "the Chief Finance Officer",
}


@rule(
    "1.10", id="R1.10-1", asks="Over the threshold, have all three signed the same sheet?", force=Force.MUST
)
def signed_by_three(sheet: Sheet) -> Verdict:
    if not sheet.needs_three:
        return met()
    missing = _missing(sheet)
    if not missing:
        return met()
    what = "The money accepted" if sheet.receives_pence else "A line"
    return not_met(
        f"{what} is over {pounds(sheet.terms.signature_threshold_pence)}, "
        f"and this version of the sheet is not agreed by {listed(missing)}.",
        "Each of them signs the sheet as it stands; a change makes earlier signatures void.",
    )


@rule("1.10", id="R1.10-9", asks="Up to the threshold, has the approver signed?", force=Force.MUST)
def small_sums_have_their_approver(sheet: Sheet) -> Verdict:
    if sheet.needs_three:
        return met()
    missing = _missing(sheet)
    if not missing:
        return met()
    return not_met(
        f"This version of the sheet is not agreed by {listed(missing)}.", "One signature is enough."
    )


@rule("1.10", id="R1.10-2", asks="Did different people sign, each in their own role?", force=Force.MUST)
def signed_by_different_people(sheet: Sheet) -> Verdict:
    signed = [one for one in sheet.signatures if one.digest == sheet.digest]
    wrong = [
        f"{name} signed twice" for name, times in Counter(one.person for one in signed).items() if times > 1
    ]
    wrong += [f"{one.person} wrote the sheet" for one in signed if one.person == sheet.author]
    wrong += [
        f"{one.person} does not hold the role of {_titled(one.role)}" for one in signed if not one.holds_role
    ]
    if not wrong:
        return met()
    return not_met(
        f"The signatures do not stand: {listed(wrong)}.",
        "Three different people sign, none of them the author; a deputy needs a recorded delegation.",
    )


@rule(
    "1.10",
    id="R1.10-6",
    asks="Is no allocation split below the threshold?",
    force=Force.SHOULD,
    about="lines",
)
def is_not_split(sheet: Sheet) -> Verdict:
    threshold = sheet.terms.signature_threshold_pence
    totals: dict[str, int] = defaultdict(int)
    before: dict[str, int] = {}
    for line in sheet.lines:
        if line.amount_pence <= threshold:
            totals[line.recipient] += line.amount_pence
            before[line.recipient] = line.smaller_before_pence
    split = [
        f"{name} ({pounds(total + before[name])})"
        for name, total in totals.items()
        if total + before[name] > threshold
    ]
    if not split:
        return met()
    months = counted(sheet.terms.splitting_window_months, "month")
    return not_met(
        f"Small lines to one recipient pass {pounds(threshold)} within {months}: {listed(split)}.",
        "Take them together for three signatures, or say why they are separate.",
    )


@rule("1.10", id="R1.10-8", asks="Has every disagreement a reason?", force=Force.MUST)
def disagreement_has_a_reason(sheet: Sheet) -> Verdict:
    bare = [_titled(one.role) for one in sheet.signatures if not one.agrees and not one.because.strip()]
    if not bare:
        return met()
    return not_met(f"No reason is given by {listed(bare)}.", "Whoever does not agree says why.")


@rule("2.1", id="R2.1g-1", asks="Does nobody approve what they judged?", force=Force.MUST)
def judges_do_not_approve(sheet: Sheet) -> Verdict:
    both = sorted({one.person for one in sheet.signatures if one.digest == sheet.digest} & sheet.assessors)
    if not both:
        return met()
    return not_met(
        f"Judged the applications and signs the decision: {listed(both)}.",
        "Let a deputy with a recorded delegation sign instead.",
    )


def _missing(sheet: Sheet) -> list[str]:
    agreed = sheet.agreed_by if sheet.digest else frozenset()
    return [_titled(role) for role in sheet.roles_needed if role not in agreed]


def _titled(role: str) -> str:
    return TITLES.get(role, role)
