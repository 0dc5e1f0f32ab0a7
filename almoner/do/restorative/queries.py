"""What can be asked of cases and volunteers: lists, what waits, what runs out, figures by year (R3.10-6)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from almoner.do.restorative.models import (
    ACTIVE,
    HELD,
    CaseFeedback,
    CaseParty,
    RestorativeCase,
    Volunteer,
    VolunteerHours,
)
from almoner.do.restorative.states import (
    ALLOCATED,
    ASSESSED,
    CLOSED,
    COMMUNICATION,
    CONSENT,
    FACILITATION,
    OPEN,
    REFERRAL,
    SECOND,
)
from almoner.ground.core.calendar import financial_year, financial_year_end, london_date
from almoner.ground.ui.paging import older
from almoner.policy.days import add_months
from almoner.policy.restorative import YEAR, middle, valid_until
from almoner.policy.terms import Terms, terms_on

SOON_DAYS = 60
EXPIRED, SOON, FINE = "expired", "soon", "fine"
NEXT_STEP = {
    REFERRAL: "Make the first contact",
    CONSENT: "Assess the risk",
    ASSESSED: "Allocate facilitators",
    ALLOCATED: "Assess the risk again",
    SECOND: "Begin facilitation",
    FACILITATION: "Prepare both sides",
    COMMUNICATION: "Record the outcome",
}


def listed(
    rows: QuerySet[RestorativeCase], asked: dict[str, str], after: int | None = None
) -> QuerySet[RestorativeCase]:
    """The newest first; `asked` holds status, risk, area, source and outcome where they matter."""
    wanted = {name: value for name, value in asked.items() if value}
    if wanted.get("status") == "open":
        rows, wanted = rows.filter(status__in=OPEN), wanted | {"status": ""}
    where = {"area__code" if name == "area" else name: value for name, value in wanted.items() if value}
    return older(rows.filter(**where).select_related("area"), after)


def counts_by_state(rows: QuerySet[RestorativeCase]) -> dict[str, int]:
    return dict(rows.order_by().values_list("status").annotate(many=Count("pk")))


def first_contact_due(case: RestorativeCase) -> date:
    return case.referred_on + timedelta(days=terms_on(case.referred_on).restorative_contact_days)


def contacts_awaited() -> list[RestorativeCase]:
    """Referrals to whom nobody has spoken, the oldest first."""
    return list(RestorativeCase.objects.filter(status=REFERRAL).order_by("referred_on", "id"))


def kept_too_long(at: datetime) -> QuerySet[RestorativeCase]:
    """Closed so long ago that names are to be taken out (4.20)."""
    today = london_date(at)
    last = add_months(today, -YEAR * terms_on(today).restorative_kept_years)
    return RestorativeCase.objects.filter(status=CLOSED, forgotten_at=None, closed_on__lt=last)


@dataclass(frozen=True)
class Standing:
    """A volunteer with the last days of training and DBS, and what they do."""

    volunteer: Volunteer
    trained_until: date | None
    dbs_until: date | None
    state: str
    cases: int = 0
    hours: int = 0

    @property
    def is_ready(self) -> bool:
        """May be allocated today."""
        return self.volunteer.status == ACTIVE and self.state != EXPIRED


def standing_of(one: Volunteer, today: date, terms: Terms, cases: int = 0, hours: int = 0) -> Standing:
    trained = one.trained_on and valid_until(one.trained_on, terms.restorative_training_months)
    dbs = one.dbs_on and valid_until(one.dbs_on, terms.restorative_dbs_months)
    first = min(trained, dbs) if trained and dbs else None
    state = FINE
    if first is None or first < today:
        state = EXPIRED
    elif first <= today + timedelta(days=SOON_DAYS):
        state = SOON
    return Standing(one, trained, dbs, state, cases, hours)


def standings(rows: QuerySet[Volunteer], today: date) -> list[Standing]:
    """Volunteers with cases at hand and hours of this financial year, in two statements."""
    terms = terms_on(today)
    found = rows.annotate(
        cases=Count("allocations", filter=Q(allocations__ends_on=None, allocations__case__status__in=OPEN))
    )
    ends = financial_year_end(financial_year(today))
    given = VolunteerHours.objects.filter(given_on__gt=add_months(ends, -YEAR), given_on__lte=ends)
    hours = dict(given.order_by().values_list("volunteer").annotate(many=Sum("hours")))
    return [standing_of(one, today, terms, one.cases, hours.get(one.pk, 0)) for one in found]


def many_run_out(at: datetime) -> tuple[int, int]:
    """How many active volunteers' training or DBS has run out, and runs out soon."""
    today, terms = london_date(at), terms_on(london_date(at))
    rows = Volunteer.objects.filter(status=ACTIVE)
    states = Counter(standing_of(one, today, terms).state for one in rows)
    return states[EXPIRED], states[SOON]


@dataclass
class YearFigures:
    """Referrals of a financial year and what became of them. Days are from referral to first contact."""

    year: str
    referrals: int = 0
    closed: int = 0
    held: int = 0
    days: list[int] = field(default_factory=list)
    scores: list[int] = field(default_factory=list)
    by_source: Counter[str] = field(default_factory=Counter)
    by_outcome: Counter[str] = field(default_factory=Counter)

    @property
    def median_days(self) -> int | None:
        return middle(self.days)

    @property
    def satisfaction_tenths(self) -> int | None:
        """The average of 1 to 5, in tenths, half a tenth upwards."""
        many = len(self.scores)
        return (20 * sum(self.scores) + many) // (2 * many) if many else None

    @property
    def conversion_percent(self) -> int | None:
        """Of closed cases, those in which the parties communicated."""
        return (200 * self.held + self.closed) // (2 * self.closed) if self.closed else None


def figures() -> list[YearFigures]:
    """By the financial year of the referral, the newest first, in two statements."""
    found: dict[str, YearFigures] = {}
    columns = ("referred_on", "first_contact_on", "status", "outcome", "source")
    for referred, contacted, status, outcome, source in RestorativeCase.objects.values_list(*columns):
        year = financial_year(referred)
        row = found.setdefault(year, YearFigures(year))
        row.referrals += 1
        row.by_source[source] += 1
        row.closed += status == CLOSED
        row.held += outcome in HELD
        if outcome:
            row.by_outcome[outcome] += 1
        if contacted:
            row.days.append((contacted - referred).days)
    for referred, score in CaseFeedback.objects.values_list("party__case__referred_on", "satisfaction"):
        found[financial_year(referred)].scores.append(score)
    return sorted(found.values(), key=lambda one: one.year, reverse=True)


def referrals_between(first: date, last: date) -> int:
    return RestorativeCase.objects.filter(referred_on__gte=first, referred_on__lte=last).count()


def parties_of(case: RestorativeCase) -> list[CaseParty]:
    return list(case.parties.select_related("feedback"))


def numbers_after(rows: Iterable[int | None]) -> int:
    """The next of running numbers."""
    return max((one for one in rows if one is not None), default=0) + 1
