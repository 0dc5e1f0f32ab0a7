"""Where a request stands, as the organisation reads it: four steps, done or to come."""

from typing import Any

from almoner.do.payees.models import BankAccount
from almoner.do.payees.states import APPROVED, ASKED, CALLED
from almoner.ground.ui.words import counted, moment

COLOURS = {
    "asked": "yellow", "called": "yellow", "approved": "blue", "in_use": "green",
    "replaced": "grey", "refused": "red", "voided": "grey",
}  # fmt: skip
PLACES = {ASKED: 1, CALLED: 2, APPROVED: 3}


def steps_of(account: BankAccount) -> list[dict[str, Any]]:
    told = f"We wrote to {counted(account.told, 'address', 'addresses')} that we held for you."
    rest = "Nothing is paid while they rest." if account.is_change else ""
    used_from = moment(account.usable_from) if account.usable_from else "After that"
    steps = [
        (moment(account.asked_at), f"Given by {account.asked_by}", told),
        ("Next", "We call you back", "On a number that we held before these details came."),
        ("Then", "A second person approves them", "After asking the bank whose account it is."),
        (used_from, "They are used", rest),
    ]
    now = PLACES[account.status]
    return [
        {"when": when, "text": text, "detail": detail, "state": state_at(place, now)}
        for place, (when, text, detail) in enumerate(steps)
    ]


def state_at(place: int, now: int) -> str:
    if place == now:
        return "now"
    return "done" if place < now else "next"
