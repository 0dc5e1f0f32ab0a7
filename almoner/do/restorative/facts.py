"""A case as the policy's rules read it: no names in it."""

from collections.abc import Iterable
from datetime import date, datetime

from almoner.do.restorative.models import ACTIVE, GIVEN, INITIAL, SECONDARY, RestorativeCase, Volunteer
from almoner.ground.core.calendar import london_date
from almoner.policy.findings import Finding, run
from almoner.policy.restorative import (
    BEFORE_ALLOCATING,
    BEFORE_COMMUNICATING,
    CaseInStore,
    Facilitator,
    Matter,
    Party,
)
from almoner.policy.terms import terms_on


def matter_of(
    case: RestorativeCase, *, at: datetime, volunteers: Iterable[Volunteer] | None = None
) -> Matter:
    """As it stands, or with other `volunteers` than those who facilitate it now."""
    today = london_date(at)
    kinds = set(case.assessments.values_list("kind", flat=True))
    if volunteers is None:
        volunteers = [
            one.volunteer for one in case.allocations.filter(ends_on=None).select_related("volunteer")
        ]
    return Matter(
        terms=terms_on(today),
        today=today,
        has_initial_risk=INITIAL in kinds,
        has_secondary_risk=SECONDARY in kinds,
        risk=case.risk,
        parties=tuple(
            Party(one.side, one.consent == GIVEN, one.accepts_on is not None) for one in case.parties.all()
        ),
        facilitators=tuple(facilitator(one) for one in volunteers),
        is_criminal=case.is_criminal,
        sentenced_on=case.sentenced_on,
        is_out_of_court=case.is_out_of_court,
    )


def facilitator(one: Volunteer) -> Facilitator:
    return Facilitator(one.reference, one.status == ACTIVE, one.trained_on, one.dbs_on)


def before_allocating(
    case: RestorativeCase, volunteers: Iterable[Volunteer], *, at: datetime
) -> tuple[Finding, ...]:
    return run(BEFORE_ALLOCATING, matter_of(case, at=at, volunteers=volunteers))


def before_communicating(case: RestorativeCase, *, at: datetime) -> tuple[Finding, ...]:
    return run(BEFORE_COMMUNICATING, matter_of(case, at=at))


def in_store(case: RestorativeCase, today: date) -> CaseInStore:
    return CaseInStore(terms_on(today), today, case.closed_on, has_names=case.forgotten_at is None)
