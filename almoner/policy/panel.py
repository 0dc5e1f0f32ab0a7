"""Chapters 3.3, 4.10 and 4.11: what must hold before the panel closes."""

from __future__ import annotations

from almoner.policy import scoring
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.panel_facts import (
    VOLUNTARY,
    Criterion,
    Member,
    Moderation,
    PanelRecord,
    Score,
    ScoredBid,
    Share,
)
from almoner.policy.rule import rule
from almoner.policy.words import counted, listed

__all__ = [
    "BEFORE_CLOSING",
    "Criterion",
    "Member",
    "Moderation",
    "PanelRecord",
    "Score",
    "ScoredBid",
    "Share",
]


@rule("3.3", id="R3.3-2", asks="Is the voluntary sector on the panel?", force=Force.MUST, about="members")
def has_a_voluntary_member(panel: PanelRecord) -> Verdict:
    if any(member.sector == VOLUNTARY and member.attended for member in panel.members):
        return met()
    return not_met(
        "No member of the panel comes from the voluntary sector.",
        "Invite one, and let them score, before the scores are locked.",
    )


@rule("3.3", id="R3.3-5", asks="Did nobody score a bid in which they have an interest?", force=Force.MUST)
def no_conflicted_scores(panel: PanelRecord) -> Verdict:
    conflicts = {member.code: member.conflicts for member in panel.members}
    wrong = [
        f"{member} on {bid.reference}"
        for bid in panel.bids
        for member in sorted({score.member for score in bid.scores if score.points is not None})
        if bid.reference in conflicts.get(member, ())
    ]
    if not wrong:
        return met()
    return not_met(
        f"Scored in spite of a declared interest: {listed(wrong)}.",
        "Set those scores aside and have the bid scored by another member.",
    )


@rule("4.10", id="R4.10-1", asks="Has each scorer scored every criterion with a comment?", force=Force.MUST)
def scores_are_complete(panel: PanelRecord) -> Verdict:
    open_ones = [
        f"{member} on {bid.reference}"
        for bid in panel.bids
        for member in sorted((bid.assigned | {score.member for score in bid.scores}) - _away(panel, bid))
        if not _has_finished(panel, bid, member)
    ]
    if not open_ones:
        return met()
    return not_met(
        f"Scores or comments are missing: {listed(open_ones)}.",
        "Every scorer gives each criterion points and a comment, or hands the bid back.",
    )


@rule(
    "4.10", id="R4.10-2", asks="Has every member declared their interests?", force=Force.MUST, about="members"
)
def interests_are_declared(panel: PanelRecord) -> Verdict:
    scorers = {score.member for bid in panel.bids for score in bid.scores}
    declared = {member.code for member in panel.members if member.has_declared}
    present = {member.code for member in panel.members if member.attended}
    silent = sorted((scorers | present) - declared)
    if not silent:
        return met()
    return not_met(
        f"No declaration of interests from {listed(silent)}.",
        "Each member declares, even if there is nothing to declare, before opening any application.",
    )


@rule("4.10", id="R4.10-3", asks="Are widely different scores moderated?", force=Force.SHOULD)
def wide_spreads_are_moderated(panel: PanelRecord) -> Verdict:
    found = [
        f"{bid.reference} ({listed(wide)})"
        for bid in panel.bids
        if not (bid.discussed or bid.moderation)
        and (wide := scoring.wide_spreads(bid.scores, panel.criteria, panel.terms))
    ]
    if not found:
        return met()
    points = counted(panel.terms.spread_max_points, "point")
    return not_met(
        f"Members differ by more than {points}: {listed(found)}.",
        "Talk about it at the meeting and minute what the panel thinks.",
    )


