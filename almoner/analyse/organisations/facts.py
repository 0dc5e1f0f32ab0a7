"""Organisations as the rules see them (policy), and as others' registers name them."""

from datetime import date

from almoner.analyse.organisations import queries
from almoner.analyse.organisations.models import Organisation
from almoner.ground.core.calendar import financial_year
from almoner.policy.bids import Document, EarlierAward
from almoner.policy.diligence_facts import Accounts
from almoner.policy.org_numbers import company_number, is_charity_number, is_company_number, is_public_body_id

CLEAR, OVERDUE, REJECTED = "clear", "overdue", "rejected"


def org_ids(organisation: Organisation) -> list[str]:
    """Every identifier of the registers, best first; the suffix of a linked charity is left out."""
    found = []
    if is_charity_number(organisation.charity_number):
        found.append(f"GB-CHC-{organisation.charity_number.split('-')[0]}")
    if is_company_number(organisation.company_number):
        found.append(f"GB-COH-{company_number(organisation.company_number)}")
    if is_public_body_id(organisation.public_body_id):
        found.append(organisation.public_body_id)
    return found


def org_id(organisation: Organisation) -> str:
    """The identifier others know it by; empty when it stands on no register."""
    return next(iter(org_ids(organisation)), "")


def documents_of(organisation: Organisation, day: date) -> tuple[Document, ...]:
    return tuple(
        Document(kind=one.kind, expires_on=one.expires_on, reviewed_on=one.reviewed_on)
        for one in queries.documents_in_use(organisation, day)
    )


def earlier_awards_of(organisation: Organisation, day: date) -> tuple[EarlierAward, ...]:
    """Whether one was for the same project is for the bid to say."""
    return tuple(
        EarlierAward(
            reference=one.reference,
            year=int(financial_year(one.decided_on)[:4]),
            decided_on=one.decided_on,
            returns=one.return_state if one.return_state in (OVERDUE, REJECTED) else CLEAR,
        )
        for one in queries.earlier_awards(organisation)
        if one.decided_on <= day
    )


def accounts_of(organisation: Organisation, day: date) -> Accounts:
    """The newest year's figures and how many years running ended in a deficit; empty without accounts."""
    years = list(queries.accounts_by(organisation, day))
    if not years:
        return Accounts()
    deficits = 0
    for year in years:
        if year.expenditure_pence <= year.income_pence:
            break
        deficits += 1
    newest = years[0]
    return Accounts(
        year_end=newest.year_end,
        income_pence=newest.income_pence,
        expenditure_pence=newest.expenditure_pence,
        cash_pence=newest.cash_pence,
        reserves_pence=newest.free_reserves_pence,
        deficits_running=deficits,
    )
