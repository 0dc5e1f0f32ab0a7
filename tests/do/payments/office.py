"""A signed agreement, a verified account, two people of finance: what a payment needs; and many of them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from almoner.do.agreements.models import Agreement
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.payees.models import BankAccount
from almoner.do.payments import actions
from almoner.do.payments.models import Instalment, Payment, PayRun
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Allowed
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import Action
from almoner.plan.funds.models import COMMIT, LedgerRow
from tests.builders import NOW, a_person, kept
from tests.do.agreements.awards import a_signed_agreement
from tests.do.payees.accounts import an_account
from tests.once_made import once_made

TODAY = date(2026, 12, 10)
MONEY_DAY = date(2026, 12, 14)


@dataclass
class Office:
    """`at` is the moment of the next step."""

    agreement: Agreement
    account: BankAccount
    finance: Person = field(default_factory=lambda: a_person("finance"))
    chief: Person = field(default_factory=lambda: a_person("chief_finance"))
    officer: Person = field(default_factory=lambda: a_person("officer"))
    at: datetime = NOW

    def now(self, person: Person | None) -> dict:
        return {"by": person, "at": self.at}

    @property
    def instalments(self) -> list[Instalment]:
        return list(self.agreement.instalments.order_by("number"))

    def opened(self, *instalments: Instalment, by: Person | None = None, **values) -> PayRun:
        chosen = instalments or self.instalments
        values = {"instalments": chosen, "money_day": MONEY_DAY} | values
        return actions.open_run(None, **self.now(by or self.finance), **values)

    def asked(self, *instalments: Instalment) -> PayRun:
        return actions.ask_release(self.opened(*instalments), **self.now(self.finance))

    def released(self, *instalments: Instalment) -> PayRun:
        run = self.asked(*instalments)
        return actions.release(run, **self.now(self.chief), digest=run.digest)

    def filed(self, *instalments: Instalment) -> PayRun:
        run = self.released(*instalments)
        actions.make_file(run, **self.now(None))
        return fresh(run)

    def sent(self, *instalments: Instalment) -> PayRun:
        return actions.mark_sent(self.filed(*instalments), **self.now(self.finance))

    def paid_pence(self) -> int:
        rows = self.agreement.line.budget.rows.all()
        signs = {"pay": 1, "unpay": -1, "recover": -1}
        return sum(signs.get(one.kind, 0) * one.amount_pence for one in rows)


@once_made
def an_office(starts_on: date = TODAY, **values) -> Office:
    """£2,000.01, all of it due on the tests' day."""
    agreement = a_signed_agreement()
    agreement.starts_on, agreement.ends_on = starts_on, starts_on + timedelta(days=364)
    kept(agreement)
    account = an_account(agreement.line.organisation)
    actions.plan(agreement, by=None, at=NOW)
    return Office(Agreement.objects.get(pk=agreement.pk), account, **values)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def only(run: PayRun) -> Payment:
    return Payment.objects.select_related("run").get(run=run)


def copies(act: Act, office: Office, *, count: int) -> list[Instalment]:
    first = DecisionLine.objects.select_related("decision").get(pk=office.agreement.line_id)
    begin = first.decision.lines.count()
    lines = act.add_all(a_line(first, position) for position in range(begin + 1, begin + count + 1))
    act.add_all(
        LedgerRow(
            budget_id=first.budget_id, kind=COMMIT, amount_pence=one.amount_pence,
            reference=line_reference(one), against=line_reference(one), at=act.at,
        )
        for one in lines
    )  # fmt: skip
    agreements = act.add_all(an_agreement(office.agreement, one) for one in lines)
    return act.add_all(
        Instalment(
            agreement=one, line=one.line, number=1, amount_pence=one.amount_pence, due_on=london_date(act.at)
        )
        for one in agreements
    )


def a_line(first: DecisionLine, position: int) -> DecisionLine:
    values = {one.attname: getattr(first, one.attname) for one in first._meta.concrete_fields}
    values.pop("id")
    values.pop("public_id")
    made = DecisionLine(
        **values | {"position": position, "amount_pence": 98 + position, "application_id": None}
    )
    made.decision = first.decision
    return made


def an_agreement(first: Agreement, line: DecisionLine) -> Agreement:
    values = {one.attname: getattr(first, one.attname) for one in first._meta.concrete_fields}
    for name in ("id", "public_id", "line_id", "pdf_id"):
        values.pop(name, None)
    return Agreement(
        **values | {"reference": f"GA-X/{line.position:05d}", "line": line, "amount_pence": line.amount_pence}
    )


MANY = Action(
    name="tests.many", clause="4.12", may=lambda person, thing: Allowed("test"), body=copies, system=True
)


def many(office: Office, count: int) -> list[Instalment]:
    """So many more agreements of one sheet, each committed, signed and due."""
    made = MANY(office, by=None, at=office.at, count=count)
    return list(Instalment.objects.filter(pk__in=[one.pk for one in made]).order_by("pk"))
