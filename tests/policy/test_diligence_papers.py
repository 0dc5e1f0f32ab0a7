from datetime import date

import pytest

from almoner.policy import diligence_papers as papers
from almoner.policy.bids import Document
from tests.policy.builders import MET, TODAY, a_case, judge, not_met, said, some_policies

BOTH = (Document("safeguarding"), Document("data_protection", expires_on=TODAY))


@pytest.mark.parametrize(
    ("vulnerable", "held", "expected"),
    [
        (True, BOTH, MET),
        (False, BOTH[1:], MET),
        (True, BOTH[1:], not_met("No policy in date on safeguarding.")),
        (
            True,
            (Document("data_protection", expires_on=date(2026, 12, 9)),),
            not_met("No policy in date on data protection and safeguarding."),
        ),
        (False, (), not_met("No policy in date on data protection.")),
    ],
)
def test_9_1_data_protection_and_safeguarding_policies_must_be_there(vulnerable, held, expected):
    found = papers.has_needed_policies(
        a_case(works_with_vulnerable=vulnerable, policies=some_policies(held=held))
    )

    assert (said(found), found.blocks) == (expected, expected != MET)


def test_9_1_other_papers_of_the_band_need_a_reason():
    asked = ("safeguarding", "insurance", "governing_document", "conflicts_of_interest")
    found = papers.has_other_papers(a_case(policies=some_policies(asked=asked)))

    assert (said(found), found.needs_reason) == (
        not_met("Not seen, or out of date: governing document and conflicts of interest."),
        True,
    )


@pytest.mark.parametrize(
    ("charity", "company", "active", "expected"),
    [
        ("9900001", "CE012345", True, MET),
        ("", "", None, MET),
        ("9900001", "", None, judge("Nobody has looked the organisation up.")),
        (
            "99",
            "ABCDEFGHI",
            False,
            not_met(
                "On the registers: 99 has not the form of a charity number, "
                "ABCDEFGHI has not the form of a company number and the register does not show it as active."
            ),
        ),
    ],
)
def test_9_1_register_numbers_look_right(charity, company, active, expected):
    policies = some_policies(charity_number=charity, company_number=company, register_active=active)

    assert said(papers.numbers_look_right(a_case(policies=policies))) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, MET),
        (2, not_met("It is run by 2 unrelated people; 3 are expected.")),
        (1, not_met("It is run by 1 unrelated person; 3 are expected.")),
        (None, judge("It is not known how many unrelated people run it.")),
    ],
)
def test_9_1_three_unrelated_people_run_it(number, expected):
    assert (
        said(papers.has_enough_trustees(a_case(policies=some_policies(unrelated_trustees=number))))
        == expected
    )


@pytest.mark.parametrize(
    ("vulnerable", "result", "expected"),
    [
        (True, "pass", MET),
        (True, "pass_with_conditions", MET),
        (True, "fail", not_met("The safeguarding policy was not found good.")),
        (True, "", not_met("The safeguarding policy has not been checked.")),
        (False, "", MET),
    ],
)
def test_4_22_a_safeguarding_policy_is_checked_before_the_award(vulnerable, result, expected):
    case = a_case(works_with_vulnerable=vulnerable, policies=some_policies(safeguarding_result=result))

    assert said(papers.safeguarding_was_checked(case)) == expected
