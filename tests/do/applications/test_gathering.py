"""A bid is read whole in few statements, one bid or sixty, and reads the same everywhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.applications import actions, parts
from almoner.do.applications.facts import bid_of, found_in
from almoner.do.applications.gathering import whole_of, wholes_of
from almoner.do.applications.models import Application
from almoner.do.applications.progress import counted, tasks
from almoner.do.applications.reading import sections
from almoner.ground.questions import layout
from tests.builders import an_area
from tests.do.applications.bids import (
    TEXTS,
    WRITING,
    a_charity,
    a_draft,
    a_finished_draft,
    a_round,
    a_sent_bid,
)

pytestmark = pytest.mark.django_db


def statements(does):
    with CaptureQueriesContext(connection) as asked:
        does()
    return len(asked)


def test_a_bid_is_gathered_in_five_statements_and_in_three_where_its_frozen_form_is_known():
    bid = a_sent_bid()
    layout.frozen.cache_clear()

    assert statements(lambda: whole_of(bid)) == 5
    assert statements(lambda: whole_of(bid)) == 3
    assert statements(lambda: bid_of(bid, WRITING)) == 3


def test_many_bids_are_gathered_in_as_many_statements_as_one():
    round = a_round()
    lead = a_charity()[1]
    a_sent_bid(round, lead)
    every = Application.objects.filter(round=round)
    one = statements(lambda: [found_in(whole, at=WRITING) for whole in wholes_of(every)])

    for _ in range(9):
        a_sent_bid(round, lead)

    assert statements(lambda: [found_in(whole, at=WRITING) for whole in wholes_of(every)]) == one


def test_parts_of_different_bids_are_not_mixed():
    round = a_round()
    first, second = a_finished_draft(round), a_draft(round)

    found = parts.parts_of([first, second])

    assert [row.a for row in found[first.pk].of(parts.AREA)] == ["TEN"]
    assert found[second.pk].of(parts.AREA) == ()
    assert found[first.pk].of(parts.ALLOWED) == found[second.pk].of(parts.ALLOWED)


def test_the_facts_are_those_of_the_bid():
    bid = a_finished_draft()

    found = bid_of(bid, WRITING, WRITING)

    assert (found.amount_pence, found.cost_pence, found.after_our_money, found.missing_answers) == (
        480_000, 600_000, "We pay for it from our own income: The hall will let the room for nothing.", (),
    )  # fmt: skip
    assert [(one.words, one.from_us_pence, one.from_match_pence) for one in found.budget] == [
        ("Two workers", 480_000, 120_000)
    ]
    assert {one.kind for one in found.documents} == {"governing", "data_protection"}


def test_a_consortiums_lead_keeps_the_rest():
    bid = a_finished_draft()
    actions.set_partners(
        bid, by=bid.contact, at=WRITING, rows=[{"name": "Youth Link", "role": "Mentors", "percent": 30}]
    )

    assert [(one.share_percent, one.is_lead) for one in bid_of(bid, WRITING).consortium] == [
        (70, True),
        (30, False),
    ]


def test_the_task_list_of_an_empty_draft():
    whole = whole_of(a_draft())

    found = {one.topic.key: one.state for one in tasks(whole, found_in(whole, at=WRITING))}

    assert {key: state for key, state in found.items() if state != "empty"} == {
        "partners": "optional", "continuation": "optional", "endorsements": "waiting", "documents": "done",
    }  # fmt: skip


def test_the_task_list_of_a_finished_draft():
    whole = whole_of(a_finished_draft())
    found = tasks(whole, found_in(whole, at=WRITING))

    assert counted(found) == (len(found), len(found))


def test_a_part_that_breaks_its_rule_is_only_begun():
    bid = a_finished_draft()
    actions.set_areas(bid, by=bid.contact, at=WRITING, shares=[(an_area(code="TEN"), 90)])
    whole = whole_of(bid)

    found = {one.topic.key: one.state for one in tasks(whole, found_in(whole, at=WRITING))}

    assert (found["areas"], found["basics"]) == ("started", "done")


def test_every_topic_of_the_form_is_read_in_its_order():
    whole = whole_of(a_sent_bid())
    found = sections(whole)

    assert [one.key for one in found] == [
        "basics", "priorities", "areas", "need", "delivery", "outcomes", "endorsements", "budget",
        "afterwards", "continuation", "safeguarding", "documents", "declarations",
    ]  # fmt: skip
    said = {entry.label: entry.text for one in found for entry in one.entries}
    assert (said["Asked of us"], said["What will you do?"]) == ("£4,800", TEXTS["activities"])
    tables = {entry.label: entry.table for one in found for entry in one.entries if entry.table}
    assert tables["What it costs"].totals == ("Total", "", "£6,000", "£4,800")


def test_an_empty_bid_can_be_read_and_printed():
    from almoner.do.applications.copies import printed

    bid = a_draft()

    assert printed(bid).startswith(b"%PDF-1.7")
    assert printed(bid) == printed(bid)
