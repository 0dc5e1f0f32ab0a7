"""Ad-hoc proposals: the list, and one with its checks and where it stands (3.6)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from almoner.do.decisions.ad_hoc_sheet import sheet_of
from almoner.do.diligence import access as checks_access
from almoner.do.diligence.queries import whole as whole_cases
from almoner.do.proposals import access, actions, queries
from almoner.do.proposals.models import Proposal
from almoner.do.proposals.states import FORWARD, OVER, PROPOSAL, WRITING
from almoner.doors.staff.checks.showing import of_case
from almoner.doors.staff.proposals import showing
from almoner.doors.staff.proposals.doing import seen
from almoner.ground.office.arrival import SignedIn
from almoner.ground.ui.paging import after_key

A_PAGE = 60


def proposals(request: SignedIn) -> HttpResponse:
    state = request.GET.get("state", "")
    state = state if state in PROPOSAL.words else ""
    found = queries.listed(access.visible_to(request.user), state, after_key(request))
    rows = list(found[: A_PAGE + 1])
    words = {
        "columns": showing.COLUMNS,
        "rows": [showing.row_of(one) for one in rows[:A_PAGE]],
        "states": PROPOSAL.words,
        "state": state,
        "may_propose": bool(access.may_propose(request.user, None)),
        "next_href": f"?state={state}&after={rows[A_PAGE - 1].pk}" if len(rows) > A_PAGE else "",
    }
    return render(request, "staff/proposals/proposals.html", words)


def proposal(request: SignedIn, public_id: str) -> HttpResponse:
    row = seen(request, public_id)
    sheet = sheet_of(row)
    found = actions.findings(row) if row.status not in OVER else ()
    words: dict[str, Any] = {
        "row": row,
        "colour": showing.COLOURS[row.status],
        "facts_shown": showing.facts_of(row),
        "steps": showing.steps(row, sheet),
        "findings": found,
        "sheet": sheet,
        "may": bool(access.may_propose(request.user, row)),
        "is_writing": row.status == WRITING,
        "is_forward": row.status == FORWARD,
        "is_ready": row.status == FORWARD and not any(one.holds_up for one in found),
        **checks_of(request, row),
    }
    return render(request, "staff/proposals/proposal.html", words)


def checks_of(request: SignedIn, row: Proposal) -> dict[str, Any]:
    if row.diligence_id is None:
        return {"case": None}
    case = whole_cases(checks_access.visible_to(request.user)).filter(pk=row.diligence_id).first()
    if case is None:
        return {"case": None}
    shown = of_case(request, case)
    return shown | {"check_findings": shown.pop("findings")}
