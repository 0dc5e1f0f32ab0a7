"""Checking, sending, the receipt; too late; taking it back."""

from datetime import timedelta

import pytest

from almoner.do.applications import actions
from almoner.do.applications.jobs import make_copies
from tests.builders import a_file, an_area, kept
from tests.do.applications.bids import CLOSES, WRITING, a_finished_draft, a_sent_bid, fresh
from tests.do.applications.test_gathering import statements
from tests.doors.portal.bids.reading import fields_of, text_of
from tests.record import letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(clock):
    clock.set(WRITING)
    return clock


@pytest.fixture
def bid(client):
    made = a_finished_draft()
    client.force_login(made.contact)
    return made


def address(bid, name=""):
    return f"/apply/bids/{bid.public_id}/{name}"


def once(bid):
    return {"by": bid.contact, "at": WRITING}


BLOCKED = {
    "no safeguarding policy": (
        lambda bid: actions.save_basics(bid, **once(bid), values={"involves_children": True}),
        "Children or vulnerable adults take part, but there is no safeguarding policy in date.",
        "Clause 4.22 (R4.22-1)",
    ),
    "no priority": (
        lambda bid: actions.set_priorities(bid, **once(bid), rows=[]),
        "No priority is chosen.",
        "Clause 4.3 (R4.3-1)",
    ),
    "areas come to 90": (
        lambda bid: actions.set_areas(bid, **once(bid), shares=[(an_area(code="TEN"), 90)]),
        "The areas' shares add up to 90 per cent.",
        "Clause 4.11 (R4.11-3)",
    ),
    "budget of £5,150 for £5,200": (
        lambda bid: [
            actions.save_basics(bid, **once(bid), values={"ask_pence": 520_000, "cost_pence": 600_000}),
            actions.set_budget(
                bid, **once(bid),
                lines=[{"category": "staff", "description": "Two workers", "cost_pence": 600_000,
                        "ours_pence": 515_000}],
            ),
        ],
        "the lines for our money come to £5,150 but the request is £5,200",
        "Clause 4.20 (R4.20-1)",
    ),
    "continuation left open": (
        lambda bid: actions.save_basics(bid, **once(bid), values={"continues": an_award_of(bid)}),
        "This continues an earlier award (25R1-003), but the continuation section is not complete.",
        "Clause 4.8 (R4.8-1)",
    ),
}  # fmt: skip


def an_award_of(bid):
    from tests.do.applications.test_starting import an_award

    return an_award(bid.organisation)


@pytest.mark.parametrize("why", sorted(BLOCKED))
def test_a_draft_that_breaks_a_rule_is_told_which_and_where(client, bid, why):
    breaks, sentence, clause = BLOCKED[why]
    breaks(bid)

    check = text_of(client.get(address(bid, "check/")))
    answer = client.post(address(bid, "send/"), {"once": "a"})

    assert sentence in check
    assert clause in check
    assert (answer.status_code, fresh(bid).status) == (422, "draft")
    assert "There is a problem" in text_of(answer)


def test_a_finished_draft_is_sent_from_the_check_page(client, bid):
    page = client.get(address(bid, "check/"))
    assert "Nothing stands in the way" in text_of(page)

    answer = client.post(address(bid, "send/"), fields_of(page, address(bid, "send/")))
    receipt = text_of(client.get(answer.headers["Location"]))

    assert (answer.status_code, answer.headers["Location"]) == (302, address(bid, "receipt/"))
    assert "Wednesday 9 December 2026, midday (London time)" in receipt
    assert "26R2-001" in receipt
    assert "You hear from us, with the reasons" in receipt


def test_t14_fifty_posts_of_one_form_give_one_receipt(client, bid):
    before = len(letters())
    fields = fields_of(client.get(address(bid, "check/")), address(bid, "send/"))

    answers = {client.post(address(bid, "send/"), fields).headers["Location"] for _ in range(50)}

    assert (answers, len(letters()) - before) == ({address(bid, "receipt/")}, 1)


def test_a_second_form_of_the_same_bid_finds_the_receipt(client, bid):
    client.post(address(bid, "send/"), {"once": "one tab"})

    answer = client.post(address(bid, "send/"), {"once": "another tab"})

    assert answer.headers["Location"] == address(bid, "receipt/")


def test_too_late_is_told_kindly_noted_and_kept(client, bid, today):
    today.set(CLOSES + timedelta(minutes=31))

    answer = client.post(address(bid, "send/"), {"once": "a"})

    assert (answer.status_code, fresh(bid).status, bid.late_attempts.count()) == (422, "draft", 1)
    assert "Nothing is lost. It is kept as a draft" in text_of(answer)
    assert "was not sent" in text_of(client.get(address(bid)))
    assert client.get(address(bid, "topics/basics/")).status_code == 200


