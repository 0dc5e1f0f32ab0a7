"""Chapters 2.1g and 4.12: whose bank details money may go to, and what must be done before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from almoner.policy.findings import Force, Verdict, met, not_met
from almoner.policy.rule import rule
from almoner.policy.terms import Terms
from almoner.policy.words import counted, day, listed, moment

FULL, CLOSE, NONE, UNAVAILABLE, UNKNOWN = "full", "close", "none", "unavailable", "unknown"
PASS, FAIL, CANNOT = "pass", "fail", "cannot"
OPEN_WORDS = {
    "asked": "the call-back is not made",
    "called": "nobody has approved them",
    "approved": "they rest before they are used",
}


@dataclass(frozen=True)
class Number:
    """A telephone number that was called, in digits, and since when we held it.

    `is_first` says that no other number was held before it: it came when the organisation did.
    """

    digits: str
    since: datetime
    is_first: bool = False


@dataclass(frozen=True)
class Request:
    """Bank details on their way. `hands` are those who asked, entered, called and checked, with their part.

    `contact_changed_at` is when a telephone number of the organisation was last changed, if ever.
    """

    terms: Terms
    asked_at: datetime
    is_change: bool = False
    called: Number | None = None
    stated_numbers: frozenset[str] = frozenset()
    contact_changed_at: datetime | None = None
    payee_check: str = ""
    payee_name: str = ""
    payee_reason: str = ""
    modulus: str = CANNOT
    modulus_reason: str = ""
    hands: tuple[tuple[str, str], ...] = ()
    approver: str = ""
    shared_with: int = 0
    approver_reason: str = ""


@dataclass(frozen=True)
class Payee:
    """What is held of a payee at a moment. Names are the payee's own: when verified, and now."""

    at: datetime
    in_use: bool = False
    name_verified: str = ""
    name_now: str = ""
    open_state: str = ""
    open_since: datetime | None = None
    rests_until: datetime | None = None


def rests_until(approved_at: datetime, is_change: bool, terms: Terms) -> datetime:
    """A first account is used at once; changed details rest."""
    return approved_at + timedelta(hours=terms.bank_change_hold_hours if is_change else 0)


def plain_name(name: str) -> str:
    return " ".join(name.casefold().split())


@rule(
    "4.12", id="R4.12-2-call", asks="Was a number called that was held before the request?", force=Force.MUST
)
def called_a_number_held_before(asked: Request) -> Verdict:
    called = asked.called
    if called is None:
        return not_met("Nobody has called the organisation back.", "Call a number held before the request.")
    if called.since >= asked.asked_at:
        return not_met(
            f"This number came to us on {day(called.since.date())}, with the request or after it.",
            "Call a number that was held before the request.",
        )
    if called.digits in asked.stated_numbers:
        return not_met(
            "This number stands in the request itself.", "Call a number that does not come from the request."
        )
    needed = timedelta(days=asked.terms.call_back_number_days)
    if not called.is_first and asked.asked_at - called.since < needed:
        return not_met(
            f"This number was held for less than {counted(asked.terms.call_back_number_days, 'day')} "
            "before the request.",
            "Call the one that was held before it.",
        )
    return met()


@rule("4.12", id="R4.12-2-contact", asks="Is the organisation's number unchanged since?", force=Force.MUST)
def contact_is_unchanged(asked: Request) -> Verdict:
    changed = asked.contact_changed_at
    if changed is None or changed < asked.asked_at:
        return met()
    return not_met(
        f"The organisation's telephone number was changed on {day(changed.date())}, after the request.",
        "These details are void. They must be asked for again, and an earlier number called.",
    )


@rule("4.12", id="R4.12-2-payee", asks="Does the payee check agree with the name?", force=Force.SHOULD)
def payee_check_agrees(asked: Request) -> Verdict:
    if asked.payee_check in {FULL, ""}:
        return met("" if asked.payee_check else "That the check was made is asked by itself.")
    said = {
        CLOSE: f"The bank says the name is nearly right: “{asked.payee_name}”.",
        NONE: "The bank says the name does not match.",
        UNAVAILABLE: "The bank could not check the name.",
        UNKNOWN: "The bank does not recognise the account.",
    }
    return not_met(said[asked.payee_check], "Say why it may go on; the second person says so too.")


@rule("4.12", id="R4.12-2-checked", asks="Was the payee check made?", force=Force.MUST)
def payee_check_is_made(asked: Request) -> Verdict:
    if asked.payee_check == FULL or (asked.payee_check and asked.payee_reason.strip()):
        return met()
    if asked.payee_check:
        return not_met("The payee check is not a full match and no reason is written.", "Write the reason.")
    return not_met("No payee check is recorded.", "Record what the bank answered.")


@rule("4.12", id="R4.12-2-modulus", asks="Can the account number exist?", force=Force.SHOULD)
def passes_modulus_check(asked: Request) -> Verdict:
    if asked.modulus != FAIL:
        return met("" if asked.modulus == PASS else "This sort code cannot be checked by arithmetic.")
    return not_met(
        "The modulus check says that no such account can exist at this sort code.",
        "Most likely a digit is wrong. To go on, write down why.",
    )


@rule("4.12", id="R4.12-2-shared", asks="Is the account this payee's alone?", force=Force.SHOULD)
def account_is_not_shared(asked: Request) -> Verdict:
    if not asked.shared_with:
        return met()
    return not_met(
        f"{counted(asked.shared_with, 'other organisation')} gave the same account.",
        "Find out why before money goes there.",
    )


@rule("2.1", id="R2.1g-1-bank", asks="Does a second person approve the details?", force=Force.MUST)
def approved_by_another_person(asked: Request) -> Verdict:
    done = [part for person, part in asked.hands if person == asked.approver]
    if not done:
        return met()
    return not_met(
        f"Whoever approves bank details has no other part in them; this person {listed(done)}.",
        "Somebody else approves them.",
    )


@rule("4.12", id="R4.12-2", asks="Are the bank details verified and unchanged since?", force=Force.MUST)
def verified_and_unchanged(payee: Payee) -> Verdict:
    if payee.open_state:
        what = "Changed bank details" if payee.in_use else "Bank details"
        since = f" were given on {day(payee.open_since.date())}" if payee.open_since else " were given"
        rest = f" (until {moment(payee.rests_until)})" if payee.rests_until else ""
        return not_met(f"{what}{since} and {OPEN_WORDS[payee.open_state]}{rest}.", "Verify them first.")
    if not payee.in_use:
        return not_met("No bank details are verified.", "Ask the organisation for them, and verify them.")
    if plain_name(payee.name_verified) != plain_name(payee.name_now):
        return not_met(
            f"The organisation was called “{payee.name_verified}” when its bank details were verified.",
            "Verify them again under its new name.",
        )
    return met()


BEFORE_APPROVAL = (
    called_a_number_held_before,
    contact_is_unchanged,
    payee_check_is_made,
    payee_check_agrees,
    passes_modulus_check,
    account_is_not_shared,
    approved_by_another_person,
)
BEFORE_PAYMENT = (verified_and_unchanged,)
