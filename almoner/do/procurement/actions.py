"""Everything that can be done with a procurement, in the order of its life."""

from almoner.do.procurement.awarding import (
    abandon,
    answer_principles,
    close,
    confirm,
    look_again,
    name_winner,
    publish,
    recommend,
)
from almoner.do.procurement.planning import add_notice, keep_lot, plan, revise, set_milestone

__all__ = [
    "abandon",
    "add_notice",
    "answer_principles",
    "close",
    "confirm",
    "keep_lot",
    "look_again",
    "name_winner",
    "plan",
    "publish",
    "recommend",
    "revise",
    "set_milestone",
]
