"""What the bank sends back, one by one or from its list; each is owed again and waits for a person."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from almoner.do.payments.access import may_pay
from almoner.do.payments.filing import tell_payee
from almoner.do.payments.models import Payment
from almoner.do.payments.queries import WORDS
from almoner.do.payments.running import must_say_why, paying
from almoner.do.payments.states import LEFT, PAID, PAYMENT, SENT
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import from_words
from almoner.ground.core.refusals import Refused
from almoner.ground.files import spreadsheet
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.posting import unpay

COLUMNS = ("reference", "amount", "date", "reason")
MOST_BYTES, MOST_ROWS, MOST_SHOWN = 1_000_000, 5_000, 30


@action("payments.record_return", clause="4.12", may=may_pay)
def record_return(act: Act, payment: Payment, *, returned_on: date, reason: str) -> Payment:
    """The money came back: the ledger owes it again, and the instalment is held until it is looked into."""
    must_say_why(reason)
    if payment.run.status not in {SENT, PAID}:
        raise Refused("The bank cannot return what it was not sent.")
    if returned_on > london_date(act.at):
        raise Refused("That day has not come.", {"returned_on": ["Enter a day that has passed."]})
    act.move(payment, PAYMENT, "return")
    payment.ended_on, payment.ended_because = returned_on, reason.strip()[:200]
    act.save(payment)
    one = paying(payment)
    unpay(act, one.budget, one.amount_pence, one.reference, against=one.against)
    instalment = payment.instalment
    instalment.held_because = f"The bank returned {payment.reference}: {payment.ended_because}"
    act.save(instalment)
    tell_payee(act, payment, "payments/returned", reason=payment.ended_because)
    return payment


@dataclass(frozen=True)
class Returned:
    """One line of the bank's list of returned payments; `number` is its place in the file."""

    number: int
    reference: str
    pence: int
    day: date
    reason: str


def read_list(raw: bytes) -> list[Returned]:
    """A CSV file with the columns reference, amount, date (2026-12-10) and reason; errors are by line."""
    wrong: list[str] = []
    found: list[Returned] = []
    for number, row in lines_of(raw):
        try:
            found.append(read_line(number, row))
        except ValueError as no:
            wrong.append(f"Line {number}: {no}")
    seen: set[str] = set()
    for one in found:
        if one.reference in seen:
            wrong.append(f"Line {one.number}: {one.reference} stands in the file twice.")
        seen.add(one.reference)
    if wrong:
        raise Refused(wrong[:MOST_SHOWN], {"file": wrong[:MOST_SHOWN]})
    return found


def lines_of(raw: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line that is not empty, under the names of the first."""
    if len(raw) > MOST_BYTES:
        refuse("The file is larger than a list of returned payments can be.")
    try:
        head, *rows = spreadsheet.read(raw.decode("utf-8-sig")) or [[]]
    except (UnicodeDecodeError, csv.Error):
        refuse("This is not a CSV file in UTF-8.")
    names = [one.strip().lower() for one in head]
    if missing := [one for one in COLUMNS if one not in names]:
        refuse(f"The first line names no column “{missing[0]}”.")
    if not any(rows) or len(rows) > MOST_ROWS:
        refuse("The file has no lines, or too many.")
    for number, row in enumerate(rows, start=2):
        if row:
            yield number, dict(zip(names, row, strict=False))


def refuse(sentence: str) -> NoReturn:
    raise Refused(sentence, {"file": [sentence]})


def read_line(number: int, row: dict[str, str]) -> Returned:
    reference, reason = (row.get("reference") or "").strip(), (row.get("reason") or "").strip()
    if not reference or not reason:
        raise ValueError("the reference or the reason is missing.")
    try:
        day = date.fromisoformat((row.get("date") or "").strip())
    except ValueError:
        raise ValueError("the date is not like 2026-12-10.") from None
    try:
        pence = from_words((row.get("amount") or "").strip())
    except ValueError:
        raise ValueError("the amount is not a sum like 1250.00.") from None
    return Returned(number, reference, pence, day, reason)


@action("payments.take_returns", clause="4.12", may=may_pay)
def take_returns(act: Act, nothing: None, *, lines: Sequence[Returned]) -> int:
    """Every line of the bank's list, or none of them."""
    words = tuple(f"instalment__{one}" for one in WORDS)
    rows = Payment.objects.select_related(*words, "run", "account").filter(
        reference__in=[one.reference for one in lines]
    )
    by_reference = {one.reference: one for one in rows}
    wrong = [
        f"Line {one.number}: {problem}"
        for one in lines
        if (problem := problem_of(one, by_reference.get(one.reference)))
    ]
    if wrong:
        raise Refused(wrong[:MOST_SHOWN], {"file": wrong[:MOST_SHOWN]})
    for one in lines:
        record_return(
            by_reference[one.reference], by=act.by, at=act.at, returned_on=one.day, reason=one.reason
        )
    act.note(returned=len(lines))
    return len(lines)


def problem_of(line: Returned, payment: Payment | None) -> str:
    if payment is None:
        return f"no payment is called {line.reference}."
    if payment.status != LEFT:
        return f"{line.reference} is not paid."
    if payment.amount_pence != line.pence:
        return f"{line.reference} was another sum."
    return ""
