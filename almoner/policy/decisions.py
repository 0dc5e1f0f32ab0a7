"""Decision sheets: what their lines must say, and which rules are asked at which moment."""

from __future__ import annotations

from collections import defaultdict

from almoner.policy import sheet_publication as publication
from almoner.policy import sheet_signatures as signatures
from almoner.policy import sheet_slips as slips
from almoner.policy import subsidies
from almoner.policy.diligence_facts import PASSES
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.sheets import Balance, Line, Refusal, Sheet, Signature, Withheld
from almoner.policy.words import listed, pounds

__all__ = [
    "AFTER_SIGNING",
    "AT_SIGNATURE",
    "BEFORE_PUBLISHING",
    "BEFORE_SIGNING",
    "Balance",
    "Line",
    "Refusal",
    "Sheet",
    "Signature",
    "Withheld",
]

WHOLE = 100


@rule(
    "1.1", id="R1.1-1-line", asks="Does each line serve the plan in force?", force=Force.MUST, about="lines"
)
def lines_serve_the_plan(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if not set(line.priorities) & set(sheet.plan_priorities)]
    return _all_lines(wrong, "no priority of the plan in force", "Give each line at least one priority.")


@rule("1.4", id="R1.4-1", asks="Has each line its legal basis?", force=Force.MUST, about="lines")
def lines_have_a_legal_basis(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if not line.statutory_basis.strip()]
    return _all_lines(wrong, "no statutory basis", "Name the power under which the money is given.")


@rule("1.5", id="R1.5-1", asks="Has each line its purpose?", force=Force.MUST, about="lines")
def lines_have_a_purpose(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if not line.purpose.strip()]
    return _all_lines(
        wrong,
        "no purpose",
        "Choose victim support, crime prevention, a partnership response, or work with criminal justice.",
    )


@rule("1.6", id="R1.6-1", asks="Is there money for every line?", force=Force.MUST, about="balances")
def money_is_there(sheet: Sheet) -> Verdict:
    asked: dict[tuple[str, str], int] = defaultdict(int)
    for line in sheet.lines:
        asked[line.fund, line.year] += line.amount_pence
    balances = {(one.fund, one.year): one for one in sheet.balances}
    wrong = [
        told
        for (fund, year), sum_pence in asked.items()
        if (told := _short(sheet, balances, fund, year, sum_pence))
    ]
    if not wrong:
        return met()
    return not_met(
        f"The money does not reach: {listed(wrong)}.", "Take out or reduce lines, or move money first."
    )


@rule(
    "1.9", id="R1.9-2", asks="Has each line without competition a waiver?", force=Force.SHOULD, about="lines"
)
def uncompeted_lines_have_a_waiver(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if not line.needs_panel and not line.waiver.strip()]
    return _all_lines(
        wrong, "neither competition nor a waiver", "Give the waiver's reference, or say why not."
    )


@rule(
    "2.1",
    id="R2.1g-3",
    asks="Is propriety and value for money stated?",
    force=Force.RECORD,
    about="propriety",
)
def propriety_is_stated(sheet: Sheet) -> Verdict:
    if sheet.propriety.strip():
        return met()
    return not_met(
        "Nothing is said on regularity, propriety, value for money and feasibility.",
        "Add a statement, as Managing Public Money asks.",
    )


@rule(
    "3.1",
    id="R3.1-1",
    asks="Has each line one fund, one year and one stream?",
    force=Force.MUST,
    about="lines",
)
def lines_have_a_fund(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if not (line.fund and line.year and line.stream)]
    return _all_lines(
        wrong, "no fund, year or stream", "Say which fund's year and which stream each line uses."
    )


@rule("3.8", id="R3.8-1", asks="Is restricted money used for its purpose?", force=Force.MUST, about="lines")
def restricted_money_serves_its_purpose(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if line.permitted and line.purpose not in line.permitted]
    return _all_lines(wrong, "money that is for another purpose", "Take other money, or change the purpose.")


@rule(
    "3.3",
    id="R3.3-3",
    asks="Is each line recommended and its checks passed, or is it said why not?",
    force=Force.MUST,
    about="lines",
)
def lines_follow_the_panel(sheet: Sheet) -> Verdict:
    wrong = [
        f"{line.recipient} ({listed(doubts)})"
        for line in sheet.lines
        if not line.contrary_because.strip() and (doubts := _doubts(line))
    ]
    if not wrong:
        return met()
    return not_met(
        f"Contrary to recommendation: {listed(wrong)}.",
        "Write on the sheet why the award is made all the same, or take the line out.",
    )


