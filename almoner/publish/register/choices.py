"""What the register can be filtered by: only what occurs in published awards."""

from dataclasses import dataclass

from almoner.analyse.areas.models import Area
from almoner.do.agreements.models import INSTRUMENTS
from almoner.do.applications.models import BidArea
from almoner.publish.register.queries import KINDS, awards

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Choices:
    """Pairs of value and words, one list a filter."""

    kind: Pairs
    year: Pairs
    round: Pairs
    area: Pairs
    priority: Pairs
    fund: Pairs


def choices() -> Choices:
    found = awards().order_by()
    years = sorted(set(found.values_list("budget__financial_year", flat=True)), reverse=True)
    rounds = found.exclude(application=None).values_list(
        "application__round__code", "application__round__title", "application__round__closes_at"
    )
    by_day = sorted(set(rounds), key=lambda one: (one[2] is None, one[2]), reverse=True)
    priorities = found.exclude(priority=None).values_list(
        "priority__plan__starts_on", "priority__position", "priority__code", "priority__title"
    )
    places = Area.objects.filter(
        pk__in=BidArea.objects.filter(application__in=found.values("application")).values("area")
    )
    return Choices(
        kind=[
            (kind, words)
            for kind, words in INSTRUMENTS
            if kind in KINDS and found.filter(KINDS[kind]).exists()
        ],
        year=[(one, one) for one in years],
        round=[(code, title) for code, title, _ in by_day],
        area=list(places.order_by("name").values_list("code", "name")),
        priority=[(code, title) for *_, code, title in sorted(set(priorities), reverse=True)],
        fund=sorted(set(found.values_list("budget__fund__code", "budget__fund__name"))),
    )
