"""The officer's sift: overlaps, answers, eligible or not, asking others, opening the checks."""

from datetime import UTC, datetime, timedelta

import pytest

from almoner.do.applications import actions, sift_actions
from almoner.do.applications.casework import Judgement, Overlap
from almoner.do.applications.models import Application
from almoner.do.applications.reasons import BANK
from almoner.do.applications.states import APPLICATION
from almoner.ground.core.refusals import Allowed, NotAllowed, Refused
from almoner.ground.workflow.frame import action
from tests.builders import a_person, kept
from tests.do.applications.bids import WRITING, a_charity, a_finished_draft, a_round, fresh
from tests.record import last_line, letters, line_of, protected

pytestmark = pytest.mark.django_db
SIFTING = datetime(2027, 2, 3, 10, tzinfo=UTC)


def a_sent_bid(round=None, lead=None, **values) -> Application:
    plain = {"summary": "Evening sessions around the parade."}
    bid = a_finished_draft(round, lead, **(plain | values))
    actions.submit(bid, by=bid.contact, at=WRITING)
    return fresh(bid)


@action("tests.moved_bid", clause="0", may=lambda person, thing: Allowed("tests"), system=True)
def moved(act, bid, *, by_what: str):
    act.move(bid, APPLICATION, by_what)
    return act.save(bid)


def a_recommended_bid(**values) -> Application:
    bid = a_sent_bid(**values)
    for step in ("pass_sift", "recommend"):
        moved(bid, by=None, at=SIFTING, by_what=step)
    return fresh(bid)


@pytest.fixture
def officer():
    return a_person("officer")


@pytest.fixture
def once(officer):
    return {"by": officer, "at": SIFTING}


def answered(bid, once, *, impact=True, leaves_duty=True):
    sift_actions.judge(bid, **once, rule="R4.4-3", is_met=impact, reason="Shown in part 3.")
    sift_actions.judge(bid, **once, rule="R4.4-3-statutory", is_met=leaves_duty, reason="Nobody's duty.")


def test_3_3_an_eligible_bid_goes_to_the_panel(once):
    bid = a_sent_bid()
    answered(bid, once)

    sift_actions.pass_sift(bid, **once)

    bid = fresh(bid)
    line = last_line()
    assert (bid.status, bid.sifted_at) == ("eligible", SIFTING)
    assert (line["action"], line["clause"], line["facts"]) == (
        "applications.pass_sift",
        "3.3",
        {"bid": bid.reference, "moved": "submitted:eligible"},
    )
    assert line["rows"] == protected(bid)


def test_3_3_only_an_officer_sifts():
    bid = a_sent_bid()
    finance = {"by": a_person("finance"), "at": SIFTING}
    for refused in (
        lambda: sift_actions.pass_sift(bid, **finance),
        lambda: sift_actions.fail_sift(bid, **finance, reasons=["weak_need"]),
        lambda: sift_actions.judge(bid, **finance, rule="R4.4-3", is_met=True, reason="x"),
        lambda: sift_actions.find_overlaps(bid, **finance),
        lambda: sift_actions.consult(
            bid, **finance, asked="a", asked_email="a@b.uk", question="q", summary="s"
        ),
        lambda: sift_actions.open_checks(bid, **finance),
        lambda: sift_actions.pass_sift(bid, by=bid.contact, at=SIFTING),
    ):
        with pytest.raises(NotAllowed):
            refused()

    assert (fresh(bid).status, fresh(bid).judgements.count()) == ("submitted", 0)


def test_4_4_a_bid_passes_only_when_both_questions_are_answered_well(once):
    bid = a_sent_bid()
    with pytest.raises(Refused) as unanswered:
        sift_actions.pass_sift(bid, **once)
    answered(bid, once, impact=False, leaves_duty=False)
    with pytest.raises(Refused) as badly:
        sift_actions.pass_sift(bid, **once)

    assert [len(unanswered.value.reasons), len(badly.value.reasons)] == [2, 2]
    assert "substitute for statutory funding" in " ".join(badly.value.reasons)
    assert fresh(bid).status == "submitted"