@rule(
    "4.10", id="R4.10-4", asks="Are locked scores unchanged and moderated marks explained?", force=Force.MUST
)
def scores_stand_as_given(panel: PanelRecord) -> Verdict:
    changed = [bid.reference for bid in panel.bids if bid.changed_after_lock]
    bare = [bid.reference for bid in panel.bids if bid.moderation and not bid.moderation.because.strip()]
    wrong = [f"{reference} was changed after the scores were locked" for reference in changed]
    wrong += [f"{reference} has a moderated mark without a reason" for reference in bare]
    if not wrong:
        return met()
    return not_met(
        f"The scores do not stand as given: {listed(wrong)}.",
        "Put the first scores back; write the panel's mark beside them with its reason.",
    )


@rule("4.10", id="R4.10-5", asks="Was each bid scored by enough members?", force=Force.MUST)
def enough_scorers(panel: PanelRecord) -> Verdict:
    needed = panel.terms.panel_scorers_min
    if not panel.bids:
        return judge("No application is before the panel.", "Share the eligible applications first.")
    short = [bid.reference for bid in panel.bids if len(_scorers(panel, bid)) < needed]
    if not short:
        return met()
    return not_met(
        f"Fewer than {counted(needed, 'member')} scored {listed(short)}.",
        f"Ask other members without an interest, until {needed} have scored.",
    )


@rule("4.10", id="R4.10-6", asks="Were enough members at the meeting?", force=Force.MUST, about="members")
def has_a_quorum(panel: PanelRecord) -> Verdict:
    needed = panel.terms.panel_quorum
    present = {member.code for member in panel.members if member.attended}
    if len(present) < needed:
        return not_met(
            f"{counted(len(present), 'member')} came; the panel needs {needed}.", "Meet again with more."
        )
    short = [bid.reference for bid in panel.bids if len(present - _away(panel, bid)) < needed]
    if not short:
        return met()
    return not_met(
        f"When those with an interest leave, fewer than {needed} remain for {listed(short)}.",
        "Take those applications at a meeting with more members.",
    )


@rule("4.10", id="R4.10-7", asks="Was every weak criterion discussed?", force=Force.SHOULD)
def weak_criteria_are_discussed(panel: PanelRecord) -> Verdict:
    found = [
        f"{bid.reference} ({listed(weak)})"
        for bid in panel.bids
        if not bid.discussed and (weak := scoring.weak_criteria(bid.scores, panel.criteria, panel.terms))
    ]
    if not found:
        return met()
    return not_met(
        f"A criterion averages under {counted(panel.terms.discuss_below_points, 'point')}: {listed(found)}.",
        "Talk about it at the meeting, and let the reasons reach the applicant.",
    )


@rule("4.11", id="R4.11-1", asks="Is the money spread fairly over areas and priorities?", force=Force.SHOULD)
def spread_is_fair(panel: PanelRecord) -> Verdict:
    if not panel.by_area or not panel.by_priority:
        return judge("The shares of areas and priorities are not known.", "Rank the applications first.")
    empty = [one.name for one in (*panel.by_area, *panel.by_priority) if one.awarded_pence <= 0]
    if not empty:
        return met()
    return judge(
        f"No money would go to {listed(empty)}.",
        "Minute what the panel thinks of it. The ranking itself is never changed by this.",
    )


def _has_finished(panel: PanelRecord, bid: ScoredBid, member: str) -> bool:
    done = {
        score.criterion
        for score in bid.scores
        if score.member == member and score.points is not None and score.comment.strip()
    }
    return done >= {criterion.code for criterion in panel.criteria}


def _away(panel: PanelRecord, bid: ScoredBid) -> frozenset[str]:
    """Those who leave the room, the scores and the count for this bid."""
    return frozenset(member.code for member in panel.members if bid.reference in member.conflicts)


def _scorers(panel: PanelRecord, bid: ScoredBid) -> tuple[str, ...]:
    remaining = scoring.without_member(bid.scores, _away(panel, bid))
    return scoring.complete_scorers(remaining, panel.criteria)


BEFORE_CLOSING = (
    has_a_voluntary_member,
    no_conflicted_scores,
    interests_are_declared,
    has_a_quorum,
    enough_scorers,
    scores_are_complete,
    wide_spreads_are_moderated,
    weak_criteria_are_discussed,
    scores_stand_as_given,
    spread_is_fair,
)
