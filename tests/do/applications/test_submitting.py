"""Sending a bid: whole, in time, sealed, with one receipt (4.9)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from almoner.do.applications import actions
from almoner.do.applications.casework import LateAttempt
from almoner.do.applications.facts import findings
from almoner.do.applications.sealing import is_as_sent
from almoner.do.applications.submitting import TooLate
from almoner.do.rounds import actions as rounds
from almoner.ground.audit.verify import verify
from almoner.ground.core.calendar import london_moment
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.search import index
from almoner.ground.workflow.models import Letter
from tests.builders import a_document, a_member, a_person, an_area
from tests.do.applications.bids import (
    CLOSES,
    WRITING,
    a_colleague,
    a_draft,
    a_finished_draft,
    a_round,
    a_sent_bid,
    fresh,
)
from tests.record import last_line, letters, line_of, protected

pytestmark = pytest.mark.django_db


def send(bid, at=WRITING, **more):
    return actions.submit(bid, by=bid.contact, at=at, **more)


def test_4_9_a_bid_is_sent_sealed_and_answered_with_a_receipt():
    bid = a_finished_draft()
    before = letters()

    send(bid)

    found = fresh(bid)
    assert (found.status, found.submitted_at, found.submitted_by, len(found.frozen_digest)) == (
        "submitted", WRITING, bid.contact, 64,
    )  # fmt: skip
    assert is_as_sent(found)
    assert letters()[len(before) :] == [(bid.contact.email, "applications/received")]
    line = last_line()
    assert (line["action"], line["role"], line["clause"], line["facts"]) == (
        "applications.submit", "applicant", "4.9",
        {"bid": "26R2-001", "moved": "draft:submitted", "raised": [], "letters": 1},
    )  # fmt: skip
    assert line["rows"] == protected(found, *found.used_documents.all())
    assert index.find("bid", "parade evening") == [str(bid.pk)]


def test_the_receipt_says_what_happens_next_and_when():
    bid = a_sent_bid()

    values = Letter.objects.get(template="applications/received").values
    wanted = ("reference", "panel_on", "decision_on", "answer_on", "by_office")
    assert {name: values[name] for name in wanted} == {
        "reference": "26R2-001", "panel_on": "2027-03-02", "decision_on": "2027-03-16",
        "answer_on": "2027-03-30", "by_office": False,
    }  # fmt: skip
    assert values["digest"] == bid.frozen_digest


def test_a_colleague_who_sends_it_gets_a_receipt_too():
    bid = a_finished_draft()
    colleague = a_colleague(bid)
    before = len(letters())

    actions.submit(bid, by=colleague, at=WRITING)

    assert {to for to, _ in letters()[before:]} == {bid.contact.email, colleague.email}


@pytest.mark.parametrize("who", ["helper", "stranger", "officer"])
def test_nobody_else_sends_it(who):
    bid = a_finished_draft()
    person = {
        "helper": lambda: a_member(bid.organisation, "helper").person,
        "stranger": a_person,
        "officer": lambda: a_person("officer"),
    }[who]()

    with pytest.raises(NotAllowed):
        actions.submit(bid, by=person, at=WRITING)
    assert fresh(bid).status == "draft"


def test_it_is_sent_once():
    bid = a_sent_bid()

    with pytest.raises(Refused, match="no longer be changed"):
        send(bid)


def test_the_documents_in_use_go_with_it_when_none_were_chosen():
    bid = a_sent_bid()

    assert sorted(one.document.kind for one in bid.used_documents.all()) == ["data_protection", "governing"]


def test_any_change_after_sending_breaks_the_seal():
    bid = a_sent_bid()
    row = bid.budget_lines.get()
    type(row).objects.filter(pk=row.pk).update(cost_pence=700_000)

    assert not is_as_sent(bid)


def test_what_is_written_beside_the_bid_does_not_break_the_seal():
    bid = a_sent_bid()
    asked = bid.endorsements.first()

    actions.answer_endorsement(asked, by=None, at=WRITING, answer="supports", name="Sam Hill")

    assert is_as_sent(fresh(bid))


def test_submitting_takes_at_most_20_statements():
    bid = a_finished_draft()
    actions.use_documents(bid, by=bid.contact, at=WRITING, documents=list(bid.organisation.documents.all()))

    with CaptureQueriesContext(connection) as asked:
        send(bid, key="the form")

    assert len(asked) <= 20, [one["sql"][:90] for one in asked]


def blocked_by(bid, at=WRITING):
    return sorted(one.rule for one in findings(bid, at=at) if one.blocks)


def nothing(bid):
    return {"by": bid.contact, "at": WRITING}


BROKEN = {
    "R4.22-1": lambda bid: actions.save_basics(bid, **nothing(bid), values={"involves_children": True}),
    "R4.11-3": lambda bid: actions.set_areas(bid, **nothing(bid), shares=[(an_area(code="TEN"), 90)]),
    "R4.20-1": lambda bid: actions.set_budget(
        bid,
        **nothing(bid),
        lines=[
            {"category": "staff", "description": "Two workers", "cost_pence": 600_000, "ours_pence": 475_000}
        ],
    ),
    "R4.7-1": lambda bid: actions.save_basics(bid, **nothing(bid), values={"afterwards_note": " "}),
    "R4.2-2": lambda bid: actions.save_basics(bid, **nothing(bid), values={"cost_pence": 479_999}),
    "R3.2-1": lambda bid: actions.save_basics(bid, **nothing(bid), values={"grounds": []}),
    "R4.4-1": lambda bid: actions.save_basics(bid, **nothing(bid), values={"differs_note": ""}),
    "R4.16-1": lambda bid: actions.set_declarations(bid, **nothing(bid), values={"has_read_plan": False}),
    "R4.20-2": lambda bid: actions.set_declarations(
        bid, **nothing(bid), values={"privacy_accepted_version": ""}
    ),
    "R4.9-1": lambda bid: actions.save_basics(bid, **nothing(bid), values={"summary": ""}),
    "R4.17-2-bid": lambda bid: actions.save_answers(
        bid, **nothing(bid), raw={"need": "word " * 301}, versions={"need": "1"}
    ),
}


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_each_rule_of_sending_stops_the_bid_and_keeps_the_draft(rule):
    bid = a_finished_draft()
    BROKEN[rule](bid)

    assert rule in blocked_by(bid)
    with pytest.raises(Refused):
        send(bid)
    assert (fresh(bid).status, fresh(bid).frozen_digest) == ("draft", "")


def test_4_3_a_bid_without_a_priority_is_stopped():
    bid = a_finished_draft()
    actions.set_priorities(bid, **nothing(bid), rows=[])

    assert blocked_by(bid) == ["R1.1-1-bid", "R4.3-1"]


def test_4_6_a_partner_not_asked_stops_it_and_a_silent_one_does_not():
    bid = a_finished_draft()
    assert blocked_by(bid) == []

    actions.set_areas(bid, **nothing(bid), shares=[(another_area(bid), 100)])

    assert blocked_by(bid) == ["R4.6-1"]


def another_area(bid):
    from almoner.do.rounds.models import RoundArea
    from tests.builders import kept

    area = an_area("Harlow", "HAR")
    kept(RoundArea(round=bid.round, area=area))
    return area


def test_4_22_a_safeguarding_policy_lets_it_through():
    bid = a_finished_draft()
    actions.save_basics(bid, **nothing(bid), values={"involves_children": True})
    assert blocked_by(bid) == ["R4.22-1"]

    a_document(
        bid.organisation, "safeguarding", title="Policy", kept_at=WRITING, reviewed_on=date(2026, 6, 1)
    )

    assert blocked_by(bid) == []
    assert send(bid).status == "submitted"


def test_a_rule_that_may_be_passed_is_noted_and_stops_nothing():
    bid = a_finished_draft()
    values = {"ask_pence": 2_000_001, "cost_pence": 2_000_001}
    line = {"category": "staff", "description": "All", "cost_pence": 2_000_001, "ours_pence": 2_000_001}
    actions.save_basics(bid, **nothing(bid), values=values)
    actions.set_budget(bid, **nothing(bid), lines=[line])

    assert "R4.2-1" in [one.rule for one in findings(bid, at=WRITING) if one.needs_reason]


@pytest.mark.parametrize(
    ("late", "arrives"),
    [
        (timedelta(microseconds=-1), True),
        (timedelta(), True),
        (timedelta(microseconds=1), True),
        (timedelta(minutes=30), True),
        (timedelta(minutes=30, microseconds=1), False),
        (timedelta(days=1), False),
    ],
)
def test_4_9_the_grace_serves_whoever_had_the_form_open(late, arrives):
    """Begun before the deadline: 30 published minutes more, and not a microsecond."""
    bid = a_finished_draft()

    if arrives:
        assert send(bid, CLOSES + late).submitted_at == CLOSES + late
    else:
        with pytest.raises(TooLate):
            send(bid, CLOSES + late)
        assert fresh(bid).status == "draft"


@pytest.mark.parametrize(("late", "arrives"), [(timedelta(), True), (timedelta(microseconds=1), False)])
def test_4_9_a_round_without_grace_closes_on_the_moment(late, arrives):
    bid = a_finished_draft(a_round(grace_minutes=0))

    if arrives:
        assert send(bid, CLOSES + late)
    else:
        with pytest.raises(TooLate):
            send(bid, CLOSES + late)


def deadlines():
    """5pm in London on a day of each month and on the days around the clocks' changes, over 20 years."""
    days = [date(year, month, 15) for year in range(2024, 2044) for month in (1, 4, 7, 10)]
    for year in range(2024, 2044):
        for month in (3, 10):
            last = max(day for day in range(25, 32) if date(year, month, day).weekday() == 6)
            days += [date(year, month, last - 1), date(year, month, last)]
    return days