def test_a_bid_that_was_sifted_is_not_sifted_again(once):
    bid = a_sent_bid()
    answered(bid, once)
    sift_actions.pass_sift(bid, **once)
    for again in (
        lambda: sift_actions.pass_sift(bid, **once),
        lambda: sift_actions.fail_sift(bid, **once, reasons=["weak_need"]),
        lambda: sift_actions.judge(bid, **once, rule="R4.4-3", is_met=False, reason="Second thoughts."),
    ):
        with pytest.raises(Refused, match="not waiting for the sift"):
            again()


def test_4_2_a_should_that_is_not_met_needs_a_reason_with_a_name(once, officer):
    bid = a_sent_bid()
    kept(
        Overlap(application=bid, other_reference="24R1-009", other_title="Before", because=["similar_title"])
    )
    answered(bid, once)
    with pytest.raises(Refused, match="may overlap"):
        sift_actions.pass_sift(bid, **once)
    row = bid.overlaps.get()
    sift_actions.view_overlap(row, **once, view="duplicate", note="The same evenings in the same hall.")
    with pytest.raises(Refused, match="Go on only with a written reason") as bare:
        sift_actions.pass_sift(bid, **once)

    sift_actions.pass_sift(bid, **once, reasons={"R4.4-2": "The earlier project has ended."})

    said = bid.judgements.get(rule="R4.4-2")
    assert bare.value.by_field == {"reason_R4.4-2": ["Enter your reason."]}
    assert (said.by, said.at, said.is_met, said.reason) == (
        officer, SIFTING, False, "The earlier project has ended.",
    )  # fmt: skip
    assert line_of("applications.pass_sift")["rows"] == protected(said, bid)


def test_what_the_applicant_was_asked_also_needs_a_reason_at_the_sift(once):
    bid = a_sent_bid()
    bid.organisation.kind = "public_body"
    kept(bid.organisation)
    answered(bid, once)
    with pytest.raises(Refused, match=r"clause 4\.4"):
        sift_actions.pass_sift(bid, **once)

    sift_actions.pass_sift(bid, **once, reasons={"R4.4-4": "The parish only lends its hall."})

    assert fresh(bid).status == "eligible"


def test_3_3_a_bid_found_not_eligible_keeps_reasons_as_the_applicant_reads_them(once):
    bid = a_sent_bid()

    sift_actions.fail_sift(bid, **once, reasons=["statutory_duty"], words="  The council must do this. ")

    bid = fresh(bid)
    own = {"code": "own_words", "criterion": "eligibility", "words": "The council must do this."}
    assert (bid.status, bid.sift_reasons, bid.sifted_at) == (
        "ineligible", [dict(BANK["statutory_duty"]), own], SIFTING,
    )  # fmt: skip
    assert last_line()["facts"] == {
        "bid": bid.reference,
        "moved": "submitted:ineligible",
        "reasons": ["statutory_duty", "own_words"],
    }
    assert letters()[-1][1] == "applications/received"  # nobody hears before the announcement


@pytest.mark.parametrize(
    ("reasons", "words"), [([], ""), (["nonsense"], ""), ([], "   "), (["weak_need", "x"], "")]
)
def test_3_3_not_eligible_without_a_reason_is_refused(once, reasons, words):
    bid = a_sent_bid()
    with pytest.raises(Refused, match="at least one reason"):
        sift_actions.fail_sift(bid, **once, reasons=reasons, words=words)

    assert fresh(bid).status == "submitted"


def test_a_judgement_is_kept_with_its_name_and_said_anew_it_replaces_itself(once, officer):
    bid = a_sent_bid()
    sift_actions.judge(bid, **once, rule="R4.4-3", is_met=False, reason=" Not yet clear. ")
    sift_actions.judge(bid, **once, rule="R4.4-3", is_met=True, reason="Clear from part 5.")

    row = Judgement.objects.get()
    assert (row.rule, row.stage, row.is_met, row.reason, row.by, row.at) == (
        "R4.4-3", "sift", True, "Clear from part 5.", officer, SIFTING,
    )  # fmt: skip
    assert last_line()["facts"] == {"bid": bid.reference, "met": True, "rule": "R4.4-3"}
    assert "part 5" not in str(last_line())


