"""Shares of a schedule as the policy's rules read them."""

from datetime import date

from django.conf import settings

from almoner.plan.allocations.models import CoreSchedule
from almoner.plan.allocations.queries import grid
from almoner.policy.core_grants import CoreShare, categories_on
from almoner.policy.terms import terms_on


def shares_of(schedule: CoreSchedule, *, day: date) -> list[CoreShare]:
    terms = terms_on(day, settings.POLICY_FOLDER)
    known = frozenset(categories_on(day, settings.POLICY_FOLDER))
    return [
        CoreShare(
            terms=terms,
            partner=str(one.row.partner),
            category=one.row.category,
            categories=known,
            amount_pence=one.row.amount_pence,
            last_year_pence=one.last_pence,
            because=one.row.change_reason,
        )
        for one in grid(schedule)
    ]
