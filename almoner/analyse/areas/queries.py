"""What can be asked of areas. Every answer is for a day, because councils come and go."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from almoner.analyse.areas.models import Area, PostcodeArea
from almoner.analyse.areas.postcodes import squeezed

MOST_SUCCESSIONS = 10


def areas_on(day: date) -> QuerySet[Area]:
    return Area.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


def by_code(codes: Iterable[str]) -> dict[str, Area]:
    """Areas of any day under their codes; codes that are not known are left out."""
    return {area.code: area for area in Area.objects.filter(code__in=list(codes))}


def choices_on(day: date) -> list[tuple[str, str]]:
    """Codes and names, for a form."""
    return list(areas_on(day).values_list("code", "name"))


def serving_on(area: Area, day: date) -> Area:
    """The area that serves these people on the day: the area itself, or whoever succeeded it."""
    for _ in range(MOST_SUCCESSIONS):
        if area.ends_on is None or area.ends_on >= day or area.successor is None:
            return area
        area = area.successor
    return area


def area_of_postcode(text: str, day: date) -> Area | None:
    """None when the postcode is not in the table: then the person is asked for the area."""
    found = PostcodeArea.objects.select_related("area__successor").filter(postcode=squeezed(text)).first()
    return serving_on(found.area, day) if found else None


def postcode_count() -> int:
    return PostcodeArea.objects.count()
