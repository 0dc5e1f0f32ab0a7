from datetime import timedelta

import pytest

from almoner.do.procurement import actions
from almoner.do.procurement.awarding import Part
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, TODAY, a_budget, a_fund, a_person, an_organisation
from tests.do.procurement.tenders import (
    a_tender,
    answers,
    being_evaluated,
    confirmation,
    recommended,
    whole_parts,
    with_everything,
)
from tests.record import last_line

pytestmark = pytest.mark.django_db


def test_3_9_a_procurement_goes_from_plan_to_recommendation():
    tender = recommended(100_000_00)

    assert (tender.status, tender.bids, tender.small_bids) == ("recommended", 4, 3)
    assert last_line()["facts"]["moved"] == "evaluating:recommended"


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"rationale": ""}, "which ways of funding"),
        ({"equality_note": " "}, "means for equality"),
        ({"is_free": False}, "not said to be free"),
        ({"extension_months": (36, 12)}, "5 years end on"),
    ],
)
def test_a_tender_goes_out_only_when_the_rules_are_met(values, because):
    officer = a_person("officer")

    with pytest.raises(Refused, match=because):
        actions.publish(a_tender(100_00, officer=officer, **values), by=officer, at=NOW)


def test_7_3_another_funds_service_need_not_be_open_to_victims():
    officer = a_person("officer")
    budget = a_budget(fund=a_fund("CSF", purpose="partnership_response"), line="adhoc")
    tender = a_tender(100_00, officer=officer, budget=budget, is_free=False)

    assert actions.publish(tender, by=officer, at=NOW).status == "published"


def test_3_9_an_old_needs_assessment_needs_a_reason():
    officer = a_person("officer")
    old = {"needs_assessed_on": TODAY - timedelta(days=4 * 365)}

    with pytest.raises(Refused) as no:
        actions.publish(a_tender(100_00, officer=officer, **old), by=officer, at=NOW)
    tender = a_tender(100_00, officer=officer, **old, need_reason="The next one is under way.")

    assert list(no.value.by_field) == ["need_reason"]
    assert actions.publish(tender, by=officer, at=NOW).status == "published"


def test_3_9_there_is_a_lot_and_a_stranger_may_not_publish():
    officer = a_person("officer")

    with pytest.raises(Refused, match="no lot"):
        actions.publish(a_tender(officer=officer), by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        actions.publish(a_tender(100_00, officer=officer), by=a_person("finance"), at=NOW)


@pytest.mark.parametrize(("bids", "small", "fine"), [(4, 4, True), (4, 5, False), (4, -1, False)])
def test_3_9_bidders_are_counted_and_not_named(bids, small, fine):
    officer = a_person("officer")
    tender = actions.publish(a_tender(100_00, officer=officer), by=officer, at=NOW)

    if fine:
        assert actions.close(tender, by=officer, at=NOW, bids=bids, small_bids=small).bids == bids
    else:
        with pytest.raises(Refused):
            actions.close(tender, by=officer, at=NOW, bids=bids, small_bids=small)


def test_2_1_an_award_waits_for_all_ten_answers_confirmation_checks_and_winners():
    officer = a_person("officer")
    tender = being_evaluated(a_tender(100_00, officer=officer), officer)
    actions.answer_principles(tender, by=officer, at=NOW, answers=answers("abcdefghi"))

    with pytest.raises(Refused) as no:
        actions.recommend(tender, by=officer, at=NOW)

    assert [one.split(".")[0] for one in no.value.reasons] == [
        "No answer is given to principle j",
        "The seven-force team's confirmation is not recorded",
        "The result of the seven-force team's checks is not recorded",
        "Lots without a winner: Part 1",
    ]


def test_2_1_an_answer_can_be_changed_and_needs_its_evidence():
    officer = a_person("officer")
    tender = a_tender(100_00, officer=officer)
    actions.answer_principles(tender, by=officer, at=NOW, answers=answers("a"))
    actions.answer_principles(tender, by=officer, at=NOW, answers={"a": ("partly", "Not in the north.")})

    assert list(tender.principles.values_list("answer", "evidence")) == [("partly", "Not in the north.")]
    for wrong in ({"a": ("met", " ")}, {"k": ("met", "x")}, {"a": ("perhaps", "x")}):
        with pytest.raises(Refused):
            actions.answer_principles(tender, by=officer, at=NOW, answers=wrong)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"by": " "}, "by"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"reference": ""}, "reference"),
        ({"checks": "perhaps"}, "checks"),
        ({"checks": "condition"}, "note"),
    ],
)
def test_9_1_a_confirmation_says_who_when_under_which_reference_and_with_what_result(values, field):
    officer = a_person("officer")
    tender = a_tender(100_00, officer=officer)

    with pytest.raises(Refused) as no:
        actions.confirm(tender, by=officer, at=NOW, said=confirmation(**values))
    assert list(no.value.by_field) == [field]


