"""What ad-hoc proposals wait for: their checks, and a decision (3.6)."""

from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DROPPED
from almoner.do.diligence.queries import missing_items
from almoner.do.diligence.states import OPEN, PASSED
from almoner.do.proposals.models import Proposal
from almoner.do.proposals.queries import put_forward
from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE, OFFICER

MOST = 50


def of_proposals() -> list[Task]:
    """Those put forward that stand on no sheet yet; a fixed number of statements."""
    on_sheets = Decision.objects.exclude(status=DROPPED).filter(lines__proposal__isnull=False)
    rows = put_forward().exclude(decision_lines__decision__in=on_sheets)
    return [task for one in rows.prefetch_related("diligence__checks")[:MOST] for task in of_one(one)]


def of_one(one: Proposal) -> list[Task]:
    case, href = one.diligence, place("staff:proposal", one.public_id)
    if case is None or case.status == OPEN:
        missing = missing_items(case) if case else ["a", "b"]
        found = []
        if "a" in missing:
            found.append(Task(f"Check the finances of {one}", href, one_for(FINANCE, CHIEF_FINANCE)))
        if any(item in missing for item in "bcd"):
            found.append(Task(f"Check policies, effect and statements of {one}", href, one_for(OFFICER)))
        return found or [Task(f"Conclude the checks of {one}", href, one_for(OFFICER, FINANCE))]
    if case.status == PASSED:
        return [Task(f"Put {one} to decision", href, one_for(OFFICER))]
    return [Task(f"Give up {one}, or check again: its checks failed", href, one_for(OFFICER))]
