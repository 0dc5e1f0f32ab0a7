"""Everything that can be done with payments."""

from almoner.do.payments.contract_schedule import plan_contract
from almoner.do.payments.filing import confirm_run, make_file, make_files, mark_sent, read_file, recall
from almoner.do.payments.recovering import ask_back, receive_repayment, waive
from almoner.do.payments.returning import record_return, take_returns
from almoner.do.payments.running import (
    ask_release,
    cancel_run,
    open_run,
    release,
    send_back,
    take_out,
)
from almoner.do.payments.schedule import (
    explain_advance,
    explain_late,
    hold,
    lift,
    meet_condition,
    plan,
    replan,
)

__all__ = [
    "ask_back",
    "ask_release",
    "cancel_run",
    "confirm_run",
    "explain_advance",
    "explain_late",
    "hold",
    "lift",
    "make_file",
    "make_files",
    "mark_sent",
    "meet_condition",
    "open_run",
    "plan",
    "plan_contract",
    "read_file",
    "recall",
    "receive_repayment",
    "record_return",
    "release",
    "replan",
    "send_back",
    "take_out",
    "take_returns",
    "waive",
]
