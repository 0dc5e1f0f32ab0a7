"""What a round waits for next, from its set-up to the last answer."""

from dataclasses import dataclass
from datetime import date, datetime

from almoner.do.rounds.models import Round
from almoner.do.rounds.states import DECIDING, DRAFT, PANEL, PUBLISHED, SIFTING
from almoner.ground.core.calendar import london_date


@dataclass(frozen=True)
class Gate:
    """`moment` where there is an hour, else `day`; neither when nobody set it. `is_late`: it has gone by."""

    words: str
    moment: datetime | None = None
    day: date | None = None
    is_late: bool = False


def of_day(words: str, day: date | None, at: datetime) -> Gate:
    return Gate(words, day=day, is_late=bool(day and day < london_date(at)))


def of_moment(words: str, moment: datetime | None, at: datetime) -> Gate:
    return Gate(words, moment=moment, is_late=bool(moment and moment < at))


def next_gate(round: Round, at: datetime) -> Gate | None:
    """None once everybody is answered, or the round was given up."""
    if round.status == DRAFT:
        return of_moment("Publish it before it opens", round.opens_at, at)
    if round.status == PUBLISHED and round.opens_at and at < round.opens_at:
        return Gate("Opens", moment=round.opens_at)
    if round.status == PUBLISHED:
        return of_moment("Closes", round.closes_at, at)
    gates = {
        SIFTING: ("Bids are checked, then the panel meets", round.panel_on),
        PANEL: ("The panel recommends, then the decision", round.decision_on),
        DECIDING: ("Everybody hears", round.answer_on or round.decision_on),
    }
    return of_day(*gates[round.status], at) if round.status in gates else None
