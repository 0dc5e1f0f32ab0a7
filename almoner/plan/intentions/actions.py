"""Everything that can be done with the commissioning plan and with the posts that are funded (5.2)."""

from almoner.plan.intentions.planning import (
    drop,
    finish,
    keep_action,
    keep_note,
    link,
    start,
    take_up,
    unlink,
)
from almoner.plan.intentions.posts import count_people, fill_post, keep_post, leave_post

__all__ = [
    "count_people",
    "drop",
    "fill_post",
    "finish",
    "keep_action",
    "keep_note",
    "keep_post",
    "leave_post",
    "link",
    "start",
    "take_up",
    "unlink",
]
