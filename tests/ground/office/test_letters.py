"""Every letter about accounts can be written, with a body settled and without."""

from datetime import date

import pytest

from almoner.ground.notices.text import words_of
from almoner.ground.office import actions
from almoner.ground.office.adapter import CHANGES, LETTERS
from almoner.ground.office.settled import BodyAsSettled
from almoner.ground.workflow.models import Letter
from tests.builders import NOW

pytestmark = pytest.mark.django_db
VALUES = {
    "code": "ABCD-EFGH",
    "old": "old@example.org",
    "new": "new@example.org",
    "name": "Asha",
    "role": "Monitoring Officer",
    "starts_on": "2026-12-10",
    "ends_on": "2026-12-24",
    "change": "second_factor_set_up",
}
NAMES = sorted(
    {
        *LETTERS.values(), "office/confirm_code", "office/new_email_code", "office/address_taken",
        "office/email_changed", "office/account_changed", "office/you_are_invited", "office/you_are_deputy",
    }
)  # fmt: skip


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_can_be_written(name, settled):
    if settled:
        body = BodyAsSettled(
            name="Essex PFCC", short_name="PFCC", decision_maker_title="Commissioner", area_name="Essex",
            email="office@example.org", phone="01245 000000", starts_on=date(2024, 5, 9),
        )  # fmt: skip
        actions.settle_body(None, by=None, at=NOW, settled=body)

    words = words_of(Letter(to="x@example.org", template=name, values=VALUES), with_secrets=True)

    assert ("Essex PFCC" if settled else "The commissioning office") in words.body
    assert ("ABCD-EFGH" in words.body) == name.endswith("_code")
    assert "ABCD-EFGH" not in words.subject


@pytest.mark.parametrize("change", [*CHANGES.values(), "second_factor_reset"])
def test_every_change_of_sign_in_is_said_in_words(change):
    letter = Letter(to="x@example.org", template="office/account_changed", values={"change": change})

    assert "If you did not do or ask for this" in words_of(letter).body
