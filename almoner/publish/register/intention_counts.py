"""Live counts of the commissioning plan and of its posts (5.2)."""

from django.db.models import Count as Many
from django.db.models import Q

from almoner.ground.core import clock
from almoner.plan.intentions.models import CommissioningAction
from almoner.plan.intentions.states import DONE, DROPPED, OPEN
from almoner.publish.register.counts import Count, about, of


@about("5.2")
def planned_actions() -> list[Count]:
    """Of those that are published."""
    found = CommissioningAction.objects.filter(is_public=True).exclude(status=DROPPED)
    late = Q(status__in=OPEN, due_on__lt=clock.today())
    done = Many("pk", filter=Q(status=DONE))
    sums = found.aggregate(many=Many("pk"), done=done, late=Many("pk", filter=late))
    if not sums["many"]:
        return [Count("No planned action is published yet.", "public:commissioning_plan")]
    words = f"{of(sums['done'], sums['many'], 'planned action')} done, {sums['late']:,} overdue."
    return [Count(words, "public:commissioning_plan")]
