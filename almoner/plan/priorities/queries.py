"""What can be asked of plans and priorities."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from almoner.plan.priorities.models import Continuation, PolicePlan, Priority


def plan_on(day: date) -> PolicePlan | None:
    return PolicePlan.objects.filter(starts_on__lte=day, ends_on__gte=day).order_by("-starts_on").first()


def priorities_on(day: date) -> QuerySet[Priority]:
    """Priorities of the plan in force on the day, in the plan's order (R1.1-1)."""
    plan = plan_on(day)
    found = Priority.objects.filter(plan=plan) if plan else Priority.objects.none()
    return found.order_by("position", "code")


def by_code(codes: Iterable[str]) -> dict[str, Priority]:
    return {one.code: one for one in Priority.objects.filter(code__in=list(codes)).select_related("plan")}


def choices_on(day: date) -> list[tuple[str, str]]:
    """Codes and titles, for a form."""
    return list(priorities_on(day).values_list("code", "title"))


def plans_with_priorities() -> QuerySet[PolicePlan]:
    """Every plan, newest first, its priorities with what they carry on; three queries whatever there is."""
    carried = Prefetch("continues", Continuation.objects.select_related("old").order_by("old__position"))
    inside = Priority.objects.order_by("position", "code").prefetch_related(carried)
    return PolicePlan.objects.order_by("-starts_on").prefetch_related(Prefetch("priorities", inside))


def carried_on(code: str) -> list[str]:
    """The priority's code and those of every later one that carries it on, so that sums span plans."""
    found, new = [code], [code]
    while new:
        later = Continuation.objects.filter(old__code__in=new).values_list("new__code", flat=True)
        new = sorted(set(later) - set(found))
        found += new
    return found
