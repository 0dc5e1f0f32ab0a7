"""A pay run in words: its steps, its facts, and what this person may do with it now."""

from typing import Any

from django.urls import reverse

from almoner.do.payments import access
from almoner.do.payments.models import PayRun
from almoner.do.payments.states import ASKED, DRAFT, RELEASED, SENT
from almoner.ground.accounts.models import Person
from almoner.ground.ui.words import moment, short_day

RUN_COLOURS = {
    "draft": "grey", "asked": "yellow", "released": "blue", "sent": "purple", "paid": "green",
    "cancelled": "red",
}  # fmt: skip
PAYMENT_COLOURS = {"chosen": "yellow", "left": "green", "returned": "red", "dropped": "grey"}
RECOVERY_COLOURS = {"open": "yellow", "settled": "green", "waived": "grey"}
STEPS = (
    ("Ask for its release", "staff:run_ask", (DRAFT,)),
    ("Look and release", "staff:run_release", (ASKED,)),
    ("The bank has the file", "staff:run_sent", (RELEASED,)),
    ("The statement shows it", "staff:run_confirm", (SENT,)),
    ("Send it back", "staff:run_send_back", (ASKED,)),
    ("Cancel it", "staff:run_cancel", (DRAFT, ASKED)),
)


def doings(person: Person, run: PayRun) -> list[dict[str, str]]:
    """Buttons, the main one first. Whoever made the run is not offered its release."""
    if not access.may_pay(person, run):
        return []
    mine = person.pk in {run.made_by_id, run.asked_by_id}
    found = [
        {"text": text, "href": reverse(route, args=[run.public_id])}
        for text, route, states in STEPS
        if run.status in states and not (mine and route == "staff:run_release")
    ]
    if run.status == RELEASED and access.may_waive(person, run):
        found.append({"text": "Recall it", "href": reverse("staff:run_recall", args=[run.public_id])})
    return found


def facts_of(run: PayRun) -> list[dict[str, str]]:
    return [
        {"question": "Payees have the money on", "answer": short_day(run.money_day)},
        {"question": "File for the bank", "answer": run.get_file_format_display()},
        {"question": "Made by", "answer": run.made_by.name},
        {"question": "Released by", "answer": run.released_by.name if run.released_by else "Nobody yet"},
    ]


def history(run: PayRun) -> list[dict[str, Any]]:
    released = f"Released by {run.released_by}"
    steps = [(run.made_at, f"Made by {run.made_by}"), (run.released_at, released)]
    file = getattr(run, "file", None)
    if file is not None:
        steps.append((file.made_at, f"File {file.name} made, SHA-256 {file.digest[:16]}…"))
    steps += [(run.sent_at, "Given to the bank; payees were told"), (run.confirmed_at, "Confirmed as paid")]
    return [
        {"when": moment(at), "text": text, "detail": "", "state": "done"}
        for at, text in steps
        if at is not None
    ]
