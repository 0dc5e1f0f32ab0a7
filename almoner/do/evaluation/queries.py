"""What can be asked of a panel: standing scores, means, progress, ranking."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from almoner.do.applications.models import Application
from almoner.do.evaluation.access import SHOWN
from almoner.do.evaluation.models import RECOMMEND, RESERVE, Panel, PanelMember, Recommendation, Score
from almoner.do.rounds.models import Round
from almoner.do.rounds.queries import round_terms
from almoner.ground.core import clock
from almoner.ground.core.calendar import london_date
from almoner.policy import panel_facts as facts
from almoner.policy import scoring
from almoner.policy.terms import Terms

SCORED = ("scores__criterion", "scores__corrections")


def terms_of(round: Round, at: datetime) -> Terms:
    """The numbers frozen when the round was published (R0-2)."""
    return round_terms(round, at)


def criteria_of(round: Round) -> tuple[facts.Criterion, ...]:
    return tuple(facts.Criterion(one.code, one.weight) for one in round.criteria.all())


def bids_of(panel: Panel) -> QuerySet[Application]:
    """Every bid before the panel, in the order of references, with what marks are made of."""
    found = panel.round.applications.filter(status__in=SHOWN)
    return (
        found.select_related("organisation", "recommendation", "round")
        .prefetch_related(*SCORED, "areas__area", "priorities__priority")
        .order_by("reference")
    )


def value_of(score: Score) -> int:
    """As given, or as two people agreed later to correct it (R4.10-4)."""
    agreed = [one for one in score.corrections.all() if one.agreed_at is not None]
    return max(agreed, key=lambda one: (one.agreed_at, one.pk)).value if agreed else score.value


def scores_of(application: Application, names: Mapping[int, str] | None = None) -> tuple[facts.Score, ...]:
    """Scores that stand; those of a member with an interest are void and left out (R3.3-5)."""
    called = names or {}
    return tuple(
        facts.Score(
            called.get(one.member_id, str(one.member_id)), one.criterion.code, value_of(one), one.comment
        )
        for one in application.scores.all()
        if not one.is_void
    )


def mean_tenths(application: Application, at: datetime) -> int | None:
    """The weighted mean of the standing scores, in tenths of a percent, read anew."""
    found = Application.objects.prefetch_related(*SCORED).select_related("round").get(pk=application.pk)
    return scoring.percent_tenths(scores_of(found), criteria_of(found.round), terms_of(found.round, at))


def percent_words(tenths: int | None) -> str:
    """`74.3%`."""
    return "" if tenths is None else f"{tenths // 10}.{tenths % 10}%"


def usual_reasons(row: Recommendation, line_tenths: int | None = None) -> list[dict[str, str]]:
    """The reasons that the figures themselves give, when the panel names no other: line, lowest criterion."""
    words = [f"The bid scored {percent_words(row.final_tenths)}."] if row.final_tenths is not None else []
    if line_tenths is not None:
        words.append(f"The last bid that the money reached scored {percent_words(line_tenths)}.")
    words.append("More bids came than the money could pay for, and others scored higher.")
    if row.outcome == RESERVE:
        words.append("It stands on the reserve list.")
    found = [{"code": "below_line", "words": " ".join(words), "criterion": "line"}]
    return [*found, *lowest_reason(row.application)]


def lowest_reason(application: Application) -> list[dict[str, str]]:
    """The criterion on which the bid did worst, in points, so that the reason names one (R3.3-4)."""
    found = Application.objects.prefetch_related(*SCORED).get(pk=application.pk)
    scores = scores_of(found)
    means = [
        (mean, one)
        for one in application.round.criteria.all()
        if (mean := scoring.average_tenths(one.code, scores)) is not None
    ]
    if not means:
        return []
    mean, lowest = min(means, key=lambda pair: pair[0])
    points = f"{mean // 10}.{mean % 10} of 5 points"
    words = f"It did least well on “{lowest.title}”: {points}, as the mean of all scorers."
    return [{"code": "lowest_criterion", "words": words, "criterion": lowest.code}]


@dataclass(frozen=True)
class Progress:
    """How far one member is: bids given and finished."""

    given: int
    finished: int

    @property
    def is_done(self) -> bool:
        return self.given > 0 and self.given == self.finished


def progress(member: PanelMember) -> Progress:
    states = list(member.allocations.values_list("finished_at", flat=True))
    return Progress(len(states), sum(one is not None for one in states))


@dataclass(frozen=True)
class Ranked:
    """A row of the ranking; `running_pence` adds up what is recommended so far."""

    application: Application
    recommendation: Recommendation | None
    tenths: int | None
    spread: int
    running_pence: int
    is_within: bool
    is_first_below: bool = False
    place: int = 0

    @property
    def outcome(self) -> str:
        return self.recommendation.outcome if self.recommendation else ""

    @property
    def takes_pence(self) -> int:
        """What it would take from the money: the sum recommended, or the ask until something is."""
        if self.recommendation is None:
            return self.application.ask_pence or 0
        return self.recommendation.amount_pence if self.outcome == RECOMMEND else 0


def ranking(panel: Panel, at: datetime | None = None) -> list[Ranked]:
    """All bids before the panel, the highest mark first, with the running total against the money."""
    terms, criteria = terms_of(panel.round, at or clock.now()), criteria_of(panel.round)
    marked = []
    for bid in bids_of(panel):
        scores = scores_of(bid)
        own: Recommendation | None = getattr(bid, "recommendation", None)
        mean = scoring.percent_tenths(scores, criteria, terms)
        final = own.moderated_tenths if own is not None and own.moderated_tenths is not None else mean
        widest = max((scoring.spread(one.code, scores) for one in criteria), default=0)
        marked.append(Ranked(bid, own, final, widest, 0, True))
    marked.sort(key=lambda one: (-(one.tenths if one.tenths is not None else -1), one.application.reference))
    return with_running_total(marked, panel.round.available_pence)


def with_running_total(marked: list[Ranked], available_pence: int) -> list[Ranked]:
    """The line falls before the first bid that the money no longer reaches."""
    rows, running, is_line_drawn = [], 0, False
    for place, one in enumerate(marked, start=1):
        running += one.takes_pence
        within = running <= available_pence
        first = not within and not is_line_drawn
        is_line_drawn = is_line_drawn or first
        rows.append(
            Ranked(one.application, one.recommendation, one.tenths, one.spread, running, within, first, place)
        )
    return rows


def recommended_pence(rows: list[Ranked]) -> int:
    return sum(one.takes_pence for one in rows if one.outcome == RECOMMEND)


def line_tenths(rows: list[Ranked]) -> int | None:
    """The lowest mark among the bids recommended."""
    return min(
        (one.tenths for one in rows if one.outcome == RECOMMEND and one.tenths is not None), default=None
    )


def waiting_for_reminder(at: datetime, days: int) -> list[PanelMember]:
    """Members who have bids left to score while the due date is near or past, and were not reminded yet."""
    today = london_date(at)
    seats = PanelMember.objects.filter(
        Q(allocations__finished_at__isnull=True),
        allocations__isnull=False,
        panel__status="scoring",
        panel__scores_due_on__isnull=False,
        left_on__isnull=True,
        reminded_at__isnull=True,
    )
    found = seats.select_related("panel__round", "person").distinct()
    return [
        one for one in found if one.panel.scores_due_on and (one.panel.scores_due_on - today).days <= days
    ]
