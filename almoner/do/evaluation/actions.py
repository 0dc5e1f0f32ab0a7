"""Everything that can be done with a panel, in the order of its life."""

from almoner.do.evaluation.convening import (
    add_member,
    agree_confidentiality,
    allocate,
    convene,
    invite_member,
    leave,
    remind,
    revise,
    start_scoring,
)
from almoner.do.evaluation.correcting import agree_correction, ask_correction
from almoner.do.evaluation.forgetting import anonymise
from almoner.do.evaluation.interests import declare_interest, open_bid
from almoner.do.evaluation.meeting import close_panel, moderate, open_meeting, recommend, record_attendance
from almoner.do.evaluation.scoring import finish, score

__all__ = [
    "add_member",
    "agree_confidentiality",
    "agree_correction",
    "allocate",
    "anonymise",
    "ask_correction",
    "close_panel",
    "convene",
    "declare_interest",
    "finish",
    "invite_member",
    "leave",
    "moderate",
    "open_bid",
    "open_meeting",
    "recommend",
    "record_attendance",
    "remind",
    "revise",
    "score",
    "start_scoring",
]
