"""The whole history of one account as a line of steps, and what this person may do with it now."""

from typing import Any

from django.urls import reverse

from almoner.do.payees import access
from almoner.do.payees.models import BankAccount
from almoner.do.payees.states import ASKED, CALLED, IN_USE, OPEN
from almoner.ground.accounts.models import Person
from almoner.ground.ui.words import moment

COLOURS = {
    "asked": "yellow", "called": "orange", "approved": "blue", "in_use": "green",
    "replaced": "grey", "refused": "red", "voided": "grey",
}  # fmt: skip
Step = dict[str, Any]


def history(account: BankAccount) -> list[Step]:
    """Everything that was done, the first thing first."""
    told = f"{account.told} addresses were told."
    steps = [(account.asked_at, f"Given by {account.asked_by}", f"{account.get_way_display()}. {told}")]
    for call in account.calls.all():
        who = f" Spoke to {call.spoke_to}." if call.spoke_to else ""
        said = f"{call.get_outcome_display()}.{who} {call.note}".strip()
        steps.append((call.at, f"{call.by} called {call.number}", said))
    for check in account.payee_checks.all():
        steps.append((check.at, f"Payee check: {check.get_outcome_display()}", check_words(check)))
    if account.approved_at:
        steps.append((account.approved_at, f"Approved by {account.approved_by}", account.approved_because))
    if account.used_from:
        steps.append((account.used_from, "In use from here on", ""))
    if account.ended_at:
        who = f" by {account.ended_by}" if account.ended_by else ""
        steps.append((account.ended_at, f"{account.get_status_display()}{who}", account.ended_because))
    steps.sort(key=lambda one: one[0])
    return [shown(*one) for one in steps]


def shown(at: Any, text: str, detail: str) -> Step:
    return {"when": moment(at), "text": text, "detail": detail, "state": "done"}


def check_words(check: Any) -> str:
    name = f"The bank gave the name “{check.name_returned}”. " if check.name_returned else ""
    kind = f"{check.get_kind_display()}. " if check.kind else ""
    return f"{name}{kind}{check.reason} Written down by {check.by}.".strip()


STEPS = (
    ("Write down the call-back", "staff:bank_call", (ASKED,)),
    ("Approve", "staff:bank_approve", (CALLED,)),
    ("Write down the payee check", "staff:bank_check", (ASKED, CALLED)),
    ("Check the number again", "staff:bank_modulus", (ASKED, CALLED)),
    ("Verify again", "staff:bank_again", (IN_USE,)),
    ("Refuse or void", "staff:bank_end", OPEN),
    ("Stop using it", "staff:bank_end", (IN_USE,)),
)


def doings(person: Person, account: BankAccount) -> list[dict[str, str]]:
    """Buttons, the main one first; nothing for those who may not verify."""
    if not access.may_verify(person, account):
        return []
    return [
        {"text": text, "href": reverse(route, args=[account.public_id])}
        for text, route, states in STEPS
        if account.status in states
    ]
