"""The panel's work as the policy's rules read it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from almoner.do.applications.models import Application
from almoner.do.evaluation import queries
from almoner.do.evaluation.models import RECOMMEND, Panel, PanelMember
from almoner.ground.core import money
from almoner.policy import panel_facts as facts
from almoner.policy.terms import Terms

AREA, PRIORITY = "area", "priority"


def record_of(panel: Panel, *, at: datetime) -> facts.PanelRecord:
    bids = list(queries.bids_of(panel).prefetch_related("allocations"))
    seats = members(panel)
    names = names_of(seats)
    return facts.PanelRecord(
        terms=terms_of(panel, at),
        criteria=queries.criteria_of(panel.round),
        members=tuple(member_of(one, names) for one in seats),
        bids=tuple(bid_of(one, names) for one in bids),
        by_area=shares(panel, bids, by=AREA),
        by_priority=shares(panel, bids, by=PRIORITY),
    )


def terms_of(panel: Panel, at: datetime) -> Terms:
    """The round's terms; a panel may set itself a higher quorum, never a lower one."""
    terms = queries.terms_of(panel.round, at)
    return replace(terms, panel_quorum=max(panel.quorum, terms.panel_quorum))


def members(panel: Panel) -> list[PanelMember]:
    return list(panel.members.select_related("person").prefetch_related("declarations__application"))


def names_of(seats: list[PanelMember]) -> dict[int, str]:
    """Each member under a name that is theirs alone on this panel."""
    many = Counter(str(one.person) for one in seats)
    return {
        one.pk: str(one.person) if many[str(one.person)] == 1 else f"{one.person} ({one.represents})"
        for one in seats
    }


def member_of(member: PanelMember, names: Mapping[int, str]) -> facts.Member:
    declared = list(member.declarations.all())
    return facts.Member(
        code=names[member.pk],
        sector=facts.VOLUNTARY if member.is_voluntary_sector else "partner",
        has_declared=bool(declared),
        conflicts=frozenset(one.application.reference for one in declared if one.has_interest),
        attended=bool(member.attended),
    )


def bid_of(application: Application, names: Mapping[int, str]) -> facts.ScoredBid:
    found = getattr(application, "recommendation", None)
    moderated = None
    if found is not None and found.moderated_tenths is not None:
        moderated = facts.Moderation(found.moderated_tenths, found.moderation_reason)
    return facts.ScoredBid(
        reference=application.reference,
        assigned=frozenset(names[one.member_id] for one in application.allocations.all()),
        scores=queries.scores_of(application, names),
        moderation=moderated,
        discussed=bool(found and found.minute),
    )


def shares(panel: Panel, bids: list[Application], *, by: str) -> tuple[facts.Share, ...]:
    """What each area or main priority would receive if the recommendations were followed."""
    sums: dict[str, int] = defaultdict(int, dict.fromkeys(offered(panel, by), 0))
    for bid in bids:
        found = getattr(bid, "recommendation", None)
        pence = found.amount_pence if found is not None and found.outcome == RECOMMEND else 0
        for name, part in split(bid, pence, by):
            sums[name] += part
    return tuple(facts.Share(name, pence) for name, pence in sorted(sums.items()))


def offered(panel: Panel, by: str) -> list[str]:
    """What the round was open to, so that an area or a priority with nothing shows too."""
    if by == AREA:
        return list(panel.round.allowed_areas.values_list("area__name", flat=True))
    return list(panel.round.allowed_priorities.values_list("priority__title", flat=True))


def split(bid: Application, pence: int, by: str) -> list[tuple[str, int]]:
    """The sum over the bid's areas by their shares, or all of it to its main priority."""
    if by == PRIORITY:
        return [(one.priority.title, pence) for one in list(bid.priorities.all())[:1]]
    areas = list(bid.areas.all())
    parts = money.share(pence, [one.percent for one in areas]) if areas else []
    return [(one.area.name, part) for one, part in zip(areas, parts, strict=True)]
