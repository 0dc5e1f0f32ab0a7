"""What the money is for, as cells and as a chart."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from almoner.do.agreements.models import RATINGS
from almoner.do.decisions.content import line_reference
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Part, part_bars
from almoner.ground.ui.words import counted
from almoner.plan.funds.balances import Balance
from almoner.publish.register.purposes import (
    AIM,
    DUTY,
    PRIORITY,
    PURPOSE,
    Group,
    Spent,
    grouped,
    results_of,
)

TITLES = {
    DUTY: "By statutory duty or power",
    AIM: "By aim of the programme, with what it promises",
    PURPOSE: "By purpose",
    PRIORITY: "By priority of the plan",
}
NAMES = {DUTY: "Duty or power", AIM: "Aim", PURPOSE: "Purpose", PRIORITY: "Priority"}
SUMS = [{"text": words, "numeric": True} for words in ("Awards", "Committed", "Paid", "Share")]
LINES = ["Award", "Decision", "Fund", *({"text": words, "numeric": True} for words in ("Committed", "Paid"))]
HEADS = ("Year", "By", "Name", "Awards", "Committed", "Paid")
WHOLE = 100


def percent(part: int, whole: int) -> str:
    """To the nearest whole per cent, half upwards."""
    return f"{(part * WHOLE * 2 + whole) // (whole * 2)}%" if whole > 0 else ""


def balance_of(rows: Sequence[Spent]) -> Balance:
    return sum((one.balance for one in rows), Balance())


def chart(groups: Sequence[Group], year: str) -> Any:
    """One bar a duty: what is paid of what is committed."""
    shown = [one for one in groups if one.balance.committed_pence > 0]
    if not shown:
        return ""
    whole = sum(one.balance.committed_pence for one in shown)
    first = shown[0].balance.committed_pence
    title = f"{percent(first, whole)} of what is committed for {year} rests on one duty or power"
    return part_bars(title, [part_of(one) for one in shown])


def part_of(one: Group) -> Part:
    now = one.balance
    words = f"{in_words(now.paid_pence)} paid of {in_words(now.committed_pence)}"
    return Part(one.words, now.paid_pence, now.committed_pence, words)


def table(year: str, by: str, groups: Sequence[Group]) -> dict[str, Any]:
    """A line counts under each of its aims, so their shares are of all that is committed."""
    lines = {one.line.pk: one for group in groups for one in group.rows}
    whole = balance_of(list(lines.values())).committed_pence
    more: list[object] = ["Promised results", "Reviews of contracts"] if by == AIM else []
    return {
        "title": TITLES[by],
        "columns": [NAMES[by], *SUMS, *more],
        "rows": [row(year, by, one, whole) for one in groups],
        "adds_up": by != AIM,
    }


def row(year: str, by: str, one: Group, whole: int) -> list[object]:
    asked = urlencode({"year": year, "by": by, "of": one.key})
    name = {"text": one.words, "href": f"?{asked}#lines"} if one.rows else {"text": one.words}
    now = one.balance
    more = results(one) if by == AIM else []
    sums = [in_words(now.committed_pence), in_words(now.paid_pence), percent(now.committed_pence, whole)]
    return [name, f"{len(one.rows):,}", *sums, *more]


def results(one: Group) -> list[object]:
    if not one.rows:
        return ["", ""]
    found = results_of(one)
    promised = f"{counted(found.promised, 'result')} in {counted(found.agreements, 'agreement')}"
    ratings = [f"{many:,} {dict(RATINGS)[rating].lower()}" for rating, many in found.ratings]
    return [promised if found.promised else "None written down", ", ".join(ratings) or "None closed"]


def total(rows: Sequence[Spent]) -> list[object]:
    now = balance_of(rows)
    return ["All", f"{len(rows):,}", in_words(now.committed_pence), in_words(now.paid_pence), ""]


def line_rows(group: Group) -> list[list[object]]:
    return [
        [
            {"text": str(one.line.organisation or one.line.title), "note": one.line.description},
            {"text": line_reference(one.line),
             "href": reverse("staff:decision", args=[one.line.decision.public_id])},
            one.line.budget.fund.name,
            in_words(one.balance.committed_pence),
            in_words(one.balance.paid_pence),
        ]
        for one in group.rows
    ]  # fmt: skip


def cells(year: str, rows: Sequence[Spent]) -> list[list[Cell]]:
    """A year for a spreadsheet: pounds are numbers."""
    return [
        [year, NAMES[by], one.words, len(one.rows), pounds(one.balance.committed_pence),
         pounds(one.balance.paid_pence)]
        for by in TITLES
        for one in grouped(rows, by)
    ]  # fmt: skip
