"""Closing the panel: what must hold, what is ranked, and that nothing changes afterwards (R4.10-4, T04)."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from almoner.do.evaluation import actions
from almoner.do.evaluation.models import Allocation, Panel, Score
from almoner.do.rounds.models import Round
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_person
from tests.do.evaluation.panels import (
    ENDS,
    GO_ON,
    NOW,
    a_closed_panel,
    a_meeting,
    an_officer,
    bids_of,
    by,
    closed,
    points,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(NOW)


def test_closing_makes_scores_final_and_hands_the_round_on():
    panel = a_closed_panel()
    line = Line.objects.order_by("-seq").first()

    assert (panel.status, panel.access_ends_on, Round.objects.get(pk=panel.round_id).status) == (
        "closed", ENDS, "deciding",
    )  # fmt: skip
    assert panel.minutes.startswith("Bids were taken in order.\n")
    assert "evaluation.close_panel" in line.line
