"""A procurement as the policy's rules read it."""

from datetime import date, datetime

from django.conf import settings

from almoner.do.procurement.models import CONDITIONS, PASS, Procurement
from almoner.do.procurement.queries import ends_at_latest
from almoner.ground.core.calendar import bank_holidays, london_date
from almoner.policy import procurement as policy
from almoner.policy.terms import terms_on

VICTIMS = "victim_support"


def tender_of(row: Procurement, *, at: datetime) -> policy.Tender:
    today = london_date(at)
    lots = list(row.lots.select_related("winner").prefetch_related("shares"))
    notice = row.milestones.filter(kind="award_notice").values_list("actual_on", flat=True).first()
    return policy.Tender(
        terms=terms_on(today, settings.POLICY_FOLDER),
        today=today,
        principles=frozenset(policy.words_of("principles", settings.POLICY_FOLDER)),
        is_for_victims=row.budget.fund.purpose == VICTIMS,
        options=row.options,
        rationale=row.rationale,
        equality=row.equality_note,
        starts_on=row.starts_on,
        ends_on=ends_at_latest(row.initial_end, row.extension_months),
        needs_assessed_on=row.needs_assessed_on,
        need=row.need_source,
        is_free=row.is_free,
        is_confidential=row.is_confidential,
        needs_no_report=row.needs_no_report,
        answered=frozenset(row.principles.values_list("principle", flat=True)),
        confirmed_by=row.confirmed_by,
        confirmed_on=row.confirmed_on,
        confirmation=row.confirmation,
        checks_passed=row.checks in (PASS, CONDITIONS) if row.checks else None,
        lots_without_winner=tuple(one.title for one in lots if one.winner is None),
        shares=tuple((one.title, tuple(part.percent for part in one.shares.all())) for one in lots),
        award_notice_on=notice,
        bank_holidays=holidays_between(notice, today),
    )


def holidays_between(first: date | None, last: date) -> frozenset[date]:
    years = range(first.year, last.year + 1) if first else ()
    return frozenset().union(*(bank_holidays(year) for year in years))