@rule(
    "3.6",
    id="R3.6-2-line",
    asks="Does each ad-hoc grant come from a proposal?",
    force=Force.MUST,
    about="lines",
)
def ad_hoc_lines_have_a_proposal(sheet: Sheet) -> Verdict:
    wrong = [line.recipient for line in sheet.lines if line.lacks_proposal]
    return _all_lines(
        wrong, "ad-hoc money and no proposal", "Raise a proposal: it is checked, then put on the sheet."
    )


@rule(
    "3.4",
    id="R3.4-3-line",
    asks="Is each contract's money within its signed value?",
    force=Force.MUST,
    about="lines",
)
def contracts_stay_within_their_value(sheet: Sheet) -> Verdict:
    wrong = [
        f"{line.recipient} ({pounds(line.most_pence)} is left)"
        for line in sheet.lines
        if line.most_pence is not None and line.amount_pence > line.most_pence
    ]
    if not wrong:
        return met()
    return not_met(f"More than the contract's signed value: {listed(wrong)}.", "Ask for less, or vary it.")


@rule(
    "3.12",
    id="R3.12-2",
    asks="Does the sheet regard the partnerships' priorities?",
    force=Force.MUST,
    about="csp_regard",
)
def regards_partnership_priorities(sheet: Sheet) -> Verdict:
    if sheet.csp_regard.strip() or not sheet.needs_csp_regard:
        return met()
    return not_met(
        "Nothing says how the priorities of the Community Safety Partnerships were regarded.",
        "Name them under “Strategic links”.",
    )


@rule(
    "8.5",
    id="R8.5-1",
    asks="Are other strategies and plans regarded?",
    force=Force.MUST,
    about="strategic_links",
)
def regards_other_strategies(sheet: Sheet) -> Verdict:
    if sheet.strategic_links.strip() or sheet.strategies:
        return met()
    return not_met("The section “Strategic links” is blank.", "Name at least one, or write “none relevant”.")


@rule(
    "8.5",
    id="R8.5-2-sheet",
    asks="Are the strategies that it names in force?",
    force=Force.SHOULD,
    about="strategic_links",
)
def named_strategies_are_in_force(sheet: Sheet) -> Verdict:
    if not sheet.expired_strategies:
        return met()
    return not_met(
        f"Not in force on the day of the report: {listed(sheet.expired_strategies)}.",
        "Name what took their place, or say why they still count.",
    )


def _all_lines(wrong: list[str], lacking: str, remedy: str) -> Verdict:
    return not_met(f"Lines with {lacking}: {listed(wrong)}.", remedy) if wrong else met()


def _short(
    sheet: Sheet, balances: dict[tuple[str, str], Balance], fund: str, year: str, asked_pence: int
) -> str:
    balance = balances.get((fund, year))
    if balance is None:
        return f"no balance is known for {fund} {year}".rstrip()
    allowance = balance.budget_pence * sheet.terms.over_programming_percent // WHOLE
    if asked_pence <= balance.free_pence + allowance:
        return ""
    return f"{fund} {year} has {pounds(balance.free_pence)} free and {pounds(asked_pence)} is asked"


def _doubts(line: Line) -> list[str]:
    doubts = []
    if line.needs_panel and line.panel_recommends is not True:
        doubts.append("the panel does not recommend it")
    if line.diligence not in PASSES:
        doubts.append("the checks are not passed")
    return doubts


BEFORE_SIGNING = (
    slips.blanks_are_filled,
    slips.title_names_the_right_year,
    slips.dated_after_the_panel,
    slips.total_adds_up,
    slips.reference_has_the_right_year,
    slips.lines_are_of_the_sheets_year,
    lines_serve_the_plan,
    lines_have_a_legal_basis,
    lines_have_a_purpose,
    lines_have_a_fund,
    restricted_money_serves_its_purpose,
    money_is_there,
    uncompeted_lines_have_a_waiver,
    contracts_stay_within_their_value,
    signatures.is_not_split,
    lines_follow_the_panel,
    ad_hoc_lines_have_a_proposal,
    propriety_is_stated,
    *subsidies.BEFORE_SIGNING,
    regards_partnership_priorities,
    regards_other_strategies,
    named_strategies_are_in_force,
    publication.says_who_what_and_how_much,
    publication.partners_have_identifiers,
)
AT_SIGNATURE = (
    signatures.signed_by_different_people,
    signatures.judges_do_not_approve,
    signatures.disagreement_has_a_reason,
)
BEFORE_PUBLISHING = (
    signatures.signed_by_three,
    signatures.small_sums_have_their_approver,
    *AT_SIGNATURE,
    publication.published_after_signing,
    publication.says_who_what_and_how_much,
    publication.descriptions_are_fit_to_publish,
    publication.withholding_is_accounted_for,
    publication.refusals_have_reasons,
)
AFTER_SIGNING = (publication.published_promptly, publication.reported_to_the_scrutiny_panel)
