"""Reports of grants stand in the demonstration as the reference table says (4.13)."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Sum

from almoner.do.payments.checking import checked
from almoner.do.payments.models import Instalment
from almoner.do.payments.queries import unpaid
from almoner.review.monitoring.models import Return
from tests.builders import NOW, TODAY
from tests.demo.tables import needs_tables, pence, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]
STATES = {
    "accepted": "accepted", "overdue_then_accepted 2026-02-20": "accepted", "submitted": "sent",
    "queried": "queried",
    "overdue": "overdue", "due": "due", "not_due": "due",
}  # fmt: skip


def test_4_13_states_days_and_figures_are_those_of_the_table():
    wanted = {
        (row["agreement"], row["stage"]): (
            date.fromisoformat(row["due"]),
            STATES[row["state"]],
            int(row["kpi_target_people"]),
            int(row["kpi_actual_people"]) if row["kpi_actual_people"] else None,
            pence(row["spend_reported"]) if row["spend_reported"] else None,
        )
        for row in rows("grant_returns")
    }
    returns = Return.objects.select_related("agreement").annotate(pence=Sum("spending__spent_pence"))

    assert {
        (one.agreement.reference, one.stage): (
            one.due_on,
            "overdue" if one.is_late(TODAY) else one.status,
            one.people_promised,
            one.people_reached,
            one.pence,
        )
        for one in returns
    } == wanted


def test_r4_13_4_what_is_late_was_asked_for_three_times_and_what_came_late_five():
    asked = dict(Return.objects.exclude(reminders__lte=1).values_list("agreement__reference", "reminders"))

    assert asked == {"GA-25R1-001": 3, "GA-25R1-007": 3, "GA-24R1-009": 4}


def test_r4_13_5_nothing_waits_for_a_report_whose_mid_year_was_accepted():
    """A second instalment was paid after its report; those of groups that are overdue are blocked."""
    met = Instalment.objects.exclude(condition="").exclude(condition_met_at=None)
    late = set(
        Return.objects.filter(late_since__isnull=False).values_list(
            "agreement__line__organisation", flat=True
        )
    )
    found = checked(unpaid(Instalment.objects.filter(line__organisation__in=late)), NOW)

    assert Counter(met.values_list("condition_note", flat=True)).keys() == {
        "The mid-year report was accepted."
    }
    assert all("R4.13-5" in {one.rule for one in each.trouble} for each in found)