@pytest.mark.parametrize(
    "values",
    [
        {"rule": "R4.4-3", "reason": " "},
        {"rule": "R99-9", "reason": "Because."},
        {"rule": "R4.4-3", "reason": "Because.", "stage": "nowhere"},
    ],
)
def test_a_judgement_needs_a_question_and_a_reason(once, values):
    bid = a_sent_bid()
    with pytest.raises(Refused):
        sift_actions.judge(bid, **once, is_met=True, **values)

    assert Judgement.objects.count() == 0


def test_4_4_overlaps_are_found_with_why_and_looked_at_once(once):
    round = a_round()
    lead = a_charity()[1]
    first = a_sent_bid(round, lead)
    second = a_sent_bid(round, lead, title="Evenings on the parade")

    sift_actions.find_overlaps(second, **once)
    row = second.overlaps.get()
    sift_actions.view_overlap(row, **once, view="explained", note="One is for under twelves.")
    sift_actions.find_overlaps(second, **once)

    row = second.overlaps.get()
    assert (row.other_reference, row.other_title) == (first.reference, "Parade evenings")
    assert {"same_organisation", "same_area_priority"} <= set(row.because)
    assert (row.view, row.note) == ("explained", "One is for under twelves.")
    assert last_line()["facts"] == {"bid": second.reference, "overlaps": 0}


@pytest.mark.parametrize(
    ("view", "note"), [("", "x"), ("nonsense", "x"), ("duplicate", " "), ("explained", "")]
)
def test_a_view_of_an_overlap_must_be_one_and_say_how(once, view, note):
    bid = a_sent_bid()
    row = kept(Overlap(application=bid, other_reference="24R1-009", other_title="Before"))
    with pytest.raises(Refused):
        sift_actions.view_overlap(row, **once, view=view, note=note)

    assert bid.overlaps.get().view == "open"


def test_4_19_somebody_else_is_asked_by_letter_and_answers_once(once, officer):
    bid = a_sent_bid()
    asked = {
        "asked": "Housing team",
        "asked_email": "housing@example.org",
        "question": "Is the hall safe in the evening?",
        "summary": "Evening sessions for young people by the sea.",
    }

    made = sift_actions.consult(bid, **once, **asked)
    told = letters()[-1]
    sift_actions.reply(made, by=None, at=SIFTING + timedelta(days=2), reply=" Yes, it is lit. ")

    made.refresh_from_db()
    assert told == ("housing@example.org", "applications/consulted")
    assert (made.asked_by, made.reply, made.replied_at) == (
        officer, "Yes, it is lit.", SIFTING + timedelta(days=2),
    )  # fmt: skip
    assert (last_line()["role"], last_line()["facts"]) == ("partner", {"bid": bid.reference})
    with pytest.raises(Refused, match="reached us already"):
        sift_actions.reply(made, by=None, at=SIFTING, reply="No, wait.")
    with pytest.raises(NotAllowed):
        sift_actions.reply(made, **once, reply="I answer for them.")


def test_4_19_whoever_is_consulted_sees_no_personal_details(once):
    bid = a_sent_bid()
    asked = {"asked": "Housing team", "asked_email": "housing@example.org", "question": "Is it safe?"}
    with pytest.raises(Refused, match="personal details"):
        sift_actions.consult(bid, **once, **asked, summary=f"Ask {bid.contact.name.upper()} about it.")
    with pytest.raises(Refused, match="Fill in") as bare:
        sift_actions.consult(bid, **once, **asked, summary=" ")

    assert (bare.value.by_field, bid.consultations.count()) == ({"summary": ["Fill this in."]}, 0)


def test_9_1_checks_are_opened_for_a_recommended_bid_once(once):
    bid = a_recommended_bid()

    case = sift_actions.open_checks(bid, **once)

    bid = fresh(bid)
    assert (bid.diligence, case.organisation, case.subject, case.amount_pence, case.documents) == (
        case, bid.organisation, bid.reference, 480_000, list(bid.band.documents),
    )  # fmt: skip
    assert line_of("applications.open_checks")["rows"] == protected(bid)
    with pytest.raises(Refused, match="open already"):
        sift_actions.open_checks(bid, **once)


def test_9_1_no_checks_before_the_panel_recommends(once):
    bid = a_sent_bid()
    with pytest.raises(Refused, match="recommended or put in reserve"):
        sift_actions.open_checks(bid, **once)

    assert fresh(bid).diligence is None
