"""Live counts of reports of grants (4.13)."""

from django.db.models import Count as Many
from django.db.models import Q

from almoner.ground.core import clock
from almoner.publish.register.counts import Count, about, of
from almoner.review.monitoring.models import Return
from almoner.review.monitoring.states import ACCEPTED, TO_WRITE


@about("4.13")
def reports_of_grants() -> list[Count]:
    """Of those whose day has come: accepted, and overdue."""
    late = Q(status__in=TO_WRITE, due_on__lt=clock.today())
    sums = Return.objects.filter(Q(due_on__lte=clock.today()) | Q(status=ACCEPTED)).aggregate(
        many=Many("pk"), accepted=Many("pk", filter=Q(status=ACCEPTED)), late=Many("pk", filter=late)
    )
    if not sums["many"]:
        return []
    words = of(sums["accepted"], sums["many"], "report")
    return [Count(f"{words} that were due are accepted, {sums['late']:,} overdue.")]
