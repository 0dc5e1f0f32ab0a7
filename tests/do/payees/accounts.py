"""Bank details for tests: invented sort codes, an office that verifies, an organisation that is paid."""

from datetime import datetime, timedelta

from almoner.analyse.organisations.models import Organisation
from almoner.do.payees.models import PORTAL, BankAccount
from almoner.do.payees.secrets import Details, seal
from almoner.do.payees.states import IN_USE
from tests.builders import NOW, a_person, kept, numbers


def some_details(number: int = 0, name: str = "Harbour Trust") -> Details:
    return Details("000000", f"{number or next(numbers):08d}", name)


def an_account(
    organisation: Organisation, status: str = IN_USE, *, at: datetime = NOW - timedelta(days=30), **values
) -> BankAccount:
    """The row alone, in use and verified under the organisation's name unless said otherwise."""
    by = values.pop("asked_by", None) or a_person()
    row = BankAccount(organisation=organisation, status=status, way=PORTAL, asked_at=at, asked_by=by)
    seal(row, values.pop("details", None) or some_details(name=organisation.name))
    if status == IN_USE:
        row.verified_name, row.approved_at, row.usable_from, row.used_from = organisation.name, at, at, at
        row.approved_by = values.pop("approved_by", None) or a_person("chief_finance")
    for name, value in values.items():
        setattr(row, name, value)
    return kept(row)
