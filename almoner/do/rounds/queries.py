"""What can be asked of rounds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Q, QuerySet

from almoner.analyse.areas.models import Area
from almoner.do.rounds.access import public
from almoner.do.rounds.models import Band, Round, RoundTemplate
from almoner.do.rounds.publicity import Clarification
from almoner.do.rounds.states import PUBLISHED
from almoner.ground.core.calendar import london_date
from almoner.ground.questions.layout import layout_of
from almoner.ground.questions.measuring import Measure, measure
from almoner.plan.priorities.models import Priority
from almoner.policy.terms import Terms, terms_on


def open_rounds(at: datetime) -> QuerySet[Round]:
    """Published rounds that take bids at this moment, the next to close first."""
    found = public().filter(status=PUBLISHED, opens_at__lte=at, closes_at__gte=at)
    return found.select_related("fund").order_by("closes_at")


def coming_rounds(at: datetime) -> QuerySet[Round]:
    return public().filter(status=PUBLISHED, opens_at__gt=at).select_related("fund").order_by("opens_at")


def past_rounds(at: datetime) -> QuerySet[Round]:
    return public().filter(closes_at__lt=at).select_related("fund").order_by("-closes_at")


def templates() -> QuerySet[RoundTemplate]:
    return RoundTemplate.objects.select_related("fund").order_by("fund__code", "title")


def round_terms(round: Round, at: datetime) -> Terms:
    """The numbers frozen at publication; those of the day while it is being prepared (R0-2)."""
    today = terms_on(london_date(at))
    return Terms.from_dict(round.terms, otherwise=today) if round.terms else today


def band_for(round: Round, ask_pence: int | None) -> Band | None:
    """The band that an amount falls in; the highest one for more than any band covers."""
    bands = list(round.bands.order_by("up_to_pence"))
    for band in bands:
        if ask_pence is not None and ask_pence <= band.up_to_pence:
            return band
    return bands[-1] if bands else None


def measured(round: Round, band: Band) -> Measure:
    """How long the form of a band takes, from its questions (4.17)."""
    return measure(layout_of(round.question_set), band.code)


def last_moment(round: Round) -> datetime | None:
    """Closing time with the published grace for those already in the form (R4.9-2)."""
    return round.closes_at + timedelta(minutes=round.grace_minutes) if round.closes_at else None


@dataclass(frozen=True)
class Step:
    """One dated step of a round; a moment where there is an hour, a day where there is not."""

    words: str
    day: date | None = None
    moment: datetime | None = None
    is_past: bool = False


def timeline(round: Round, at: datetime) -> list[Step]:
    today = london_date(at)
    moments = (("Opens", round.opens_at), ("Closes", round.closes_at))
    days = (
        ("The panel meets", round.panel_on),
        ("The decision is made", round.decision_on),
        ("You hear from us by", round.answer_on),
        ("Projects may start from", round.starts_on),
    )
    steps = [Step(words, moment=moment, is_past=moment <= at) for words, moment in moments if moment]
    return steps + [Step(words, day=day, is_past=day < today) for words, day in days if day]


def counts_by_state(round: Round) -> dict[str, int]:
    """How many bids stand in each state."""
    rows = round.applications.order_by().values_list("status").annotate(many=Count("id"))
    return dict(rows)


def due_to_close(at: datetime) -> list[Round]:
    """Published rounds whose last moment, grace included, has passed."""
    waiting = Round.objects.filter(status=PUBLISHED, closes_at__lt=at)
    return [one for one in waiting if (last := last_moment(one)) is not None and last < at]


def unanswered(round: Round) -> QuerySet[Clarification]:
    return round.clarifications.filter(published_at__isnull=True)


def answered(round: Round) -> QuerySet[Clarification]:
    """Questions with their answers, for all to read: the latest first."""
    return round.clarifications.filter(published_at__isnull=False).order_by("-published_at")


def priorities_of(round: Round) -> list[Priority]:
    """Those the round is limited to, in the plan's order (R5.2c-1)."""
    rows = round.allowed_priorities.select_related("priority")
    return [one.priority for one in rows.order_by("priority__position", "priority__code")]


def areas_of(round: Round) -> list[Area]:
    return [one.area for one in round.allowed_areas.select_related("area").order_by("area__name")]


def for_feed(at: datetime, most: int) -> list[Round]:
    """Rounds with `changed_at`: when they were published, answered or given more time; the latest first."""
    rows = (
        public()
        .filter(published_at__lte=at)
        .annotate(answered_at=Max("clarifications__published_at"), extended_at=Max("extensions__granted_at"))
    )
    found: list[Round] = [*rows.order_by("-published_at")[:most]]
    for one in found:
        said = vars(one)
        moments = (one.published_at, said["answered_at"], said["extended_at"])
        said["changed_at"] = max(moment for moment in moments if moment)
    return found


def with_bids(rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Each with `received`: how many bids came in, drafts left out."""
    return rounds.annotate(received=Count("applications", filter=~Q(applications__status="draft")))


@dataclass(frozen=True)
class Helped:
    """Bids that came in, and how many of them were awarded."""

    words: str
    received: int
    awarded: int


def by_help(round: Round) -> list[Helped]:
    """Whether help of a Council for Voluntary Service pays off (R4.18-1): with it, without it, not said."""
    rows = round.applications.exclude(status="draft").order_by().values_list("helped_by_cvs")
    counted = rows.annotate(many=Count("id"), won=Count("id", filter=Q(status__in=("awarded", "lapsed"))))
    found = {helped: (many, won) for helped, many, won in counted}
    words = ((True, "With help"), (False, "Without"), (None, "Not said"))
    return [Helped(told, *found[helped]) for helped, told in words if helped in found]
