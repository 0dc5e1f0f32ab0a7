"""Rows of the register as facts: what stands, where, from when to when, and what is kept back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.ground.office.models import CommissioningBody
from almoner.publish.opendata.facts import published_awards, publisher_of
from tests.builders import an_area, an_organisation, kept
from tests.publish.awards import a_sheet, an_agreement, an_award

pytestmark = pytest.mark.django_db


def tendring():
    return an_area("Tendring", "TEN", ons_code="E07000076")


def test_an_award_of_a_round_is_told_whole():
    home = tendring()
    group = an_organisation("Boxing", charity_number="9900001-1", home_area=home, postcode="ZZ1 1AA")
    line = an_award(750_000, organisation=group, title="Ropes")
    an_agreement(line)

    [award], _ = published_awards()

    assert (award.reference, award.title, award.awarded_pence, award.asked_pence) == (
        line.application.reference, "Ropes", 750_000, 900_000,
    )  # fmt: skip
    assert (award.decided_on, award.starts_on, award.ends_on) == (
        date(2026, 10, 8),
        date(2026, 11, 2),
        date(2027, 11, 1),
    )
    assert (award.recipient.id, award.recipient.charity_number) == ("GB-CHC-9900001", "9900001")
    assert [one.as_row()["geoCode"] for one in award.places] == ["E07000076"]
    assert (award.from_open_call, award.fund_code, award.decision) == (True, "CSDF", line.decision.reference)


def test_without_an_agreement_the_days_are_the_bids_and_then_the_years():
    an_award()
    an_award(bid=None)

    awards, _ = published_awards()

    assert [(one.starts_on, one.ends_on) for one in awards] == [
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 11, 1), date(2027, 10, 31)),
    ]


def test_an_award_without_a_bid_serves_every_area_of_its_day():
    tendring()
    an_area("Thurrock", "THU", ons_code="E06000034", kind="unitary")
    an_area("Old", "OLD", ons_code="E07000001", ends_on=date(2020, 1, 1), starts_on=date(2000, 1, 1))
    an_award(bid=None)

    [award], _ = published_awards()

    assert [(one.name, one.code_type) for one in award.places] == [("Tendring", "NMD"), ("Thurrock", "UA")]


@pytest.mark.parametrize("status", ["lapsed", "declined"])
def test_an_offer_that_was_not_taken_up_gave_no_money(status):
    an_agreement(an_award(), status)

    assert published_awards()[0] == []


@pytest.mark.parametrize("status", ["draft", "signing", "signed", "not_agreed", "withheld"])
def test_only_published_decisions_give_grants(status):
    an_award(sheet=a_sheet(status=status))

    assert published_awards()[0] == []


def test_r4_21_2_a_withheld_address_gives_no_postcode():
    an_award(organisation=an_organisation(postcode="ZZ1 7AA", address_is_withheld=True, home_area=tendring()))

    [award], _ = published_awards()

    assert (award.recipient.postcode, award.recipient.place.name) == ("", "Tendring")


def test_a_group_on_no_register_has_our_own_identifier():
    group = an_organisation(kind="unincorporated", charity_number="")
    an_award(organisation=group)

    [award], _ = published_awards()

    assert award.recipient.id == f"360G-unset-org:{group.public_id}"


def test_the_publisher_is_the_body_of_today():
    body = CommissioningBody(
        name="The Commissioner",
        short_name="the office",
        decision_maker_title="Commissioner",
        area_name="Essex",
        email="office@example.org",
        org_id="GB-GOR-XX1",
        grants_prefix="360G-essex",
        starts_on=date(2024, 1, 1),
    )
    kept(body)

    known, nobody = publisher_of(body), publisher_of(None)

    assert (known.id, known.prefix, known.name) == ("GB-GOR-XX1", "360G-essex", "The Commissioner")
    assert (nobody.id, nobody.prefix) == ("360G-unset", "360G-unset")


def test_sixty_grants_are_read_in_as_many_queries_as_one():
    def queries():
        with CaptureQueriesContext(connection) as asked:
            published_awards()
        return len(asked)

    an_agreement(an_award())
    one = queries()
    for _ in range(59):
        an_agreement(an_award())

    assert queries() == one
