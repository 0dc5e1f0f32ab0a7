"""Chapter 4 for one application: complete, in time, and which rules are asked at which moment."""

from __future__ import annotations

from datetime import timedelta

from almoner.policy import bid_care, bid_history, bid_money, bid_partners, bid_purpose
from almoner.policy.bids import (
    PRIVACY,
    AreaShare,
    Arrival,
    Bid,
    BudgetLine,
    Document,
    EarlierAward,
    Endorsement,
    Extension,
    LongAnswer,
    MatchLine,
    Partner,
    PriorityClaim,
)
from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import lasting, listed, moment

__all__ = [
    "AT_RECOMMENDATION",
    "AT_SUBMISSION",
    "FOR_THE_PANEL",
    "WHILE_DRAFTING",
    "AreaShare",
    "Arrival",
    "Bid",
    "BudgetLine",
    "Document",
    "EarlierAward",
    "Endorsement",
    "Extension",
    "LongAnswer",
    "MatchLine",
    "Partner",
    "PriorityClaim",
]


@rule("4.9", id="R4.9-1", asks="Is the application complete?", force=Force.MUST)
def is_complete(bid: Bid) -> Verdict:
    missing = (*bid.missing_answers, *bid.missing_documents)
    if not missing:
        return met()
    return not_met(
        f"Still to be filled in: {listed(missing)}.",
        "Applications must be completed in full: answer each of them.",
    )


@rule("4.9", id="R4.9-2", asks="Did it arrive by the deadline?", force=Force.MUST)
def arrived_in_time(bid: Bid) -> Verdict:
    when = bid.arrival
    if when.received_at is None:
        return not_met("It has not been sent.", f"Send it by {moment(when.closes_at)}.")
    latest = when.closes_at
    if when.in_form_at_close:
        latest += timedelta(minutes=bid.terms.deadline_grace_minutes)
    if when.extension and when.extension.is_accounted_for:
        latest = max(latest, when.extension.until)
    if when.received_at <= latest:
        return met()
    late = lasting(when.received_at - when.closes_at)
    return not_met(
        f"The deadline was {moment(when.closes_at)}; this arrived {late} later.",
        "It is kept as a draft. If our website was at fault, tell the office: it may extend the time.",
    )


@rule("4.9", id="R4.9-3", asks="Is a later deadline accounted for?", force=Force.RECORD)
def extension_is_accounted_for(bid: Bid) -> Verdict:
    given = bid.arrival.extension
    if given is None or given.is_accounted_for:
        return met()
    return not_met(
        "The deadline was extended without a name or a reason, so the extension does not count.",
        "Record which officer extended it and why.",
    )


@rule("4.17", id="R4.17-2-bid", asks="Are the answers within their limits?", force=Force.MUST)
def answers_are_within_limits(bid: Bid) -> Verdict:
    if not bid.long_answers:
        return met()
    told = listed(f"{one.question} ({one.words:,} of {one.limit:,} words)" for one in bid.long_answers)
    return not_met(f"Too long: {told}.", "Shorten them; nothing you wrote is cut or lost.")


@rule(
    "4.20",
    id="R4.20-2",
    asks="Has the applicant seen how personal information is used?",
    force=Force.MUST,
    about="declarations",
)
def privacy_notice_is_accepted(bid: Bid) -> Verdict:
    if PRIVACY in bid.declarations:
        return met()
    return not_met(
        "The privacy notice has not been acknowledged.",
        "Read the notice and tick the box: the panel sees what you write, for this grant only.",
    )


WHILE_DRAFTING = (
    bid_purpose.serves_the_plan,
    bid_purpose.shows_impact,
    bid_purpose.targets_the_round,
    bid_purpose.serves_an_aim,
    bid_purpose.says_its_ground,
    bid_purpose.areas_add_up,
    bid_purpose.declares_no_duplication,
    bid_money.consortium_is_clear,
    bid_money.within_usual_limit,
    bid_money.within_firm_limit,
    bid_money.amount_fits_the_cost,
    bid_money.budget_adds_up,
    bid_money.match_is_not_required,
    bid_money.secured_match_has_evidence,
    bid_partners.support_was_sought,
    bid_history.says_what_comes_after,
    bid_history.is_not_a_lasting_source,
    bid_history.continuation_is_explained,
    bid_history.warned_of_owed_reports,
    bid_care.has_a_safeguarding_policy,
    bid_care.safeguarding_policy_is_fresh,
    bid_care.words_agree_about_safeguarding,
    is_complete,
    answers_are_within_limits,
    bid_purpose.has_read_the_plan,
    privacy_notice_is_accepted,
)
AT_SUBMISSION = (*WHILE_DRAFTING, bid_purpose.is_no_public_body, arrived_in_time, extension_is_accounted_for)
FOR_THE_PANEL = (
    bid_money.within_usual_limit,
    bid_money.match_is_not_required,
    bid_money.secured_match_has_evidence,
    bid_purpose.is_no_public_body,
    bid_partners.partners_are_content,
    bid_history.is_not_a_lasting_source,
    bid_history.earlier_reports_are_in_order,
    bid_care.safeguarding_policy_is_fresh,
    bid_care.words_agree_about_safeguarding,
)
AT_RECOMMENDATION = (bid_partners.someone_supports_it, bid_history.earlier_reports_are_in_order)
