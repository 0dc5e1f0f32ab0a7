"""Bids for outside money from the opportunity to the accepted award (1.8, 3.8)."""

import dataclasses
from datetime import timedelta

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.bids import actions, queries
from almoner.plan.bids.access import visible_to
from almoner.plan.bids.actions import PartDetails
from almoner.plan.bids.models import BidPart, ExternalBid
from almoner.plan.bids.queries import Stage
from almoner.plan.funds.income import WonMoney
from tests.builders import NOW, TODAY, a_person, a_stream
from tests.plan.bids.outside import HEARD, SENT, a_submitted_bid, a_won_bid, a_written_bid, details
from tests.record import last_line, line_of, protected

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["officer", "finance"])
def test_1_8_officers_and_finance_record_an_opportunity(role):
    bid = actions.record(None, by=a_person(role), at=NOW, details=details())

    line = last_line()
    assert (line["action"], line["role"], line["rows"]) == ("bids.record", role, protected(bid))
    assert (bid.reference, bid.status) == ("E-26-01", "writing")
    assert actions.record(None, by=bid.recorded_by, at=NOW, details=details()).reference == "E-26-02"


@pytest.mark.parametrize("role", ["chief_finance", "monitoring", "decision_maker", "auditor"])
def test_others_may_not_keep_bids(role):
    bid, person = a_written_bid(), a_person(role)
    for verb, thing, more in (
        (actions.record, None, {"details": details()}),
        (actions.change, bid, {"details": details()}),
        (actions.ask_for, bid, {"part": PartDetails(a_stream(), "2026/27", 1)}),
        (actions.leave_out, bid, {"row": bid.parts.get()}),
        (actions.withdraw, bid, {"reason": "No."}),
    ):
        with pytest.raises(NotAllowed):
            verb(thing, by=person, at=NOW, **more)
    assert (ExternalBid.objects.count(), BidPart.objects.count()) == (1, 1)


def test_only_casework_staff_see_bids():
    bid = a_written_bid()

    assert list(visible_to(a_person("auditor"))) == [bid]
    assert list(visible_to(a_person())) + list(visible_to(a_person("administrator"))) == []


def test_1_8_a_bid_is_changed_while_it_is_written_and_not_after():
    officer, bid = a_person("officer"), a_written_bid(5_000_000)
    bid = actions.change(bid, by=officer, at=NOW, details=details(title="Another name"))
    with pytest.raises(Refused) as refused:
        actions.change(bid, by=officer, at=NOW, details=details(source="lottery"))
    assert list(refused.value.by_field) == ["source"]

    ready = actions.sign_off(bid, by=a_person("chief_finance"), at=NOW)
    for verb, more in (
        (actions.change, {"details": details()}),
        (actions.ask_for, {"part": PartDetails(a_stream(), "2026/27", 1)}),
        (actions.leave_out, {"row": bid.parts.get()}),
    ):
        with pytest.raises(Refused, match="signed off: it stays as it is"):
            verb(ready, by=officer, at=NOW, **more)
    again = actions.reopen(ready, by=officer, at=NOW)
    assert (again.status, again.signed_off_by, again.title) == ("writing", None, "Another name")


@pytest.mark.parametrize(
    ("values", "field"),
    [({"financial_year": "2026"}, "financial_year"), ({"asked_pence": 0}, "asked_pence"), ({}, "stream")],
)
def test_1_8_a_part_is_a_streams_year_and_a_sum(values, field):
    bid, officer = a_written_bid(5_000_000), a_person("officer")
    part = PartDetails(bid.parts.get().stream, "2026/27", 1)

    with pytest.raises(Refused) as refused:
        actions.ask_for(bid, by=officer, at=NOW, part=dataclasses.replace(part, **values))
    assert list(refused.value.by_field) == [field]
    own = actions.ask_for(bid, by=officer, at=NOW, part=part, row=bid.parts.get())
    assert (own.asked_pence, bid.parts.count()) == (1, 1)
    actions.leave_out(bid, by=officer, at=NOW, row=own)
    with pytest.raises(Refused, match="asks for no money yet"):
        actions.sign_off(bid, by=a_person("chief_finance"), at=NOW)


def test_1_8_the_chief_finance_officer_signs_off_and_only_then_it_is_submitted():
    bid, officer, chief = a_written_bid(5_000_000), a_person("officer"), a_person("chief_finance")
    with pytest.raises(Refused, match="being written"):
        actions.submit(bid, by=officer, at=NOW, submitted_on=SENT)
    with pytest.raises(NotAllowed):
        actions.sign_off(bid, by=officer, at=NOW)

    bid = actions.sign_off(bid, by=chief, at=NOW)
    line = last_line()

    assert (bid.signed_off_by, line["facts"]["pence"], line["role"]) == (chief, 5_000_000, "chief_finance")
    with pytest.raises(Refused) as refused:
        actions.submit(bid, by=officer, at=NOW, submitted_on=TODAY + timedelta(days=1))
    assert list(refused.value.by_field) == ["submitted_on"]
    assert actions.submit(bid, by=officer, at=NOW, submitted_on=TODAY).status == "submitted"


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_1_8_the_record_says_whether_a_bid_went_out_late(days, late):
    bid = a_written_bid(deadline_on=TODAY - timedelta(days=days))
    bid = actions.sign_off(bid, by=a_person("chief_finance"), at=NOW)
    actions.submit(bid, by=a_person("officer"), at=NOW, submitted_on=TODAY)

    assert last_line()["facts"]["late"] is late


