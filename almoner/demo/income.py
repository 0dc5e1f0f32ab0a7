"""What each stream brings: written down and published before its year, received, with figures sent."""

from datetime import date
from typing import Any

from almoner.demo.world import World, on, pence, table
from almoner.plan.funds import receiving
from almoner.plan.funds.anticipated import income_of
from almoner.plan.funds.details import YearDetails
from almoner.plan.funds.income import StreamYear

WRITTEN = {
    "2024/25": date(2024, 2, 26),
    "2025/26": date(2025, 2, 17),
    "2026/27": date(2026, 2, 16),
    "2027/28": date(2026, 12, 2),
}
TODAY, COMING = date(2026, 12, 10), "2027/28"
HALF = 2


def expect(world: World, year: str) -> None:
    """Every stream of the year by a finance officer; published by the chief, but for the coming year."""
    income, day = table("income"), WRITTEN[year]
    place = income["years"].index(year)
    for code, one in income["streams"].items():
        stream = world.streams[code]
        details = YearDetails(
            expected_pence=pence(one["pounds"][place]),
            agreement_reference=one["agreement"],
            is_restricted=stream.is_restricted,
            permitted=tuple(one.get("permitted", ())),
            may_carry_forward=stream.may_carry_forward,
            claw_back=one.get("claw_back", ""),
        )
        receiving.begin_year(
            stream, by=world.people["finance"], at=on(day, "14:00"), financial_year=year, details=details
        )
    if year != COMING:
        chief = world.people["chief_finance"]
        receiving.publish_income(None, by=chief, at=on(day, "16:00"), financial_year=year)


def receive(world: World, year: str) -> None:
    """Money and figures of the year, as far as the demonstration's day."""
    for now in income_of(StreamYear.objects.filter(financial_year=year)):
        row, whole = now.row, now.expected_pence
        if not whole:
            continue
        if not table("income")["streams"][row.stream.code].get("figures"):
            come(world, row, whole, date(int(year[:4]), 4, 30))
            continue
        first = whole // HALF
        come(world, row, first, date(int(year[:4]), 8, 14))
        come(world, row, whole - first, date(int(year[:4]) + 1, 2, 13))
        figures(world, row)


def come(world: World, row: StreamYear, amount: int, day: date) -> None:
    if day > TODAY:
        return
    more: dict[str, Any] = {"amount_pence": amount, "received_on": day}
    reference = f"{row.stream.code} {day:%m/%Y}"
    receiving.receive(row, by=world.people["finance"], at=on(day, "15:00"), reference=reference, **more)


def figures(world: World, row: StreamYear) -> None:
    """Half a year, the months to November, and the whole year; what was due is sent, the next is near."""
    first, finance = int(row.financial_year[:4]), world.people["finance"]
    days = (
        (date(first, 10, 30), "April to September"),
        (date(first, 12, 18), "April to November"),
        (date(first + 1, 4, 30), "the whole year"),
    )
    for due, covers in days:
        made = receiving.ask_return(
            row, by=finance, at=on(date(first, 4, 8), "10:00"), due_on=due, covers=covers
        )
        if due < TODAY:
            receiving.send_return(made, by=finance, at=on(due, "11:00"))
