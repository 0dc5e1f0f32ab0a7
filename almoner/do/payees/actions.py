"""Everything that can be done with bank details: ask, verify, approve, use, stop, read; load bank tables."""

from almoner.do.payees.asking import ask, enter, verify_again, withdraw
from almoner.do.payees.loading import load_bank_tables
from almoner.do.payees.using import begin_use, read_details, settle_due, stop, void_changed
from almoner.do.payees.verifying import approve, call_back, check_payee, explain_modulus, refuse

__all__ = [
    "approve",
    "ask",
    "begin_use",
    "call_back",
    "check_payee",
    "enter",
    "explain_modulus",
    "load_bank_tables",
    "read_details",
    "refuse",
    "settle_due",
    "stop",
    "verify_again",
    "void_changed",
    "withdraw",
]
