"""Bank details are given: by the organisation's lead, or by finance from a paper. Nothing is paid by it."""

from dataclasses import dataclass, field

from almoner.analyse.organisations.contacts import digits
from almoner.analyse.organisations.models import Organisation
from almoner.do.payees import access
from almoner.do.payees.bank_tables import table_in_use
from almoner.do.payees.models import AGAIN, LETTERHEAD, PORTAL, STATEMENT, BankAccount
from almoner.do.payees.modulus import check
from almoner.do.payees.secrets import Details, details_of, fingerprint, seal
from almoner.do.payees.states import BANK_ACCOUNT, IN_USE, OPEN
from almoner.do.payees.telling import tell_all
from almoner.do.payees.typed import numbers_in
from almoner.ground.core.refusals import Refused
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.bank_details import CANNOT, FAIL, plain_name

FAILS = (
    "The modulus check says that no such account can exist at this sort code. "
    "Look at the digits again. If they are right, write below how you know."
)
SAME = "These are the details that we use already."
NEWER = "A newer request took its place."


@dataclass(frozen=True)
class Given:
    """What came with the details: why, on which paper, and telephone numbers that stand in it."""

    because: str = ""
    modulus_reason: str = ""
    stated_numbers: str = ""
    paper: Checked | None = field(default=None, repr=False)


@action("payees.ask", clause="4.12", may=access.may_ask)
def ask(act: Act, organisation: Organisation, *, details: Details, given: Given) -> BankAccount:
    """The organisation's lead gives bank details, first ones or changed ones."""
    return begun(act, organisation, details, given, PORTAL)


@action("payees.enter", clause="4.12", may=access.may_verify)
def enter(act: Act, organisation: Organisation, *, way: str, details: Details, given: Given) -> BankAccount:
    """Finance enters details from a letterhead or a bank statement, which is kept."""
    if way not in {LETTERHEAD, STATEMENT}:
        raise Refused("Say what the details stand on.", {"way": ["Choose what the details stand on."]})
    if given.paper is None:
        raise Refused("Keep the paper.", {"paper": ["Choose the file of the letterhead or statement."]})
    return begun(act, organisation, details, given, way)


@action("payees.verify_again", clause="4.12", may=access.may_verify)
def verify_again(act: Act, account: BankAccount) -> BankAccount:
    """The details in use go the whole way once more, as when the organisation has a new name."""
    if account.status != IN_USE:
        raise Refused("Only details in use are verified again.")
    given = Given(modulus_reason=account.modulus_reason)
    return begun(act, account.organisation, details_of(account), given, AGAIN)


def begun(act: Act, organisation: Organisation, details: Details, given: Given, way: str) -> BankAccount:
    """A new request takes the place of one under way; everybody known at the organisation hears of it."""
    refuse_the_same(organisation, details, way)
    give_way(act, organisation)
    made = BankAccount(
        organisation=organisation,
        way=way,
        because=given.because.strip(),
        stated_numbers=stated_in(given),
        is_change=organisation.bank_accounts.exclude(used_from=None).exists(),
        asked_at=act.at,
        asked_by=act.by,
    )
    seal(made, details)
    examine(made, details, given.modulus_reason, act)
    if given.paper is not None:
        made.paper = act.add(given.paper.row(by=act.by, at=act.at))
    made.told = tell_all(act, made, "payees/asked", what="change" if made.is_change else "first")
    act.note(way=way, is_change=made.is_change, modulus=made.modulus)
    return act.add(made)


def refuse_the_same(organisation: Organisation, details: Details, way: str) -> None:
    used = organisation.bank_accounts.filter(status=IN_USE).first()
    if used is None or way == AGAIN or used.fingerprint != fingerprint(details):
        return
    if plain_name(used.verified_name) == plain_name(organisation.name):
        raise Refused(SAME, {"account_number": [SAME]})


def give_way(act: Act, organisation: Organisation) -> None:
    """A request under way is void as soon as a newer one comes."""
    for older in organisation.bank_accounts.filter(status__in=OPEN):
        act.move(older, BANK_ACCOUNT, "void")
        older.ended_at, older.ended_by, older.ended_because = act.at, act.by, NEWER
        act.save(older)


def stated_in(given: Given) -> list[str]:
    """Telephone numbers of the request itself, in digits: none of them may be called."""
    found = numbers_in(f"{given.stated_numbers}\n{given.because}\n{given.modulus_reason}")
    return sorted({digits(one) for one in found})


def examine(account: BankAccount, details: Details, reason: str, act: Act) -> None:
    """The modulus check with the table in use; a fail is passed with a written reason only."""
    known = table_in_use()
    account.modulus, account.modulus_table = CANNOT, ""
    if known is not None:
        account.modulus = check(known[1], details.sort_code, details.account_number)
        account.modulus_table = known[0].version
    if account.modulus != FAIL:
        return
    if not reason.strip():
        raise Refused(FAILS, {"modulus_reason": [FAILS]})
    account.modulus_reason, account.modulus_by = reason.strip(), act.by


@action("payees.withdraw", clause="4.12", may=access.may_withdraw)
def withdraw(act: Act, account: BankAccount, *, reason: str) -> BankAccount:
    """A request is taken back before its details are used; what was used before is used on."""
    if account.status not in OPEN:
        raise Refused("This request is not under way any more.")
    return ended(act, account, "void", reason)


def ended(act: Act, account: BankAccount, move: str, reason: str) -> BankAccount:
    """Refused or void, with the reason; everybody who heard of the request hears of its end."""
    if not reason.strip():
        raise Refused("Write the reason.", {"reason": ["Enter a reason."]})
    act.move(account, BANK_ACCOUNT, move)
    account.ended_at, account.ended_by, account.ended_because = act.at, act.by, reason.strip()
    act.because(reason)
    tell_all(act, account, "payees/ended")
    return act.save(account)
