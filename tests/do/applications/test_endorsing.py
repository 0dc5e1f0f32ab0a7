"""Partners are asked by a link, answer without an account, and are never waited for (4.6, 4.19)."""

from datetime import timedelta

import pytest

from almoner.do.applications import actions
from almoner.do.applications.jobs import remind_partners
from almoner.do.applications.queries import endorsement_by
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from tests.builders import a_partnership, a_person, an_area, kept
from tests.do.applications.bids import WRITING, a_draft, a_sent_bid, fresh
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def bid():
    made = a_draft()
    actions.save_basics(made, by=made.contact, at=WRITING, values={"title": "Parade evenings"})
    actions.set_areas(made, by=made.contact, at=WRITING, shares=[(an_area(code="TEN"), 100)])
    return fresh(made)


def ask(bid, **more):
    usual = {
        "kind": "csp",
        "area": an_area(code="TEN"),
        "partner_name": "Sam Hill",
        "partner_email": "sam@example.org",
    }
    return actions.request_endorsement(bid, by=bid.contact, at=WRITING, **(usual | more))


def test_4_6_a_partner_gets_a_link(bid):
    made = ask(bid)

    assert (made.partner_name, made.requested_at, made.requested_by) == ("Sam Hill", WRITING, bid.contact)
    assert letters() == [("sam@example.org", "applications/please_endorse")]
    assert Letter.objects.get().values["token"] == made.token
    assert last_line()["rows"] == protected(made, bid)


def test_a_partnership_is_asked_at_its_own_address(bid):
    csp = a_partnership(an_area(code="TEN"), name="Tendring CSP", contact_email="csp@example.org")

    made = ask(bid, partnership=csp, partner_name="", partner_email="")

    assert (made.partner_name, made.partner_email) == ("Tendring CSP", "csp@example.org")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"partner_name": " "}, "partner_name"),
        ({"partner_email": ""}, "partner_email"),
        ({"kind": "mayor"}, "kind"),
    ],
)
def test_who_and_where_must_be_said(bid, more, field):
    with pytest.raises(Refused) as no:
        ask(bid, **more)
    assert list(no.value.by_field) == [field]


def test_nobody_is_asked_about_a_project_without_a_name():
    with pytest.raises(Refused, match="a name first"):
        ask(a_draft())


def test_the_same_person_is_asked_once(bid):
    ask(bid)

    with pytest.raises(Refused, match="asked already"):
        ask(bid, partner_email="SAM@example.org")
    assert len(letters()) == 1


def test_strangers_and_helpers_ask_nobody(bid):
    with pytest.raises(NotAllowed):
        actions.request_endorsement(bid, by=a_person("officer"), at=WRITING, kind="csp", partner_name="Sam")


def test_no_partner_is_asked_after_sending():
    with pytest.raises(Refused):
        ask(a_sent_bid())


@pytest.mark.parametrize(
    ("answer", "comment"), [("supports", ""), ("concerns", "We run one."), ("declines", "No need.")]
)
def test_a_partner_answers_by_the_link(bid, answer, comment):
    made = ask(bid)

    actions.answer_endorsement(
        made, by=None, at=WRITING, answer=answer, comment=comment, name=" Sam Hill, CSP manager "
    )

    made.refresh_from_db()
    assert (made.answer, made.comment, made.answered_by_name, made.answered_at) == (
        answer, comment, "Sam Hill, CSP manager", WRITING,
    )  # fmt: skip
    line = last_line()
    assert (line["actor"], line["facts"]) == ("partner", {"bid": "26R2-001", "answer": answer})


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"answer": "maybe", "name": "Sam"}, "answer"),
        ({"answer": "supports", "name": " "}, "name"),
        ({"answer": "concerns", "name": "Sam"}, "comment"),
        ({"answer": "declines", "name": "Sam"}, "comment"),
    ],
)
def test_an_answer_without_its_words_is_refused(bid, given, field):
    with pytest.raises(Refused) as no:
        actions.answer_endorsement(ask(bid), by=None, at=WRITING, **given)
    assert list(no.value.by_field) == [field]


def test_an_answer_can_change_until_the_bid_is_judged():
    bid = a_sent_bid()
    one = bid.endorsements.first()
    actions.answer_endorsement(one, by=None, at=WRITING, answer="supports", name="Sam")
    actions.answer_endorsement(one, by=None, at=WRITING, answer="declines", comment="No.", name="Sam")

    found = fresh(bid)
    found.status = "eligible"
    kept(found)
    one.refresh_from_db()

    assert one.answer == "declines"
    with pytest.raises(Refused, match="judged already"):
        actions.answer_endorsement(one, by=None, at=WRITING, answer="supports", name="Sam")


def test_a_reason_for_asking_nobody_counts_and_can_be_changed(bid):
    where = {"kind": "police", "area": an_area(code="TEN")}

    actions.no_request(bid, by=bid.contact, at=WRITING, **where, reason="The refuge stays secret.")
    actions.no_request(bid, by=bid.contact, at=WRITING, **where, reason="The place stays secret.")

    assert [(one.kind, one.no_request_reason) for one in bid.endorsements.all()] == [
        ("police", "The place stays secret.")
    ]
    with pytest.raises(Refused):
        actions.no_request(bid, by=bid.contact, at=WRITING, **where, reason=" ")


def test_only_the_right_link_opens(bid):
    made = ask(bid)
    actions.no_request(bid, by=bid.contact, at=WRITING, kind="police", reason="Secret.")
    unasked = bid.endorsements.get(kind="police")

    assert endorsement_by(made.token) == made
    assert [endorsement_by(one) for one in ("", "x", made.token[:-1], made.token.upper(), unasked.token)] == [
        None
    ] * 5


@pytest.mark.parametrize(("passed", "count"), [(WEEK - timedelta(seconds=1), 0), (WEEK, 1), (4 * WEEK, 1)])
def test_a_silent_partner_is_reminded_once_after_a_week(bid, passed, count):
    made = ask(bid)

    remind_partners(WRITING + passed)
    remind_partners(WRITING + passed)

    made.refresh_from_db()
    assert [template for _, template in letters()][1:] == ["applications/reminder"] * count
    assert (made.reminded_at is not None) == bool(count)


def test_whoever_answered_is_not_reminded(bid):
    made = ask(bid)
    actions.answer_endorsement(made, by=None, at=WRITING, answer="supports", name="Sam")

    remind_partners(WRITING + WEEK)

    assert len(letters()) == 1
    with pytest.raises(Refused):
        actions.remind_partner(made, by=bid.contact, at=WRITING)
    with pytest.raises(NotAllowed):
        actions.remind_partner(made, by=a_person(), at=WRITING)


def test_a_letter_in_hand_counts_as_support(bid):
    from almoner.ground.files.store import put_bytes

    letter = put_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n", "letter.pdf")
    made = actions.keep_letter(
        bid, by=bid.contact, at=WRITING, kind="csp", area=an_area(code="TEN"), letter=letter
    )

    assert (made.letter.name, made.kind, made.requested_at) == ("letter.pdf", "csp", None)
