"""When the organisation is paid, in its own words: what was paid, what comes, and what it waits for."""

from dataclasses import dataclass
from datetime import date, datetime

from almoner.do.agreements.models import Agreement
from almoner.do.payments.checking import Checked, checked
from almoner.do.payments.models import Payment
from almoner.do.payments.queries import of_agreement
from almoner.do.payments.states import LEFT, LIVE
from almoner.ground.ui.words import short_day

OURS = "R2.1g-1-hold"
HELD = "We are looking into something first. Write to us if you want to know more."


@dataclass(frozen=True)
class Coming:
    """One instalment as its recipient reads it."""

    due_on: date
    amount_pence: int
    words: str
    colour: str
    because: tuple[str, ...] = ()


def coming(agreement: Agreement, at: datetime) -> list[Coming]:
    """Every instalment, first to last; nothing before they are planned."""
    return [as_read(one) for one in checked(of_agreement(agreement), at)]


def as_read(one: Checked) -> Coming:
    row = one.instalment
    living = [payment for payment in row.payments.all() if payment.status in LIVE]
    if living:
        return Coming(row.due_on, row.amount_pence, *in_a_run(living[0]))
    reasons = tuple(HELD if each.rule == OURS else each.because for each in one.trouble)
    if one.is_ready:
        return Coming(row.due_on, row.amount_pence, "Comes next", "blue", ("It goes into our next pay run.",))
    return Coming(row.due_on, row.amount_pence, "Waits", "grey", reasons)


def in_a_run(payment: Payment) -> tuple[str, str, tuple[str, ...]]:
    """“Paid” only from the day on which the bank has it; the account's last digits are in the letter."""
    day = short_day(payment.run.money_day)
    if payment.status == LEFT and payment.run.status == "paid":
        return "Paid", "green", (f"In your account since {day}.",)
    return "Being paid", "blue", (f"It should be in your account on {day}.",)