def test_t16_five_in_london_is_the_right_moment_all_year_round():
    wrong = []
    for day in deadlines():
        closes = london_moment(day, time(17))
        summer = bool(closes.astimezone(UTC).hour == 16)
        last_sunday = {
            month: max(one for one in range(25, 32) if date(day.year, month, one).weekday() == 6)
            for month in (3, 10)
        }
        expected = date(day.year, 3, last_sunday[3]) <= day < date(day.year, 10, last_sunday[10])
        if summer != expected or closes != datetime(
            day.year, day.month, day.day, 16 if expected else 17, tzinfo=UTC
        ):
            wrong.append(day)
    assert wrong == []


def test_late_is_refused_noted_and_kept():
    bid = a_finished_draft()
    at = CLOSES + timedelta(hours=1)

    with pytest.raises(TooLate, match="kept as a draft"):
        send(bid, at)
    actions.note_late(bid, by=bid.contact, at=at)

    assert list(LateAttempt.objects.values_list("application", "arrived_at", "by")) == [
        (bid.pk, at, bid.contact.pk)
    ]
    assert line_of("applications.note_late")["object"] == f"applications_application:{bid.pk}"


def test_the_office_sees_a_draft_that_came_too_late():
    from almoner.do.applications.access import visible_to

    bid, officer = a_finished_draft(), a_person("officer")
    assert not visible_to(officer).filter(pk=bid.pk).exists()

    actions.note_late(bid, by=bid.contact, at=CLOSES + timedelta(hours=1))

    assert visible_to(officer).filter(pk=bid.pk).exists()


