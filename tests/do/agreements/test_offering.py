"""3.4: offer, acceptance by the lead with authority, our signature, and offers that nobody takes up."""

from datetime import UTC, datetime, timedelta

import pytest

from almoner.analyse.organisations.models import COLLEAGUE, EarlierAward
from almoner.do.agreements import actions
from almoner.do.agreements.jobs import lapse_offers
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.printing import print_signed
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files.blobs import blobs
from almoner.plan.funds.models import RELEASE, LedgerRow
from almoner.plan.funds.queries import balance
from tests.builders import NOW, a_member, a_person, kept
from tests.do.agreements.awards import a_signed_agreement, accepted, an_offer, lead_of
from tests.record import letters, line_of, protected

pytestmark = pytest.mark.django_db


def noon(day) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def the_decision_maker():
    return a_person("decision_maker")


def test_an_offer_states_the_sum_decided_and_how_long_it_is_open():
    offer = an_offer(200_001)

    text = " ".join(one["text"] for one in offer.text)
    assert (offer.status, offer.amount_pence, offer.offered_at) == ("offered", 200_001, NOW)
    assert (str(offer.lapses_on), str(offer.starts_on), str(offer.ends_on)) == (
        "2027-01-09", "2027-01-07", "2028-01-06",
    )  # fmt: skip
    assert ("We pay £2,000.01 by BACS" in text, "$" in text) == (True, False)
    assert letters()[-1] == (offer.line.organisation.email, "agreements/offer")


def test_a_sum_changed_behind_the_back_is_not_accepted():
    offer = an_offer()
    offer.amount_pence = 200_002
    kept(offer)

    with pytest.raises(Refused, match="not the one you read"):
        accepted(offer)


def test_r3_4_3_the_agreement_is_for_the_sum_decided():
    agreement = accepted(an_offer())
    line = agreement.line
    line.amount_pence = 200_002
    kept(line)

    with pytest.raises(Refused, match=r"The agreement says £2,000.01, the decision £2,000.02."):
        actions.countersign(agreement, by=the_decision_maker(), at=NOW, digest=agreement.digest)


def test_r3_4_nothing_is_offered_before_the_decision_is_published():
    line = an_offer().line
    Decision = type(line.decision)
    decision = Decision.objects.get(pk=line.decision_id)
    decision.status = "signed"
    kept(decision)

    with pytest.raises(Refused, match="not published"):
        actions.offer(line, by=decision.author, at=NOW)


def test_the_lead_accepts_with_authority():
    offer = an_offer()

    agreement = accepted(offer)

    assert (agreement.status, agreement.accepted_name, agreement.accepted_position) == (
        "accepted", "Lee Lead", "Chair",
    )  # fmt: skip
    assert (agreement.accepted_by, agreement.accepted_at, agreement.has_authority) == (
        lead_of(offer), NOW, True,
    )  # fmt: skip
    assert line_of("agreements.accept")["rows"] == protected(agreement)


def test_r3_4_5_without_a_statement_of_authority_it_is_not_accepted():
    offer = an_offer()

    with pytest.raises(Refused) as no:
        actions.accept(
            offer, by=lead_of(offer), at=NOW, name=" ", position="", has_authority=False, digest=offer.digest
        )

    assert set(no.value.by_field) == {"name", "position", "has_authority"}
    assert Agreement.objects.get().status == "offered"


def test_only_what_was_read_is_accepted():
    offer = an_offer()

    with pytest.raises(Refused, match="not the one you read"):
        actions.accept(
            offer, by=lead_of(offer), at=NOW, name="Lee", position="Chair", has_authority=True, digest="0"
        )


def test_a_colleague_and_a_stranger_do_not_accept():
    offer = an_offer()
    colleague = a_member(offer.line.organisation, COLLEAGUE).person

    for person in (colleague, a_person(), a_person("officer")):
        with pytest.raises(NotAllowed, match="Only the lead"):
            actions.accept(
                offer, by=person, at=NOW, name="A", position="B", has_authority=True, digest=offer.digest
            )


