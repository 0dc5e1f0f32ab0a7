"""Reading decision sheets: the list, and one sheet with its checks, its money and who signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from almoner.do.decisions import access, changes, content, facts, queries, signing
from almoner.do.decisions.models import Decision, Signature
from almoner.do.decisions.states import DECISION, DRAFT, NOT_AGREED, SIGNED, SIGNING
from almoner.do.decisions.subsidy_facts import summary_of
from almoner.do.rounds.models import Round
from almoner.ground.accounts.roles import CHOICES
from almoner.ground.core import clock
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key, older
from almoner.plan.funds.queries import balance

A_PAGE = 50
COLOURS = {
    "draft": "grey", "signing": "yellow", "signed": "orange", "not_agreed": "orange", "published": "green",
    "withheld": "purple", "dropped": "grey",
}  # fmt: skip
ROLE_WORDS = dict(CHOICES)


def decisions(request: SignedIn) -> HttpResponse:
    """Newest first; those that wait for somebody stand on top."""
    visible = access.visible_to(request.user)
    state = request.GET.get("state", "")
    found = visible.filter(status=state) if state in DECISION.words else visible
    after = after_key(request)
    found = older(found, after)
    rows = list(found.select_related("round", "author").order_by("-pk")[: A_PAGE + 1])
    more = len(rows) > A_PAGE
    words = {
        "rows": rows[:A_PAGE],
        "colours": COLOURS,
        "states": DECISION.words,
        "state": state,
        "next_href": f"?state={state}&after={rows[A_PAGE - 1].pk}" if more else "",
        "may_write": bool(access.may_write(request.user, None)),
    }
    return render(request, "staff/decisions/decisions.html", words)


def seen(request: SignedIn, public_id: str) -> Decision:
    rows = queries.whole(access.visible_to(request.user))
    return get_object_or_404(rows, public_id=public_id)


def page_of(row: Decision) -> str:
    """The address of its page."""
    return reverse("staff:decision", args=[row.public_id])


@dataclass(frozen=True)
class Money:
    """A fund's year before and after the sheet, in pence."""

    name: str
    budget_pence: int
    before_pence: int
    asked_pence: int
    after_pence: int


def money_of(decision: Decision) -> list[Money]:
    """What is free in each budget the sheet draws on; once signed its sums are already taken."""
    rows = []
    for budget in {line.budget_id: line.budget for line in decision.lines.all()}.values():
        asked = sum(
            one.amount_pence for one in decision.lines.all() if one.budget_id == budget.pk and one.is_agreed
        )
        now = balance(budget)
        before = now.free_pence if decision.status in (DRAFT, SIGNING) else now.free_pence + asked
        rows.append(Money(str(budget), now.budget_pence, before, asked, before - asked))
    return rows


def decision(request: SignedIn, public_id: str) -> HttpResponse:
    """The sheet as it will be published, with its checks and its money beside it."""
    row = seen(request, public_id)
    return render(request, "staff/decisions/decision.html", words_of(request, row))


def words_of(request: SignedIn, row: Decision, **more: Any) -> dict[str, Any]:
    person, at = request.user, clock.now()
    is_open = row.status in (DRAFT, SIGNING)
    not_out = row.status in (DRAFT, SIGNING, SIGNED, NOT_AGREED)
    return {
        "decision": row,
        "colour": COLOURS[row.status],
        "total": content.total_pence(row),
        "findings": signing.findings(row, at=at) if is_open else (),
        "reasons": queries.reasons_for(row),
        "money": money_of(row),
        "subsidies": summary_of(row),
        "regard": content.words_of_regard(row),
        "changes": changes.changes_for(person, row) if is_open else [],
        "unread": sum(not one.description_was_checked for one in row.lines.all()) if not_out else 0,
        "signatures": signed_by_role(row, at),
        "voided": [one for one in row.signatures.all() if one.voided_at is not None],
        "may_write": bool(access.may_write(person, row)) and is_open,
        "may_check": bool(access.may_write(person, row)),
        "may_sign": bool(access.may_sign(person, row)),
        "may_announce": bool(access.may_publish(person, row)) and row.status in (SIGNED, NOT_AGREED),
        "may_withhold": bool(access.may_withhold(person, row)) and row.status in (SIGNED, NOT_AGREED),
        **more,
    }


def signed_by_role(row: Decision, at: datetime) -> list[tuple[str, Signature | None]]:
    """Each role whose signature is wanted, with the one that stands."""
    signed = {one.role: one for one in row.signatures.all() if one.voided_at is None}
    needed = facts.signing_sheet(row, at=at).roles_needed
    return [(ROLE_WORDS[role], signed.get(role)) for role in needed]


def rounds_to_decide() -> list[Round]:
    return list(Round.objects.filter(status="deciding").order_by("-closes_at"))
