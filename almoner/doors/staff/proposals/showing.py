"""Ad-hoc proposals as rows, facts and steps."""

from typing import Any

from django.urls import reverse

from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import SIGNED as AGREED
from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DRAFT
from almoner.do.proposals.models import Proposal
from almoner.do.proposals.states import WRITING
from almoner.ground.core.money import in_words
from almoner.ground.ui.words import short_day

COLOURS = {"writing": "grey", "forward": "yellow", "awarded": "green", "refused": "red", "dropped": "grey"}
COLUMNS = [
    "Proposal", "For", "What brought it about", "Fund", {"text": "Sum", "numeric": True}, "Checks", "State",
]  # fmt: skip
CHECK_COLOURS = {"open": "yellow", "passed": "green", "failed": "red"}
Step = dict[str, Any]


def row_of(one: Proposal) -> list[object]:
    case = one.diligence
    checks = (
        {"text": case.get_status_display(), "colour": CHECK_COLOURS[case.status]} if case else "Not begun"
    )
    return [
        {"text": one.title, "href": reverse("staff:proposal", args=[one.public_id]), "note": one.reference},
        str(one.organisation),
        one.get_trigger_display(),
        f"{one.budget.fund.code} {one.budget.financial_year}",
        in_words(one.amount_pence),
        checks,
        {"text": one.get_status_display(), "colour": COLOURS[one.status]},
    ]


def facts_of(row: Proposal) -> list[dict[str, object]]:
    missing = "Not written yet"
    return [
        {"question": "Organisation", "answer": str(row.organisation)},
        {"question": "Sum", "answer": in_words(row.amount_pence)},
        {"question": "What it is for", "answer": row.purpose},
        {"question": "Budget", "answer": f"{row.budget.fund.name} {row.budget.financial_year}, "
                                         f"ad-hoc ({row.budget.stream.name})"},
        {"question": "Priority", "answer": str(row.priority)},
        {"question": "What brought it about", "answer": row.get_trigger_display()},
        {"question": "What shows it", "answer": row.evidence},
        {"question": "Ways that were looked at", "answer": row.options, "missing": missing},
        {"question": "Why no bids are asked for", "answer": row.waiver, "missing": missing},
        {"question": "Legal basis", "answer": row.statutory_basis},
        {"question": "Children or adults at risk", "answer": "Yes" if row.involves_vulnerable else "No"},
        {"question": "Sponsoring officer", "answer": str(row.sponsor)},
    ]  # fmt: skip


def steps(row: Proposal, sheet: Decision | None) -> list[Step]:
    """The chain of any award: proposal, checks, decision, publication, agreement (R3.6-2)."""
    case = row.diligence
    agreement = Agreement.objects.filter(line__proposal=row).first()
    sheet_href = reverse("staff:decision", args=[sheet.public_id]) if sheet else ""
    signed_at = sheet.signed_at if sheet else None
    found = [
        step("Raised", row.raised_at, detail=str(row.raised_by)),
        step("Put forward", row.forward_at if row.status != WRITING else None),
        step("Checked, a to d", case.concluded_at if case else None,
             detail=case.get_status_display() if case else ""),
        step("On a decision sheet", sheet.made_at if sheet else None, sheet_href, str(sheet or "")),
        step("Signed", signed_at if sheet and sheet.status != DRAFT else None, sheet_href),
        step("Published", sheet.published_at if sheet else None, sheet_href),
        step("Agreement signed by both", agreement.countersigned_at if agreement else None,
             reverse("staff:agreement", args=[agreement.public_id]) if agreement else "",
             agreement.get_status_display() if agreement and agreement.status != AGREED else ""),
    ]  # fmt: skip
    waiting = [one for one in found if one["state"] != "done"]
    if waiting:
        waiting[0]["state"] = "now"
    return found


def step(words: str, at: Any, href: str = "", detail: str = "") -> Step:
    return {
        "when": short_day(at) if at else "Not yet",
        "text": words,
        "href": href,
        "detail": detail,
        "state": "done" if at else "next",
    }
