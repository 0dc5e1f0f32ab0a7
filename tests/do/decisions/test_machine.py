"""T08: whatever people do in whatever order, no sheet over £2,000 is agreed without three who may.

The machine runs on one database within a transaction that is rolled back after each run.
"""

from datetime import timedelta
from typing import ClassVar

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

from almoner.do.decisions import actions
from almoner.do.decisions.content import digest_of
from almoner.do.decisions.models import Decision
from almoner.do.decisions.queries import standing_signatures
from almoner.ground.accounts.models import Delegation, Person, RoleHolding
from almoner.ground.accounts.roles import SIGNATORIES
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.models import COMMIT, LedgerRow
from tests.builders import NOW, TODAY, a_person, kept
from tests.do.decisions.sheets import a_draft, reasons_for

REFUSALS = (Refused, NotAllowed)
STEPS, RUNS = 20, 60
PEOPLE = st.integers(min_value=0, max_value=7)


class Signing(RuleBasedStateMachine):
    """Eight people: three holders, one in two roles, two deputies to be, an officer, the author."""

    reached: ClassVar[set[str]] = set()

    @initialize(amount=st.sampled_from([200_001, 500_000, 200_000, 199_999]))
    def begin(self, amount: int) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.author = a_person("officer", "monitoring")
        self.people = [*(a_person(role) for role in SIGNATORIES), a_person("monitoring", "chief_finance")]
        self.people += [a_person(), a_person(), a_person("officer"), self.author]
        self.sheet = a_draft(amount, author=self.author)
        self.words = 0
        self.needs_three = amount > 200_000
        self.open()

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    def fresh(self) -> Decision:
        self.sheet = Decision.objects.get(pk=self.sheet.pk)
        self.reached.add(f"{self.sheet.status} by {'three' if self.needs_three else 'one'}")
        return self.sheet

    def who(self, number: int) -> Person:
        return Person.objects.get(pk=self.people[number].pk)

    def tried(self, verb, **arguments) -> None:
        """In a savepoint of its own, as each request has its own transaction."""
        try:
            with transaction.atomic():
                verb(self.fresh(), at=NOW, **arguments)
        except REFUSALS:
            pass
        self.fresh()

    @precondition(lambda self: self.sheet.status == "draft")
    @rule()
    def open(self) -> None:
        self.tried(actions.open_for_signature, by=self.author, reasons=reasons_for(self.fresh()))

    @precondition(lambda self: self.sheet.status == "signing")
    @rule(number=PEOPLE, agrees=st.sampled_from([True, True, True, False]))
    def sign(self, number: int, agrees: bool) -> None:
        digest = self.sheet.digest
        self.tried(actions.sign, by=self.who(number), agrees=agrees, comment="Because.", digest=digest)

    @precondition(lambda self: self.sheet.status == "signing")
    @rule()
    def the_three_sign(self) -> None:
        for number in range(3):
            self.sign(number, True)

    @precondition(lambda self: self.sheet.status == "signing")
    @rule(number=PEOPLE)
    def sign_something_else(self, number: int) -> None:
        before = len(standing_signatures(self.sheet))
        self.tried(actions.sign, by=self.who(number), agrees=True, digest="0" * 64)
        assert len(standing_signatures(self.sheet)) == before

    @rule()
    def edit(self) -> None:
        self.words += 1
        values = {"area_affected": f"District {self.words}"}
        was_open = self.sheet.status == "signing"
        self.tried(actions.revise, by=self.author, values=values)
        if was_open:
            assert (self.sheet.status, standing_signatures(self.sheet)) == ("draft", [])

    @rule(number=st.integers(min_value=0, max_value=3))
    def revoke(self, number: int) -> None:
        """The person no longer holds any role from today on."""
        for held in RoleHolding.objects.filter(person=self.people[number], ends_on=None):
            held.ends_on = TODAY - timedelta(days=1)
            kept(held)

    @rule(number=st.integers(min_value=0, max_value=2), deputy=st.integers(min_value=4, max_value=5))
    def lend(self, number: int, deputy: int) -> None:
        holding = RoleHolding.objects.filter(person=self.people[number]).first()
        person = self.people[deputy]
        lent = {"starts_on": TODAY, "ends_on": TODAY, "reason": "Leave"}
        if not Delegation.objects.filter(holding=holding, deputy=person).exists():
            kept(Delegation(holding=holding, deputy=person, **lent))

    @rule()
    def publish(self) -> None:
        was = self.sheet.status
        self.tried(actions.publish, by=self.author)
        assert self.sheet.status != "published" or was in ("signed", "not_agreed", "published")

    @invariant()
    def money_moves_only_by_those_who_may(self) -> None:
        if not hasattr(self, "sheet"):
            return
        taken = LedgerRow.objects.filter(kind=COMMIT).exists()
        standing = standing_signatures(self.sheet)
        agreed = {one.role: one.person_id for one in standing if one.agrees}
        assert self.author.pk not in {one.person_id for one in standing}
        assert len({one.person_id for one in standing}) == len(standing)
        if taken:
            needed = set(SIGNATORIES) if self.needs_three else {"decision_maker"}
            assert set(agreed) >= needed
            assert len(set(agreed.values())) >= len(needed)
            assert {one.digest for one in standing} == {digest_of(self.sheet)} == {self.sheet.digest}

    @invariant()
    def an_open_sheet_is_the_one_that_was_opened(self) -> None:
        if hasattr(self, "sheet") and self.sheet.status != "draft":
            assert self.sheet.digest == digest_of(self.sheet)


@pytest.mark.slow
@pytest.mark.django_db
def test_1_10_no_order_of_events_agrees_a_sheet_without_three_who_may():
    size = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(Signing, settings=size)

    every = ("draft", "signing", "signed", "published")
    assert Signing.reached >= {f"{state} by {many}" for state in every for many in ("three", "one")}
