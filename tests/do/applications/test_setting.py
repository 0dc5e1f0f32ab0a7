"""Priorities, areas, money, partners and documents of a draft."""

import pytest

from almoner.do.applications import actions, parts
from almoner.do.applications.clashing import ChangedMeanwhile, part_print
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import a_document, a_person, an_area, an_organisation
from tests.do.applications.bids import WRITING, a_colleague, a_draft, a_sent_bid, first_priority, fresh
from tests.record import last_line

pytestmark = pytest.mark.django_db
LINE = {"category": "staff", "description": "Workers", "cost_pence": 600_000, "ours_pence": 480_000}
MATCH = {
    "source": "Town council",
    "kind": "cash",
    "standing": "secured",
    "amount_pence": 120_000,
    "evidence": "",
}


@pytest.fixture
def bid():
    return a_draft()


def once(bid):
    return {"by": bid.contact, "at": WRITING}


def seen(bid, *kinds):
    return part_print(parts.parts_of([bid])[bid.pk], *kinds)


def priorities_of(bid):
    return [one.priority for one in bid.round.allowed_priorities.order_by("id")]


def test_4_3_priorities_keep_their_order_and_their_impact(bid):
    first, second = priorities_of(bid)

    actions.set_priorities(bid, **once(bid), rows=[(second, " Fewer fights "), (first, "")])

    assert list(bid.priorities.values_list("priority_id", "impact", "position")) == [
        (second.pk, "Fewer fights", 0), (first.pk, "", 1),
    ]  # fmt: skip
    assert (last_line()["action"], last_line()["clause"]) == ("applications.set_priorities", "4.3")


def test_5_2_a_priority_that_the_round_leaves_out_is_refused(bid):
    from almoner.plan.priorities.models import Priority
    from tests.builders import a_plan, kept

    other = kept(Priority(plan=a_plan(), code="Q9", title="Elsewhere"))

    with pytest.raises(Refused, match="Elsewhere"):
        actions.set_priorities(bid, **once(bid), rows=[(other, "x")])
    with pytest.raises(Refused, match="twice"):
        actions.set_priorities(
            bid, **once(bid), rows=[(first_priority(bid), "x"), (first_priority(bid), "y")]
        )


@pytest.mark.parametrize(("percent", "fits"), [(0, False), (1, True), (100, True), (101, False)])
def test_4_11_a_share_is_from_1_to_100(bid, percent, fits):
    shares = [(an_area(code="TEN"), percent)]

    if fits:
        actions.set_areas(bid, **once(bid), shares=shares)
        assert list(bid.areas.values_list("area__code", "percent")) == [("TEN", percent)]
    else:
        with pytest.raises(Refused):
            actions.set_areas(bid, **once(bid), shares=shares)


def test_an_area_outside_the_round_or_named_twice_is_refused(bid):
    with pytest.raises(Refused, match="does not cover"):
        actions.set_areas(bid, **once(bid), shares=[(an_area("Kent"), 100)])
    with pytest.raises(Refused, match="twice"):
        actions.set_areas(bid, **once(bid), shares=[(an_area(code="TEN"), 50), (an_area(code="TEN"), 50)])


def test_a_part_that_a_colleague_changed_is_not_overwritten(bid):
    before = seen(bid, parts.AREA)
    actions.set_areas(bid, **once(bid), shares=[(an_area(code="TEN"), 90)], seen=before)

    with pytest.raises(ChangedMeanwhile):
        actions.set_areas(
            bid, by=a_colleague(bid), at=WRITING, shares=[(an_area(code="TEN"), 100)], seen=before
        )
    actions.set_areas(bid, **once(bid), shares=[(an_area(code="TEN"), 100)], seen=seen(bid, parts.AREA))

    assert bid.areas.get().percent == 100


def test_4_20_the_budget_is_replaced_whole(bid):
    actions.set_budget(bid, **once(bid), lines=[LINE, LINE], match=[MATCH])
    actions.set_budget(bid, **once(bid), lines=[LINE], match=[])

    assert list(bid.budget_lines.values_list("description", "cost_pence", "ours_pence")) == [
        ("Workers", 600_000, 480_000)
    ]
    assert (bid.match_lines.count(), fresh(bid).ask_pence) == (0, None)


def test_the_request_can_be_made_equal_to_the_lines(bid):
    actions.set_budget(bid, **once(bid), lines=[LINE, LINE], take_totals=True)

    assert (fresh(bid).ask_pence, fresh(bid).cost_pence, fresh(bid).band.code) == (
        960_000,
        1_200_000,
        "standard",
    )


@pytest.mark.parametrize(("ours", "fits"), [(600_000, True), (600_001, False), (0, True), (-1, False)])
def test_nobody_asks_more_than_a_thing_costs(bid, ours, fits):
    lines = [LINE | {"ours_pence": ours}]

    if fits:
        assert actions.set_budget(bid, **once(bid), lines=lines)
    else:
        with pytest.raises(Refused):
            actions.set_budget(bid, **once(bid), lines=lines)


@pytest.mark.parametrize(("percent", "fits"), [(99, True), (100, False)])
def test_1_9_something_is_left_for_the_lead(bid, percent, fits):
    rows = [{"name": "Youth Link", "role": "Mentors", "percent": percent}]

    if fits:
        actions.set_partners(bid, **once(bid), rows=rows)
        assert bid.partners.get().percent == 99
    else:
        with pytest.raises(Refused, match="nothing is left"):
            actions.set_partners(bid, **once(bid), rows=rows)


def test_documents_of_the_organisation_are_chosen_and_others_are_not(bid):
    own = bid.organisation.documents.get(kind="governing")

    actions.use_documents(bid, **once(bid), documents=[own])

    assert [one.document for one in bid.used_documents.all()] == [own]
    with pytest.raises(Refused):
        actions.use_documents(bid, **once(bid), documents=[a_document(an_organisation())])


def calls(bid):
    return {
        "set_priorities": {"rows": []},
        "set_areas": {"shares": []},
        "set_budget": {"lines": []},
        "set_partners": {"rows": []},
        "use_documents": {"documents": []},
    }


def test_strangers_set_nothing(bid):
    for name, arguments in calls(bid).items():
        with pytest.raises(NotAllowed):
            getattr(actions, name)(bid, by=a_person("officer"), at=WRITING, **arguments)


def test_nothing_is_set_once_it_is_sent():
    sent = a_sent_bid()

    for name, arguments in calls(sent).items():
        with pytest.raises(Refused, match="no longer be changed"):
            getattr(actions, name)(sent, by=sent.contact, at=WRITING, **arguments)
