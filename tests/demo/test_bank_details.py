"""All who signed have verified details by the first payment day; one change is under way."""

import pytest

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements.models import Agreement
from almoner.do.payees.models import BankAccount
from almoner.do.payees.queries import standings
from tests.builders import NOW
from tests.demo.tables import by, needs_tables

pytestmark = [
    needs_tables,
    pytest.mark.usefixtures("demo"),
    pytest.mark.slow,
    pytest.mark.timeout(900),
]
CHANGED = "Estuary Rangers FC Foundation"


def test_all_who_signed_may_be_paid_but_the_one_whose_details_are_changed():
    signed = Agreement.objects.filter(status="signed", line__application__isnull=False)
    paid = Organisation.objects.filter(pk__in=signed.values("line__organisation"))

    found = standings(paid, NOW)

    not_paid = {paid.get(pk=key).name: one.why_not for key, one in found.items() if one.account is None}
    assert list(not_paid) == [CHANGED]
    assert not_paid[CHANGED].startswith("Changed bank details were given on Tuesday 24 November 2026")
    assert len(found) > 15


def test_first_details_were_in_use_before_the_first_payment_day():
    first = {one.organisation_id: one.used_from.date() for one in BankAccount.objects.filter(status="in_use")}
    late = [
        one.reference
        for one in Agreement.objects.filter(status="signed", line__application__isnull=False)
        if first[one.line.organisation_id] > one.starts_on
    ]

    assert late == []


def test_numbers_are_those_of_the_table():
    """The full number is sealed; its last four digits and the state are compared."""
    wanted = {row["name"]: row["account_fake"][-4:] for row in by("id", "organisations").values()}
    found = BankAccount.objects.filter(status="in_use").values_list("organisation__name", "last_four")

    assert [name for name, last_four in found if wanted[name] != last_four] == []
    assert {row["sort_code_fake"] for row in by("id", "organisations").values()} == {"00-00-00"}
