import pytest

from almoner.policy import bid_money
from almoner.policy.bids import BudgetLine, MatchLine, Partner
from almoner.policy.findings import Outcome
from tests.policy.builders import MET, a_bid, not_met, said


@pytest.mark.parametrize(
    ("partners", "expected"),
    [
        ((), MET),
        ((("Glade", 60, True), ("Court", 40, False)), MET),
        (
            (("Glade", 60, False), ("Court", 40, False)),
            not_met("In the consortium no partner is named as the lead."),
        ),
        (
            (("Glade", 60, True), ("Court", 39, True)),
            not_met(
                "In the consortium Glade and Court are all named as the lead "
                "and the partners' shares add up to 99 per cent."
            ),
        ),
    ],
)
def test_1_9_a_consortium_has_one_lead_and_whole_shares(partners, expected):
    consortium = tuple(Partner(*partner) for partner in partners)

    assert said(bid_money.consortium_is_clear(a_bid(consortium=consortium))) == expected


@pytest.mark.parametrize(
    ("pence", "expected", "needs_reason"),
    [
        (20_000_00, MET, False),
        (
            20_000_01,
            not_met(
                "Asks for £20,000.01; grants are generally up to £20,000, "
                "and a larger request is unlikely to be successful."
            ),
            True,
        ),
        (None, not_met("No amount is given."), True),
    ],
)
def test_4_2_going_over_needs_a_reason_but_does_not_block(pence, expected, needs_reason):
    found = bid_money.within_usual_limit(a_bid(amount_pence=pence))

    assert (said(found), found.blocks, found.needs_reason) == (expected, False, needs_reason)


@pytest.mark.parametrize(
    ("amount", "cost", "expected"),
    [
        (None, 1, not_met("The amount is not given.")),
        (1, None, not_met("The whole cost is not given.")),
        (0, 1, not_met("Asks for £0 for a project that costs £0.01.")),
        (1, 1, MET),
        (2, 1, not_met("Asks for £0.02 for a project that costs £0.01.")),
    ],
)
def test_4_2_the_amount_is_more_than_nothing_and_no_more_than_the_cost(amount, cost, expected):
    assert said(bid_money.amount_fits_the_cost(a_bid(amount_pence=amount, cost_pence=cost))) == expected


@pytest.mark.parametrize(
    ("firm", "pence", "expected"),
    [
        (False, 20_000_01, MET),
        (True, 20_000_00, MET),
        (True, 20_000_01, not_met("This round gives at most £20,000.")),
        (True, None, not_met("This round gives at most £20,000.")),
    ],
)
def test_4_2_a_round_may_hold_its_limit_firmly(firm, pence, expected):
    assert said(bid_money.within_firm_limit(a_bid(limit_is_firm=firm, amount_pence=pence))) == expected


def test_4_5_no_match_money_never_blocks():
    found = [bid_money.match_is_not_required(bid) for bid in (a_bid(), a_bid(match=()))]

    assert [(one.blocks, *said(one)) for one in found] == [
        (False, Outcome.MET, "Match money is shown: it counts under value for money."),
        (
            False,
            Outcome.MET,
            "No match money: it is not required, and its absence does not count against the bid.",
        ),
    ]


def test_4_5_secured_match_has_evidence():
    bid = a_bid(
        match=(
            MatchLine("Parish council", 2_600_00, secured=True),
            MatchLine("Lottery", 1_000_00),
            MatchLine("Church", 500_00, in_kind=True, secured=True, has_evidence=True),
        )
    )

    assert said(bid_money.secured_match_has_evidence(bid)) == not_met(
        "Called secured, but without evidence: £2,600 from Parish council."
    )


LINES = (BudgetLine("Worker", 4_000_00, 4_000_00), BudgetLine("Hall", 1_150_00, 1_150_00))


@pytest.mark.parametrize(
    ("budget", "amount", "cost", "expected"),
    [
        (LINES, 5_150_00, 5_150_00, MET),
        ((), 5_150_00, 5_150_00, not_met("The budget has no lines.")),
        (
            LINES,
            5_000_00,
            5_150_00,
            not_met(
                "The budget does not add up: "
                "the lines for our money come to £5,150 but the request is £5,000."
            ),
        ),
        (
            LINES,
            5_150_00,
            None,
            not_met(
                "The budget does not add up: all lines come to £5,150 but the project's cost is not given."
            ),
        ),
        (
            (BudgetLine("Worker", 4_000_00, 3_000_00, 999_99),),
            3_000_00,
            4_000_00,
            not_met("The budget does not add up: the parts of Worker do not make the whole."),
        ),
    ],
)
def test_4_20_budget_lines_make_the_request_and_the_cost(budget, amount, cost, expected):
    bid = a_bid(budget=budget, amount_pence=amount, cost_pence=cost)

    assert said(bid_money.budget_adds_up(bid)) == expected
