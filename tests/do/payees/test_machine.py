"""T10: whatever is done in whatever order, no account is used without an independent person's approval."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from almoner.do.payees import actions
from almoner.do.payees.models import BankAccount
from almoner.do.payees.queries import account_to_pay
from almoner.do.payees.states import OPEN
from almoner.do.payees.verifying import Answer, Call
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import LONG_AGO, kept
from tests.do.payees.office import OTHER_PHONE, PHONE, an_office

pytestmark = pytest.mark.django_db
NUMBERS = (PHONE, OTHER_PHONE, "01632 960003")
PEOPLE = ("lead", "finance", "second", "chief")


class Fraud(RuleBasedStateMachine):
    """One organisation; anybody tries anything, the lead may be false, two may be one."""

    paid = 0

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()
        self.office = an_office()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)

    def tried(self, does) -> None:
        try:
            with transaction.atomic():
                does()
        except (Refused, NotAllowed):
            pass

    def person(self, name: str):
        return getattr(self.office, name)

    def coming(self) -> BankAccount | None:
        return BankAccount.objects.filter(status__in=OPEN).first()

    @rule(because=some.sampled_from(("", f"Ring {PHONE}", f"Ring {OTHER_PHONE}")))
    def ask(self, because):
        self.tried(lambda: self.office.asked(because))

    @rule(phone=some.sampled_from(NUMBERS))
    def change_phone(self, phone):
        self.tried(lambda: self.office.changes(phone=phone))

    @rule(phone=some.sampled_from(NUMBERS))
    def change_phone_and_bank_together(self, phone):
        self.change_phone(phone)
        self.tried(self.office.asked)

    @rule(name=some.sampled_from(("Harbour Trust", "Harbour Trading")))
    def rename(self, name):
        self.tried(lambda: self.office.changes(name=name))

    @rule(by=some.sampled_from(PEOPLE), number=some.sampled_from(NUMBERS),
          outcome=some.sampled_from(("agreed", "agreed", "agreed", "no_answer", "denied")))  # fmt: skip
    def call(self, by, number, outcome):
        if account := self.coming():
            said = Call(number, outcome, "Somebody")
            self.tried(lambda: actions.call_back(account, **self.office.now(self.person(by)), call=said))

    @rule(by=some.sampled_from(PEOPLE), outcome=some.sampled_from(("full", "none")))
    def check(self, by, outcome):
        if account := self.coming():
            said = Answer(outcome, reason="Seen.")
            self.tried(lambda: actions.check_payee(account, **self.office.now(self.person(by)), answer=said))

    @rule(by=some.sampled_from(PEOPLE), because=some.sampled_from(("", "Seen too.")))
    def approve(self, by, because):
        if account := self.coming():
            once = self.office.now(self.person(by))
            self.tried(lambda: actions.approve(account, **once, because=because))

    @rule()
    def go_the_right_way(self):
        """Long runs would seldom come to an approval by chance."""
        self.tried(self.office.approved)

    @rule(by=some.sampled_from(PEOPLE))
    def begin_by_hand(self, by):
        if account := self.coming():
            self.tried(lambda: actions.begin_use(account, **self.office.now(self.person(by))))

    @rule(by=some.sampled_from(PEOPLE))
    def take_back(self, by):
        if account := self.coming():
            once = self.office.now(self.person(by))
            self.tried(lambda: actions.withdraw(account, **once, reason="No"))

    @rule()
    def the_lead_is_the_second_person_too(self):
        lead = Person.objects.get(pk=self.office.lead.pk)
        if not lead.holdings.exists():
            kept(RoleHolding(person=lead, role="finance", starts_on=LONG_AGO))
        self.office.lead = self.office.second = Person.objects.get(pk=lead.pk)

    @rule(hours=some.sampled_from((1, 47, 48, 24 * 29)))
    def wait(self, hours):
        self.office.later(hours=hours)
        actions.settle_due(self.office.at)

    @invariant()
    def what_is_paid_was_approved_by_another_person(self):
        self.office.trust.refresh_from_db()
        account = account_to_pay(self.office.trust, self.office.at)
        if account is None:
            return
        Fraud.paid += 1
        hands = {account.asked_by_id, account.modulus_by_id}
        hands |= set(account.calls.values_list("by", flat=True))
        hands |= set(account.payee_checks.values_list("by", flat=True))
        call = account.calls.filter(outcome="agreed").get()
        assert account.approved_by_id is not None
        assert account.approved_by_id not in hands
        assert call.held_since < account.asked_at
        assert account.payee_checks.exists()
        assert self.coming() is None

    @invariant()
    def changed_details_rested_and_no_number_was_changed_meanwhile(self):
        used = BankAccount.objects.filter(status="in_use")
        assert used.count() <= 1
        for account in used:
            if account.is_change:
                assert account.used_from - account.approved_at >= timedelta(hours=48)
            changed = account.organisation.earlier_contacts.filter(kind="phone")
            within = changed.filter(until__gte=account.asked_at, until__lt=account.used_from)
            assert not within.exists()


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        Fraud,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_t10_no_account_is_used_without_independent_approval():
    run(4, 20)

    assert Fraud.paid > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_t10_in_full():
    run(200, 50)
