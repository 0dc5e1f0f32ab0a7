"""Chapter 9.1 a: financial health and a positive cash position."""

from __future__ import annotations

from almoner.policy.days import add_months
from almoner.policy.diligence_facts import Accounts, DiligenceCase
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import counted, day, pounds, tenths

MONTHS = 12
TENTHS = 10
WHOLE = 100


def reserve_months_tenths(accounts: Accounts) -> int | None:
    """Months of running costs that free reserves cover, in tenths rounded down; None when unknown."""
    if accounts.reserves_pence is None or not accounts.expenditure_pence:
        return None
    return accounts.reserves_pence * MONTHS * TENTHS // accounts.expenditure_pence


@rule("9.1", id="R9.1a-1", asks="Is the cash position positive?", force=Force.MUST, about="cash")
def has_positive_cash(case: DiligenceCase) -> Verdict:
    cash, accepted = case.accounts.cash_pence, case.accounts.finance_chief_accepts_because.strip()
    if cash is None:
        return judge("The cash position is not known.", "Take it from the accounts, or from bank statements.")
    if cash > 0:
        return met()
    if accepted:
        return met(f"The cash position is {pounds(cash)}; the Chief Finance Officer accepts it: {accepted}")
    return not_met(
        f"The cash position is {pounds(cash)}; it should be positive.",
        "There is no award unless the Chief Finance Officer accepts it with a reason.",
    )


@rule("9.1", id="R9.1a-2", asks="Are the accounts recent enough?", force=Force.SHOULD, about="accounts")
def accounts_are_recent(case: DiligenceCase) -> Verdict:
    if case.accounts.are_bank_statements:
        return met("A new group without accounts: bank statements and a budget were seen.")
    if case.accounts.year_end is None:
        return judge("No accounts have been seen.", "Ask for accounts, or for bank statements and a budget.")
    if add_months(case.accounts.year_end, case.terms.accounts_age_months) >= case.today:
        return met()
    return not_met(
        f"The accounts end on {day(case.accounts.year_end)}, "
        f"more than {counted(case.terms.accounts_age_months, 'month')} ago.",
        "Ask for newer accounts, or for this year's figures signed by the treasurer.",
    )


@rule(
    "9.1", id="R9.1a-2-register", asks="Has the regulator its accounts?", force=Force.SHOULD, about="accounts"
)
def regulator_has_accounts(case: DiligenceCase) -> Verdict:
    if case.accounts.overdue_at_regulator is None:
        return judge(
            "Nobody has looked whether accounts are overdue at the register.", "Look at the register."
        )
    if not case.accounts.overdue_at_regulator:
        return met()
    return not_met("Accounts are overdue at the register.", "Ask why, and when they will be filed.")


@rule(
    "9.1",
    id="R9.1a-2-share",
    asks="Is the request a modest share of income?",
    force=Force.SHOULD,
    about="income",
)
def ask_is_a_modest_share(case: DiligenceCase) -> Verdict:
    income, limit = case.accounts.income_pence, case.terms.ask_of_income_percent
    if income is None:
        return judge("The yearly income is not known.", "Take it from the accounts or the budget.")
    if case.ask_pence * WHOLE <= income * limit:
        return met()
    return not_met(
        f"The request of {pounds(case.ask_pence)} is more than {limit} per cent "
        f"of a yearly income of {pounds(income)}.",
        "See how the organisation would manage the money, and pay in parts if that helps.",
    )


@rule(
    "9.1",
    id="R9.1a-2-reserves",
    asks="Are reserves neither thin nor very large?",
    force=Force.SHOULD,
    about="reserves",
)
def reserves_are_sound(case: DiligenceCase) -> Verdict:
    cover = reserve_months_tenths(case.accounts)
    if cover is None:
        return judge(
            "It is not known how many months the reserves cover.",
            "Take reserves and yearly costs from the accounts.",
        )
    lowest, highest = case.terms.reserves_months_min, case.terms.reserves_months_max
    thin, large = cover < lowest * TENTHS, cover > highest * TENTHS
    if not thin and not large:
        return met()
    return not_met(
        f"The reserves cover {tenths(cover)} months of running costs, "
        + (f"less than {counted(lowest, 'month')}." if thin else f"more than {counted(highest, 'month')}."),
        "Ask how costs would be met if money came late." if thin else "Ask why their own money is not used.",
    )


@rule(
    "9.1", id="R9.1a-2-deficit", asks="Has it lived within its means?", force=Force.SHOULD, about="deficits"
)
def no_run_of_deficits(case: DiligenceCase) -> Verdict:
    running = case.accounts.deficits_running
    if running is None:
        return judge("It is not known whether more was spent than came in.", "Compare the last two years.")
    if running < case.terms.deficit_years:
        return met()
    return not_met(
        f"More was spent than came in for {counted(running, 'year')} running.",
        "Ask what the trustees are doing about it.",
    )


@rule(
    "9.1",
    id="R9.1a-3",
    asks="Are the accounts free of irregularities?",
    force=Force.MUST,
    about="irregularities",
)
def no_irregularities(case: DiligenceCase) -> Verdict:
    if case.accounts.irregularities is None or not case.accounts.checked_by.strip():
        return judge(
            "No finance officer has said whether there are irregularities.", "A finance officer answers this."
        )
    if not case.accounts.irregularities:
        return met()
    return not_met(
        "The finance officer found irregularities in the accounts.",
        "There is no award until they are explained and the question is answered anew.",
    )
