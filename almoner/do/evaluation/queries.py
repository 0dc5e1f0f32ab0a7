"""What can be asked of a panel: progress, means, spread, ranking."""

from dataclasses import dataclass

from almoner.do.applications.models import Application
from almoner.do.evaluation import facts
from almoner.do.evaluation.models import RECOMMEND, Panel, PanelMember, Recommendation
from almoner.ground.core import clock
from almoner.policy import scoring


def mean_tenths(application: Application) -> int | None:
    """The weighted mean of the standing scores, in tenths of a percent."""
    found = (
        Application.objects.prefetch_related("scores__criterion")
        .select_related("round")
        .get(pk=application.pk)
    )
    terms = facts.terms_of(found.round, clock.now())
    return scoring.percent_tenths(facts.scores_of(found), facts.criteria_of(found.round), terms)


def usual_reasons(row: Recommendation) -> list[dict[str, str]]:
    """The reason that the figures themselves give, when the panel names no other."""
    mark = row.final_tenths
    share = f"{mark // 10}.{mark % 10}%" if mark is not None else "below the line"
    words = f"It scored {share}. More bids came than the money could pay for, and others scored higher."
    return [{"code": "below_line", "words": words, "criterion": "line"}]


@dataclass(frozen=True)
class Progress:
    """How far one member is: bids given, declared on, and finished."""

    given: int
    finished: int


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


def ranking(panel: Panel) -> list[Ranked]:
    """All bids before the panel, the highest mark first, with the running total against the money."""
    bids = (
        panel.round.applications.filter(status__in=facts.SHOWN)
        .select_related("organisation", "recommendation", "round")
        .prefetch_related("scores__criterion", "areas__area", "priorities__priority")
    )
    terms, criteria = facts.terms_of(panel.round, clock.now()), facts.criteria_of(panel.round)
    marked = []
    for bid in bids:
        scores = facts.scores_of(bid)
        own = getattr(bid, "recommendation", None)
        mean = scoring.percent_tenths(scores, criteria, terms)
        final = own.final_tenths if own is not None and own.final_tenths is not None else mean
        widest = max((scoring.spread(one.code, scores) for one in criteria), default=0)
        marked.append((bid, own, final, widest))
    marked.sort(key=lambda one: (-(one[2] or 0), one[0].reference))
    return with_running_total(marked, panel.round.available_pence)


def with_running_total(
    marked: list[tuple[Application, Recommendation | None, int | None, int]], available_pence: int
) -> list[Ranked]:
    rows, running = [], 0
    for bid, own, final, widest in marked:
        if own is None or own.outcome == RECOMMEND:
            running += own.amount_pence if own is not None else bid.ask_pence or 0
        rows.append(Ranked(bid, own, final, widest, running, running <= available_pence))
    return rows
