"""How a bid stands in the applicant's words, and what can be proved of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.applications import actions, queries
from almoner.do.applications.jobs import make_copies
from almoner.do.applications.states import APPLICATION
from almoner.ground.audit.models import Checkpoint
from tests.builders import kept
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

pytestmark = pytest.mark.django_db


def standing(bid, status, round_status, **more):
    bid.status = status
    for name, value in more.items():
        setattr(bid, name, value)
    bid.round.status = round_status
    return queries.card(bid, WRITING)


@pytest.mark.parametrize("round_status", ["sifting", "panel", "deciding"])
def test_nobody_learns_before_everybody_does(round_status):
    """Eligible, ineligible, recommended, reserve, refused by the panel: the applicant reads the same."""
    bid = a_sent_bid()
    inside = ["submitted", "eligible", "ineligible", "recommended", "reserve", "not_recommended"]

    told = {standing(bid, one, round_status).words for one in inside}

    assert told == {
        {"sifting": "Being checked", "panel": "Being assessed", "deciding": "Being decided"}[round_status]
    }
    assert {tuple(queries.timeline(bid, WRITING)) for bid.status in inside} == {
        tuple(queries.timeline(bid, WRITING))
    }


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("awarded", "Awarded"),
        ("refused", "Not awarded"),
        ("withdrawn", "Withdrawn"),
        ("lapsed", "Offer lapsed"),
    ],
)
def test_what_was_told_is_shown(status, words):
    assert standing(a_sent_bid(), status, "answered", answered_at=WRITING).words == words


def test_the_reserve_list_is_told_with_the_letters():
    bid = a_sent_bid()

    assert standing(bid, "reserve", "answered", answered_at=WRITING).words == "On the reserve list"
    assert standing(bid, "reserve", "deciding", answered_at=None).words == "Being decided"


def test_every_state_has_words_for_the_applicant():
    bid = a_sent_bid()

    assert all(standing(bid, one, "answered").words for one in APPLICATION.states())


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (timedelta(), "Draft"),
        (timedelta(minutes=30), "Draft"),
        (timedelta(minutes=30, seconds=1), "Not sent"),
    ],
)
def test_a_draft_is_open_as_long_as_it_could_arrive(later, words):
    found = queries.card(a_draft(), CLOSES + later)

    assert (found.words, found.is_open) == (words, words == "Draft")


def test_who_else_is_in_the_draft():
    bid = a_draft()
    colleague = a_colleague(bid)
    colleague.name = "Asha Linden"
    kept(colleague)
    actions.save_basics(bid, by=colleague, at=WRITING, values={"title": "Parade"})

    assert queries.others_in(bid, bid.contact, WRITING + timedelta(minutes=29)) == ["Asha Linden"]
    assert queries.others_in(bid, colleague, WRITING) == []
    assert queries.others_in(bid, bid.contact, WRITING + timedelta(minutes=31)) == []


def test_the_record_of_a_bid_in_words():
    bid = a_draft()
    actions.save_basics(bid, by=bid.contact, at=WRITING, values={"title": "Parade"})
    actions.withdraw(bid, by=bid.contact, at=WRITING, reason="Other money.")

    assert [(one.words, one.who) for one in queries.history(bid)] == [
        ("Begun", str(bid.contact)), ("The project in brief was changed", str(bid.contact)),
        ("Withdrawn", str(bid.contact)),
    ]  # fmt: skip
    assert [one.words for one in queries.history(bid, only={"applications.withdraw"})] == [
        "Begun",
        "Withdrawn",
    ]


def test_the_list_of_bids_takes_as_many_statements_for_one_as_for_many():
    round = a_round()
    first = a_draft(round)

    def asked():
        with CaptureQueriesContext(connection) as found:
            queries.cards_of(first.contact, WRITING)
        return len(found)

    one = asked()
    for _ in range(59):
        actions.start(round, by=first.contact, at=WRITING, organisation=first.organisation)

    assert (asked(), len(queries.cards_of(first.contact, WRITING))) == (one, 60)


def test_4_9_the_copy_and_the_proof_are_made_by_the_worker():
    bid = a_sent_bid()
    assert (bid.copy, queries.proof_of_sending(bid)) == (None, None)

    make_copies(WRITING + timedelta(minutes=1))
    make_copies(WRITING + timedelta(minutes=2))

    found = fresh(bid)
    assert (found.copy.kind, found.copy.name, Checkpoint.objects.count()) == ("pdf", "26R2-001.pdf", 1)
    proof = queries.proof_of_sending(found)
    assert (proof["reference"], proof["fingerprint"]) == ("26R2-001", bid.frozen_digest)


def test_the_proof_can_be_checked_without_us():
    import json
    from base64 import b64decode

    from almoner.ground.audit import tree

    bid = a_sent_bid()
    make_copies(WRITING)
    proof = queries.proof_of_sending(bid)

    line = json.loads(proof["line"])
    root = Checkpoint.objects.get().root
    leaf = tree.leaf_hash(proof["line"].encode())
    assert (line["action"], line["object"]) == ("applications.submit", f"applications_application:{bid.pk}")
    size = Checkpoint.objects.get().size
    assert rebuilt(leaf, proof["index"], size, [b64decode(one) for one in proof["proof"]]).hex() == root


def rebuilt(found, index, size, path):
    """RFC 9162, 2.1.3.2, written a second time."""
    import hashlib

    last = size - 1
    for one in path:
        if index % 2 or index == last:
            found = hashlib.sha256(b"\x01" + one + found).digest()
            while not index % 2 and index:
                index, last = index >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + one).digest()
        index, last = index >> 1, last >> 1
    assert last == 0
    return found


def test_bids_of_a_round_leave_drafts_out():
    round = a_round()
    sent, _ = a_sent_bid(round), a_finished_draft(round)

    assert list(queries.bids_of(round)) == [sent]
    assert list(queries.bids_of(round, "eligible")) == []
