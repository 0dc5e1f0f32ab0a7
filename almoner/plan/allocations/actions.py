"""Planning core grants: begin a year, copy the last one, set shares, agree; a decision settles them (3.5)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Partnership
from almoner.ground.core.calendar import is_financial_year, london_date
from almoner.ground.core.refusals import Refused, refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.allocations import facts, queries
from almoner.plan.allocations.access import may_agree, may_plan
from almoner.plan.allocations.models import CoreAllocation, CoreSchedule
from almoner.plan.allocations.states import PLANNING, SCHEDULE
from almoner.plan.funds.models import FundBudget
from almoner.policy import core_grants as policy
from almoner.policy.findings import run

WHOLE = 100
MOST_PERCENT = 100


@dataclass(frozen=True)
class ShareDetails:
    """One partner's share as somebody writes it down; the sum in whole pence."""

    partner: Organisation
    category: str
    budget: FundBudget
    amount_pence: int
    purpose: str
    accountable_body: str
    statutory_basis: str
    partnership: Partnership | None = None
    change_reason: str = ""


@action("allocations.begin", clause="3.5", may=may_plan)
def begin(act: Act, nothing: None, *, financial_year: str) -> CoreSchedule:
    """Open the schedule of a year."""
    if not is_financial_year(financial_year):
        refuse("financial_year", "Enter a financial year like 2026/27.")
    if CoreSchedule.objects.filter(financial_year=financial_year).exists():
        refuse("financial_year", "This year has its schedule already.")
    act.note(year=financial_year)
    return act.add(CoreSchedule(financial_year=financial_year, begun_at=act.at))


@action("allocations.copy_last_year", clause="3.5", may=may_plan)
def copy_last_year(act: Act, schedule: CoreSchedule, *, budget: FundBudget, percent: int) -> CoreSchedule:
    """Last year's shares, each `percent` more or less and rounded to a pound; only into an empty year."""
    must_be_planned(schedule)
    must_be_of_the_year(schedule, budget)
    if not -MOST_PERCENT < percent <= MOST_PERCENT:
        refuse("percent", "Enter a change between -99 and 100 per cent.")
    if schedule.allocations.exists():
        raise Refused("There are shares in this year already; change them one by one.")
    before = CoreAllocation.objects.filter(
        schedule__financial_year=queries.year_before(schedule.financial_year)
    )
    rows = [
        copied(schedule, one, budget, percent, place)
        for place, one in enumerate(before.order_by("reference"), start=1)
    ]
    if not rows:
        raise Refused("There is nothing to copy: the year before has no core grants.")
    act.add_all(rows)
    act.note(copied=len(rows), percent=percent)
    return schedule


def copied(
    schedule: CoreSchedule, one: CoreAllocation, budget: FundBudget, percent: int, place: int
) -> CoreAllocation:
    return CoreAllocation(
        schedule=schedule,
        reference=reference_of(schedule, place),
        partner_id=one.partner_id,
        partnership_id=one.partnership_id,
        category=one.category,
        budget=budget,
        amount_pence=max(raised(one.amount_pence, percent), WHOLE),
        purpose=one.purpose,
        accountable_body=one.accountable_body,
        statutory_basis=one.statutory_basis,
    )


