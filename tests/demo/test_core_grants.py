"""Next year's core grants are those of the table, two per cent more for each of three years."""

import pytest

from almoner.do.decisions.models import Decision
from almoner.plan.allocations.models import CoreSchedule
from tests.demo.tables import needs_tables, pence, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]


def test_3_5_sixteen_partners_have_the_share_and_category_of_the_table():
    first = [row for row in rows("core_allocations") if row["fy"] == "2024/25"]
    wanted = sorted((row["category_3_5"], round(pence(row["amount"]) / 100 * 1.02**3) * 100) for row in first)
    schedule = CoreSchedule.objects.get(financial_year="2027/28")

    assert sorted(schedule.allocations.values_list("category", "amount_pence")) == wanted
    assert schedule.status == "agreed"


def test_3_5_the_sheet_holds_every_share_and_waits_for_the_monitoring_officer():
    sheet = Decision.objects.get(reference="130-26")
    signed = set(sheet.signatures.filter(voided_at=None).values_list("role", flat=True))

    assert (sheet.status, signed, sheet.lines.count()) == ("signing", {"chief_finance"}, 16)
    assert set(sheet.lines.values_list("allocation__schedule__financial_year", flat=True)) == {"2027/28"}
