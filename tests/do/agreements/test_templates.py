"""3.4: the office's wording holds every part, in versions; an agreement keeps the one it was made under."""

from datetime import date

import pytest

from almoner.do.agreements import actions
from almoner.do.agreements.models import AgreementTemplate
from almoner.do.agreements.templates import newest_or_usual
from almoner.do.agreements.wording import template_on
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy.offers import BLOCKS
from tests.builders import NOW, a_person
from tests.do.agreements.awards import an_offer
from tests.record import line_of, protected

pytestmark = pytest.mark.django_db


def kept_wording(clauses: list[dict], by=None, **values) -> AgreementTemplate:
    given = {"title": "Grant agreement", "in_use_from": date(2026, 4, 1)} | values
    return actions.keep_template(None, by=by or a_person("officer"), at=NOW, clauses=clauses, **given)


def usual() -> list[dict]:
    return newest_or_usual()[1]


def test_the_usual_wording_holds_every_part():
    made = actions.load_default_template(None, by=a_person("officer"), at=NOW, in_use_from=date(2026, 4, 1))

    assert {one["block"] for one in made.clauses if one.get("block")} == set(BLOCKS)
    assert (made.version, len(made.clauses) >= 24) == (1, True)
    assert line_of("agreements.keep_template")["rows"] == protected(made)


@pytest.mark.parametrize("block", BLOCKS)
def test_r3_4_1_a_wording_without_one_part_is_refused(block):
    with pytest.raises(Refused, match="The wording says nothing on"):
        kept_wording([one for one in usual() if one.get("block") != block])


def test_a_word_that_nothing_is_put_in_for_is_refused():
    clauses = [*usual(), {"heading": "More", "text": "$recipent pays.", "block": ""}]

    with pytest.raises(Refused, match=r"\$recipent"):
        kept_wording(clauses)


def test_only_the_office_keeps_wording():
    with pytest.raises(NotAllowed):
        kept_wording(usual(), by=a_person("auditor"))


def test_the_newest_version_in_use_on_the_day_is_taken():
    first = kept_wording(usual())
    second = kept_wording(usual(), in_use_from=date(2027, 1, 1))

    assert (first.version, second.version) == (1, 2)
    assert [template_on(date(2026, 12, 31)), template_on(date(2027, 1, 1))] == [first, second]


def test_without_a_wording_nothing_is_offered():
    with pytest.raises(Refused, match="No agreement template is in use"):
        template_on(date(2026, 12, 10))


def test_an_agreement_keeps_the_wording_it_was_made_under():
    offer = an_offer()

    kept_wording([*usual(), {"heading": "More", "text": "Something new.", "block": ""}])

    offer.refresh_from_db()
    assert (offer.template.version, "Something new." in str(offer.text)) == (1, False)


def test_3_4_a_partner_has_the_partners_wording_and_else_the_grants():
    grants = kept_wording(usual())
    assert template_on(date(2026, 12, 1), "partner") == grants

    officer = a_person("officer")
    partners = actions.load_default_template(
        None, by=officer, at=NOW, in_use_from=date(2026, 4, 1), instrument="partner"
    )

    assert {one["block"] for one in partners.clauses if one.get("block")} == set(BLOCKS)
    assert len(partners.clauses) < len(grants.clauses)
    assert [template_on(date(2026, 12, 1), kind) for kind in ("grant", "partner")] == [grants, partners]
    with pytest.raises(Refused, match="for grants and for partners"):
        kept_wording(usual(), instrument="contract")
