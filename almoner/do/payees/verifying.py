"""Bank details are verified: a call to a number held before, the bank's answer, a second person."""

from dataclasses import dataclass, replace

from almoner.analyse.organisations.contacts import Held, digits, held
from almoner.analyse.organisations.models import PHONE
from almoner.do.payees import access, facts
from almoner.do.payees.asking import ended, examine
from almoner.do.payees.models import (
    ACCOUNT_KINDS,
    AGREED,
    CALL_OUTCOMES,
    CHECK_OUTCOMES,
    DENIED,
    BankAccount,
    CallBack,
    PayeeCheck,
)
from almoner.do.payees.secrets import details_of
from almoner.do.payees.states import ASKED, BANK_ACCOUNT, CALLED
from almoner.do.payees.telling import warn_office
from almoner.do.payees.using import begin_use
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.bank_details import CLOSE, FULL, called_a_number_held_before, rests_until
from almoner.policy.findings import Finding

NOT_OURS = "The organisation says that it did not ask for this."


@dataclass(frozen=True)
class Call:
    """A call as it is written down; `number` is one of those held of the organisation."""

    number: str
    outcome: str
    spoke_to: str = ""
    note: str = ""


@dataclass(frozen=True)
class Answer:
    """What the bank said of the payee."""

    outcome: str
    name_returned: str = ""
    kind: str = ""
    reason: str = ""


@action("payees.call_back", clause="4.12", may=access.may_verify)
def call_back(act: Act, account: BankAccount, *, call: Call) -> CallBack:
    """Whoever called writes down the number, who answered, and whether they asked for this."""
    refuse_unless(account, ASKED)
    refuse_call(call)
    known = number_held(account, call.number)
    made = CallBack(
        account=account, number=known.value, held_since=known.since, outcome=call.outcome,
        spoke_to=call.spoke_to.strip(), note=call.note.strip(), at=act.at, by=act.by,
    )  # fmt: skip
    refuse_number(account, made)
    act.add(made)
    act.note(outcome=call.outcome)
    if call.outcome == AGREED:
        act.move(account, BANK_ACCOUNT, "call_back")
        act.save(account)
    if call.outcome == DENIED:
        warn_office(act, account)
        ended(act, account, "refuse", NOT_OURS)
    return made


def refuse_call(call: Call) -> None:
    if call.outcome not in dict(CALL_OUTCOMES):
        raise Refused("Say what came of the call.", {"outcome": ["Choose what came of the call."]})
    if call.outcome == AGREED and not call.spoke_to.strip():
        raise Refused("Say whom you spoke to.", {"spoke_to": ["Enter the name of the person you spoke to."]})


def number_held(account: BankAccount, number: str) -> Held:
    """The number among all that were ever held of the organisation, since it was held last."""
    for one in held(account.organisation, PHONE):
        if digits(one.value) == digits(number):
            return one
    sentence = "We never held this number for the organisation. Call one that was held before the request."
    raise Refused(sentence, {"number": [sentence]})


def refuse_number(account: BankAccount, call: CallBack) -> None:
    asked = replace(facts.request_of(account), called=facts.number_of(call, account))
    found = called_a_number_held_before(asked)
    if found.blocks:
        raise Refused(f"{found.because} {found.remedy}", {"number": [found.because]})


@action("payees.check_payee", clause="4.12", may=access.may_verify)
def check_payee(act: Act, account: BankAccount, *, answer: Answer) -> PayeeCheck:
    """What the bank answered is written down by hand; all but a full match needs a reason."""
    refuse_unless(account, ASKED, CALLED)
    wrong = {
        "outcome": (answer.outcome not in dict(CHECK_OUTCOMES), "Choose what the bank answered."),
        "kind": (answer.kind not in dict(ACCOUNT_KINDS), "Choose what kind of account it is."),
        "name_returned": (
            answer.outcome == CLOSE and not answer.name_returned.strip(),
            "Enter the name that the bank gave.",
        ),
        "reason": (
            answer.outcome != FULL and not answer.reason.strip(),
            "Enter why it may go on: a second person will decide on it.",
        ),
    }
    if by_field := {name: [sentence] for name, (is_wrong, sentence) in wrong.items() if is_wrong}:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    act.note(outcome=answer.outcome, account_kind=answer.kind)
    return act.add(
        PayeeCheck(
            account=account, outcome=answer.outcome, name_returned=answer.name_returned.strip(),
            kind=answer.kind, reason=answer.reason.strip(), at=act.at, by=act.by,
        )
    )  # fmt: skip


@action("payees.explain_modulus", clause="4.12", may=access.may_verify)
def explain_modulus(act: Act, account: BankAccount, *, reason: str) -> BankAccount:
    """Why details may go on that fail the modulus check of a table loaded since."""
    refuse_unless(account, ASKED, CALLED)
    examine(account, details_of(account), reason, act)
    return act.save(account)


@action("payees.approve", clause="2.1", may=access.may_verify)
def approve(act: Act, account: BankAccount, *, because: str = "") -> BankAccount:
    """The second person: changed details rest from now on, first ones are used at once."""
    refuse_unless(account, CALLED)
    if account.modulus != "fail":
        examine(account, details_of(account), account.modulus_reason, act)
    found = facts.findings(account, at=act.at, approver=act.by, because=because)
    refuse_findings(found, because)
    act.move(account, BANK_ACCOUNT, "approve")
    account.approved_at, account.approved_by, account.approved_because = act.at, act.by, because.strip()
    account.verified_name = account.organisation.name
    account.usable_from = rests_until(act.at, account.is_change, facts.terms_of(account))
    act.because(because)
    act.note(rests=account.is_change, passed=[one.rule for one in found if one.needs_reason])
    act.save(account)
    if account.usable_from > act.at:
        return account
    used: BankAccount = begin_use(account, by=None, at=act.at)
    return used


def refuse_findings(found: tuple[Finding, ...], because: str) -> None:
    must_stand(found)
    warned = [one.because for one in found if one.needs_reason]
    if warned and not because.strip():
        raise Refused(warned, {"because": ["Write why the details may be used in spite of the warnings."]})


@action("payees.refuse", clause="4.12", may=access.may_verify)
def refuse(act: Act, account: BankAccount, *, reason: str) -> BankAccount:
    """The details are not verified, and never used."""
    return ended(act, account, "refuse", reason)


def refuse_unless(account: BankAccount, *states: str) -> None:
    if account.status not in states:
        raise Refused(f"This cannot be done now: the details are {account.get_status_display().lower()}.")
