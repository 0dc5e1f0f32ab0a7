"""Pilots as cells, what can be done with each, and conversion as a chart."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from almoner.do.graduation.models import Graduation
from almoner.do.graduation.queries import (
    CAME_TO_NOTHING,
    FUNDED,
    ON_ITS_WAY,
    OUTCOMES,
    Conversion,
    outcome_of,
)
from almoner.do.graduation.states import CANDIDATE, NOT_TAKEN
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Part, part_bars
from almoner.ground.ui.words import counted, short_day
from almoner.plan.allocations.models import CoreSchedule

COLOURS = {
    CANDIDATE: "yellow", ON_ITS_WAY: "blue", FUNDED: "green", CAME_TO_NOTHING: "red", NOT_TAKEN: "grey",
}  # fmt: skip
CANDIDATES = (
    ("staff:graduation_propose", "Propose a grant"),
    ("staff:graduation_link", "Link what carries it"),
    ("staff:graduation_leave", "Do not take it on"),
)
Cells = str | dict[str, Any]
COLUMNS = ["Pilot", "Why it is suitable", {"text": "Pilot's sum", "numeric": True}, "What became of it", "Do"]
YEAR_COLUMNS = [
    "Year of the pilot",
    {"text": "Pilots", "numeric": True},
    {"text": "Suitable", "numeric": True},
    {"text": "On their way", "numeric": True},
    {"text": "Funded", "numeric": True},
    {"text": "Funded of suitable", "numeric": True},
]
HEADS = (
    "Agreement", "Bid", "Organisation", "Pilot", "Fund", "Sum", "Year", "Marked", "Why suitable",
    "What became of it", "Carried by", "New sum", "Reason",
)  # fmt: skip


def row_of(one: Graduation, may: bool, schedule: CoreSchedule | None) -> list[object]:
    """`schedule` is the year of core grants that is being planned, if there is one."""
    line, became = one.agreement.line, outcome_of(one)
    here = reverse("staff:agreement", args=[one.agreement.public_id])
    state = {"text": OUTCOMES[became], "colour": COLOURS[became], "note": settled_words(one)}
    return [
        {"text": line.title, "href": here, "note": f"{one.agreement.reference}, {line.organisation}"},
        {"text": one.reason, "note": f"{one.marked_by}, {short_day(one.marked_at)}"},
        in_words(one.agreement.amount_pence),
        state,
        doing(one, became, schedule) if may else carrier_link(one),
    ]


def settled_words(one: Graduation) -> str:
    carrier = one.proposal or one.allocation
    if carrier is None:
        return one.settled_reason
    early = f" Before its report: {one.early_reason}" if one.early_reason else ""
    return f"{carrier.reference}, {in_words(carrier.amount_pence)} from {carrier.budget.fund.code}.{early}"


def carrier_link(one: Graduation) -> Cells:
    if one.proposal:
        href = reverse("staff:proposal", args=[one.proposal.public_id])
        return {"text": one.proposal.reference, "href": href}
    if one.allocation:
        href = f"{reverse('staff:core')}?year={one.allocation.schedule.financial_year}"
        return {"text": one.allocation.reference, "href": href}
    return ""


def doing(one: Graduation, became: str, schedule: CoreSchedule | None) -> Cells:
    """Links: where it goes on, or what can be done with it."""
    if became in (ON_ITS_WAY, FUNDED):
        return carrier_link(one)
    ways = CANDIDATES if became == CANDIDATE else (("staff:graduation_reopen", "Look at it again"),)
    hrefs = [(reverse(route, args=[one.public_id]), words) for route, words in ways]
    if schedule and became == CANDIDATE:
        share = reverse("staff:core_share_new", args=[schedule.public_id])
        hrefs.insert(1, (f"{share}?pilot={one.public_id}", f"Add a core share of {schedule.financial_year}"))
    return {"links": [{"href": href, "text": words, "about": str(one)} for href, words in hrefs]}


def year_row(one: Conversion) -> list[object]:
    return [one.financial_year, one.pilots, one.marked, one.on_their_way, one.funded, f"{one.percent}%"]


def chart(years: Sequence[Conversion]) -> Any:
    """One bar a year: how many of the pilots were found suitable."""
    shown = [one for one in years if one.pilots]
    if not shown:
        return ""
    marked, pilots = sum(one.marked for one in shown), sum(one.pilots for one in shown)
    funded = sum(one.funded for one in shown)
    title = f"{marked} of {counted(pilots, 'pilot')} found suitable to scale, {funded} funded so far"
    rows = [
        Part(one.financial_year, one.marked, one.pilots,
             f"{one.marked} of {counted(one.pilots, 'pilot')} suitable, {one.funded} funded")
        for one in shown
    ]  # fmt: skip
    return part_bars(title, rows)


def cells(one: Graduation) -> list[Cell]:
    line, carrier = one.agreement.line, one.proposal or one.allocation
    return [
        one.agreement.reference, line.application.reference if line.application else "",
        str(line.organisation), line.title, line.budget.fund.name, pounds(one.agreement.amount_pence),
        line.budget.financial_year, one.marked_at.date().isoformat(), one.reason, OUTCOMES[outcome_of(one)],
        carrier.reference if carrier else "", pounds(carrier.amount_pence) if carrier else None,
        one.settled_reason or one.early_reason,
    ]  # fmt: skip