def test_9_1_failed_checks_stop_the_award():
    officer = a_person("officer")
    tender = with_everything(being_evaluated(a_tender(100_00, officer=officer), officer), officer)
    failed = confirmation(checks="fail", note="No accounts.")
    tender = actions.confirm(tender, by=officer, at=NOW, said=failed)

    with pytest.raises(Refused, match="failed the seven-force"):
        actions.recommend(tender, by=officer, at=NOW)


@pytest.mark.parametrize(
    ("parts", "because"),
    [
        ((Part("A", "lead", 70), Part("B", "sub", 29)), "make 99%"),
        ((Part("A", "lead", 70), Part("B", "lead", 30)), "Exactly one"),
        ((Part("A", "sub", 100),), "Exactly one"),
        ((Part("A", "lead", 100), Part("", "sub", 1)), "1 to 100"),
        ((Part("A", "lead", 100), Part("B", "sub", 0)), "1 to 100"),
        ((Part("A", "helper", 100),), "1 to 100"),
    ],
)
def test_1_9_a_consortium_has_one_lead_and_shares_of_a_hundred(parts, because):
    officer = a_person("officer")
    tender = being_evaluated(a_tender(100_00, officer=officer), officer)

    with pytest.raises(Refused, match=because):
        actions.name_winner(
            tender, by=officer, at=NOW, lot=tender.lots.get(), winner=an_organisation(), parts=parts
        )


def test_1_9_a_winner_is_named_anew_during_evaluation_only():
    officer, winner = a_person("officer"), an_organisation()
    tender = being_evaluated(a_tender(100_00, officer=officer), officer)
    tender = with_everything(tender, officer)
    name = {"by": officer, "at": NOW, "lot": tender.lots.get(), "winner": winner}
    actions.name_winner(tender, **name, parts=(Part("Alone", "lead", 100),))

    lot = tender.lots.get()
    assert (lot.winner, [str(one) for one in lot.shares.all()]) == (winner, ["Alone 100%"])
    tender = actions.recommend(tender, by=officer, at=NOW)
    with pytest.raises(Refused, match="during evaluation"):
        actions.name_winner(tender, **name, parts=whole_parts())
    tender = actions.look_again(tender, by=officer, at=NOW, reason="Not agreed.")
    assert tender.status == "evaluating"


def test_3_9_giving_up_and_looking_again_need_a_reason_and_end_the_work():
    officer = a_person("officer")
    tender = recommended(100_00, officer=officer)

    for does in (actions.abandon, actions.look_again):
        with pytest.raises(Refused, match="Say why"):
            does(tender, by=officer, at=NOW, reason=" ")
    tender = actions.abandon(tender, by=officer, at=NOW, reason="The grant ended.")

    assert (tender.status, tender.ended_reason) == ("abandoned", "The grant ended.")
    with pytest.raises(Refused, match="It is over"):
        actions.confirm(tender, by=officer, at=NOW, said=confirmation())
    with pytest.raises(Refused, match="stays as it is"):
        actions.answer_principles(tender, by=officer, at=NOW, answers=answers())
