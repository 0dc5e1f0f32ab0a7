"""Everything that can be done with a panel, in the order of its life."""

from almoner.do.evaluation.convening import (
    add_member,
    agree_confidentiality,
    allocate,
    convene,
    declare_interest,
    start_scoring,
)
from almoner.do.evaluation.meeting import close_panel, moderate, open_meeting, recommend, record_attendance
from almoner.do.evaluation.scoring import agree_correction, ask_correction, finish, score

__all__ = [
    "add_member",
    "agree_confidentiality",
    "agree_correction",
    "allocate",
    "ask_correction",
    "close_panel",
    "convene",
    "declare_interest",
    "finish",
    "moderate",
    "open_meeting",
    "recommend",
    "record_attendance",
    "score",
    "start_scoring",
]
