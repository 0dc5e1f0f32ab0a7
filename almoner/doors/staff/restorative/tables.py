"""Cases, volunteers and figures as cells. No cell of a case holds a name."""

from collections import Counter
from datetime import date
from typing import Any

from django.urls import reverse

from almoner.do.restorative.models import OUTCOMES, SOURCES, STANDINGS, RestorativeCase
from almoner.do.restorative.queries import (
    EXPIRED,
    FINE,
    NEXT_STEP,
    SOON,
    Standing,
    YearFigures,
    first_contact_due,
)
from almoner.do.restorative.states import (
    ALLOCATED,
    ASSESSED,
    CASE,
    CLOSED,
    COMMUNICATION,
    CONSENT,
    FACILITATION,
    REFERRAL,
    SECOND,
)
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.charts import Mark, bars
from almoner.ground.ui.words import number, short_day
from almoner.policy.words import tenths
from almoner.publish.register.restorative import UnitCost

COLOURS = {
    REFERRAL: "yellow", CONSENT: "blue", ASSESSED: "orange", ALLOCATED: "teal", SECOND: "teal",
    FACILITATION: "purple", COMMUNICATION: "green", CLOSED: "grey",
}  # fmt: skip
RISK_COLOURS = {"low": "green", "medium": "yellow", "high": "red"}
READY_COLOURS = {EXPIRED: "red", SOON: "yellow", FINE: "green"}
READY_WORDS = {EXPIRED: "Cannot be allocated", SOON: "Runs out soon", FINE: "In date"}
COLUMNS = ["Case", "Stage", "Risk", "Area", "Referred", "First contact"]
HEADS = ("Reference", "Referred on", "Referred by", "Area", "Kind of harm", "Asked for by", "Risk", "Stage",
         "First contact", "Days to first contact", "Outcome", "Closed on")  # fmt: skip
VOLUNTEERS = [
    "Volunteer", "Stands", "Training until", "DBS until", "Supervised",
    *({"text": one, "numeric": True} for one in ("Cases now", "Hours this year")),
]  # fmt: skip
FIGURES = [
    "Year",
    *({"text": one, "numeric": True} for one in (
        "Referrals", "Closed", "Led to contact", "Of closed", "Days to first contact", "Satisfaction",
        "Cost of one referral",
    )),
]  # fmt: skip
FIGURE_HEADS = ("Year", "Referrals", "Closed", "Led to contact", "Per cent of closed",
                "Median days to first contact", "Satisfaction of 5", "Feedback",
                "Cost of one referral")  # fmt: skip
SIDE_WORDS = {"harmed": "the harmed", "harmer": "who harmed"}


def days_to_contact(one: RestorativeCase) -> int | None:
    return (one.first_contact_on - one.referred_on).days if one.first_contact_on else None


def case_row(one: RestorativeCase, today: date) -> list[object]:
    href = reverse("staff:restorative_case", args=[one.public_id])
    stage = one.get_outcome_display() if one.outcome else NEXT_STEP.get(one.status, "")
    risk = {"text": one.get_risk_display(), "colour": RISK_COLOURS[one.risk]} if one.risk else ""
    asks = f"{one.get_source_display()}, for {SIDE_WORDS[one.initiated_by]}"
    return [
        {"text": one.reference, "href": href, "note": one.get_harm_display()},
        {"text": CASE.words[one.status], "colour": COLOURS[one.status], "note": stage},
        risk,
        one.area.name,
        {"text": short_day(one.referred_on), "note": asks},
        contact_cell(one, today),
    ]


def contact_cell(one: RestorativeCase, today: date) -> object:
    days = days_to_contact(one)
    if days is not None:
        return f"{days} days"
    due = first_contact_due(one)
    words = {"text": f"Due {short_day(due)}", "note": ""}
    return words | ({"text": "Late", "colour": "red", "note": words["text"]} if due < today else {})


def case_cells(one: RestorativeCase) -> list[Cell]:
    return [
        one.reference, one.referred_on, one.get_source_display(), one.area.name, one.get_harm_display(),
        one.get_initiated_by_display(), one.get_risk_display(), CASE.words[one.status], one.first_contact_on,
        days_to_contact(one), one.get_outcome_display(), one.closed_on,
    ]  # fmt: skip


def volunteer_row(one: Standing, today: date) -> list[object]:
    row = one.volunteer
    stands = {"text": READY_WORDS[one.state], "colour": READY_COLOURS[one.state], "note": ""}
    if row.status != "active":
        stands = {"text": dict(STANDINGS)[row.status], "colour": "grey", "note": ""}
    href = reverse("staff:restorative_volunteer", args=[row.public_id])
    hours = {"text": number(one.hours), "href": reverse("staff:restorative_hours", args=[row.public_id])}
    return [
        {"text": str(row), "href": href},
        stands,
        until_cell(one.trained_until, today),
        until_cell(one.dbs_until, today),
        short_day(row.supervised_on),
        number(one.cases),
        hours,
    ]


def until_cell(last: date | None, today: date) -> object:
    if last is None:
        return "Not known"
    return {"text": short_day(last), "note": "ran out" if last < today else ""}


def year_row(one: YearFigures, cost: UnitCost | None) -> list[object]:
    tens, days, share = one.satisfaction_tenths, one.median_days, one.conversion_percent
    each = cost.each_pence if cost else None
    return [
        one.year,
        number(one.referrals),
        number(one.closed),
        number(one.held),
        "" if share is None else f"{share}%",
        "" if days is None else number(days),
        "" if tens is None else f"{tenths(tens)} of 5 ({len(one.scores)})",
        "" if each is None else in_words(each),
    ]


def year_cells(one: YearFigures, cost: UnitCost | None) -> list[Cell]:
    tens = one.satisfaction_tenths
    each = cost.each_pence if cost else None
    return [
        one.year, one.referrals, one.closed, one.held, one.conversion_percent, one.median_days,
        None if tens is None else tenths(tens), len(one.scores), None if each is None else pounds(each),
    ]  # fmt: skip


def charts(one: YearFigures) -> list[Any]:
    """Where the newest year's referrals came from, and what became of those closed."""
    return [
        bars(f"{words} in {one.year}", marks)
        for words, marks in (
            ("Who referred", marks_of(one.by_source, dict(SOURCES))),
            ("What became of cases referred", marks_of(one.by_outcome, dict(OUTCOMES))),
        )
        if marks
    ]


def marks_of(found: Counter[str], words: dict[str, str]) -> list[Mark]:
    return [Mark(words[key], many, number(many)) for key, many in found.most_common()]
