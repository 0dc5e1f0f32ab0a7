"""One sheet for a year's core grants: a line for each agreed share, and the year settled with it (3.5)."""

from datetime import date

from almoner.do.decisions import wording
from almoner.do.decisions.access import may_write
from almoner.do.decisions.drafting import draft, fill_sections
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DROPPED
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.allocations.actions import settle
from almoner.plan.allocations.models import CoreAllocation, CoreSchedule
from almoner.plan.allocations.states import AGREED
from almoner.plan.priorities.models import Priority


@action("decisions.compose_core", clause="3.5", may=may_write)
def compose_core(
    act: Act, schedule: CoreSchedule, *, priority: Priority, dated: date | None = None, reference: str = ""
) -> Decision:
    """Start the sheet of an agreed schedule and fill it with all its shares."""
    if schedule.status != AGREED:
        raise Refused("Only a schedule that the Chief Finance Officer agreed is put to decision.")
    if standing := sheets_of(schedule):
        raise Refused(f"The schedule stands on decision {standing[0].reference} already.")
    title = f"Core funding allocations {schedule.financial_year}"
    decision: Decision = draft(None, by=act.by, at=act.at, title=title, dated=dated, reference=reference)
    shares = schedule.allocations.select_related("partner", "budget__fund", "budget__stream")
    lines = act.add_all(
        line_of_share(decision, one, priority, position) for position, one in enumerate(shares, start=1)
    )
    write_first_words(act, decision, schedule, lines)
    act.note(decision=decision.reference, lines=len(lines), pence=sum(one.amount_pence for one in lines))
    return decision


def sheets_of(schedule: CoreSchedule) -> list[Decision]:
    """Sheets on which shares of the schedule stand; a dropped one no longer counts."""
    found = Decision.objects.filter(lines__allocation__schedule=schedule).exclude(status=DROPPED)
    return list(found.distinct())


def line_of_share(decision: Decision, one: CoreAllocation, priority: Priority, position: int) -> DecisionLine:
    return DecisionLine(
        decision=decision,
        position=position,
        budget=one.budget,
        organisation=one.partner,
        allocation=one,
        priority=priority,
        title=f"{one.partner}"[:200],
        description=one.purpose,
        amount_pence=one.amount_pence,
        purpose=one.budget.fund.purpose,
        statutory_basis=one.statutory_basis,
        reasons=one.change_reason,
    )


def write_first_words(
    act: Act, decision: Decision, schedule: CoreSchedule, lines: list[DecisionLine]
) -> None:
    total = in_words(sum(one.amount_pence for one in lines))
    texts = {
        1: f"To decide the yearly core grants of {schedule.financial_year}, {total} in all.",
        2: wording.recommendation_text(lines),
        3: "Most of the fund goes each year to partners with duties in law, without competition (3.5).",
        4: wording.proposal_text(lines),
        9: wording.financial_text(lines),
        10: wording.legal_text(lines),
    }
    fill_sections(act, decision, texts)


def settle_schedules(act: Act, decision: Decision) -> None:
    """Published and agreed: the schedules on the sheet are decided."""
    agreed = decision.lines.filter(is_agreed=True, allocation__isnull=False, amount_pence__gt=0)
    decided = dict(agreed.values_list("allocation", "amount_pence"))
    for schedule in CoreSchedule.objects.filter(pk__in=agreed.values("allocation__schedule")):
        settle(act, schedule, decided=decided)
