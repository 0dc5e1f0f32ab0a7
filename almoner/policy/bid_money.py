"""What a bid asks for and what it costs; match money helps and is never required."""

from __future__ import annotations

from almoner.policy.bids import Bid
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import listed, pounds

WHOLE = 100


@rule(
    "1.9",
    id="R1.9-3",
    asks="Has a consortium one lead and shares that make 100?",
    force=Force.MUST,
    about="consortium",
)
def consortium_is_clear(bid: Bid) -> Verdict:
    if not bid.consortium:
        return met()
    leads = [partner.name for partner in bid.consortium if partner.is_lead]
    total = sum(partner.share_percent for partner in bid.consortium)
    wrong = []
    if len(leads) != 1:
        wrong.append(
            f"{listed(leads)} are all named as the lead" if leads else "no partner is named as the lead"
        )
    if total != WHOLE:
        wrong.append(f"the partners' shares add up to {total} per cent")
    if not wrong:
        return met()
    return not_met(
        f"In the consortium {listed(wrong)}.",
        "Name one lead, which answers for the money, and shares that together make 100.",
    )


@rule(
    "4.2",
    id="R4.2-1",
    asks="Is the amount within the usual limit?",
    force=Force.SHOULD,
    about="amount",
)
def within_usual_limit(bid: Bid) -> Verdict:
    if bid.amount_pence is None:
        return not_met("No amount is given.", "Say how much is asked for.")
    if bid.amount_pence <= bid.guide_max_pence:
        return met()
    return not_met(
        f"Asks for {pounds(bid.amount_pence)}; grants are generally up to {pounds(bid.guide_max_pence)}, "
        "and a larger request is unlikely to be successful.",
        "Ask for less, or say why the larger sum is needed.",
    )


@rule(
    "4.2",
    id="R4.2-2",
    asks="Is the amount more than nothing and no more than the cost?",
    force=Force.MUST,
    about="amount",
)
def amount_fits_the_cost(bid: Bid) -> Verdict:
    if bid.amount_pence is None or bid.cost_pence is None:
        missing = "amount" if bid.amount_pence is None else "whole cost"
        return not_met(
            f"The {missing} is not given.", "Give the amount asked for and what the project costs."
        )
    if 0 < bid.amount_pence <= bid.cost_pence:
        return met()
    return not_met(
        f"Asks for {pounds(bid.amount_pence)} for a project that costs {pounds(bid.cost_pence)}.",
        "Ask for more than nothing and at most what the project costs.",
    )


@rule(
    "4.2",
    id="R4.2-4",
    asks="Is the amount within a limit this round holds firmly?",
    force=Force.MUST,
    about="amount",
)
def within_firm_limit(bid: Bid) -> Verdict:
    if not bid.limit_is_firm:
        return met()
    if bid.amount_pence is not None and bid.amount_pence <= bid.guide_max_pence:
        return met()
    return not_met(
        f"This round gives at most {pounds(bid.guide_max_pence)}.",
        f"Ask for {pounds(bid.guide_max_pence)} or less.",
    )


@rule("4.5", id="R4.5-2", asks="Is a bid without match money kept in?", force=Force.RECORD, about="match")
def match_is_not_required(bid: Bid) -> Verdict:
    if bid.match:
        return met("Match money is shown: it counts under value for money.")
    return met("No match money: it is not required, and its absence does not count against the bid.")


@rule(
    "4.5",
    id="R4.5-3",
    asks="Is there evidence for match money called secured?",
    force=Force.SHOULD,
    about="match",
)
def secured_match_has_evidence(bid: Bid) -> Verdict:
    bare = [
        f"{pounds(line.amount_pence)} from {line.source}"
        for line in bid.match
        if line.secured and not line.has_evidence
    ]
    if not bare:
        return met()
    return not_met(
        f"Called secured, but without evidence: {listed(bare)}.",
        "Add a letter or an email from the funder, or mark it as applied for.",
    )


@rule("4.20", id="R4.20-1", asks="Does the budget add up?", force=Force.MUST, about="budget")
def budget_adds_up(bid: Bid) -> Verdict:
    if not bid.budget:
        return not_met("The budget has no lines.", "List what the project costs and who pays for it.")
    split = [
        line.words for line in bid.budget if line.from_us_pence + line.from_match_pence != line.cost_pence
    ]
    wrong = [f"the parts of {listed(split)} do not make the whole"] if split else []
    ours = sum(line.from_us_pence for line in bid.budget)
    cost = sum(line.cost_pence for line in bid.budget)
    wrong += _differs("the lines for our money", ours, "the request", bid.amount_pence)
    wrong += _differs("all lines", cost, "the project's cost", bid.cost_pence)
    if not wrong:
        return met()
    return not_met(
        f"The budget does not add up: {listed(wrong)}.",
        "Change the lines, or the amount, until they agree.",
    )


def _differs(lines: str, total: int, named: str, stated: int | None) -> list[str]:
    if total == stated:
        return []
    told = "not given" if stated is None else pounds(stated)
    return [f"{lines} come to {pounds(total)} but {named} is {told}"]
