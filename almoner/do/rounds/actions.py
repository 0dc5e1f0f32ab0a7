"""Everything that can be done with a round, in the order of its life."""

from almoner.do.rounds.drafting import draft, revise
from almoner.do.rounds.form_editing import (
    add_question,
    add_topic,
    drop_question,
    drop_topic,
    move_question,
    move_topic,
    place_question,
    reword_question,
    reword_topic,
)
from almoner.do.rounds.parts import set_areas, set_bands, set_criteria, set_priorities
from almoner.do.rounds.publishing import publish
from almoner.do.rounds.running import ask, cancel, close, extend_deadline, log_announcement, publish_answer
from almoner.do.rounds.templates import keep_as_template, load_default_template, make_template

__all__ = [
    "add_question",
    "add_topic",
    "ask",
    "cancel",
    "close",
    "draft",
    "drop_question",
    "drop_topic",
    "extend_deadline",
    "keep_as_template",
    "load_default_template",
    "log_announcement",
    "make_template",
    "move_question",
    "move_topic",
    "place_question",
    "publish",
    "publish_answer",
    "revise",
    "reword_question",
    "reword_topic",
    "set_areas",
    "set_bands",
    "set_criteria",
    "set_priorities",
]