def raised(pence: int, percent: int) -> int:
    """To the nearest pound, half a pound upwards."""
    hundredths = pence * (WHOLE + percent)
    return (hundredths + WHOLE * WHOLE // 2) // (WHOLE * WHOLE) * WHOLE


def reference_of(schedule: CoreSchedule, place: int) -> str:
    """`CORE-26-03`: the year in which the money begins, and the place."""
    return f"CORE-{schedule.financial_year[2:4]}-{place:02d}"


@action("allocations.allocate_core", clause="3.5", may=may_plan)
def allocate_core(
    act: Act, schedule: CoreSchedule, *, details: ShareDetails, share: CoreAllocation | None = None
) -> CoreAllocation:
    """Add a partner's share (`None`) or change one; its category is one of clause 3.5 (R3.5-1)."""
    must_be_planned(schedule)
    must_be_of_the_year(schedule, details.budget)
    must_be_whole(act, details)
    twins = schedule.allocations.filter(partner=details.partner, category=details.category)
    if twins.exclude(pk=share.pk if share else 0).exists():
        refuse("partner", "This partner has a share in this category already.")
    row = schedule.allocations.get(pk=share.pk) if share else CoreAllocation(schedule=schedule)
    for name in (one.name for one in fields(ShareDetails)):
        setattr(row, name, getattr(details, name))
    if share:
        return act.save(row)
    last = schedule.allocations.order_by("-reference").values_list("reference", flat=True).first()
    row.reference = reference_of(schedule, int(last.rsplit("-", 1)[1]) + 1 if last else 1)
    return act.add(row)


def must_be_whole(act: Act, details: ShareDetails) -> None:
    day = london_date(act.at)
    refuse_unless(
        ("category", details.category in policy.categories_on(day), "Choose a category of clause 3.5."),
        ("amount_pence", details.amount_pence > 0, "Enter a sum of more than nothing."),
        ("purpose", details.purpose.strip(), "Say what the money is for."),
        ("accountable_body", details.accountable_body.strip(), "Name the body that answers for it."),
        ("statutory_basis", details.statutory_basis.strip(), "Name the power (1.4)."),
    )


@action("allocations.drop_share", clause="3.5", may=may_plan)
def drop_share(act: Act, schedule: CoreSchedule, *, share: CoreAllocation) -> CoreSchedule:
    must_be_planned(schedule)
    row = schedule.allocations.get(pk=share.pk)
    if row.decision_lines.exists():
        raise Refused("This share stands on a decision sheet. Change its sum instead.")
    act.remove(row)
    return schedule


@action("allocations.agree", clause="3.5", may=may_agree)
def agree(act: Act, schedule: CoreSchedule) -> CoreSchedule:
    """The Chief Finance Officer puts the schedule forward; a large change has its reason (R3.5-3)."""
    shares = facts.shares_of(schedule, day=london_date(act.at))
    if not shares:
        raise Refused("There is no share in the schedule yet.")
    found = [one for share in shares for one in run(policy.BEFORE_AGREEING, share)]
    if wrong := [one for one in found if one.holds_up or one.needs_reason]:
        raise Refused([f"{one.because} {one.remedy}" for one in wrong])
    act.move(schedule, SCHEDULE, "agree")
    schedule.agreed_at, schedule.agreed_by = act.at, act.by
    act.note(shares=len(shares), pence=sum(one.amount_pence for one in shares))
    return act.save(schedule)


@action("allocations.reopen", clause="3.5", may=may_agree)
def reopen(act: Act, schedule: CoreSchedule) -> CoreSchedule:
    """Back to planning, as long as nothing is decided."""
    act.move(schedule, SCHEDULE, "reopen")
    schedule.agreed_at = schedule.agreed_by = None
    return act.save(schedule)


def settle(act: Act, schedule: CoreSchedule, *, decided: Mapping[int, int]) -> None:
    """Within the publication of its decision: the year is decided, each share at the pence it was given."""
    schedule = CoreSchedule.objects.select_for_update().get(pk=schedule.pk)
    act.move(schedule, SCHEDULE, "decide")
    act.save(schedule)
    changed = [
        one for one in schedule.allocations.all() if decided.get(one.pk, one.amount_pence) != one.amount_pence
    ]
    for one in changed:
        one.amount_pence = decided[one.pk]
    act.save_all(changed, ["amount_pence"])


def must_be_planned(schedule: CoreSchedule) -> None:
    if schedule.status != PLANNING:
        raise Refused(f"The schedule is {SCHEDULE.words[schedule.status].lower()}: it stays as it is.")


def must_be_of_the_year(schedule: CoreSchedule, budget: FundBudget) -> None:
    if budget.financial_year != schedule.financial_year:
        refuse("budget", f"Choose a budget of {schedule.financial_year}.")
