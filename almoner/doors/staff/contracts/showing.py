"""Contracts as rows, cells, facts and steps of a timeline."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from almoner.do.agreements import yearly
from almoner.do.agreements.contracts import added, alarms, running_of
from almoner.do.agreements.models import Contract
from almoner.do.agreements.states import CLOSED
from almoner.ground.accounts.models import Person
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.ground.ui.words import short_day
from almoner.policy.contract_changes import percent_tenths
from almoner.policy.contracts import extension_due, recommission_window
from almoner.policy.procurement import words_of
from almoner.policy.words import tenths

YEAR_HEADS = ("Decided", "Committed", "Paid", "Not decided yet")
COLUMNS = ["Service", "Provider", "Fund", {"text": "A year", "numeric": True}, "Ends", "At the latest",
           "What is due"]  # fmt: skip
HEADS = (
    "Reference", "Service", "Provider", "Fund", "Value of a year", "Value of the first term", "Start",
    "End of the first term", "Extensions allowed (months)", "Extensions used", "Ends", "At the latest",
    "Signed", "Decision", "Copy", "What is due",
)  # fmt: skip


def state_of(row: Contract, today: date) -> tuple[str, str]:
    """Words and colour."""
    if row.signed_on is None:
        return "To be signed", "yellow"
    if row.ends_on < today:
        return "Ended", "grey"
    return ("Running", "green") if row.starts_on <= today else ("Signed, not begun", "blue")


SHORT = {
    "R3.9-6": "Decide on its extension",
    "R2.1c-2": "Decide what follows",
    "R1.9-5": "Publish or withhold the copy",
    "R2.1i-2-due": "Review it before its extension",
    "R2.1j-1": "Review it with its users",
}


def due_words(row: Contract, at: datetime) -> str:
    return " ".join(f"{one.because} ({one.clause})" for one in alarms(row, at=at))


def next_due(row: Contract, at: datetime) -> dict[str, str]:
    """The most pressing thing, and how many there are beside it."""
    found = alarms(row, at=at)
    if not found:
        return {"text": ""}
    more = len(found) - 1
    return {"text": SHORT[found[0].rule], "note": f"and {more} more" if more else ""}


def row_of(row: Contract, at: datetime, today: date) -> list[object]:
    words, _ = state_of(row, today)
    href = reverse("staff:contract", args=[row.public_id])
    return [
        {"text": row.title, "href": href, "note": f"{row.reference}. {words}"},
        str(row.provider),
        row.fund.name,
        in_words(row.annual_pence),
        short_day(row.ends_on),
        short_day(row.latest_end),
        next_due(row, at),
    ]


def cells(row: Contract, at: datetime) -> list[Cell]:
    return [
        row.reference, row.title, str(row.provider), row.fund.name, pounds(row.annual_pence),
        pounds(row.value_pence), row.starts_on, row.initial_end,
        ", ".join(str(one) for one in row.extension_months), row.extensions_used, row.ends_on,
        row.latest_end, row.signed_on, row.decided_in, row.get_copy_state_display(), due_words(row, at),
    ]  # fmt: skip


def facts_of(row: Contract) -> list[dict[str, object]]:
    left = row.extension_months[row.extensions_used :]
    months = " and ".join(str(one) for one in left)
    copy = f"{row.get_copy_state_display()}. {row.copy_reason}" if row.copy_state else ""
    more, _ = added(row)
    share = tenths(percent_tenths(more, row.value_pence))
    grown = (
        f"{in_words(row.value_pence + more)}, {in_words(more)} ({share}%) more than at first" if more else ""
    )
    follows = str(row.successor) if row.successor else row.next_note
    return [
        {"question": "Provider", "answer": str(row.provider)},
        {"question": "The service", "answer": row.service, "missing": "Nothing said"},
        {"question": "Fund", "answer": row.fund.name},
        {"question": "Value of a year", "answer": in_words(row.annual_pence)},
        {"question": "Value of the first term", "answer": in_words(row.value_pence)},
        {"question": "Value with variations", "answer": grown, "missing": "As at first"},
        {"question": "Paid", "answer": f"{row.get_payments_a_year_display()}, afterwards"},
        {"question": "Volume assumed", "answer": row.volume, "missing": "Nothing said"},
        {"question": "Extensions left", "answer": f"{months} months" if left else "None"},
        {
            "question": "Decision before this system",
            "answer": row.decided_in,
            "missing": "None: decided here",
        },
        {"question": "Copy for the public", "answer": copy, "missing": "Not yet"},
        {"question": "Next review", "answer": short_day(row.review_on), "missing": "No day yet"},
        {"question": "What follows", "answer": follows, "missing": "Nothing planned"},
        {"question": "Kept by", "answer": f"{row.kept_by}, {short_day(row.kept_at)}"},
    ]


def timeline(row: Contract, at: datetime, today: date) -> list[dict[str, Any]]:
    """Milestones of its procurement, signatures, start, what is due, and its end, in the order of days."""
    asked = running_of(row, at=at)
    _, follow = recommission_window(row.latest_end, asked.terms)
    days: list[tuple[date, str]] = [*milestones(row), (row.starts_on, "It starts"), (row.ends_on, "It ends")]
    days += made_on(row)
    if row.signed_on:
        days.append((row.signed_on, "Signed by both"))
    if asked.may_extend:
        days.append((extension_due(row.ends_on, asked.terms), "Decision to extend is due"))
    if row.latest_end > row.ends_on:
        days.append((row.latest_end, "At the latest, with every extension"))
    days.append((follow, "Decision on what follows is due"))
    days.sort(key=lambda one: one[0])
    return [{"when": short_day(day), "text": words} | step_of(day, words, today) for day, words in days]


def made_on(row: Contract) -> list[tuple[date, str]]:
    return [
        (london_date(one.made_at), f"Variation {one.number}: {one.get_kind_display().lower()}")
        for one in row.variations.all()
        if one.made_at
    ]


def step_of(day: date, words: str, today: date) -> dict[str, str]:
    """What has happened is done; a day by which something was due has only passed."""
    if day >= today:
        return {"state": "next"}
    return {"state": "next", "detail": "This day has passed"} if words.endswith("due") else {"state": "done"}


def milestones(row: Contract) -> list[tuple[date, str]]:
    if row.lot is None:
        return []
    words = words_of("milestones", settings.POLICY_FOLDER)
    known = row.lot.procurement.milestones.exclude(actual_on=None)
    return [(one.actual_on, words.get(one.kind, one.kind)) for one in known if one.actual_on]


def years(row: Contract) -> dict[str, Any]:
    """Money of each year of the term and what is not decided yet; nothing where all of it was before."""
    found = yearly.by_year(row)
    if all(one.is_before for one in found):
        return {}
    sums = [
        (one.decided_pence, one.committed_pence, one.paid_pence, one.left_pence + one.waiting_pence)
        for one in found
    ]
    total = [in_words(sum(column)) for column in zip(*sums, strict=True)]
    return {
        "columns": ["Year", *({"text": one, "numeric": True} for one in YEAR_HEADS)],
        "rows": [
            [
                {"text": one.year, "note": year_note(one)},
                *(in_words(pence) if pence else "" for pence in row_sums),
            ]
            for one, row_sums in zip(found, sums, strict=True)
        ],
        "total": ["All", *total],
    }


def year_note(one: yearly.Year) -> str:
    if one.is_before:
        return "Before it was taken over"
    return f"{in_words(one.waiting_pence)} stands on a sheet" if one.waiting_pence else ""


def reviews(row: Contract, person: Person, may_keep: bool) -> list[dict[str, Any]]:
    """Each review, the newest first; one that is being written is closed by somebody else."""
    rows = row.reviews.select_related("opened_by", "closed_by").order_by("-number")
    return [
        {
            "row": one,
            "colour": "green" if one.status == CLOSED else "yellow",
            "may_edit": may_keep and one.status != CLOSED,
            "may_close": may_keep and one.status != CLOSED and one.opened_by_id != person.pk,
        }
        for one in rows
    ]


def money(row: Contract) -> list[list[object]]:
    """Decided money by its decision and year."""
    found = yearly.joined(row)
    return [
        [
            {"text": one.line.decision.reference,
             "href": reverse("staff:decision", args=[one.line.decision.public_id])},
            one.line.budget.financial_year,
            "The contract" if one.variation == 0 else f"Variation {one.variation}",
            in_words(one.line.amount_pence),
        ]
        for one in found
    ]  # fmt: skip


def variations(row: Contract) -> list[dict[str, Any]]:
    """Each link of the chain with its decision; a proposed one can be moved on."""
    return [
        {
            "row": one,
            "colour": {"proposed": "yellow", "made": "green", "given_up": "grey"}[one.status],
            "is_proposed": one.status == "proposed",
            "added": in_words(one.added_pence) if one.added_pence else "no money",
        }
        for one in row.variations.select_related("decision")
    ]
