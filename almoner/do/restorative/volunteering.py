"""Volunteers: who they are, when they were trained and checked, and the hours that they give."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Max

from almoner.do.restorative.access import may_work
from almoner.do.restorative.models import LEFT, STANDINGS, Volunteer, VolunteerHours
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

MOST_HOURS = 200


@dataclass(frozen=True)
class VolunteerDetails:
    name: str
    status: str
    trained_on: date | None = None
    dbs_on: date | None = None
    supervised_on: date | None = None


@action("restorative.keep_volunteer", clause="3.10", may=may_work)
def keep_volunteer(act: Act, volunteer: Volunteer | None, *, details: VolunteerDetails) -> Volunteer:
    """Add somebody (`None`) or change what is known: training, DBS check, supervision, rest."""
    today = london_date(act.at)
    refuse_unless(
        ("name", details.name.strip(), "Enter a name."),
        ("status", details.status in dict(STANDINGS), "Choose how they stand."),
        *(
            (field, day is None or day <= today, "Enter a day that is not to come.")
            for field, day in asdict(details).items()
            if field.endswith("_on")
        ),
    )
    if volunteer and details.status == LEFT and volunteer.allocations.filter(ends_on=None).exists():
        refuse("status", "They facilitate a case. Allocate somebody else to it first.")
    row = volunteer or Volunteer()
    for field, value in asdict(details).items():
        setattr(row, field, value)
    if volunteer:
        return act.save(row)
    row.number = (Volunteer.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    row.reference = f"V{row.number:02d}"
    return act.add(row)


@action("restorative.log_hours", clause="3.10", may=may_work)
def log_hours(act: Act, volunteer: Volunteer, *, given_on: date, hours: int, what: str) -> VolunteerHours:
    refuse_unless(
        ("hours", 0 < hours <= MOST_HOURS, f"Enter 1 to {MOST_HOURS} hours."),
        ("given_on", given_on <= london_date(act.at), "Enter a day that is not to come."),
        ("what", what.strip(), "Say what for, without names."),
    )
    act.note(hours=hours)
    return act.add(VolunteerHours(volunteer=volunteer, given_on=given_on, hours=hours, what=what.strip()))
