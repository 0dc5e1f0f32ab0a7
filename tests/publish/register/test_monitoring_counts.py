"""4.13: how many reports of grants were due, are accepted, and are overdue."""

import pytest

from almoner.publish.register.monitoring_counts import reports_of_grants
from tests.review.monitoring.reports import END, END_DUE, MID, a_reported_grant, noon

pytestmark = pytest.mark.django_db


def test_4_13_counts_what_was_due(clock):
    assert reports_of_grants() == []
    grant = a_reported_grant()
    assert reports_of_grants() == []

    grant.accepted(MID)
    clock.set(noon(END_DUE.replace(day=8)))
    words = [one.words for one in reports_of_grants()]
    grant.sent(END)

    assert words == ["1 of 2 reports that were due are accepted, 1 overdue."]
    assert "0 overdue" in reports_of_grants()[0].words
