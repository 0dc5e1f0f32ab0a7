"""Today: what needs me and what waits for others."""

from datetime import date, time, timedelta

import pytest

from almoner.doors.staff.today.planning import of_partners_plans
from almoner.doors.staff.today.tasks import of_contracts
from almoner.ground.core.calendar import london_moment
from tests.builders import NOW, TODAY, a_partnership, a_person, a_strategy
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.do.applications.bids import a_round
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "role",
    ["officer", "finance", "chief_finance", "monitoring", "decision_maker", "auditor", "administrator"],
)
def test_today_opens_for_every_role(client, role):
    client.force_login(a_person(role))
    a_round()

    page = client.get("/office/")

    assert page.status_code == 200
    assert ("26R2" in text(page)) == (role != "administrator")


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 6, 29), []),
        (date(2026, 6, 30), [("Decide the extension of C-24-01", date(2026, 9, 30))]),
        (date(2028, 3, 31), []),
    ],
)
def test_3_9_an_extension_is_asked_for_from_nine_months_before_the_end(day, asked):
    a_contract_taken_over()

    found = of_contracts(london_moment(day, time(12)))

    assert [(one.text.removesuffix(" Stalking advocacy"), one.due) for one in found] == asked


@pytest.mark.parametrize(
    ("day", "due"),
    [(date(2025, 9, 29), []), (date(2025, 9, 30), [date(2025, 12, 31)]), (date(2027, 4, 1), [])],
)
def test_2_1_what_follows_is_asked_for_from_eighteen_months_before_the_final_end(day, due):
    a_contract_taken_over(extension_months=())

    assert [one.due for one in of_contracts(london_moment(day, time(12)))] == due


def test_3_12_and_8_5_plans_and_strategies_that_have_ended_are_asked_for():
    a_partnership(name="Tendring partnership", plan_ends_on=TODAY - timedelta(days=1))
    a_partnership(name="Harlow partnership", plan_ends_on=TODAY)
    a_strategy(ends_on=TODAY - timedelta(days=1))

    assert [one.text for one in of_partners_plans(NOW)] == [
        "Ask Tendring partnership for its new plan",
        "Ask Safety board what follows “Violence strategy”",
    ]
