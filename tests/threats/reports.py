"""Reports of the small office's grant: one being written, and an award from before that has none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from almoner.analyse.organisations.models import EarlierAward
from almoner.review.monitoring import actions
from almoner.review.monitoring.models import MID, Return
from almoner.review.monitoring.writing import Said
from tests.builders import NOW, kept

if TYPE_CHECKING:
    from tests.threats.world import World


def reports(world: World) -> None:
    agreement = world.more["own_agreement"]
    actions.plan_returns(agreement, by=None, at=NOW)
    row = Return.objects.get(agreement=agreement, stage=MID)
    said = Said(narrative="They came.", people_reached=40)
    world.more["own_report"] = actions.save_return(row, by=world.people["own"], at=NOW, said=said, version=0)
    before = {"reference": "CSF-2019-1", "title": "Before", "amount_pence": 1, "fund_code": "CSDF"}
    kept(EarlierAward(organisation=world.groups["own"], decided_on=date(2026, 12, 1), **before))
