"""Who stands beside bidders in an area."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import CSP, CVS, POLICE, Partnership, PartnershipArea, Strategy
from almoner.policy.findings import Finding, run
from almoner.policy.partner_plans import OF_A_PARTNERSHIP, OF_A_STRATEGY, Paper


def partnerships_on(day: date) -> QuerySet[Partnership]:
    """With the areas they cover, in a fixed number of queries."""
    standing = Q(ends_on__isnull=True) | Q(ends_on__gte=day)
    covers = Prefetch("covers", PartnershipArea.objects.select_related("area").order_by("area__name"))
    return Partnership.objects.filter(standing, starts_on__lte=day).prefetch_related(covers)


def csps_for(area: Area, day: date) -> QuerySet[Partnership]:
    """Community Safety Partnerships of an area: usually one, which may cover other areas too (3.12)."""
    return covering(CSP, [area], day)


def police_for(area: Area, day: date) -> QuerySet[Partnership]:
    return covering(POLICE, [area], day)


def cvs_for(areas: Iterable[Area], day: date) -> QuerySet[Partnership]:
    """Councils for voluntary service that help people write a bid, for any of the areas (4.18)."""
    return covering(CVS, areas, day)


def covering(kind: str, areas: Iterable[Area], day: date) -> QuerySet[Partnership]:
    here = PartnershipArea.objects.filter(partnership=OuterRef("pk"), area__in=list(areas))
    return partnerships_on(day).filter(Exists(here), kind=kind)


def plan_findings(partnership: Partnership, day: date) -> list[Finding]:
    """R3.12-1 of a Community Safety Partnership; nothing is asked of others."""
    if partnership.kind != CSP:
        return []
    paper = Paper(partnership.plan_title, partnership.plan_ends_on, day)
    return [one for one in run(OF_A_PARTNERSHIP, paper) if one.needs_reason]


def plans_out_of_date(day: date) -> list[Partnership]:
    return [one for one in partnerships_on(day).filter(kind=CSP) if plan_findings(one, day)]


def strategies_on(day: date) -> QuerySet[Strategy]:
    """Those regarded on the day, in force or not."""
    return Strategy.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=day), starts_on__lte=day)


def strategy_findings(strategy: Strategy, day: date) -> list[Finding]:
    """R8.5-2."""
    found = run(OF_A_STRATEGY, Paper(strategy.title, strategy.ends_on, day))
    return [one for one in found if one.needs_reason]


def strategies_out_of_date(day: date) -> list[Strategy]:
    return [one for one in strategies_on(day) if strategy_findings(one, day)]
