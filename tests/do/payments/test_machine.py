"""T11: whatever is done in whatever order, nothing is paid twice, beyond its award, by one person, or to an
account that one person brought in; and restricted money stays with its purpose.
"""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from almoner.do.payees import actions as payees
from almoner.do.payees.asking import Given
from almoner.do.payees.models import BankAccount
from almoner.do.payees.states import IN_USE, OPEN
from almoner.do.payees.verifying import Answer, Call
from almoner.do.payments import actions
from almoner.do.payments.models import UNSPENT, Payment, PayRun, Recovery
from almoner.do.payments.recovering import Wanted
from almoner.do.payments.states import LIVE
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files.store import Checked, put_bytes
from almoner.plan.funds.balances import balance, balance_under
from almoner.plan.funds.moving import vire
from almoner.publish.register.reconciling import differences
from tests.builders import NOW, a_budget, a_fund, a_stream, kept
from tests.do.payees.accounts import an_account, some_details
from tests.do.payees.office import LONG_AGO, PHONE
from tests.do.payments.office import MONEY_DAY, an_office, fresh, many
from tests.ground.files.making import plain_pdf

pytestmark = pytest.mark.django_db
PEOPLE = ("finance", "chief", "officer")
DAY = NOW.date()


class Paying(RuleBasedStateMachine):
    """One office with three agreements; anybody tries anything."""

    left = moved = verified = 0
    paper: Checked | None = None

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.atomic()
        self.point.__enter__()
        self.office = an_office()
        many(self.office, 2)
        self.trust = self.office.agreement.line.organisation
        self.trust.phone, self.trust.created_at = PHONE, LONG_AGO
        kept(self.trust)
        self.restricted_money()
        Paying.paper = Paying.paper or put_bytes(plain_pdf(), "letter.pdf")

    def restricted_money(self) -> None:
        """Two budgets for victims, and one of the same stream for something else."""
        given = a_stream("GIVEN", is_restricted=True)
        victims = a_fund("HELP", purpose="victim_support")
        self.for_victims = a_budget(1_000_000, fund=victims, stream=given)
        self.more_for_victims = a_budget(0, fund=victims, stream=given, line="more")
        self.for_others = a_budget(0, fund=a_fund("OTHER", purpose="crime_prevention"), stream=given)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)

    def tried(self, does) -> None:
        try:
            with transaction.atomic():
                does()
        except (Refused, NotAllowed):
            pass

    def now(self, who: str) -> dict:
        return self.office.now(getattr(self.office, who))

    @initialize(is_at_work=some.booleans())
    def begin(self, is_at_work):
        """Half of the offices have paid before; a short run would else see no payment at times."""
        if is_at_work:
            self.go_the_right_way()

    def instalment(self, place: int):
        from almoner.do.payments.models import Instalment

        return list(Instalment.objects.order_by("pk"))[place]

    def newest(self, *states: str) -> PayRun | None:
        return PayRun.objects.filter(status__in=states).order_by("-number").first()

    @rule(who=some.sampled_from(PEOPLE), places=some.sets(some.integers(0, 2), min_size=1))
    def open(self, who, places):
        chosen = [self.instalment(place) for place in sorted(places)]
        self.tried(lambda: actions.open_run(None, **self.now(who), instalments=chosen, money_day=MONEY_DAY))

    @rule(who=some.sampled_from(PEOPLE))
    def ask(self, who):
        if run := self.newest("draft"):
            self.tried(lambda: actions.ask_release(run, **self.now(who)))

    @rule(who=some.sampled_from(PEOPLE), stale=some.booleans())
    def release(self, who, stale):
        if run := self.newest("asked", "released"):
            digest = "0" * 64 if stale else run.digest
            self.tried(lambda: actions.release(run, **self.now(who), digest=digest))

    @rule(who=some.sampled_from(PEOPLE))
    def go_on(self, who):
        if run := self.newest("released"):
            self.tried(lambda: actions.make_file(run, **self.office.now(None)))
            self.tried(lambda: actions.mark_sent(fresh(run), **self.now(who)))

    @rule(who=some.sampled_from(PEOPLE))
    def back(self, who):
        if run := self.newest("asked", "draft", "released"):
            self.tried(lambda: actions.recall(run, **self.now(who), reason="Wrong."))
            self.tried(lambda: actions.cancel_run(fresh(run), **self.now(who), reason="Wrong."))

    @rule(who=some.sampled_from(PEOPLE))
    def bank_returns(self, who):
        if payment := Payment.objects.filter(status="left").select_related("run").first():
            self.tried(
                lambda: actions.record_return(payment, **self.now(who), returned_on=DAY, reason="Closed")
            )

    @rule(who=some.sampled_from(PEOPLE), place=some.integers(0, 2))
    def hold_or_lift(self, who, place):
        row = self.instalment(place)
        does = actions.lift if row.held_because else actions.hold
        self.tried(lambda: does(row, **self.now(who), reason="Seen."))

    @rule()
    def another_account(self):
        used = self.office.account
        self.tried(lambda: payees.stop(fresh(used), **self.now("chief"), reason="False."))
        if fresh(used).status != "in_use":
            self.office.account = an_account(self.office.agreement.line.organisation)

    @rule(
        who=some.sampled_from(PEOPLE), pence=some.sampled_from((1, 600_000, 1_000_001)), away=some.booleans()
    )
    def vires(self, who, pence, away):
        target = self.for_others if away else self.more_for_victims
        asked = {"target": target, "amount_pence": pence, "reason": "Referrals doubled."}
        self.tried(lambda: vire(fresh(self.for_victims), **self.now(who), **asked))

    @rule(
        enters=some.sampled_from(PEOPLE), calls=some.sampled_from(PEOPLE), approves=some.sampled_from(PEOPLE)
    )
    def other_details(self, enters, calls, approves):
        """Somebody enters them, somebody calls back and checks, somebody approves."""
        given = {"way": "letterhead", "details": some_details(), "given": Given(paper=Paying.paper)}
        self.tried(lambda: payees.enter(fresh(self.trust), **self.now(enters), **given))
        for who, does, words in (
            (calls, payees.call_back, {"call": Call(PHONE, "agreed", "Ada Hollis (demo)")}),
            (calls, payees.check_payee, {"answer": Answer("full")}),
            (approves, payees.approve, {}),
        ):
            if coming := BankAccount.objects.filter(status__in=OPEN).first():
                self.tried(
                    lambda row=coming, who=who, does=does, words=words: does(row, **self.now(who), **words)
                )

    @rule()
    def details_have_rested(self):
        """Once: the day of the money must stay ahead."""
        if self.office.at == NOW:
            self.office.at += timedelta(hours=49)
            payees.settle_due(self.office.at)
            self.office.account = BankAccount.objects.filter(status=IN_USE).first() or self.office.account

    @rule(who=some.sampled_from(PEOPLE), pence=some.sampled_from((1, 100, 200_001, 300_000)))
    def ask_back(self, who, pence):
        asked = Wanted(pence, UNSPENT, "Not spent.", ((date(2027, 1, 31), pence),))
        self.tried(lambda: actions.ask_back(fresh(self.office.agreement), **self.now(who), wanted=asked))

    @rule(who=some.sampled_from(PEOPLE), pence=some.sampled_from((1, 100, 200_001)))
    def comes_back(self, who, pence):
        if row := Recovery.objects.filter(status="open").first():
            came = {"amount_pence": pence, "received_on": DAY, "bank_reference": "X"}
            self.tried(lambda: actions.receive_repayment(row, **self.now(who), **came))

    @rule()
    def go_the_right_way(self):
        """Long runs would seldom come to a payment by chance."""
        free = [one for one in map(self.instalment, range(3)) if not one.payments.filter(status__in=LIVE)]
        self.tried(lambda: self.office.sent(*free[:1]))

    @invariant()
    def two_people_for_every_payment(self):
        for payment in Payment.objects.filter(status__in=("left", "returned")).select_related("run"):
            Paying.left += 1
            run = payment.run
            assert run.released_by_id not in {None, run.made_by_id, run.asked_by_id}

    @invariant()
    def two_people_for_every_account(self):
        for account in BankAccount.objects.filter(status=IN_USE).prefetch_related("calls", "payee_checks"):
            hands = {one.by_id for one in (*account.calls.all(), *account.payee_checks.all())}
            Paying.verified += bool(hands)
            assert account.approved_by_id not in {None, account.asked_by_id, *hands}

    @invariant()
    def restricted_money_stays_with_its_purpose(self):
        Paying.moved += balance(self.more_for_victims).budget_pence > 0
        assert balance(self.for_others).budget_pence == 0
        assert balance(self.for_victims).free_pence >= 0

    @invariant()
    def one_living_payment_for_an_instalment(self):
        living = list(Payment.objects.filter(status__in=LIVE).values_list("instalment", flat=True))
        assert len(living) == len(set(living))

    @invariant()
    def paid_within_what_is_signed_and_committed_within_the_budget(self):
        from almoner.do.decisions.content import line_reference

        for place in range(3):
            row = self.instalment(place)
            under = balance_under(row.line.budget, line_reference(row.line))
            assert 0 <= under.paid_pence <= under.committed_pence <= row.agreement.amount_pence
        assert balance(self.office.agreement.line.budget).free_pence >= 0

    @invariant()
    def bank_and_ledger_agree(self):
        assert [one for one in differences() if "paid" in one.one or "file" in one.one] == []


def run(examples: int, steps: int, *, always_the_same: bool = False) -> None:
    Paying.left = Paying.moved = Paying.verified = 0
    run_state_machine_as_test(
        Paying,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, derandomize=always_the_same,
            deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert Paying.left
    assert Paying.moved


def test_nothing_is_paid_wrongly_short():
    run(6, 25, always_the_same=True)


@pytest.mark.slow
@pytest.mark.timeout(7_000)
@pytest.mark.parametrize("half", ["first", "second"])
def test_nothing_is_paid_wrongly_full(half):
    """2,000 runs of 50 steps, in two halves that two cores can share; each draws its own."""
    run(1_000, 50)
    assert Paying.verified
