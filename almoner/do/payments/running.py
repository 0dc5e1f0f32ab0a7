"""A pay run: made by one person, released by another; only then is money paid in the ledger (2.1 g, 4.12)."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import Max

from almoner.do.decisions.content import line_reference
from almoner.do.payments.access import may_pay
from almoner.do.payments.checking import Checked, checked
from almoner.do.payments.models import BACS18, Instalment, Payment, PayRun
from almoner.do.payments.queries import payments_of, unpaid
from almoner.do.payments.states import CHOSEN, DRAFT, LIVE, PAY_RUN, PAYMENT
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import after_working_days, is_working_day, london_date
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.posting import Paying, pay_many
from almoner.policy.findings import run as run_rules
from almoner.policy.payments import BEFORE_ASKING, BEFORE_RELEASE, Release
from almoner.policy.terms import terms_on

MOST_SHOWN = 20


def earliest_day(today: date) -> date:
    """When payees can have the money at the soonest, if the file leaves today."""
    return after_working_days(today, terms_on(today, settings.POLICY_FOLDER).bacs_working_days)


def release_of(run: PayRun, releaser: Person | None, today: date) -> Release:
    return Release(
        terms=terms_on(today, settings.POLICY_FOLDER),
        today=today,
        hands=frozenset(one.public_id for one in (run.made_by, run.asked_by) if one),
        releaser=releaser.public_id if releaser else "",
        money_day=run.money_day,
        is_bank_day=is_working_day(run.money_day),
        earliest_day=earliest_day(today),
        file_format=run.file_format,
    )


@action("payments.open_run", clause="4.12", may=may_pay)
def open_run(
    act: Act, nothing: None, *, instalments: Sequence[Instalment], money_day: date, file_format: str = BACS18
) -> PayRun:
    """Put instalments that nothing stands in the way of into a new run."""
    if not instalments:
        raise Refused("Choose at least one instalment.", {"instalments": ["Choose at least one."]})
    last = PayRun.objects.aggregate(last=Max("number"))["last"] or 0
    run = PayRun(
        number=last + 1, money_day=money_day, file_format=file_format, made_at=act.at, made_by=act.by
    )
    must_be_a_bank_day(run, act)
    act.add(run)
    fill(act, run, instalments)
    return run


def must_be_a_bank_day(run: PayRun, act: Act) -> None:
    found = run_rules(BEFORE_ASKING, release_of(run, act.by, london_date(act.at)))
    if wrong := [f"{one.because} {one.remedy}" for one in found if one.holds_up]:
        raise Refused(wrong, {"money_day": wrong})


def fill(act: Act, run: PayRun, instalments: Sequence[Instalment]) -> None:
    keys = {one.pk for one in instalments}
    list(Instalment.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))
    rows = list(unpaid(Instalment.objects.filter(pk__in=keys)))
    if len(rows) != len(keys):
        raise Refused("Some of these are in another run already, or paid. Look at the list again.")
    found = checked(rows, act.at)
    must_be_ready(found)
    earlier = attempts(rows)
    act.add_all(
        Payment(
            run=run,
            instalment=one.instalment,
            account=one.account,
            reference=reference_of(one.instalment, earlier.get(one.instalment.pk, 0)),
            amount_pence=one.instalment.amount_pence,
        )
        for one in found
    )
    act.note(payments=len(rows), pence=sum(one.amount_pence for one in rows))


def attempts(rows: Sequence[Instalment]) -> dict[int, int]:
    """How often each was tried before."""
    found: dict[int, int] = {}
    for key in Payment.objects.filter(instalment__in=rows).values_list("instalment", flat=True):
        found[key] = found.get(key, 0) + 1
    return found


def reference_of(instalment: Instalment, tried: int) -> str:
    """`26R1-005/1`; the second attempt is `26R1-005/1.2`. The bank gets its first 18 characters."""
    again = f".{tried + 1}" if tried else ""
    return f"{instalment.agreement.reference.removeprefix('GA-')}/{instalment.number}{again}"


def must_be_ready(found: Sequence[Checked]) -> None:
    """Every instalment, or a sentence for each that is not."""
    wrong = [
        f"{row.instalment}: {' '.join(f'{one.because} {one.remedy}'.strip() for one in row.trouble)}"
        for row in found
        if not row.is_ready
    ]
    if wrong:
        raise Refused(wrong[:MOST_SHOWN])


@action("payments.take_out", clause="2.1", may=may_pay)
def take_out(act: Act, run: PayRun, *, payment: Payment) -> PayRun:
    """One payment leaves a run that is still being made."""
    if run.status != DRAFT:
        raise Refused("Only a run that is still being made can be changed. Send it back first.")
    row = run.payments.get(pk=payment.pk)
    act.move(row, PAYMENT, "drop")
    act.save(row)
    return run


def digest_of(run: PayRun, payments: Sequence[Payment]) -> str:
    """Changes with any payment, its sum, its account, or the day."""
    lines = [f"{one.reference}|{one.amount_pence}|{one.account.fingerprint}" for one in payments]
    words = "\n".join([run.reference, run.money_day.isoformat(), run.file_format, *lines])
    return hashlib.sha256(words.encode()).hexdigest()


def chosen(run: PayRun) -> list[Payment]:
    return list(payments_of(run).filter(status=CHOSEN))


@action("payments.ask_release", clause="2.1", may=may_pay)
def ask_release(act: Act, run: PayRun) -> PayRun:
    """The maker is done; somebody else is to look and release."""
    rows = chosen(run)
    if not rows:
        raise Refused("There is no payment in this run.")
    must_be_a_bank_day(run, act)
    act.move(run, PAY_RUN, "ask")
    run.asked_by, run.digest = act.by, digest_of(run, rows)
    return act.save(run)


@action("payments.send_back", clause="2.1", may=may_pay)
def send_back(act: Act, run: PayRun, *, reason: str) -> PayRun:
    """To be changed by whoever made it."""
    must_say_why(reason)
    act.move(run, PAY_RUN, "send_back")
    run.digest = ""
    act.because(reason)
    return act.save(run)


@action("payments.release", clause="4.12", may=may_pay)
def release(act: Act, run: PayRun, *, digest: str) -> PayRun:
    """The second person lets the money go: all is checked again, and the ledger pays all or nothing."""
    rows = chosen(run)
    if digest != run.digest or digest_of(run, rows) != run.digest:
        raise Refused("The run is not the one you looked at. Look at it again before you release it.")
    if not settings.PAYING_ACCOUNT[0]:
        raise Refused(
            "The office's own bank account is not set (ALMONER_PAYING_ACCOUNT). Ask the administrator."
        )
    must_stand(run_rules(BEFORE_RELEASE, release_of(run, act.by, london_date(act.at))))
    must_still_be_ready(act, rows)
    for row in rows:
        row.status = PAYMENT.after(row.status, "leave")
    act.save_all(rows, ["status"])
    pay_many(act, [paying(one) for one in rows])
    act.move(run, PAY_RUN, "release")
    run.released_at, run.released_by = act.at, act.by
    act.note(payments=len(rows), pence=sum(one.amount_pence for one in rows))
    return act.save(run)


def must_still_be_ready(act: Act, rows: Sequence[Payment]) -> None:
    """Nothing has come in the way since, and each account is the one that was chosen."""
    by_key = {one.instalment_id: one for one in rows}
    found = checked([one.instalment for one in rows], act.at)
    must_be_ready(found)
    wrong = []
    for one in found:
        payment = by_key[one.instalment.pk]
        if one.account is None or one.account.pk != payment.account_id:
            wrong.append(f"{payment}: the bank details changed after it was put into the run. Take it out.")
        if payment.amount_pence != one.instalment.amount_pence:
            wrong.append(f"{payment}: the instalment is another sum now. Take it out.")
    if wrong:
        raise Refused(wrong[:MOST_SHOWN])


def paying(payment: Payment) -> Paying:
    line = payment.instalment.line
    return Paying(line.budget, payment.amount_pence, payment.reference, line_reference(line))


@action("payments.cancel_run", clause="2.1", may=may_pay)
def cancel_run(act: Act, run: PayRun, *, reason: str) -> PayRun:
    """Before its release; its instalments can go into another run."""
    must_say_why(reason)
    act.move(run, PAY_RUN, "cancel")
    run.ended_because = reason.strip()
    rows = list(run.payments.filter(status__in=LIVE))
    for row in rows:
        row.status = PAYMENT.after(row.status, "drop")
    act.save_all(rows, ["status"])
    return act.save(run)


def must_say_why(reason: str) -> None:
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter a reason."]})