def test_4_9_a_named_officer_lets_it_come_late_with_a_reason():
    bid, officer = a_finished_draft(), a_person("officer", name="Ola Officer")
    at, until = CLOSES + timedelta(hours=1), CLOSES + timedelta(days=1)

    actions.accept_late(bid, by=officer, at=at, until=until, reason="Our website was down.")

    assert letters()[-1] == (bid.contact.email, "applications/may_be_late")
    assert "R4.9-3" not in [one.rule for one in findings(bid, at=until) if one.outcome != "met"]
    assert send(bid, until).submitted_at == until


def test_the_extension_ends_and_is_only_for_this_bid():
    round = a_round()
    bid, other, officer = a_finished_draft(round), a_finished_draft(round), a_person("officer")
    until = CLOSES + timedelta(days=1)
    actions.accept_late(bid, by=officer, at=CLOSES, until=until, reason="Our website was down.")

    with pytest.raises(TooLate):
        send(bid, until + timedelta(microseconds=1))
    with pytest.raises(TooLate):
        send(other, until)


def test_an_extension_needs_a_reason_a_moment_to_come_and_an_officer():
    bid, officer = a_finished_draft(), a_person("officer")
    until = CLOSES + timedelta(days=1)

    for arguments in ({"until": until, "reason": " "}, {"until": CLOSES, "reason": "Down."}):
        with pytest.raises(Refused):
            actions.accept_late(bid, by=officer, at=CLOSES, **arguments)
    with pytest.raises(NotAllowed):
        actions.accept_late(bid, by=bid.contact, at=CLOSES, until=until, reason="Down.")


def test_a_deadline_moved_for_all_serves_all():
    round = a_round()
    bid, until = a_finished_draft(round), CLOSES + timedelta(days=2)

    rounds.extend_deadline(
        round, by=a_person("officer"), at=CLOSES, until=until, reason="Our website was down."
    )

    assert send(bid, until).status == "submitted"


def test_a_bid_is_withdrawn_with_a_reason():
    bid = a_sent_bid()

    actions.withdraw(bid, by=bid.contact, at=WRITING, reason="We found other money.")

    assert (fresh(bid).status, last_line()["action"]) == ("withdrawn", "applications.withdraw")
    with pytest.raises(Refused):
        actions.withdraw(bid, by=bid.contact, at=WRITING, reason="Again.")


def test_only_its_own_people_or_an_officer_withdraw_it_and_say_why():
    bid = a_sent_bid()

    with pytest.raises(NotAllowed):
        actions.withdraw(bid, by=a_person("finance"), at=WRITING, reason="Why not.")
    with pytest.raises(Refused):
        actions.withdraw(bid, by=bid.contact, at=WRITING, reason=" ")
    assert actions.withdraw(bid, by=a_person("officer"), at=WRITING, reason="They asked us to.")


def test_t14_the_same_form_posted_fifty_times_gives_one_receipt():
    bid = a_finished_draft()
    before = len(letters())

    results = [send(bid, key="the form") for _ in range(50)]

    assert {one.pk for one in results} == {bid.pk}
    assert len(letters()) - before == 1
    assert verify() == []


@pytest.mark.django_db(transaction=True)
def test_t14_the_same_form_posted_at_once_gives_one_receipt():
    bid = a_finished_draft()
    before, start = len(letters()), Barrier(8)

    def post(_):
        try:
            start.wait(timeout=20)
            return send(bid, key="the form").reference
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as people:
        found = list(people.map(post, range(8)))

    assert (found, len(letters()) - before, verify()) == (["26R2-001"] * 8, 1, [])


def test_a_draft_is_not_kept_as_a_copy():
    from almoner.ground.files.store import put_bytes

    with pytest.raises(Refused):
        actions.keep_copy(a_draft(), by=None, at=WRITING, copy=put_bytes(b"%PDF-1.7 obj %%EOF", "copy.pdf"))
