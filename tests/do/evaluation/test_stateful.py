"""Whatever order people do things in, no score of somebody with an interest ever counts (T03)."""

import random
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from almoner.do.applications.models import Application
from almoner.do.evaluation import access, actions, queries
from almoner.do.evaluation.models import Allocation, Declaration, Panel, Recommendation, Score
from almoner.do.evaluation.states import CLOSED
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy import panel as policy
from almoner.policy import panel_facts as facts
from almoner.policy import scoring
from almoner.policy.terms import terms_on
from tests.builders import TODAY
from tests.do.evaluation.panels import (
    CRITERIA,
    ENDS,
    GO_ON,
    MEETS,
    NOW,
    a_panel,
    an_officer,
    bids_of,
    by,
    points,
    seats,
)

MEMBERS = st.integers(0, 3)
BIDS = st.integers(0, 2)
POINTS = st.integers(0, 5)
TERMS = terms_on(TODAY)
WEIGHTED = tuple(
    facts.Criterion(code, weight) for code, weight in zip(CRITERIA, (30, 20, 20, 15, 15), strict=True)
)


@dataclass
class Desk:
    """The rules of declaring, giving out and scoring, in memory and as short as they can be said."""

    free: set = field(default_factory=set)
    aside: set = field(default_factory=set)
    given: set = field(default_factory=set)
    scores: dict = field(default_factory=dict)
    is_closed: bool = False

    def declare(self, pair, has_interest):
        if self.is_closed or (pair in self.aside and not has_interest):
            return
        if has_interest:
            self.free.discard(pair)
            self.aside.add(pair)
            self.given.discard(pair)
            self.scores.pop(pair, None)
        else:
            self.free.add(pair)

    def give_out(self, bid):
        has = {pair for pair in self.given if pair[1] == bid}
        ready = sorted(pair for pair in self.free - has if pair[1] == bid)
        if not self.is_closed:
            self.given.update(ready[: 3 - len(has)])

    def score(self, pair, value):
        if not self.is_closed and pair in self.given & self.free:
            self.scores[pair] = value

    def record(self) -> facts.PanelRecord:
        """As the policy's own rules read it."""
        return facts.PanelRecord(
            terms=TERMS,
            criteria=WEIGHTED,
            members=tuple(
                facts.Member(
                    str(one),
                    "partner",
                    has_declared=True,
                    conflicts=frozenset(f"B{bid}" for who, bid in self.aside if who == one),
                )
                for one in range(4)
            ),
            bids=tuple(facts.ScoredBid(f"B{bid}", scores=self.scores_of(bid)) for bid in range(3)),
        )

    def scores_of(self, bid):
        return tuple(
            facts.Score(str(who), code, value, "Because.")
            for (who, its), value in sorted(self.scores.items())
            for code in CRITERIA
            if its == bid
        )


class Rules(RuleBasedStateMachine):
    """The rules alone, so fast that the full figure can be run."""

    def __init__(self):
        super().__init__()
        self.desk = Desk()

    @rule(who=MEMBERS, bid=BIDS, has_interest=st.booleans())
    def declare(self, who, bid, has_interest):
        self.desk.declare((who, bid), has_interest)

    @rule(bid=BIDS)
    def give_out(self, bid):
        self.desk.give_out(bid)

    @rule(who=MEMBERS, bid=BIDS, value=POINTS)
    def score(self, who, bid, value):
        self.desk.score((who, bid), value)

    @rule(never=st.integers(0, 30))
    def close(self, never):
        self.desk.is_closed = self.desk.is_closed or never == 30

    @invariant()
    def nobody_with_an_interest_counts(self):
        check(self.desk)


def check(desk: Desk) -> None:
    """The policy's own rule, and the mean with and without whoever has an interest."""
    record = desk.record()
    assert policy.no_conflicted_scores(record).outcome == "met"
    for bid, one in enumerate(record.bids):
        aside = {str(who) for who, its in desk.aside if its == bid}
        without = scoring.without_member(one.scores, aside)
        means = [scoring.percent_tenths(scores, WEIGHTED, TERMS) for scores in (without, one.scores)]
        assert means[0] == means[1]


