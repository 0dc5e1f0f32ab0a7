"""The contracts are those of the table: one tendered and decided here, six taken over without money."""

import pytest

from almoner.do.agreements.models import Contract, PerformanceReview, Variation
from almoner.do.decisions.models import Decision
from tests.demo.tables import needs_tables, pence, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]


def test_3_9_every_contract_of_the_table_is_there_with_its_value_and_last_end():
    wanted = sorted((pence(row["annual_value"]), row["latest_end"]) for row in rows("contracts"))

    found = Contract.objects.values_list("annual_pence", "latest_end")
    assert sorted((worth, end.isoformat()) for worth, end in found) == wanted


def test_3_9_the_decided_one_stands_on_its_sheet_and_the_others_move_no_money():
    sheet = Decision.objects.get(reference="200-25")
    (line,) = sheet.lines.all()
    here = Contract.objects.get(decided_in="")

    assert (sheet.status, line.amount_pence, line.budget.financial_year) == (
        "published",
        209_663_300,
        "2026/27",
    )
    assert list(here.agreement.money.values_list("line", flat=True)) == [line.pk]
    assert Contract.objects.exclude(decided_in="").filter(agreement__isnull=False).count() == 0


def test_2_1i_the_contract_whose_extension_was_proposed_was_reviewed_by_two_people():
    rows = {one.contract.title: one for one in PerformanceReview.objects.select_related("contract")}

    assert set(rows) == {"General victim support and referral", "Stalking advocacy"}
    assert all(one.status == "closed" and one.closed_by_id != one.opened_by_id for one in rows.values())


def test_3_9_the_extension_that_was_not_agreed_stands_in_its_chain():
    (link,) = Variation.objects.all()

    assert (link.contract.title, link.status, link.contract.ends_on.isoformat()) == (
        "Stalking advocacy", "given_up", "2026-09-30",
    )  # fmt: skip
