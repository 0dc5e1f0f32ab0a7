"""R2.1b-1 and R2.1f-1: where a contract's service is reached, and who pays for it beside this office."""

from datetime import date

import pytest

from almoner.do.reach import actions
from almoner.do.reach.actions import CoFunding, Said
from almoner.do.reach.models import CoFunder
from almoner.do.reach.queries import co_funders_of, doubts, reach_of, running, waiting
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, TODAY, a_fund, a_person, an_area
from tests.do.agreements.contract_rows import a_contract_taken_over
from tests.record import last_line

pytestmark = pytest.mark.django_db
FACE = ("face",)


@pytest.fixture
def officer():
    return a_person("officer")


@pytest.fixture
def contract(officer):
    for code in ("TEN", "HAR"):
        an_area(code, code=code)
    return a_contract_taken_over(officer)


def test_2_1_b_a_victims_service_reaches_every_area_or_says_why_not(contract, officer):
    assert [one.because for one in doubts(contract, TODAY)] == ["Nothing says which areas it reaches."]
    assert waiting(TODAY) == [contract]

    with pytest.raises(Refused) as no:
        actions.say(contract, by=officer, at=NOW, said=Said(("TEN",), FACE))
    with_reason = Said(("TEN",), FACE, reason="Harlow has another.")
    row = actions.say(contract, by=officer, at=NOW, said=with_reason)

    assert no.value.by_field == {"reason": ["It does not reach HAR. Write why, and who serves them."]}
    assert (doubts(row, TODAY), waiting(TODAY)) == ([], [])
    assert [area.name for area in running(TODAY)[0].missing] == ["HAR"]


def test_2_1_b_what_is_said_can_be_changed_and_an_area_taken_out(contract, officer):
    actions.say(contract, by=officer, at=NOW, said=Said(("TEN", "HAR"), FACE))
    said = Said(("HAR",), ("phone", "bsl"), hours="Day and night", reason="Tendring ended.")
    row = actions.say(contract, by=officer, at=NOW, said=said)
    reach = reach_of(row)

    assert [one.area.code for one in reach.areas.all()] == ["HAR"]
    assert (reach.ways, reach.hours, last_line()["facts"]["areas"]) == (["phone", "bsl"], "Day and night", 1)


@pytest.mark.parametrize(
    ("said", "field"),
    [(Said((), FACE), "areas"), (Said(("XXX",), FACE), "areas"), (Said(("TEN",), ()), "ways"),
     (Said(("TEN",), ("pigeon",)), "ways")],
)  # fmt: skip
def test_2_1_b_areas_and_ways_are_chosen_from_the_lists(contract, officer, said, field):
    with pytest.raises(Refused) as no:
        actions.say(contract, by=officer, at=NOW, said=said)

    assert list(no.value.by_field) == [field]


def test_2_1_b_another_funds_service_needs_no_reason_and_an_ended_one_is_not_asked(officer):
    an_area("TEN", code="TEN")
    fund = a_fund("CSF", name="Community Safety Fund")
    other = a_contract_taken_over(officer, fund=fund)
    a_contract_taken_over(officer, initial_end=date(2026, 12, 9), extension_months=())

    assert ([one.contract for one in running(TODAY)], waiting(TODAY)) == ([other], [])


def test_2_1_f_what_others_pay_is_noted_changed_and_taken_out(contract, officer):
    paid = CoFunding("County council", "2026/27", 4_000_000, "Agreement of April", leads=True)
    actions.keep_co_funder(contract, by=officer, at=NOW, details=paid)
    row = co_funders_of(contract).get()
    with pytest.raises(Refused) as no:
        actions.keep_co_funder(
            contract, by=officer, at=NOW, details=CoFunding("County council", "2026/27", 0, "")
        )
    less = CoFunding("County council", "2026/27", 3_000_000, "Agreement of May")
    actions.keep_co_funder(contract, by=officer, at=NOW, details=less, known=row)

    assert set(no.value.by_field) == {"name", "amount_pence", "source"}
    row.refresh_from_db()
    assert (row.amount_pence, row.leads, row.source) == (3_000_000, False, "Agreement of May")
    actions.drop_co_funder(contract, by=officer, at=NOW, row=row)
    assert not CoFunder.objects.exists()


def test_2_1_only_an_officer_says_it(contract):
    with pytest.raises(NotAllowed):
        actions.say(contract, by=a_person("finance"), at=NOW, said=Said(("TEN", "HAR"), FACE))
