"""Planning a procurement: what is bought, in which lots, when, and which notices stand (3.9)."""

from dataclasses import dataclass, fields
from datetime import date

from django.conf import settings

from almoner.do.procurement import queries
from almoner.do.procurement.access import may_run
from almoner.do.procurement.models import ROUTES, Lot, Milestone, Notice, Procurement
from almoner.do.procurement.states import EDITABLE, OVER, PLANNED, PROCUREMENT
from almoner.ground.core.calendar import financial_year, london_date
from almoner.ground.core.refusals import Refused, refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority
from almoner.policy.procurement import words_of

LONGEST_EXTENSION = 60


@dataclass(frozen=True)
class TenderDetails:
    """A procurement as somebody writes it down; extensions in months, one number each."""

    title: str
    service: str
    budget: FundBudget
    priority: Priority
    route: str
    options: str
    rationale: str
    starts_on: date
    initial_end: date
    extension_months: tuple[int, ...] = ()
    equality_note: str = ""
    needs_assessed_on: date | None = None
    need_source: str = ""
    need_reason: str = ""
    is_free: bool = False
    is_confidential: bool = False
    needs_no_report: bool = False
    team_reference: str = ""


@dataclass(frozen=True)
class LotDetails:
    title: str
    annual_pence: int
    volume: str = ""


@action("procurement.plan", clause="3.9", may=may_run)
def plan(act: Act, nothing: None, *, details: TenderDetails) -> Procurement:
    """Begin a procurement."""
    must_fit(details)
    row = Procurement(
        reference=queries.next_reference(london_date(act.at)), planned_by=act.by, planned_at=act.at
    )
    made = act.add(written(row, details))
    act.note(procurement=made.reference)
    return made


@action("procurement.revise", clause="3.9", may=may_run)
def revise(act: Act, procurement: Procurement, *, details: TenderDetails) -> Procurement:
    """Change it until the tender is out."""
    if procurement.status != PLANNED:
        raise Refused(f"It stays as it was tendered: it is {words_of_state(procurement)}.")
    must_fit(details)
    return act.save(written(procurement, details))


def written(row: Procurement, details: TenderDetails) -> Procurement:
    for name in (one.name for one in fields(TenderDetails)):
        setattr(row, name, getattr(details, name))
    row.extension_months = list(details.extension_months)
    return row


def must_fit(details: TenderDetails) -> None:
    months = details.extension_months
    refuse_unless(
        ("title", details.title.strip(), "Say what is bought in a few words."),
        ("service", details.service.strip(), "Describe the service for the public."),
        ("route", details.route in dict(ROUTES), "Choose the route."),
        ("initial_end", details.initial_end > details.starts_on, "It ends after it starts."),
        ("extension_months", all(0 < one <= LONGEST_EXTENSION for one in months),
         f"Each extension has 1 to {LONGEST_EXTENSION} months."),
        ("budget", details.budget.financial_year <= financial_year(details.starts_on),
         "Choose a budget of its first year, or of a year before."),
    )  # fmt: skip


@action("procurement.keep_lot", clause="3.9", may=may_run)
def keep_lot(act: Act, procurement: Procurement, *, details: LotDetails, lot: Lot | None = None) -> Lot:
    """Add a lot (`None`) or change one, until the tender is out."""
    if procurement.status != PLANNED:
        raise Refused(f"Lots stay as they were tendered: it is {words_of_state(procurement)}.")
    if not details.title.strip():
        refuse("title", "Give the lot a title.")
    if details.annual_pence <= 0:
        refuse("annual_pence", "Enter a yearly sum of more than nothing.")
    row = procurement.lots.get(pk=lot.pk) if lot else Lot(procurement=procurement)
    row.title, row.annual_pence, row.volume = details.title.strip(), details.annual_pence, details.volume
    if lot:
        return act.save(row)
    row.number = procurement.lots.count() + 1
    return act.add(row)


@action("procurement.set_milestone", clause="3.9", may=may_run)
def set_milestone(
    act: Act, procurement: Procurement, *, kind: str, planned_on: date | None, actual_on: date | None
) -> Procurement:
    """When a step is planned, and when it was; a day that has not come is no actual day."""
    if procurement.status == "abandoned":
        raise Refused("It was abandoned.")
    if kind not in words_of("milestones", settings.POLICY_FOLDER):
        refuse("kind", "Choose one of the milestones.")
    if planned_on is None and actual_on is None:
        refuse("planned_on", "Give the planned day, the actual day, or both.")
    if actual_on and actual_on > london_date(act.at):
        refuse("actual_on", "That day has not come yet: give it as planned.")
    known = procurement.milestones.filter(kind=kind).first()
    row = known or Milestone(procurement=procurement, kind=kind)
    row.planned_on, row.actual_on = planned_on, actual_on
    act.note(milestone=kind)
    return kept(act, row, bool(known), procurement)


def kept(act: Act, row: Milestone, is_known: bool, procurement: Procurement) -> Procurement:
    act.save(row) if is_known else act.add(row)
    return procurement


@action("procurement.add_notice", clause="3.9", may=may_run)
def add_notice(
    act: Act, procurement: Procurement, *, code: str, published_on: date, reference: str
) -> Notice:
    """A notice of the Procurement Act that stands on the central platform."""
    if procurement.status == PLANNED and code in ("UK6", "UK7"):
        refuse("code", "There is no award to give notice of yet.")
    if code not in words_of("notices", settings.POLICY_FOLDER):
        refuse("code", "Choose one of the notices.")
    if published_on > london_date(act.at):
        refuse("published_on", "That day has not come yet.")
    if not reference.strip():
        refuse("reference", "Enter the notice's reference.")
    row = Notice(procurement=procurement, code=code, published_on=published_on, reference=reference.strip())
    return act.add(row)


def words_of_state(procurement: Procurement) -> str:
    return PROCUREMENT.words[procurement.status].lower()


def must_be_editable(procurement: Procurement) -> None:
    if procurement.status not in EDITABLE:
        raise Refused(f"It stays as it is: it is {words_of_state(procurement)}.")


def must_run(procurement: Procurement) -> None:
    if procurement.status in OVER:
        raise Refused(f"It is over: it is {words_of_state(procurement)}.")