def test_1_8_what_is_won_is_expected_and_waits_to_be_accepted():
    bid, officer = a_submitted_bid(5_000_000, 3_000_000), a_person("officer")
    first, second = bid.parts.order_by("id")

    awards = {first.pk: 4_000_000, second.pk: 0}
    bid = actions.win(bid, by=officer, at=NOW, answered_on=HEARD, awards=awards, outcome="Less.")

    won = WonMoney.objects.get()
    assert (won.bid, won.amount_pence, won.accepted_at) == (bid.reference, 4_000_000, None)
    assert (bid.status, line_of("bids.win")["facts"]["won_pence"]) == ("won", 4_000_000)
    assert list(queries.to_be_accepted()) == [bid]
    assert [queries.sum_of(one) for one in queries.at_work(ExternalBid.objects.all())] == [4_000_000]


@pytest.mark.parametrize("awards", [{}, {"first": 0}, {"first": -1}, {"first": 1, "other": 1}])
def test_1_8_an_award_says_what_of_each_part_was_won(awards):
    bid = a_submitted_bid(5_000_000)
    keys = {"first": bid.parts.get().pk, "other": 0}
    given = {keys[name]: pence for name, pence in awards.items()}

    with pytest.raises(Refused, match="Say of each part"):
        actions.win(bid, by=a_person("officer"), at=NOW, answered_on=HEARD, awards=given)
    assert WonMoney.objects.count() == 0


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(SENT - timedelta(days=1), "after the bid was submitted"), (TODAY + timedelta(days=1), "has come")],
)
def test_1_8_an_answer_comes_after_the_bid_and_not_in_the_future(day, sentence):
    bid = a_submitted_bid()
    with pytest.raises(Refused, match=sentence):
        actions.lose(bid, by=a_person("officer"), at=NOW, answered_on=day)
    assert actions.lose(bid, by=a_person("officer"), at=NOW, answered_on=SENT).status == "lost"


def test_1_8_an_award_that_is_given_up_is_no_longer_expected():
    bid, officer = a_won_bid(), a_person("officer")
    with pytest.raises(Refused) as refused:
        actions.withdraw(bid, by=officer, at=NOW, reason=" ")
    assert list(refused.value.by_field) == ["reason"]

    actions.withdraw(bid, by=officer, at=NOW, reason="The match money fell away.")

    assert (ExternalBid.objects.get().status, WonMoney.objects.count()) == ("withdrawn", 0)


def test_1_8_accepting_is_the_publishers_and_only_of_what_was_won():
    bid = a_won_bid(7_000_000)
    with pytest.raises(NotAllowed):
        actions.accept(bid, by=a_person("finance"), at=NOW, decision="130-26")

    bid = actions.accept(bid, by=a_person("monitoring"), at=NOW, decision="130-26")

    won = WonMoney.objects.get()
    assert (bid.status, bid.decision, won.decision, won.accepted_at) == ("accepted", "130-26", "130-26", NOW)
    assert line_of("bids.accept")["facts"]["accepted_pence"] == 7_000_000
    for verb, more in ((actions.accept, {"decision": "131-26"}), (actions.withdraw, {"reason": "No."})):
        with pytest.raises(Refused, match="it is accepted"):
            verb(bid, by=a_person("officer"), at=NOW, **more)


def test_1_8_the_pipeline_counts_each_stage_and_the_nearest_deadline_stands_first():
    later, nearer = a_written_bid(1_000, deadline_on=TODAY + timedelta(days=9)), a_written_bid(2_000)
    nearer = actions.change(nearer, by=a_person("officer"), at=NOW, details=details(deadline_on=TODAY))
    won, lost = a_won_bid(5_000, 6_000), a_submitted_bid(9_000)
    actions.lose(lost, by=a_person("officer"), at=NOW, answered_on=HEARD)
    every = ExternalBid.objects.all()

    assert list(queries.at_work(every)) == [nearer, won, later]
    assert [one.reference for one in queries.settled(every)] == [lost.reference]
    assert queries.stages(every) == [
        Stage("writing", "Being written", 2, 3_000),
        Stage("won", "Won", 1, 11_000),
    ]
    assert list(queries.due_by(TODAY)) == [nearer]
    assert list(queries.due_by(TODAY + timedelta(days=9))) == [nearer, later]
