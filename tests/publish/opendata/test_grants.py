"""A grant as the standard has it: compared whole, against the schema, and against the quality checks."""

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema_rs
import pytest

from almoner.publish.opendata.grants import (
    Award,
    Place,
    Publisher,
    Recipient,
    months_between,
    package,
    pounds,
    row,
)
from tests.publish.opendata.quality import ACCURACY, USEFULNESS, wrong

GOLDEN = Path(__file__).with_name("golden.json")
REFERENCE = Path(os.environ.get("ALMONER_REFERENCE", Path(__file__).parents[4] / "shared" / "data"))
SCHEMAS = REFERENCE / "360giving" / "standard" / "schema"
NOON = datetime(2026, 12, 10, 12, tzinfo=UTC)
TENDRING = Place("Tendring", "E07000076", "NMD")
THURROCK = Place("Thurrock", "E06000034", "UA")
OFFICE = Publisher(
    "GB-GOR-XX999",
    "360G-office",
    "The Commissioner's Office",
    "https://office.example.org",
    "https://grants.example.org",
)
CHARITY = Recipient("GB-CHC-9900001", "Saltmarsh Boxing", "9900001", postcode="ZZ1 1AA", place=TENDRING)
AWARD = Award(
    reference="26R1-001",
    title="Ropes",
    description="Boxing and mentoring for 60 young people.",
    asked_pence=1_950_000,
    awarded_pence=1_800_050,
    decided_on=date(2026, 10, 8),
    starts_on=date(2026, 11, 2),
    ends_on=date(2027, 11, 1),
    recipient=CHARITY,
    places=(TENDRING, THURROCK),
    fund_code="CSDF",
    fund_name="Community Safety Development Fund",
    from_open_call=True,
    priority_code="Q2",
    priority_title="Reducing violence",
    plan_title="Police and Crime Plan 2024 to 2028",
    decision="118-26",
    changed_at=datetime(2026, 10, 9, 9, tzinfo=UTC),
)
REFUGE = replace(
    AWARD, reference="26R1-002", title="Refuge", recipient=replace(CHARITY, postcode=""), places=(TENDRING,)
)
PARTNER = replace(
    AWARD, reference="118-26_03", asked_pence=None, from_open_call=False, priority_code="",
    recipient=Recipient("GB-COH-09900004", "Kite Club CIC", company_number="09900004", place=THURROCK),
)  # fmt: skip
EVERY = [AWARD, REFUGE, PARTNER]


def made():
    return json.loads(json.dumps(package(EVERY, OFFICE, NOON)))


def test_the_whole_file_is_as_it_was_agreed():
    assert made() == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_file_is_valid_against_the_official_schema_with_formats_checked():
    if not SCHEMAS.is_dir():
        pytest.skip(
            f"The schemas of 360Giving are not at {SCHEMAS}; set ALMONER_REFERENCE to the folder with them."
        )
    grant = json.loads((SCHEMAS / "360-giving-schema.json").read_text())
    whole = json.loads((SCHEMAS / "360-giving-package-schema.json").read_text())
    whole["properties"]["grants"]["items"] = {"$ref": "urn:grant"}
    registry = jsonschema_rs.Registry([("urn:grant", grant)])
    validator = jsonschema_rs.validator_for(whole, registry=registry, validate_formats=True)

    assert [f"{one.instance_path}: {one.message}" for one in validator.iter_errors(made())] == []
    assert not validator.is_valid({**made(), "grants": [{**made()["grants"][0], "awardDate": "8/10/2026"}]})


def test_the_quality_tool_would_have_nothing_to_say():
    assert (len(ACCURACY), len(USEFULNESS)) == (18, 14)
    assert wrong(made()["grants"]) == []


@pytest.mark.parametrize(
    ("grant", "said"),
    [
        ({"amountAwarded": 0}, "amount is not £0"),
        ({"title": "x" * 141}, "title is short"),
        ({"description": "Ropes"}, "title is not the description"),
        ({"description": "Write to kim@example.org"}, "no email address"),
        ({"awardDate": "2026-12-11"}, "awarded already"),
        ({"beneficiaryLocation": []}, "beneficiaries located"),
        ({"plannedDates": []}, "planned duration or dates"),
    ],
)
def test_the_oracle_sees_what_is_wrong(grant, said):
    assert f"{said}: 360G-office-26R1-001" in wrong([{**made()["grants"][0], **grant}])


def test_title_and_description_differ_and_the_title_is_short():
    long = row(replace(AWARD, title="Ropes " * 40), OFFICE)["title"]
    same = row(replace(AWARD, description="Ropes"), OFFICE)

    assert (len(long) <= 140, long[-1]) == (True, "…")
    assert (same["title"], same["description"]) == ("Ropes", "Project: Ropes")
    assert len(row(replace(AWARD, title="x" * 140), OFFICE)["title"]) == 140


def test_a_withheld_address_leaves_no_postcode_but_an_area():
    recipient = row(REFUGE, OFFICE)["recipientOrganization"][0]

    assert ("postalCode" in recipient, recipient["location"][0]["geoCode"]) == (False, "E07000076")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 4, 1), date(2027, 3, 31), 12),
        (date(2026, 11, 2), date(2027, 11, 1), 12),
        (date(2026, 11, 2), date(2027, 11, 2), 12),
        (date(2026, 11, 2), date(2027, 10, 31), 11),
        (date(2026, 11, 2), date(2026, 11, 3), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 2, 1), date(2026, 2, 28), 1),
    ],
)
def test_months_are_whole_and_at_least_one(first, last, months):
    assert months_between(first, last) == months


def test_pence_are_kept_and_whole_pounds_stay_whole():
    assert [pounds(one) for one in (200_000, 200_001, 1)] == [2000, 2000.01, 0.01]
