"""Everything that can be done with a round, in the order of its life."""

from almoner.do.rounds.drafting import draft, revise, set_areas, set_bands, set_criteria, set_priorities
from almoner.do.rounds.publishing import publish
from almoner.do.rounds.running import ask, cancel, close, extend_deadline, log_announcement, publish_answer
from almoner.do.rounds.templates import load_default_template, make_template

__all__ = [
    "ask",
    "cancel",
    "close",
    "draft",
    "extend_deadline",
    "load_default_template",
    "log_announcement",
    "make_template",
    "publish",
    "publish_answer",
    "revise",
    "set_areas",
    "set_bands",
    "set_criteria",
    "set_priorities",
]
