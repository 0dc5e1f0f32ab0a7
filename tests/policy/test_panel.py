import pytest

from almoner.policy import panel
from almoner.policy.findings import Outcome, run
from almoner.policy.panel import Member, Moderation, Share
from tests.policy.builders import MET, a_panel, a_scored_bid, judge, not_met, said, scores, terms


def members(*sectors: str, **changes) -> tuple[Member, ...]:
    return tuple(
        Member(f"PM{number}", sector, **{"has_declared": True, **changes})
        for number, sector in enumerate(sectors, start=1)
    )


def test_a_whole_panel_may_close():
    assert [said(one) for one in run(panel.BEFORE_CLOSING, a_panel())] == [MET] * 10


@pytest.mark.parametrize(
    ("sitting", "expected"),
    [
        (members("fire", "voluntary", "csp"), MET),
        (
            members("fire", "police", "csp"),
            not_met("No member of the panel comes from the voluntary sector."),
        ),
        (
            members("fire", "voluntary", attended=False),
            not_met("No member of the panel comes from the voluntary sector."),
        ),
    ],
)
def test_3_3_the_voluntary_sector_is_on_the_panel(sitting, expected):
    assert said(panel.has_a_voluntary_member(a_panel(members=sitting))) == expected


def test_3_3_nobody_scores_where_they_have_an_interest():
    conflicted = (*members("fire", "voluntary"), Member("PM3", "csp", True, frozenset({"26R1-002"})))
    blank = a_scored_bid(scores=(*scores("PM1", 4, 4), *scores("PM2", 4, 4), *scores("PM3", None, None)))

    assert [
        said(panel.no_conflicted_scores(record))
        for record in (
            a_panel(members=conflicted),
            a_panel(members=conflicted, bids=(blank,)),
            a_panel(members=members("fire")),
        )
    ] == [not_met("Scored in spite of a declared interest: PM3 on 26R1-002."), MET, MET]


def test_4_10_every_scorer_gives_every_criterion_points_and_a_comment():
    silent = a_scored_bid(scores=(*scores("PM1", 4, 4, " "), *scores("PM2", 4, None)))

    assert said(panel.scores_are_complete(a_panel(bids=(silent,)))) == not_met(
        "Scores or comments are missing: PM1 on 26R1-002, PM2 on 26R1-002 and PM3 on 26R1-002."
    )


def test_4_10_who_has_finished_is_not_named():
    bid = a_scored_bid(scores=(*scores("PM1", 4, 4), *scores("PM2", 4, None), *scores("PM3", 0, 0)))

    assert said(panel.scores_are_complete(a_panel(bids=(bid,)))) == not_met(
        "Scores or comments are missing: PM2 on 26R1-002."
    )


def test_4_10_a_member_with_an_interest_owes_no_scores():
    sitting = (*members("fire", "voluntary"), Member("PM3", "csp", True, frozenset({"26R1-002"})))
    bid = a_scored_bid(scores=(*scores("PM1", 4, 4), *scores("PM2", 4, 4)))

    assert said(panel.scores_are_complete(a_panel(members=sitting, bids=(bid,)))) == MET


def test_4_10_everybody_declares_before_opening_a_bid():
    sitting = (*members("fire", "voluntary"), Member("PM3", "csp"), Member("PM4", "police", attended=False))

    assert said(panel.interests_are_declared(a_panel(members=sitting))) == not_met(
        "No declaration of interests from PM3."
    )


@pytest.mark.parametrize(
    ("lowest", "changes", "expected"),
    [
        (3, {}, MET),
        (2, {}, not_met("Members differ by more than 2 points: 26R1-002 (impact).")),
        (2, {"discussed": True}, MET),
        (2, {"moderation": Moderation(540, "The budget was read differently.")}, MET),
    ],
)
def test_4_10_wide_spreads_are_moderated(lowest, changes, expected):
    bid = a_scored_bid(scores=(*scores("PM1", 5, 4), *scores("PM2", lowest, 4)), **changes)
    found = panel.wide_spreads_are_moderated(a_panel(bids=(bid,)))

    assert (said(found), found.blocks) == (expected, False)


def test_4_10_scores_stand_as_given_after_the_lock():
    bids = (
        a_scored_bid("26R1-001", changed_after_lock=True),
        a_scored_bid("26R1-002", moderation=Moderation(540)),
        a_scored_bid("26R1-003", moderation=Moderation(540, "A reason.")),
    )

    assert said(panel.scores_stand_as_given(a_panel(bids=bids))) == not_met(
        "The scores do not stand as given: 26R1-001 was changed after the scores were locked "
        "and 26R1-002 has a moderated mark without a reason."
    )


def test_4_10_three_members_score_each_bid():
    two = a_scored_bid(scores=(*scores("PM1", 4, 4), *scores("PM2", 4, 4)))
    away = (*members("fire", "voluntary"), Member("PM3", "csp", True, frozenset({"26R1-002"})))
    told = not_met("Fewer than 3 members scored 26R1-002.")

    assert [
        said(panel.enough_scorers(record))
        for record in (a_panel(), a_panel(bids=(two,)), a_panel(members=away), a_panel(bids=()))
    ] == [MET, told, told, judge("No application is before the panel.")]


@pytest.mark.parametrize(
    ("sitting", "expected"),
    [
        (members("fire", "voluntary", "csp"), MET),
        (members("fire", "voluntary"), not_met("2 members came; the panel needs 3.")),
        (
            (*members("fire", "voluntary"), Member("PM3", "csp", True, frozenset({"26R1-002"}))),
            not_met("When those with an interest leave, fewer than 3 remain for 26R1-002."),
        ),
    ],
)
def test_4_10_the_panel_has_a_quorum_for_each_bid(sitting, expected):
    assert said(panel.has_a_quorum(a_panel(members=sitting))) == expected


@pytest.mark.parametrize(
    ("points", "discussed", "expected"),
    [
        (2, False, MET),
        (1, False, not_met("A criterion averages under 2 points: 26R1-002 (need).")),
        (1, True, MET),
    ],
)
def test_4_10_a_weak_criterion_is_discussed(points, discussed, expected):
    bid = a_scored_bid(scores=scores("PM1", 4, points), discussed=discussed)

    assert said(panel.weak_criteria_are_discussed(a_panel(bids=(bid,)))) == expected


def test_4_10_numbers_come_from_the_rounds_terms():
    assert said(panel.enough_scorers(a_panel(terms=terms(panel_scorers_min=4)))) == not_met(
        "Fewer than 4 members scored 26R1-002."
    )


def test_4_11_areas_and_priorities_without_money_are_for_people_to_judge():
    nothing = (Share("Maldon", 0), Share("Tendring", 1))

    assert [
        (one.outcome, one.because)
        for one in (
            panel.spread_is_fair(a_panel(by_area=nothing, by_priority=(Share("Rural crime", 0),))),
            panel.spread_is_fair(a_panel(by_area=())),
            panel.spread_is_fair(a_panel(by_priority=())),
        )
    ] == [
        (Outcome.JUDGE, "No money would go to Maldon and Rural crime."),
        (Outcome.JUDGE, "The shares of areas and priorities are not known."),
        (Outcome.JUDGE, "The shares of areas and priorities are not known."),
    ]
