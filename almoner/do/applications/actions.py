"""Everything that can be done with a bid, by its applicant and by the office."""

from almoner.do.applications.endorsing import answer_endorsement, no_request, request_endorsement
from almoner.do.applications.sift_actions import (
    consult,
    fail_sift,
    find_overlaps,
    judge,
    open_checks,
    pass_sift,
    reply,
    view_overlap,
)
from almoner.do.applications.starting import (
    save_answers,
    save_basics,
    set_areas,
    set_budget,
    set_declarations,
    set_partners,
    set_priorities,
    start,
    use_documents,
)
from almoner.do.applications.submitting import accept_late, comment, note_late, submit, withdraw

__all__ = [
    "accept_late",
    "answer_endorsement",
    "comment",
    "consult",
    "fail_sift",
    "find_overlaps",
    "judge",
    "no_request",
    "note_late",
    "open_checks",
    "pass_sift",
    "reply",
    "request_endorsement",
    "save_answers",
    "save_basics",
    "set_areas",
    "set_budget",
    "set_declarations",
    "set_partners",
    "set_priorities",
    "start",
    "submit",
    "use_documents",
    "view_overlap",
    "withdraw",
]
