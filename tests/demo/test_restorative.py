"""The restorative service's cases and volunteers are those of the tables."""

from collections import Counter
from datetime import date

import pytest

from almoner.do.restorative.models import CaseFeedback, RestorativeCase, Volunteer
from almoner.do.restorative.queries import standing_of
from almoner.policy.restorative import middle
from almoner.policy.terms import terms_on
from tests.demo.tables import needs_tables, rows

pytestmark = [needs_tables, pytest.mark.usefixtures("demo"), pytest.mark.slow, pytest.mark.timeout(900)]
OUTCOMES = {
    "direct_meeting": "direct meeting", "messages": "indirect (shuttle)", "letter": "letter",
    "mediation": "mediation agreement", "declined_harmed": "declined by harmed person",
    "declined_harmer": "declined by harmer", "no_contact": "no contact", "unsuitable": "unsuitable on risk",
    "": "",
}  # fmt: skip


def test_3_10_cases_stand_where_the_table_says():
    columns = ("reference", "referred_on", "area__code", "risk", "status", "outcome")
    found = {
        (reference, day.isoformat(), area, risk, status, OUTCOMES[outcome])
        for reference, day, area, risk, status, outcome in RestorativeCase.objects.values_list(*columns)
    }
    wanted = ("ref", "referred", "area", "risk", "stage", "outcome")

    assert found == {tuple(one[name] for name in wanted) for one in rows("rj_cases")}


def test_3_10_satisfaction_and_first_contact_are_those_of_the_table():
    cases = rows("rj_cases")
    scores = Counter(int(one["victim_satisfaction_1_5"]) for one in cases if one["victim_satisfaction_1_5"])
    days = [int(one["days_to_first_contact"]) for one in cases if one["days_to_first_contact"]]
    made = RestorativeCase.objects.exclude(first_contact_on=None)
    found = [(one.first_contact_on - one.referred_on).days for one in made]

    assert Counter(CaseFeedback.objects.values_list("satisfaction", flat=True)) == scores
    assert (len(found), middle(found)) == (len(days), middle(days))


def test_3_10_volunteers_are_those_of_the_table():
    today = date(2026, 12, 10)
    found = {
        (
            one.reference,
            one.status,
            str(one.trained_on),
            str(standing_of(one, today, terms_on(today)).dbs_until),
        )
        for one in Volunteer.objects.all()
    }
    wanted = ("id", "status", "training_date", "dbs_renewal_due")

    assert found == {tuple(one[name] for name in wanted) for one in rows("rj_volunteers")}
