"""What is due today of pools (3.7), services in house (2.1 e) and where services are reached (2.1 b)."""

from datetime import datetime

from almoner.analyse.partnerships.queries import plans_out_of_date, strategies_out_of_date
from almoner.do.own_services.queries import figures_awaited
from almoner.do.reach.queries import waiting
from almoner.doors.staff.today.tasks import Task, one_for, place
from almoner.ground.accounts.roles import CHIEF_FINANCE, FINANCE, MONITORING, OFFICER
from almoner.ground.core.calendar import london_date
from almoner.plan.pools.queries import reviews_due


def of_pools(at: datetime) -> list[Task]:
    """Reviews of what the office gave to a pool: written by an officer, closed by finance (R3.7-2)."""
    return [
        Task(
            f"Review the office's contribution to {one.year}",
            place("staff:pool_year", one.year.public_id) + "#review",
            one_for(OFFICER, CHIEF_FINANCE),
            one.due,
        )
        for one in reviews_due(at)
    ]


def of_own_services(at: datetime) -> list[Task]:
    """Quarters that are over and wait for their cost and their counts."""
    return [
        Task(
            f"Record quarter {one.number} of {one.year}",
            place("staff:own_quarter", one.year.public_id, one.number),
            one_for(OFFICER, FINANCE),
            one.due,
        )
        for one in figures_awaited(at)
    ]


def of_reach(at: datetime) -> list[Task]:
    """Victims' services under contract of which nobody has said where they are reached (R2.1b-1)."""
    return [
        Task(
            f"Say where {one} is reached",
            place("staff:contract", one.public_id) + "#reach",
            one_for(OFFICER, MONITORING),
        )
        for one in waiting(london_date(at))
    ]


def of_partners_plans(at: datetime) -> list[Task]:
    """Plans of Community Safety Partnerships and strategies of boards that have ended (R3.12-1, R8.5-2)."""
    today, page = london_date(at), place("staff:partnerships")
    plans = [
        Task(f"Ask {one} for its new plan", page, one_for(OFFICER), one.plan_ends_on)
        for one in plans_out_of_date(today)
    ]
    return plans + [
        Task(
            f"Ask {one.board} what follows “{one.title}”", f"{page}#strategies", one_for(OFFICER), one.ends_on
        )
        for one in strategies_out_of_date(today)
    ]
