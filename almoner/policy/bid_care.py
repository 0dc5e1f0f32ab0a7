"""Children and vulnerable adults: the policies that protect them."""

from __future__ import annotations

import re

from almoner.policy.bids import SAFEGUARDING, Bid, Document
from almoner.policy.days import add_months
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import counted, listed

CHILDREN = (
    r"child(?:ren)?|young (?:people|person|adults?)|youths?|pupils?|schools?|teen(?:age(?:rs?)?|s)?|"
    r"under[- ]18s?|toddlers?|kids"
)
VULNERABLE = (
    r"vulnerable (?:adults?|people)|adults? at risk|dementia|learning disabilit(?:y|ies)|care homes?|refuges?"
)


@rule(
    "4.22",
    id="R4.22-1",
    asks="Is there a safeguarding policy where one is needed?",
    force=Force.MUST,
    about="safeguarding",
)
def has_a_safeguarding_policy(bid: Bid) -> Verdict:
    if _works_with_them(bid) is None:
        return not_met(
            "The bid does not say whether children or vulnerable adults take part.", "Answer both questions."
        )
    if _works_with_them(bid) is False or _policy(bid) is not None:
        return met()
    return not_met(
        "Children or vulnerable adults take part, but there is no safeguarding policy in date.",
        "Add your safeguarding policy. Your Council for Voluntary Service can help you write one.",
    )


@rule(
    "4.22",
    id="R4.22-3",
    asks="Was the safeguarding policy reviewed lately?",
    force=Force.SHOULD,
    about="safeguarding",
)
def safeguarding_policy_is_fresh(bid: Bid) -> Verdict:
    if _works_with_them(bid) is False:
        return met()
    policy = _policy(bid)
    if policy is None:
        return judge("There is no safeguarding policy to look at.", "Add the policy with its review date.")
    months = bid.terms.policy_review_months
    if policy.reviewed_on is not None and add_months(policy.reviewed_on, months) >= bid.today:
        return met()
    return not_met(
        f"The safeguarding policy was not reviewed in the last {counted(months, 'month')}.",
        "Review the policy and give the new date.",
    )


@rule(
    "4.22",
    id="R4.22-4",
    asks="Do the words agree with the answers about children and vulnerable adults?",
    force=Force.SHOULD,
    about="safeguarding",
)
def words_agree_about_safeguarding(bid: Bid) -> Verdict:
    text = " ".join(bid.texts)
    found = [] if bid.children else _found(CHILDREN, text)
    found += [] if bid.vulnerable_adults else _found(VULNERABLE, text)
    if not found:
        return met()
    quoted = listed(f"“{word}”" for word in found)
    return judge(
        f"The bid speaks of {quoted}, but does not say that children or vulnerable adults take part.",
        "Look at the answers again, or say why no policy is needed.",
    )


def _works_with_them(bid: Bid) -> bool | None:
    if bid.children or bid.vulnerable_adults:
        return True
    return None if None in (bid.children, bid.vulnerable_adults) else False


def _policy(bid: Bid) -> Document | None:
    held = [one for one in bid.documents if one.kind == SAFEGUARDING and one.holds_on(bid.today)]
    return max(held, key=lambda one: (one.reviewed_on is not None, one.reviewed_on), default=None)


def _found(pattern: str, text: str) -> list[str]:
    return sorted({word.lower() for word in re.findall(rf"\b(?:{pattern})\b", text, flags=re.IGNORECASE)})
