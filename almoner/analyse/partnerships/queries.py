"""Who stands beside bidders in an area."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships.models import CSP, CVS, POLICE, Partnership, PartnershipArea


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


def plan_is_out_of_date(partnership: Partnership, day: date) -> bool:
    """R3.12-1: a partnership's plan has ended, or nobody wrote down when it ends."""
    if partnership.kind != CSP:
        return False
    return partnership.plan_ends_on is None or partnership.plan_ends_on < day
