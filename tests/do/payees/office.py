"""An organisation that is paid and an office that verifies, for the tests of each step."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from almoner.analyse.organisations.actions import change_details
from almoner.analyse.organisations.details import details_of as details_of_organisation
from almoner.analyse.organisations.models import Organisation
from almoner.do.payees import actions
from almoner.do.payees.asking import Given
from almoner.do.payees.models import AGREED, BankAccount
from almoner.do.payees.verifying import Answer, Call
from almoner.ground.accounts.models import Person
from almoner.ground.files.store import put_bytes
from tests.builders import NOW, a_person, an_organisation
from tests.do.payees.accounts import some_details
from tests.ground.files.making import plain_pdf
from tests.once_made import once_made

PHONE, OTHER_PHONE = "01632 960001", "01632 960002"
LONG_AGO = NOW - timedelta(days=400)


@dataclass
class Office:
    """Who there is; `at` is the moment of the next step."""

    trust: Organisation
    lead: Person
    finance: Person = field(default_factory=lambda: a_person("finance"))
    second: Person = field(default_factory=lambda: a_person("finance"))
    chief: Person = field(default_factory=lambda: a_person("chief_finance", email="chief@example.org"))
    at: datetime = NOW

    def now(self, person: Person | None) -> dict:
        return {"by": person, "at": self.at}

    def later(self, **amount: float) -> None:
        self.at += timedelta(**amount)

    def asked(self, because: str = "", **given) -> BankAccount:
        details = given.pop("details", None) or some_details()
        self.trust.refresh_from_db()
        more = Given(because, **given)
        return actions.ask(self.trust, **self.now(self.lead), details=details, given=more)

    def entered(self, **given) -> BankAccount:
        paper = put_bytes(plain_pdf(), "letter.pdf")
        return actions.enter(
            self.trust, **self.now(self.finance), way="letterhead", details=some_details(),
            given=Given(paper=paper, **given),
        )  # fmt: skip

    def called(self, account: BankAccount, *, by: Person | None = None, outcome: str = AGREED,
               number: str = PHONE):  # fmt: skip
        call = Call(number, outcome, "Ada Hollis (demo)")
        return actions.call_back(account, **self.now(by or self.finance), call=call)

    def checked(self, account: BankAccount, outcome: str = "full", **answer):
        return actions.check_payee(account, **self.now(self.finance), answer=Answer(outcome, **answer))

    def ready(self, **given) -> BankAccount:
        """Asked for, called back, checked: to be approved."""
        account = self.asked(**given)
        self.called(account)
        self.checked(account)
        return fresh(account)

    def approved(self, **given) -> BankAccount:
        return actions.approve(self.ready(**given), **self.now(self.chief))

    def changes(self, by: Person | None = None, **values) -> None:
        self.trust.refresh_from_db()
        details = replace(details_of_organisation(self.trust), **values)
        self.trust = change_details(self.trust, **self.now(by or self.lead), details=details)


@once_made
def an_office(**values) -> Office:
    lead = a_person(email="lead@example.org")
    defaults = {"phone": PHONE, "email": "office@example.org", "created_at": LONG_AGO}
    return Office(an_organisation("Harbour Trust", lead=lead, **(defaults | values)), lead)


def fresh(account: BankAccount) -> BankAccount:
    return BankAccount.objects.get(pk=account.pk)
