"""Money asked back: how much and why, a plan of repayments, what comes, and what is given up (4.13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from almoner.do.agreements.models import Agreement
from almoner.do.agreements.offering import tell_recipient
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.payments.access import may_pay, may_waive
from almoner.do.payments.models import RECOVERY_REASONS, Recovery, Repayment
from almoner.do.payments.running import must_say_why
from almoner.do.payments.schedule import lines_of
from almoner.do.payments.states import OPEN, RECOVERY
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.balances import balance_under
from almoner.plan.funds.posting import recover


@dataclass(frozen=True)
class Wanted:
    """What is asked back: whole pence, why, and on which days (pence by day)."""

    amount_pence: int
    reason: str
    because: str
    plan: Sequence[tuple[date, int]]


@action("payments.ask_back", clause="4.13", may=may_pay)
def ask_back(act: Act, agreement: Agreement, *, wanted: Wanted) -> Recovery:
    """The recipient is asked, in writing, to repay; never more than was paid and is not asked back yet."""
    must_be_whole(wanted)
    line, most = where_paid(agreement, wanted.amount_pence)
    if wanted.amount_pence > most:
        sentence = f"{in_words(max(most, 0))} can be asked back: so much was paid and is not asked for yet."
        raise Refused(sentence, {"amount_pence": [sentence]})
    row = Recovery(
        agreement=agreement,
        line=line,
        number=agreement.recoveries.count() + 1,
        amount_pence=wanted.amount_pence,
        reason=wanted.reason,
        because=wanted.because.strip(),
        plan=[[day.isoformat(), pence] for day, pence in wanted.plan],
        asked_at=act.at,
        asked_by=act.by,
    )
    act.add(row)
    tell_recipient(
        act,
        agreement,
        "payments/ask_back",
        amount_pence=row.amount_pence,
        because=row.because,
        plan=[f"{in_words(pence)} by {day:%-d %B %Y}" for day, pence in wanted.plan],
    )
    return row


def where_paid(agreement: Agreement, amount_pence: int) -> tuple[DecisionLine, int]:
    """The line out of which so much was paid, and how much of it can be asked back; the largest otherwise."""
    most: list[tuple[int, DecisionLine]] = []
    for line in lines_of(agreement):
        paid = balance_under(line.budget, line_reference(line)).paid_pence
        most.append((paid - still_asked(agreement, line), line))
    fitting = [one for one in most if one[0] >= amount_pence]
    pence, line = fitting[0] if fitting else max(most, key=lambda one: one[0])
    return line, pence


def must_be_whole(wanted: Wanted) -> None:
    planned = sum(pence for _, pence in wanted.plan)
    refuse_unless(
        ("amount_pence", wanted.amount_pence > 0, "Enter a sum of more than nothing."),
        ("reason", wanted.reason in dict(RECOVERY_REASONS), "Choose a reason."),
        ("because", wanted.because.strip(), "Say what happened."),
        ("plan", planned == wanted.amount_pence and all(pence > 0 for _, pence in wanted.plan),
         f"The repayments make {in_words(planned)}, not {in_words(wanted.amount_pence)}."),
    )  # fmt: skip


def still_asked(agreement: Agreement, line: DecisionLine) -> int:
    """Pence asked back and neither repaid nor given up."""
    open_rows = agreement.recoveries.filter(status=OPEN, line=line)
    asked = open_rows.aggregate(sum=Sum("amount_pence"))["sum"] or 0
    back = Repayment.objects.filter(recovery__in=open_rows).aggregate(sum=Sum("amount_pence"))["sum"] or 0
    return int(asked - back)


def left_of(recovery: Recovery) -> int:
    back = recovery.repayments.aggregate(sum=Sum("amount_pence"))["sum"] or 0
    return int(recovery.amount_pence - back)


@action("payments.receive_repayment", clause="4.13", may=may_pay)
def receive_repayment(
    act: Act, recovery: Recovery, *, amount_pence: int, received_on: date, bank_reference: str
) -> Repayment:
    """Money on the bank statement; the ledger gets it back and it is free again."""
    left = left_of(recovery)
    by_field = {
        field: [sentence]
        for field, fine, sentence in (
            ("amount_pence", 0 < amount_pence <= left, f"{in_words(left)} is still to be repaid."),
            ("received_on", received_on <= london_date(act.at), "Enter a day that has come."),
            ("bank_reference", bank_reference.strip(), "Enter what stands on the statement."),
        )
        if not fine
    }
    if recovery.status != OPEN or by_field:
        raise Refused(
            [one for many in by_field.values() for one in many] or "This is settled already.", by_field
        )
    row = Repayment(
        recovery=recovery,
        number=recovery.repayments.count() + 1,
        amount_pence=amount_pence,
        received_on=received_on,
        bank_reference=bank_reference.strip()[:40],
    )
    act.add(row)
    against = line_reference(recovery.line)
    recover(act, recovery.line.budget, amount_pence, str(row), against=against)
    if amount_pence == left:
        act.move(recovery, RECOVERY, "settle")
        act.save(recovery)
    return row


@action("payments.waive", clause="4.13", may=may_waive)
def waive(act: Act, recovery: Recovery, *, reason: str) -> Recovery:
    """What is left is not asked for any more; the Chief Finance Officer says why."""
    must_say_why(reason)
    act.move(recovery, RECOVERY, "waive")
    recovery.waived_because = reason.strip()
    return act.save(recovery)
