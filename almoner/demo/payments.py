"""Instalments paid by Bacs: made by the finance officer, released by the Chief Finance Officer (4.12)."""

from collections.abc import Iterable
from datetime import date, timedelta

from almoner.demo import reports
from almoner.demo.bank_details import verify_one
from almoner.demo.world import World, on, table
from almoner.do.agreements.models import Agreement
from almoner.do.payments import actions
from almoner.do.payments.checking import checked
from almoner.do.payments.models import UNSPENT, Instalment, PayRun, Recovery
from almoner.do.payments.queries import unpaid
from almoner.do.payments.recovering import Wanted
from almoner.ground.core.calendar import is_working_day

PROVIDER_VERIFIED = date(2026, 5, 11)
FOUR_DAYS = timedelta(days=4)
ASKED_BACK, ASKED_BACK_ON, CAME_ON = "GA-25R2-008", date(2026, 12, 1), date(2026, 12, 8)


def plan(world: World, code: str) -> None:
    """When both have signed: all at once, or 60 and 40 in the hundred."""
    at = on(table("rounds")[code]["signed"] + timedelta(days=1), "08:00")
    for one in signed(code):
        actions.plan(one, by=None, at=at)


def signed(code: str) -> list[Agreement]:
    found = Agreement.objects.filter(line__application__round__code=code, status="signed")
    return list(found.order_by("id"))


def pay_first(world: World, code: str) -> None:
    pay(world, code, table("rounds")[code]["release"], number=1)


def pay_second(world: World, code: str) -> None:
    """The mid-year reports are accepted; then the rest is paid."""
    reports.mid_year(world, code)
    rows = Instalment.objects.filter(agreement__in=signed(code), number=2).order_by("id")
    if rows:
        pay(world, code, rows[0].due_on, number=2)


def pay(world: World, code: str, due: date, *, number: int) -> None:
    """One run for whatever can go; what waits, waits."""
    rows = unpaid(Instalment.objects.filter(agreement__in=signed(code), number=number))
    pay_rows(world, rows, due)


def pay_contract(world: World, quarter: int) -> None:
    """A quarter of the contract that is decided here, at its end; bank details once, before the first."""
    agreement = Agreement.objects.select_related("contract", "line").get(instrument="contract")
    if quarter == 1:
        actions.plan_contract(agreement, by=None, at=on(PROVIDER_VERIFIED, "08:00"))
        verify_one(world, table("contracts")["tender"]["org"], PROVIDER_VERIFIED)
    rows = unpaid(agreement.instalments.filter(number=quarter))
    pay_rows(world, rows, rows[0].due_on)


def pay_rows(world: World, rows: Iterable[Instalment], due: date) -> None:
    day = due
    while not is_working_day(day):
        day += timedelta(days=1)
    made = day - FOUR_DAYS
    while not is_working_day(made):
        made -= timedelta(days=1)
    ready = [one.instalment for one in checked(rows, on(made, "09:30")) if one.is_ready]
    run_through(world, ready, made, day)


def run_through(world: World, ready: list[Instalment], made: date, day: date) -> PayRun:
    finance, chief = world.people["finance"], world.people["chief_finance"]
    run: PayRun = actions.open_run(None, by=finance, at=on(made, "09:30"), instalments=ready, money_day=day)
    run = actions.ask_release(run, by=finance, at=on(made, "09:45"))
    run = actions.release(run, by=chief, at=on(made, "11:00"), digest=run.digest)
    actions.make_file(run, by=None, at=on(made, "11:01"))
    actions.read_file(run, by=finance, at=on(made, "11:20"))
    run = actions.mark_sent(run, by=finance, at=on(made, "11:30"))
    return actions.confirm_run(run, by=finance, at=on(day, "16:00"))  # type: ignore[no-any-return]


def ask_back(world: World) -> Recovery:
    """£2,150 that was not spent, in two parts; the first has come (R4.13-3)."""
    agreement = Agreement.objects.get(reference=ASKED_BACK)
    plan = ((date(2026, 12, 10), 107_500), (date(2027, 1, 29), 107_500))
    because = "One of the two sessional posts was never filled, as the mid-year report says."
    row: Recovery = actions.ask_back(
        agreement,
        by=world.people["finance"],
        at=on(ASKED_BACK_ON, "14:00"),
        wanted=Wanted(215_000, UNSPENT, because, plan),
    )
    actions.receive_repayment(
        row,
        by=world.people["finance"],
        at=on(CAME_ON, "10:00"),
        amount_pence=107_500,
        received_on=CAME_ON,
        bank_reference="REPAYMENT 25R2-008",
    )
    return row