def test_an_offer_is_accepted_once():
    agreement = accepted(an_offer())

    with pytest.raises(Refused):
        accepted(agreement)


def test_we_sign_last_and_the_award_becomes_history():
    agreement = accepted(an_offer())

    agreement = actions.countersign(agreement, by=the_decision_maker(), at=NOW, digest=agreement.digest)

    history = EarlierAward.objects.get()
    assert (agreement.status, agreement.countersigned_at, agreement.countersigned_title) == (
        "signed", NOW, "Decision-maker",
    )  # fmt: skip
    assert (history.organisation, history.reference, history.amount_pence) == (
        agreement.line.organisation, agreement.reference, 200_001,
    )  # fmt: skip
    assert letters()[-1] == (agreement.line.organisation.email, "agreements/signed")
    assert line_of("agreements.countersign")["rows"] == protected(agreement, history)


def test_we_do_not_sign_before_the_recipient():
    offer = an_offer()

    with pytest.raises(Refused):
        actions.countersign(offer, by=the_decision_maker(), at=NOW, digest=offer.digest)
    assert not EarlierAward.objects.exists()


def test_only_the_decision_maker_signs_for_the_body():
    agreement = accepted(an_offer())

    with pytest.raises(NotAllowed):
        actions.countersign(agreement, by=a_person("officer"), at=NOW, digest=agreement.digest)


def test_declining_needs_a_reason_and_frees_the_money():
    offer = an_offer()
    free = balance(offer.line.budget).free_pence

    with pytest.raises(Refused, match="Say why"):
        actions.decline(offer, by=lead_of(offer), at=NOW, reason=" ")
    agreement = actions.decline(offer, by=lead_of(offer), at=NOW, reason="We closed.")

    assert (agreement.status, agreement.declined_reason) == ("declined", "We closed.")
    assert balance(offer.line.budget).free_pence == free + 200_001


def test_r3_4_4_an_offer_is_open_on_its_last_day_and_lapses_the_day_after():
    offer = an_offer()
    free = balance(offer.line.budget).free_pence
    last = noon(offer.lapses_on)

    lapse_offers(last)
    with pytest.raises(Refused, match="open until 9 January 2027"):
        actions.lapse(offer, by=None, at=last)
    assert Agreement.objects.get().status == "offered"

    lapse_offers(last + timedelta(days=1))
    lapse_offers(last + timedelta(days=2))

    assert Agreement.objects.get().status == "lapsed"
    assert balance(offer.line.budget).free_pence == free + 200_001
    assert LedgerRow.objects.filter(kind=RELEASE).count() == 1
    assert letters()[-1] == (offer.line.organisation.email, "agreements/lapsed")


def test_r3_4_4_it_is_accepted_on_the_last_day_and_not_after():
    offer = an_offer()

    with pytest.raises(Refused, match="was open until 9 January 2027"):
        accepted(offer, noon(offer.lapses_on) + timedelta(days=1))

    assert accepted(offer, noon(offer.lapses_on)).status == "accepted"


def test_what_was_accepted_does_not_lapse():
    agreement = accepted(an_offer())

    lapse_offers(noon(agreement.lapses_on) + timedelta(days=9))

    assert Agreement.objects.get().status == "accepted"


def test_the_worker_prints_the_signed_copy_once():
    agreement = a_signed_agreement()

    made = [print_signed(NOW), print_signed(NOW)]

    agreement.refresh_from_db()
    name = agreement.reference.replace("/", "-")
    assert (made, agreement.pdf.kind, agreement.pdf.name) == ([1, 0], "pdf", f"{name}.pdf")
    with blobs().open(agreement.pdf.sha256) as file:
        copy = file.read()
    assert (copy[:5], b"/StructTreeRoot" in copy, b"/MarkInfo" in copy) == (b"%PDF-", True, True)


def test_an_offer_gets_no_copy():
    an_offer()

    assert print_signed(NOW) == 0
