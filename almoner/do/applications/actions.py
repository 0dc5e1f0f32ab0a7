"""Everything that can be done with a bid, by its applicant and by the office."""

from almoner.do.applications.endorsing import (
    answer_endorsement,
    keep_letter,
    no_request,
    remind_partner,
    request_endorsement,
)
from almoner.do.applications.entering import enter_for_applicant
from almoner.do.applications.forgetting import anonymise
from almoner.do.applications.setting import (
    set_areas,
    set_budget,
    set_partners,
    set_priorities,
    use_documents,
)
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
from almoner.do.applications.starting import start
from almoner.do.applications.submitting import (
    accept_late,
    confirm,
    keep_copy,
    note_late,
    submit,
    withdraw,
)
from almoner.do.applications.writing import comment, save_answers, save_basics, set_declarations

__all__ = [
    "accept_late",
    "anonymise",
    "answer_endorsement",
    "comment",
    "confirm",
    "consult",
    "enter_for_applicant",
    "fail_sift",
    "find_overlaps",
    "judge",
    "keep_copy",
    "keep_letter",
    "no_request",
    "note_late",
    "open_checks",
    "pass_sift",
    "remind_partner",
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
