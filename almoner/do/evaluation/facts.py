"""The panel's work as the policy's rules read it."""

from collections import defaultdict
from datetime import datetime

from almoner.do.applications.models import Application
from almoner.do.evaluation.access import SHOWN
from almoner.do.evaluation.models import RECOMMEND, Panel, PanelMember
from almoner.do.rounds.models import Round
from almoner.ground.core.calendar import london_date
from almoner.policy import panel_facts as facts
from almoner.policy.terms import Terms, terms_on


def terms_of(round: Round, at: datetime) -> Terms:
    """The numbers frozen when the round was published (R0-2)."""
    return Terms.from_dict(round.terms, otherwise=terms_on(london_date(at)))


def criteria_of(round: Round) -> tuple[facts.Criterion, ...]:
    return tuple(facts.Criterion(one.code, one.weight) for one in round.criteria.all())


def scores_of(application: Application) -> tuple[facts.Score, ...]:
    """Scores that stand; those of a member with an interest are void and left out."""
    standing = [one for one in application.scores.all() if not one.is_void]
    return tuple(
        facts.Score(str(one.member_id), one.criterion.code, one.value, one.comment) for one in standing
    )


def record_of(panel: Panel, *, at: datetime) -> facts.PanelRecord:
    bids = list(
        panel.round.applications.filter(status__in=SHOWN)
        .select_related("recommendation")
        .prefetch_related("scores__criterion", "allocations", "areas__area", "priorities__priority")
        .order_by("reference")
    )
    return facts.PanelRecord(
        terms=terms_of(panel.round, at),
        criteria=criteria_of(panel.round),
        members=tuple(member_of(one) for one in members(panel)),
        bids=tuple(bid_of(one) for one in bids),
        by_area=shares(bids, by="area"),
        by_priority=shares(bids, by="priority"),
    )


def members(panel: Panel) -> list[PanelMember]:
    return list(panel.members.prefetch_related("declarations__application"))


def member_of(member: PanelMember) -> facts.Member:
    declared = list(member.declarations.all())
    return facts.Member(
        code=str(member.pk),
        sector=facts.VOLUNTARY if member.is_voluntary_sector else "partner",
        has_declared=bool(declared),
        conflicts=frozenset(one.application.reference for one in declared if one.has_interest),
        attended=bool(member.attended),
    )


def bid_of(application: Application) -> facts.ScoredBid:
    found = getattr(application, "recommendation", None)
    moderated = None
    if found is not None and found.moderated_tenths is not None:
        moderated = facts.Moderation(found.moderated_tenths, found.moderation_reason)
    return facts.ScoredBid(
        reference=application.reference,
        assigned=frozenset(str(one.member_id) for one in application.allocations.all()),
        scores=scores_of(application),
        moderation=moderated,
        discussed=bool(found and found.minute),
    )


def shares(bids: list[Application], *, by: str) -> tuple[facts.Share, ...]:
    """What each area or main priority would receive if the recommendations were followed."""
    sums: dict[str, int] = defaultdict(int)
    for bid in bids:
        found = getattr(bid, "recommendation", None)
        pence = found.amount_pence if found is not None and found.outcome == RECOMMEND else 0
        for name, percent in parts(bid, by):
            sums[name] += pence * percent // 100
    return tuple(facts.Share(name, pence) for name, pence in sorted(sums.items()))


def parts(bid: Application, by: str) -> list[tuple[str, int]]:
    if by == "area":
        return [(one.area.name, one.percent) for one in bid.areas.all()]
    return [(one.priority.title, 100) for one in list(bid.priorities.all())[:1]]
