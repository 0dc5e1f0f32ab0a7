"""The restorative service counts what the table of cases has, quarter by quarter."""

from collections import Counter

import pytest

from almoner.do.own_services.models import QuarterCount
from tests.demo.tables import needs_tables, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]
HELD = {"direct meeting", "indirect (shuttle)", "mediation agreement", "letter"}
QUARTERS = {"04": 1, "05": 1, "06": 1, "07": 2, "08": 2, "09": 2, "10": 3, "11": 3, "12": 3, "01": 4, "02": 4,
            "03": 4}  # fmt: skip


def quarter_of(day: str) -> tuple[str, int]:
    first = int(day[:4]) - (day[5:7] < "04")
    return f"{first}/{(first + 1) % 100:02d}", QUARTERS[day[5:7]]


def counted(name: str) -> dict[tuple[str, int], int]:
    found = QuarterCount.objects.filter(measure__name=name).exclude(
        quarter__year__financial_year="2024/25"
    )  # fmt: skip
    columns = ("quarter__year__financial_year", "quarter__number", "count")
    return {(year, number): many for year, number, many in found.values_list(*columns)}


def test_2_1_e_referrals_and_meetings_are_those_of_the_cases():
    cases = rows("rj_cases")
    referrals = Counter(quarter_of(one["referred"]) for one in cases)
    held = Counter(quarter_of(one["referred"]) for one in cases if one["outcome"] in HELD)
    over = counted("Referrals").keys()

    assert counted("Referrals") == {key: referrals[key] for key in over}
    assert counted("Meetings, letters and mediations") == {key: held[key] for key in over}
    assert len(over) == 6


def test_2_1_e_volunteers_gave_the_hours_of_the_table():
    hours = sum(int(one["hours_2025_26"]) for one in rows("rj_volunteers"))
    found = counted("Hours given by volunteers")

    assert sum(many for (year, _), many in found.items() if year == "2025/26") == hours
