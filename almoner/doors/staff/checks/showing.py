"""The tab of due diligence: checks a to d, the figures and papers behind them, statements asked about."""

from datetime import date
from typing import Any

from almoner.analyse.organisations import queries as organisations
from almoner.analyse.organisations.standing import standing_of
from almoner.do.applications.gathering import Whole
from almoner.do.applications.sift_actions import CHECKED
from almoner.do.diligence import access, actions, queries
from almoner.do.diligence.facts import Gathered
from almoner.do.diligence.models import Case
from almoner.do.diligence.states import CASE, OPEN
from almoner.doors.staff.bids.tabs import tab
from almoner.doors.staff.bids.words import mark_of
from almoner.ground.core.calendar import london_date
from almoner.ground.office.arrival import SignedIn
from almoner.policy.findings import Outcome

COLOURS = {"pass": "green", "condition": "yellow", "fail": "red", "not_needed": "grey"}
STATES = {"open": "yellow", "passed": "green", "failed": "red"}
VERDICTS = {"open": "grey", "confirmed": "green", "contradicted": "red", "corrected": "blue"}


@tab("diligence", "Due diligence", place=5)
def diligence(request: SignedIn, whole: Whole) -> dict[str, Any]:
    cases = queries.whole(access.visible_to(request.user))
    case = cases.filter(pk=whole.bid.diligence_id).first() if whole.bid.diligence_id else None
    if case is None:
        return {"case": None, "can_open": whole.bid.status in CHECKED}
    return of_case(request, case)


def of_case(request: SignedIn, case: Case) -> dict[str, Any]:
    """What `staff/checks/_case.html` shows of one case."""
    today = london_date(request.received_at)
    rows = gathered(case, today)
    return {
        "case": case,
        "case_state": CASE.words[case.status],
        "case_colour": STATES[case.status],
        "result_colours": COLOURS,
        "verdict_colours": VERDICTS,
        "figures": [queries.figures(one, case.amount_pence, today) for one in rows.years],
        "papers": [(one, standing_of(one, today)) for one in rows.held],
        **doings(request, case, rows),
    }


def gathered(case: Case, today: date) -> Gathered:
    """The rows that the page shows and the rules ask, read once for both."""
    return Gathered(
        checks=list(case.checks.all()),
        statements=list(case.statements.all()),
        held=list(organisations.documents_in_use(case.organisation, today)),
        years=list(organisations.accounts_by(case.organisation, today)[:3]),
        connected=access.connected(case),
    )


def doings(request: SignedIn, case: Case, rows: Gathered) -> dict[str, Any]:
    """What the rules say of an open case, and what this person may do with it."""
    is_open, may = case.status == OPEN, access.may_check_among(request.user, rows.connected)
    found = actions.findings(case, at=request.received_at, gathered=rows) if is_open else ()
    return {
        "items": [item_of(request, is_open and bool(may), *one) for one in queries.by_item(case)],
        "findings": [(one, mark_of(one)) for one in found if one.outcome is not Outcome.MET],
        "may_check": bool(may),
        "may_not_because": getattr(may, "reason", "") if access.may_open(request.user, case) else "",
    }


def item_of(request: SignedIn, is_free: bool, item: str, words: str, check: Any) -> dict[str, Any]:
    may = access.may_do_item(request.user, item)
    return {
        "item": item,
        "words": words,
        "check": check,
        "may": is_free and bool(may),
        "who": "" if may else getattr(may, "reason", ""),
    }