class Office(RuleBasedStateMachine):
    """The product itself: its actions over its tables, each run in a transaction that is taken back."""

    panel: Panel

    @initialize()
    def begin(self):
        self.block = transaction.atomic()
        self.block.__enter__()
        self.seats, self.bids = seats(self.panel), bids_of(self.panel)
        self.officer = an_officer()
        for seat in self.seats:
            actions.agree_confidentiality(seat, **by(seat.person))

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def attempt(self, action, thing, by_whom=None, **values):
        """What the rules refuse is refused; only what they let through is looked at."""
        person = Person.objects.get(pk=(by_whom or self.officer).pk)
        try:
            action(thing, by=person, at=NOW, **values)
        except (Refused, NotAllowed):
            return

    @rule(who=MEMBERS, bid=BIDS)
    def declare_free(self, who, bid):
        seat = self.seats[who]
        self.attempt(
            actions.declare_interest, seat, seat.person, application=self.bids[bid], has_interest=False
        )

    @rule(who=MEMBERS, bid=BIDS)
    def declare_interest(self, who, bid):
        values = {"application": self.bids[bid], "has_interest": True, "nature": "My sister works there."}
        self.attempt(actions.declare_interest, self.seats[who], self.seats[who].person, **values)

    @rule()
    def give_out(self):
        self.attempt(actions.allocate, self.panel)

    @rule()
    def start(self):
        self.attempt(actions.start_scoring, self.panel)

    @rule(who=MEMBERS, bid=BIDS, value=POINTS)
    def score(self, who, bid, value):
        """Also with an allocation in hand that has been taken away meanwhile."""
        mine = Allocation.objects.filter(member=self.seats[who], application=self.bids[bid]).first()
        if mine is not None:
            self.attempt(actions.score, mine, self.seats[who].person, values=points(value))
            self.attempt(actions.finish, mine, self.seats[who].person)

    @rule()
    def meet(self):
        self.attempt(actions.open_meeting, self.panel, met_on=MEETS)
        self.attempt(actions.record_attendance, self.panel, present=self.seats)

    @rule(bid=BIDS)
    def recommend(self, bid):
        values = {"outcome": "recommend", "amount_pence": 400_000, "minute": "Agreed."}
        self.attempt(actions.recommend, Application.objects.get(pk=self.bids[bid].pk), **values)

    @precondition(lambda self: Recommendation.objects.count() == 3)
    @rule()
    def close(self):
        self.attempt(actions.close_panel, self.panel, access_ends_on=ENDS, reasons=GO_ON)

    @invariant()
    def nobody_with_an_interest_counts(self):
        if not hasattr(self, "seats"):
            return
        aside = set(Declaration.objects.filter(has_interest=True).values_list("member_id", "application_id"))
        standing = Score.objects.filter(is_void=False).values_list("member_id", "application_id")
        given = Allocation.objects.values_list("member_id", "application_id")
        assert (aside & set(standing), aside & set(given)) == (set(), set())
        for seat in self.seats:
            seen = set(access.visible_bids(seat.person).values_list("pk", flat=True))
            assert {bid for who, bid in aside if who == seat.pk} & seen == set()
        if Panel.objects.get(pk=self.panel.pk).status == CLOSED:
            for row in Recommendation.objects.select_related("application"):
                assert row.mean_tenths == queries.mean_tenths(row.application, NOW)
                assert not row.must_be_redecided


def run(machine, examples: int, steps: int) -> None:
    found = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=found)


def test_the_rules_alone_as_hypothesis_finds_them():
    run(Rules, 60, 50)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_rules_alone_2000_times_50_steps():
    """The full figure, drawn by a seeded die."""
    die = random.Random(20261210)
    for _ in range(2_000):
        desk = Desk()
        for _ in range(50):
            a_step(desk, die)
            check(desk)


def a_step(desk: Desk, die: random.Random) -> None:
    pair, kind = (die.randrange(4), die.randrange(3)), die.randrange(20)
    if kind < 5:
        desk.declare(pair, has_interest=False)
    elif kind < 8:
        desk.declare(pair, has_interest=True)
    elif kind < 12:
        desk.give_out(pair[1])
    elif kind < 19:
        desk.score(pair, die.randrange(6))
    else:
        desk.is_closed = desk.is_closed or die.randrange(10) == 0


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.django_db
def test_the_product_60_times_30_steps(clock):
    clock.set(NOW)
    panel = a_panel(bids=3)
    run(type("Product", (Office,), {"panel": panel}), 60, 30)
