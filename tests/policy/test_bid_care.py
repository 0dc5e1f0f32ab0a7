from datetime import date

import pytest

from almoner.policy import bid_care
from almoner.policy.bids import Document
from tests.policy.builders import MET, TODAY, a_bid, judge, not_met, said

NO_POLICY = not_met("Children or vulnerable adults take part, but there is no safeguarding policy in date.")


@pytest.mark.parametrize(
    ("children", "adults", "documents", "expected"),
    [
        (False, False, (), MET),
        (True, False, (Document("safeguarding"),), MET),
        (False, True, (Document("safeguarding", expires_on=TODAY),), MET),
        (False, True, (Document("safeguarding", expires_on=date(2026, 12, 9)),), NO_POLICY),
        (True, None, (Document("accounts"),), NO_POLICY),
        (None, False, (), not_met("The bid does not say whether children or vulnerable adults take part.")),
    ],
)
def test_4_22_a_policy_is_needed_where_children_or_vulnerable_adults_take_part(
    children, adults, documents, expected
):
    bid = a_bid(children=children, vulnerable_adults=adults, documents=documents)

    assert said(bid_care.has_a_safeguarding_policy(bid)) == expected


STALE = not_met("The safeguarding policy was not reviewed in the last 12 months.")


@pytest.mark.parametrize(
    ("children", "documents", "expected"),
    [
        (True, (Document("safeguarding", reviewed_on=date(2025, 12, 10)),), MET),
        (True, (Document("safeguarding", reviewed_on=date(2025, 12, 9)),), STALE),
        (True, (Document("safeguarding"),), STALE),
        (True, (Document("safeguarding"), Document("safeguarding", reviewed_on=TODAY)), MET),
        (False, (Document("safeguarding"),), MET),
        (True, (), judge("There is no safeguarding policy to look at.")),
        (None, (), judge("There is no safeguarding policy to look at.")),
    ],
)
def test_4_22_a_policy_is_reviewed_every_year(children, documents, expected):
    found = bid_care.safeguarding_policy_is_fresh(a_bid(children=children, documents=documents))

    assert (said(found), found.blocks) == (expected, False)


@pytest.mark.parametrize(
    ("children", "adults", "text", "expected"),
    [
        (False, False, "We clean the pier.", MET),
        (True, False, "We meet Young People and pupils.", MET),
        (
            False,
            False,
            "We meet Young People and pupils.",
            judge(
                "The bid speaks of “pupils” and “young people”, "
                "but does not say that children or vulnerable adults take part."
            ),
        ),
        (False, False, "Our chairperson skids.", MET),
        (
            True,
            None,
            "We visit care homes.",
            judge(
                "The bid speaks of “care homes”, "
                "but does not say that children or vulnerable adults take part."
            ),
        ),
        (False, True, "We visit care homes.", MET),
    ],
)
def test_4_22_words_and_answers_agree(children, adults, text, expected):
    bid = a_bid(children=children, vulnerable_adults=adults, texts=(text,))

    assert said(bid_care.words_agree_about_safeguarding(bid)) == expected
