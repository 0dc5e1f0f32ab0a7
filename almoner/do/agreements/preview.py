"""Who will hear what when a decision is announced: shown before anybody hears."""

from dataclasses import dataclass

from almoner.do.agreements.answers import waiting_bids
from almoner.do.applications.models import Application
from almoner.do.applications.states import RESERVE
from almoner.do.decisions.models import Decision, DecisionLine


@dataclass(frozen=True)
class Letters:
    """Bids by what their applicants will read; `without_bid` are offers to those who sent none."""

    offers: list[Application]
    reserve: list[Application]
    refusals: list[Application]
    without_bid: list[DecisionLine]

    @property
    def all_offers(self) -> list[Application | DecisionLine]:
        return [*self.offers, *self.without_bid]


def letters_of(decision: Decision) -> Letters:
    lines = [line for line in decision.lines.all() if line.application is not None]
    offered = [line.application for line in lines if line.is_agreed and not decision.disagreement]
    refused = [line.application for line in lines if not line.is_agreed or decision.disagreement]
    rest: list[Application] = []
    if decision.round is not None and lines:
        rest = list(waiting_bids(decision))
    return Letters(
        offers=[one for one in offered if one],
        reserve=[one for one in rest if one.status == RESERVE],
        refusals=[one for one in refused if one] + [one for one in rest if one.status != RESERVE],
        without_bid=[
            line
            for line in decision.lines.all()
            if line.application is None
            and line.organisation
            and line.is_agreed
            and not line.for_contract
            and not decision.disagreement
        ],
    )
