"""What subsidy control waits for: recipients' answers, and entries in the public database (2.1 g)."""

from almoner.do.decisions.subsidy_facts import to_be_confirmed, to_be_entered
from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import OFFICER

MOST = 30


def of_subsidies() -> list[Task]:
    entries = [
        Task(
            f"Enter {one.line.organisation or one.line.title} in the public subsidy database",
            place("staff:subsidy_entry", one.public_id),
            one_for(OFFICER),
            one.entry_due,
        )
        for one in to_be_entered()[:MOST]
    ]
    return entries + [
        Task(
            f"Confirm other public money for decision {one.line.decision.reference}",
            place("staff:decision_subsidies", one.line.decision.public_id),
            one_for() if one.notified_at else one_for(OFFICER),
            whose=str(one.line.organisation) if one.notified_at else "",
        )
        for one in to_be_confirmed()[:MOST]
    ]
