"""What everybody reads of a contract: its award, its ends, and its copy or why there is none (1.9)."""

import pytest

from almoner.do.agreements import actions
from almoner.do.reach import actions as reach
from almoner.do.reach.actions import Said
from almoner.publish.opendata.facts import published_awards
from tests.builders import NOW, a_person, an_area
from tests.do.agreements.contract_rows import a_paper, an_award, signed
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db


def test_1_9_an_award_under_a_contract_shows_its_copy_or_the_ground(client):
    officer = a_person("officer")
    lot = an_award(officer=officer)
    here = f"/register/{lot.decision_lines.get().decision.reference}_01/"
    assert "A contract" in text(client.get(here))
    assert client.get(f"{here}contract/").status_code == 404
    contract = actions.make_contract(lot, by=officer, at=NOW)
    contract = actions.record_signatures(contract, by=officer, at=NOW, said=signed(), copy=a_paper())

    contract = actions.settle_copy(contract, by=officer, at=NOW, reason="Commercial interests.")
    assert "Its copy is withheld: Commercial interests." in text(client.get(here))
    assert client.get(f"{here}contract/").status_code == 404
    actions.settle_copy(contract, by=officer, at=NOW, copy=a_paper())

    assert "at the latest Sunday 31 March 2030" in text(client.get(here))
    assert b"".join(client.get(f"{here}contract/")).startswith(b"%PDF")


def test_2_1_b_it_says_where_and_how_the_service_is_reached(client):
    officer = a_person("officer")
    lot = an_award(officer=officer)
    contract = actions.make_contract(lot, by=officer, at=NOW)
    contract = actions.record_signatures(contract, by=officer, at=NOW, said=signed(), copy=a_paper())
    here = f"/register/{lot.decision_lines.get().decision.reference}_01/"
    assert "The whole county" in text(client.get(here))
    for code in ("TEN", "HAR"):
        an_area(code, code=code)
    said = Said(("TEN",), ("phone", "bsl"), hours="Day and night", reason="Harlow has its own.")
    reach.say(contract, by=officer, at=NOW, said=said)

    page = text(client.get(here))

    shown = ("By telephone; In British Sign Language", "Day and night", "Harlow has its own.")
    assert [words in page for words in shown] == [True] * 3
    assert "The whole county" not in page


def test_4_21_the_open_data_of_grants_leaves_contracts_out(client):
    an_award()

    assert published_awards()[0] == []
