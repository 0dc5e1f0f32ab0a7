"""Keeping the Police and Crime Plan and its priorities."""

from datetime import date

from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.priorities import access
from almoner.plan.priorities.models import Continuation, PolicePlan, Priority


@action("priorities.keep_plan", clause="1.1", may=access.may_keep_plan, system=True)
def keep_plan(
    act: Act, plan: PolicePlan | None, *, title: str, starts_on: date, ends_on: date, website: str = ""
) -> PolicePlan:
    """Add a plan (`None`) or change one; one plan is in force on any day."""
    if ends_on < starts_on:
        raise Refused("The plan ends before it starts.", {"ends_on": ["Choose a later day."]})
    others = PolicePlan.objects.exclude(pk=plan.pk if plan else 0)
    clash = others.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    if clash:
        raise Refused(
            f"“{clash}” is in force on some of these days. Change its days first.",
            {"starts_on": [f"Choose days on which “{clash}” is not in force."]},
        )
    row = plan or PolicePlan()
    row.title, row.starts_on, row.ends_on, row.website = title.strip(), starts_on, ends_on, website.strip()
    return act.save(row) if plan else act.add(row)


@action("priorities.keep_priority", clause="1.1", may=access.may_keep_plan, system=True)
def keep_priority(
    act: Act, plan: PolicePlan, *, code: str, title: str, description: str = "", position: int = 0
) -> Priority:
    """Add a priority to a plan, or change the one with this code; a code belongs to one plan for ever."""
    known = Priority.objects.filter(code=code).first()
    if known and known.plan_id != plan.pk:
        raise Refused(
            "Another plan has a priority with this code.",
            {"code": ["Another plan uses this code. Choose another."]},
        )
    row = known or Priority(plan=plan, code=code)
    row.title, row.description = title.strip(), description.strip()
    row.position = position or row.position or plan.priorities.count() + 1
    act.note(priority=code)
    return act.save(row) if known else act.add(row)


@action("priorities.continue", clause="1.1", may=access.may_keep_plan, system=True)
def continue_priorities(act: Act, priority: Priority, *, earlier: tuple[Priority, ...]) -> Priority:
    """Say which earlier priorities this one carries on, so that trends survive the change of plan."""
    for old in earlier:
        if old.plan.starts_on >= priority.plan.starts_on:
            raise Refused(
                f"“{old}” does not belong to an earlier plan.",
                {"earlier": ["Choose priorities of earlier plans."]},
            )
    before = {one.old_id: one for one in priority.continues.all()}
    wanted = {old.pk: old for old in earlier}
    act.remove_all(one for key, one in before.items() if key not in wanted)
    act.add_all(Continuation(old=old, new=priority) for key, old in wanted.items() if key not in before)
    return priority