def test_within_the_grace_it_is_sent(client, bid, today):
    today.set(CLOSES + timedelta(minutes=30))

    assert client.post(address(bid, "send/"), {"once": "a"}).headers["Location"] == address(bid, "receipt/")


def test_t16_the_senders_own_clock_counts_for_nothing(client, bid, today):
    today.set(CLOSES + timedelta(hours=1))
    forged = {"once": "a", "received_at": "2027-01-01T00:00:00Z", "at": "2027-01-01"}

    answer = client.post(address(bid, "send/"), forged, headers={"Date": "Fri, 01 Jan 2027 00:00:00 GMT"})

    assert answer.status_code == 422


def test_the_proof_and_the_copy_are_downloads(client):
    sent = a_sent_bid()
    client.force_login(sent.contact)
    assert client.get(address(sent, "receipt.json")).status_code == 404
    assert b"".join(client.get(address(sent, "copy.pdf"))).startswith(b"%PDF")

    make_copies(WRITING)

    proof = client.get(address(sent, "receipt.json"))
    assert (proof.json()["reference"], proof.headers["Content-Disposition"]) == (
        "26R2-001", 'attachment; filename="26R2-001-receipt.json"',
    )  # fmt: skip
    copy = client.get(address(sent, "copy.pdf"))
    assert (copy.headers["Content-Type"], b"".join(copy.streaming_content)[:4]) == (
        "application/pdf",
        b"%PDF",
    )
    assert "Download the proof" in text_of(client.get(address(sent, "receipt/")))


def test_a_draft_has_no_receipt_and_its_copy_is_printed_as_it_is(client, bid):
    assert client.get(address(bid, "receipt/")).status_code == 404
    assert client.get(address(bid, "copy.pdf")).headers["Content-Disposition"] == (
        'attachment; filename="26R2-001-draft.pdf"'
    )


def test_after_sending_the_page_says_where_it_stands(client):
    sent = a_sent_bid()
    client.force_login(sent.contact)

    said = text_of(client.get(address(sent)))

    assert "Received" in said
    assert "A panel of local partners reads it" in said
    assert client.get(address(sent, "check/")).headers["Location"] == address(sent)
    assert client.get(address(sent, "topics/basics/")).status_code == 404


@pytest.mark.parametrize("inside", ["ineligible", "eligible", "recommended", "reserve", "not_recommended"])
def test_nothing_on_the_page_tells_what_was_recommended(client, inside):
    sent = a_sent_bid()
    sent.round.status = "deciding"
    kept(sent.round)
    client.force_login(sent.contact)
    before = text_of(client.get(address(sent))), text_of(client.get("/apply/"))

    sent.status = inside
    sent.sift_reasons = [{"code": "x", "words": "No effective impact"}]
    kept(sent)
    after = text_of(client.get(address(sent))), text_of(client.get("/apply/"))

    told = [one.replace("Withdraw this bid", "") for pair in (before, after) for one in pair]
    assert [" ".join(one.split()) for one in told[:2]] == [" ".join(one.split()) for one in told[2:]]


def test_it_is_withdrawn_with_a_reason(client):
    sent = a_sent_bid()
    client.force_login(sent.contact)

    assert client.post(address(sent, "withdraw/"), {"reason": " ", "once": "a"}).status_code == 422
    answer = client.post(address(sent, "withdraw/"), {"reason": "Other money", "once": "b"})

    assert (answer.headers["Location"], fresh(sent).status) == (address(sent), "withdrawn")
    assert client.get(address(sent, "withdraw/")).status_code == 404


def test_what_the_office_keyed_is_confirmed(client):
    draft = a_finished_draft()
    draft.entered_by_office, draft.received_at, draft.original = True, WRITING, a_file("form.docx")
    kept(draft)
    actions.submit(draft, by=draft.contact, at=WRITING)
    client.force_login(draft.contact)
    assert "This is what we sent" in text_of(client.get(address(draft)))

    client.post(address(draft, "confirm/"), {"once": "a"})

    assert fresh(draft).confirmed_at == WRITING
    assert "This is what we sent" not in text_of(client.get(address(draft)))


def test_sending_a_page_s_form_takes_few_statements(client, bid):
    actions.use_documents(bid, **once(bid), documents=list(bid.organisation.documents.all()))
    client.get("/apply/")

    assert statements(lambda: client.post(address(bid, "send/"), {"once": "a"})) <= 28
