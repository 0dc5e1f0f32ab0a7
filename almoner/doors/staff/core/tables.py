"""A schedule's shares as cells, and the one shape of its buttons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from almoner.do.diligence.models import Case
from almoner.ground.core.money import in_words
from almoner.ground.files.spreadsheet import Cell, pounds
from almoner.plan.allocations.models import CoreSchedule
from almoner.plan.allocations.queries import Share, year_before
from almoner.policy.core_grants import categories_on

HEADS = (
    "Year", "Reference", "Category", "Partner", "Purpose", "Accountable body", "Legal basis",
    "Sum", "Last year", "Year before last", "Change", "Per head", "Why it changed",
)  # fmt: skip


@dataclass(frozen=True)
class May:
    """What the reader may do: links stand only where they lead somewhere."""

    change: bool
    check: bool


def grid(schedule: CoreSchedule, shares: list[Share], today: date, may: May) -> dict[str, Any]:
    """Columns, rows and their sum, in the order of the categories."""
    last = year_before(schedule.financial_year)
    words = categories_on(today, settings.POLICY_FOLDER)
    cases = Case.objects.filter(subject__in=[one.row.reference for one in shares])
    checks = {one.subject: one for one in cases}
    numeric = (year_before(last), last, schedule.financial_year, "Change", "Per head")
    total = [
        sum(one.before_last_pence or 0 for one in shares),
        sum(one.last_pence or 0 for one in shares),
        sum(one.row.amount_pence for one in shares),
    ]
    return {
        "columns": ["Partner", "Category", *({"text": one, "numeric": True} for one in numeric), "Checks"],
        "rows": [
            [*row_of(one, words, may), checked(one, checks.get(one.row.reference), may)] for one in shares
        ],
        "total": ["All", "", *(in_words(one) for one in total), "", "", ""],
        "total_pence": total[-1],
    }


def row_of(one: Share, words: dict[str, str], may: May) -> list[object]:
    row = one.row
    href = reverse("staff:core_share", args=[row.schedule.public_id, row.public_id]) if may.change else ""
    return [
        {"text": str(row.partner), "href": href, "note": row.change_reason},
        words.get(row.category, row.category),
        in_words(one.before_last_pence) if one.before_last_pence else "",
        in_words(one.last_pence) if one.last_pence else "",
        in_words(row.amount_pence),
        one.change_percent or "new",
        in_words(one.per_head_pence) if one.per_head_pence is not None else "",
    ]


def checked(one: Share, case: Case | None, may: May) -> dict[str, str]:
    """How the light checks stand, or where they are done."""
    if case:
        return {"text": case.get_status_display(), "colour": "red" if case.overall == "fail" else "green"}
    if not may.check:
        return {"text": "To do", "colour": "grey"}
    here = [one.row.schedule.public_id, one.row.public_id]
    return {"text": "Do the checks", "href": reverse("staff:core_check", args=here)}


def cells(schedule: CoreSchedule, one: Share) -> list[Cell]:
    row = one.row
    sums = (row.amount_pence, one.last_pence, one.before_last_pence)
    return [
        schedule.financial_year, row.reference, row.category, str(row.partner), row.purpose,
        row.accountable_body, row.statutory_basis,
        *(None if pence is None else pounds(pence) for pence in sums),
        one.change_percent,
        None if one.per_head_pence is None else pounds(one.per_head_pence),
        row.change_reason,
    ]  # fmt: skip
