"""Bank details of those who are paid: given after the signature, verified before the first payment day.

Sort code and numbers are those of the invented table: 00-00-00 belongs to no bank.
"""

from datetime import date, timedelta

from almoner.analyse.organisations.models import Organisation
from almoner.demo.bidding import tables
from almoner.demo.world import World, on, table
from almoner.do.agreements.models import Agreement
from almoner.do.payees import actions
from almoner.do.payees.asking import Given
from almoner.do.payees.models import BankAccount
from almoner.do.payees.secrets import Details
from almoner.do.payees.verifying import Answer, Call

SORT_CODE = "000000"
CHANGED = "O20"
CHANGED_ON = date(2026, 11, 24)
CHANGE = Given("We moved to another bank. The old account closes at the end of the year.")


def verify(world: World, code: str) -> None:
    """Those of a round who signed and whose details are not held yet, each through all steps."""
    day = table("rounds")[code]["signed"]
    signed = Agreement.objects.filter(line__application__round__code=code, status="signed")
    references = set(signed.values_list("line__application__reference", flat=True))
    keys = sorted({row["org"] for reference, row in tables(code).items() if reference in references})
    held = set(BankAccount.objects.values_list("organisation", flat=True))
    for key in keys:
        if world.organisations[key].pk not in held:
            verify_one(world, key, day)


def verify_one(world: World, key: str, day: date) -> None:
    organisation, finance = world.organisations[key], world.people["finance"]
    account = given(world, key, day, f"{int(key[1:]):08d}", Given())
    call = Call(organisation.phone, "agreed", world.people[f"{key}_lead"].name)
    actions.call_back(account, by=finance, at=on(day + timedelta(days=3), "10:30"), call=call)
    answer = Answer("full", kind="business")
    actions.check_payee(account, by=finance, at=on(day + timedelta(days=3), "10:50"), answer=answer)
    actions.approve(account, by=world.people["chief_finance"], at=on(day + timedelta(days=4), "09:15"))


def given(world: World, key: str, day: date, number: str, more: Given) -> BankAccount:
    organisation: Organisation = world.organisations[key]
    made: BankAccount = actions.ask(
        organisation,
        by=world.people[f"{key}_lead"],
        at=on(day, "16:00"),
        details=Details(SORT_CODE, number, organisation.name[:70]),
        given=more,
    )
    return made


def change_one(world: World) -> None:
    """A change that nobody has called back about yet: the payment of 26R1-005 is held (R4.12-2)."""
    given(world, CHANGED, CHANGED_ON, "00009020", CHANGE)
