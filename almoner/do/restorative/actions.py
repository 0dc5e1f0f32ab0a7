"""Everything that can be done in restorative justice (3.10): referrals, casework, closing, volunteers."""

from almoner.do.restorative.closing import close, forget, record_feedback
from almoner.do.restorative.opening import add_party, change_case, change_party, open_case, refer
from almoner.do.restorative.volunteering import keep_volunteer, log_hours
from almoner.do.restorative.working import (
    allocate,
    assess,
    communicate,
    facilitate,
    record_consent,
    record_contact,
)

__all__ = [
    "add_party",
    "allocate",
    "assess",
    "change_case",
    "change_party",
    "close",
    "communicate",
    "facilitate",
    "forget",
    "keep_volunteer",
    "log_hours",
    "open_case",
    "record_consent",
    "record_contact",
    "record_feedback",
    "refer",
]
