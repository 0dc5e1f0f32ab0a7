import pytest

from almoner.do.agreements import actions, contracts
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, TODAY, a_person, a_plan_with_priorities
from tests.do.agreements.contract_rows import a_closed_review, a_contract_taken_over, an_award, reviewed
from tests.do.agreements.test_varying import proposed
from tests.record import last_line

pytestmark = pytest.mark.django_db


def test_2_1i_a_review_is_written_by_one_and_closed_by_another():
    officer, other = a_person("officer"), a_person("monitoring")
    contract = a_contract_taken_over(officer)
    row = actions.open_review(contract, by=officer, at=NOW, said=reviewed(feedback=""))

    with pytest.raises(Refused, match="Close it first"):
        actions.open_review(contract, by=officer, at=NOW, said=reviewed())
    with pytest.raises(Refused, match="those who use the service"):
        actions.close_review(row, by=other, at=NOW, note="Seen.")
    row = actions.revise_review(row, by=officer, at=NOW, said=reviewed())
    with pytest.raises(Refused, match="Another officer"):
        actions.close_review(row, by=officer, at=NOW, note="Seen.")
    with pytest.raises(NotAllowed):
        actions.close_review(row, by=a_person("finance"), at=NOW, note="Seen.")
    with pytest.raises(Refused, match="what you looked at"):
        actions.close_review(row, by=other, at=NOW, note=" ")
    row = actions.close_review(row, by=other, at=NOW, note="The returns agree.")

    assert (row.status, row.opened_by, row.closed_by, row.number) == ("closed", officer, other, 1)
    assert last_line()["facts"].items() >= {"review": 1, "conclusion": "extend"}.items()
    assert contracts.reviewed_on(contracts.last_review(contract)) == TODAY
    with pytest.raises(Refused, match="stays as it is"):
        actions.revise_review(row, by=officer, at=NOW, said=reviewed())


def test_2_1i_whoever_changed_a_review_last_does_not_close_it():
    officer, other = a_person("officer"), a_person("officer")
    row = actions.open_review(a_contract_taken_over(officer), by=officer, at=NOW, said=reviewed())
    row = actions.revise_review(row, by=other, at=NOW, said=reviewed(rating="partly"))

    with pytest.raises(Refused, match="You opened"):
        actions.close_review(row, by=other, at=NOW, note="Seen.")
    assert actions.close_review(row, by=officer, at=NOW, note="Seen.").rating == "partly"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"covers_to": reviewed().covers_from}, "covers_to"),
        ({"covers_to": TODAY.replace(year=2027)}, "covers_to"),
        ({"promised": " "}, "promised"),
        ({"delivered": ""}, "delivered"),
        ({"rating": "fine"}, "rating"),
        ({"conclusion": "perhaps"}, "conclusion"),
    ],
)
def test_2_1i_a_review_is_whole(values, field):
    officer = a_person("officer")

    with pytest.raises(Refused) as no:
        actions.open_review(a_contract_taken_over(officer), by=officer, at=NOW, said=reviewed(**values))
    assert list(no.value.by_field) == [field]


def test_2_1i_an_unsigned_contract_is_not_reviewed():
    officer = a_person("officer")
    contract = actions.make_contract(an_award(officer=officer), by=officer, at=NOW)

    with pytest.raises(Refused, match="not signed yet"):
        actions.open_review(contract, by=officer, at=NOW, said=reviewed())


@pytest.mark.parametrize("conclusion", ["go_on", "recommission", "stop"])
def test_2_1i_an_extension_is_put_to_decision_only_after_a_review_that_concludes_for_it(conclusion):
    officer, priority = a_person("officer"), a_plan_with_priorities().priorities.first()
    variation = proposed(officer)
    with pytest.raises(Refused, match="No performance review is closed"):
        actions.compose_variation(variation, by=officer, at=NOW, priority=priority)
    a_closed_review(variation.contract, officer, conclusion=conclusion)
    with pytest.raises(Refused, match="concludes otherwise"):
        actions.compose_variation(variation, by=officer, at=NOW, priority=priority)
    a_closed_review(variation.contract, officer)

    assert actions.compose_variation(variation, by=officer, at=NOW, priority=priority).status == "draft"
