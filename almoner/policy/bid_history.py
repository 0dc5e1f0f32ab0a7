"""What came before and what comes after: sustainability and continuation."""

from __future__ import annotations

from almoner.policy.bids import Bid
from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import counted, listed

YEAR = 12
CLEAR = "clear"


@rule(
    "4.7",
    id="R4.7-1",
    asks="Does the bid say what happens after our money?",
    force=Force.MUST,
    about="after_our_money",
)
def says_what_comes_after(bid: Bid) -> Verdict:
    if bid.after_our_money.strip():
        return met()
    return not_met(
        "Nothing says how the project or its outcomes continue when the grant ends.",
        "Choose what will happen and add a sentence.",
    )


@rule(
    "4.7",
    id="R4.7-3",
    asks="Is the fund used for fewer than so many years running?",
    force=Force.SHOULD,
    about="earlier_awards",
)
def is_not_a_lasting_source(bid: Bid) -> Verdict:
    funded = {award.year for award in bid.earlier_awards}
    running = 1
    while bid.year - running in funded:
        running += 1
    if running < bid.terms.consecutive_award_years:
        return met()
    return not_met(
        f"With this bid the organisation would be funded {counted(running, 'year')} running; "
        "the fund should not be a sustainable source of funding.",
        "Say why another year is right, or look for a longer-term fund.",
    )


@rule(
    "4.8",
    id="R4.8-1",
    asks="Does a continuing project say what it delivered and how it develops?",
    force=Force.MUST,
    about="continuation",
)
def continuation_is_explained(bid: Bid) -> Verdict:
    since = add_months(bid.today, -YEAR * bid.terms.continuation_lookback_years)
    earlier = [one.reference for one in bid.earlier_awards if one.same_project and one.decided_on >= since]
    if not earlier or (bid.continuation_delivered.strip() and bid.continuation_develops.strip()):
        return met()
    return not_met(
        f"This continues an earlier award ({listed(earlier)}), but the continuation section is not complete.",
        "Say what the earlier money delivered and how this bid takes the project further.",
    )


def _reports_are_in_order(bid: Bid) -> Verdict:
    owed = [f"{one.reference} ({one.returns})" for one in bid.earlier_awards if one.returns != CLEAR]
    if not owed:
        return met()
    return not_met(
        f"Reports on earlier awards are not in order: {listed(owed)}.",
        "Send the report, or put right what was returned: until then the bid cannot be recommended.",
    )


@rule("4.8", id="R4.8-2", asks="Are the reports on earlier awards in order?", force=Force.MUST)
def earlier_reports_are_in_order(bid: Bid) -> Verdict:
    return _reports_are_in_order(bid)


@rule(
    "4.8",
    id="R4.8-2-draft",
    asks="Will reports on earlier awards be in order in time?",
    force=Force.RECORD,
    about="earlier_awards",
)
def warned_of_owed_reports(bid: Bid) -> Verdict:
    return _reports_are_in_order(bid)
