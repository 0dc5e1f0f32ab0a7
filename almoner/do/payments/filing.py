"""The file of a released run: made once by the worker, kept encrypted, read by finance, sent, confirmed."""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings

from almoner.do.payees.secrets import details_of, opened, sealed
from almoner.do.payments import bacs, pain
from almoner.do.payments.access import may_pay, may_waive
from almoner.do.payments.models import BACS18, BankFile, Payment, PayRun
from almoner.do.payments.queries import payments_of
from almoner.do.payments.running import must_say_why, paying
from almoner.do.payments.states import CANCELLED, LEFT, PAY_RUN, PAYMENT, RELEASED
from almoner.ground.core.calendar import after_working_days, london_date
from almoner.ground.core.refusals import Answer, Denied, Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.posting import unpay

ENDINGS = {BACS18: "txt", "pain001": "xml"}
SERIALS = 10**6


def nobody(person: Any, thing: object) -> Answer:
    return Denied("The file is made by itself.")


@action("payments.make_file", clause="4.12", may=nobody, system=True)
def make_file(act: Act, run: PayRun) -> BankFile:
    """The bytes for the bank. A second asking gives the first file again: nothing is paid by two files."""
    made = BankFile.objects.filter(run=run).first()
    if made is not None:
        return made
    if run.status != RELEASED:
        raise Refused("Only a released run has a file.")
    rows = list(payments_of(run).filter(status=LEFT))
    words = written(run, rows)
    digest = hashlib.sha256(words).hexdigest()
    total = sum(one.amount_pence for one in rows)
    name = f"{run.reference}.{ENDINGS[run.file_format]}"
    file = BankFile(
        run=run, name=name, digest=digest, sealed=sealed(words, bound(run)), lines=len(rows),
        total_pence=total, made_at=act.at,
    )  # fmt: skip
    act.note(sha256=digest, lines=len(rows), pence=total)
    return act.add(file)


def bound(run: PayRun) -> bytes:
    return f"file|{run.public_id}".encode()


def written(run: PayRun, rows: list[Payment]) -> bytes:
    """Depends on the run alone, so that it is the same whenever it is made."""
    file = submission(run, rows)
    if run.file_format == BACS18:
        return bacs.written(file)
    return pain.written(file, run=run.reference, made_at=run.released_at or run.made_at)


def submission(run: PayRun, rows: list[Payment]) -> bacs.Submission:
    """Bacs processes the file on the working day before payees have the money."""
    user, sort_code, account, name = settings.PAYING_ACCOUNT
    created = london_date(run.released_at or run.made_at)
    between = after_working_days(created, 1)
    while after_working_days(between, 1) < run.money_day:
        between = after_working_days(between, 1)
    return bacs.Submission(
        service_user=user,
        sort_code=sort_code,
        account_number=account,
        name=name,
        serial=f"{run.number % SERIALS:06d}",
        created_on=created,
        processed_on=between,
        credits=[credit(one) for one in rows],
    )


def credit(payment: Payment) -> bacs.Credit:
    to = details_of(payment.account)
    return bacs.Credit(
        to.sort_code, to.account_number, to.account_name, payment.amount_pence, payment.reference
    )


@action("payments.read_file", clause="4.12", may=may_pay)
def read_file(act: Act, run: PayRun) -> bytes:
    """The bytes of a run that was not recalled; the record says who took them."""
    file = BankFile.objects.filter(run=run).first()
    if file is None or run.status == CANCELLED:
        raise Refused("This run has no file for the bank.")
    words = opened(file.sealed, bound(run))
    if hashlib.sha256(words).hexdigest() != file.digest:
        raise Refused("The file is not the one that was made.")
    act.note(sha256=file.digest)
    return words


@action("payments.mark_sent", clause="4.12", may=may_pay)
def mark_sent(act: Act, run: PayRun) -> PayRun:
    """The bank has the file: each payee is told what comes and when."""
    if not BankFile.objects.filter(run=run).exists():
        raise Refused("The file is not made yet.")
    act.move(run, PAY_RUN, "mark_sent")
    run.sent_at = act.at
    for one in payments_of(run).filter(status=LEFT):
        tell_payee(act, one, "payments/remittance")
    return act.save(run)


def tell_payee(act: Act, payment: Payment, letter: str, **values: Any) -> None:
    line = payment.instalment.line
    bid, organisation = line.application, line.organisation
    to = bid.letters_to if bid else organisation.email if organisation else ""
    if to:
        act.tell(
            to,
            letter,
            reference=payment.reference,
            project=line.title,
            amount_pence=payment.amount_pence,
            last_four=payment.account.last_four,
            money_day=payment.run.money_day,
            **values,
        )


@action("payments.confirm_run", clause="4.12", may=may_pay)
def confirm_run(act: Act, run: PayRun) -> PayRun:
    """The bank statement shows that the run left our account."""
    if london_date(act.at) < run.money_day:
        raise Refused(f"The money arrives on {run.money_day:%-d %B %Y}; confirm it from then on.")
    act.move(run, PAY_RUN, "confirm")
    run.confirmed_at = act.at
    return act.save(run)


@action("payments.recall", clause="2.1", may=may_waive)
def recall(act: Act, run: PayRun, *, reason: str) -> PayRun:
    """A released run whose file has not gone to the bank: nothing of it is paid, and its file is void."""
    must_say_why(reason)
    act.move(run, PAY_RUN, "recall")
    run.ended_because = reason.strip()
    rows = list(payments_of(run).filter(status=LEFT))
    for row in rows:
        row.status = PAYMENT.after(row.status, "recall")
        one = paying(row)
        unpay(act, one.budget, one.amount_pence, one.reference, against=one.against)
    act.save_all(rows, ["status"])
    return act.save(run)


def released_without_file() -> list[PayRun]:
    return list(PayRun.objects.filter(status=RELEASED, file__isnull=True).order_by("number"))


def make_files(at: datetime) -> None:
    for run in released_without_file():
        make_file(run, by=None, at=at)
