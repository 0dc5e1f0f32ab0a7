from datetime import date

import pytest

from almoner.policy import diligence_accounts as accounts
from almoner.policy.findings import Outcome
from tests.policy.builders import MET, a_case, judge, not_met, said, some_accounts


def case(**changes):
    return a_case(accounts=some_accounts(**changes))


@pytest.mark.parametrize(
    ("reserves", "expenditure", "expected"),
    [(20_000_00, 80_000_00, 30), (19_999_99, 80_000_00, 29), (None, 1, None), (1, None, None), (1, 0, None)],
)
def test_9_1_reserves_become_months_of_running_costs(reserves, expenditure, expected):
    figures = some_accounts(reserves_pence=reserves, expenditure_pence=expenditure)

    assert accounts.reserve_months_tenths(figures) == expected


@pytest.mark.parametrize(
    ("cash", "accepted", "expected"),
    [
        (1, "", MET),
        (0, "", not_met("The cash position is £0; it should be positive.")),
        (-2_600_00, "", not_met("The cash position is -£2,600; it should be positive.")),
        (
            -2_600_00,
            "Paid in parts.",
            (
                Outcome.MET,
                "The cash position is -£2,600; the Chief Finance Officer accepts it: Paid in parts.",
            ),
        ),
        (None, "Paid in parts.", judge("The cash position is not known.")),
    ],
)
def test_9_1_cash_is_positive_or_accepted_with_a_reason(cash, accepted, expected):
    assert (
        said(accounts.has_positive_cash(case(cash_pence=cash, finance_chief_accepts_because=accepted)))
        == expected
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year_end": date(2025, 6, 10)}, MET),
        (
            {"year_end": date(2025, 6, 9)},
            not_met("The accounts end on Monday 9 June 2025, more than 18 months ago."),
        ),
        ({"year_end": None}, judge("No accounts have been seen.")),
        (
            {"year_end": None, "are_bank_statements": True},
            (Outcome.MET, "A new group without accounts: bank statements and a budget were seen."),
        ),
    ],
)
def test_9_1_accounts_are_no_older_than_eighteen_months(changes, expected):
    found = accounts.accounts_are_recent(case(**changes))

    assert (said(found), found.blocks) == (expected, False)


@pytest.mark.parametrize(
    ("overdue", "expected"),
    [
        (False, MET),
        (True, not_met("Accounts are overdue at the register.")),
        (None, judge("Nobody has looked whether accounts are overdue at the register.")),
    ],
)
def test_9_1_accounts_are_filed(overdue, expected):
    assert said(accounts.regulator_has_accounts(case(overdue_at_regulator=overdue))) == expected


@pytest.mark.parametrize(
    ("income", "expected"),
    [
        (49_600_00, MET),
        (
            49_599_96,
            not_met("The request of £12,400 is more than 25 per cent of a yearly income of £49,599.96."),
        ),
        (None, judge("The yearly income is not known.")),
    ],
)
def test_9_1_a_request_is_at_most_a_quarter_of_income(income, expected):
    assert said(accounts.ask_is_a_modest_share(case(income_pence=income))) == expected


@pytest.mark.parametrize(
    ("reserves", "expected"),
    [
        (1_000_00, MET),
        (24_000_00, MET),
        (999_99, not_met("The reserves cover 0.9 months of running costs, less than 1 month.")),
        (24_100_00, not_met("The reserves cover 24.1 months of running costs, more than 24 months.")),
        (None, judge("It is not known how many months the reserves cover.")),
    ],
)
def test_9_1_reserves_cover_one_to_twenty_four_months(reserves, expected):
    figures = case(reserves_pence=reserves, expenditure_pence=12_000_00)

    assert said(accounts.reserves_are_sound(figures)) == expected


@pytest.mark.parametrize(
    ("running", "expected"),
    [
        (1, MET),
        (2, not_met("More was spent than came in for 2 years running.")),
        (None, judge("It is not known whether more was spent than came in.")),
    ],
)
def test_9_1_two_years_of_deficit_need_a_reason(running, expected):
    assert said(accounts.no_run_of_deficits(case(deficits_running=running))) == expected


NOBODY = judge("No finance officer has said whether there are irregularities.")


@pytest.mark.parametrize(
    ("irregularities", "checked_by", "expected"),
    [
        (False, "Fay", MET),
        (False, " ", NOBODY),
        (None, "Fay", NOBODY),
        (True, "Fay", not_met("The finance officer found irregularities in the accounts.")),
    ],
)
def test_9_1_a_finance_officer_answers_for_irregularities(irregularities, checked_by, expected):
    assert (
        said(accounts.no_irregularities(case(irregularities=irregularities, checked_by=checked_by)))
        == expected
    )
