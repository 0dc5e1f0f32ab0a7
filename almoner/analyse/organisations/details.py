"""What a person writes down about an organisation, tidied once before anything is compared or kept."""

import dataclasses
import re
from dataclasses import dataclass, fields
from datetime import date

from almoner.analyse.areas.models import Area
from almoner.analyse.areas.postcodes import is_postcode, written
from almoner.analyse.organisations.models import KINDS, Organisation
from almoner.analyse.organisations.names import matching_name
from almoner.policy.org_numbers import (
    REGISTER_WORDS,
    company_number,
    is_charity_number,
    is_company_number,
    is_public_body_id,
    public_body_id,
)

EARLIEST = 1000
Errors = dict[str, list[str]]


@dataclass(frozen=True)
class Details:
    """Numbers as on the registers; income in whole pence a year."""

    name: str
    kind: str
    charity_number: str = ""
    company_number: str = ""
    public_body_id: str = ""
    purpose: str = ""
    founded_year: int | None = None
    annual_income_pence: int | None = None
    staff_count: int | None = None
    volunteer_count: int | None = None
    address: str = ""
    postcode: str = ""
    address_is_withheld: bool = False
    home_area: Area | None = None
    email: str = ""
    phone: str = ""
    website: str = ""
    connections: str = ""

    def tidied(self) -> "Details":
        return dataclasses.replace(
            self,
            name=" ".join(self.name.split()),
            charity_number=re.sub(r"\s", "", self.charity_number),
            company_number=company_number(self.company_number),
            public_body_id=public_body_id(self.public_body_id),
            postcode=written(self.postcode),
            website=self.website.strip(),
        )

    def as_dict(self) -> dict[str, object]:
        """The columns, with `home_area` as the row itself."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def details_of(organisation: Organisation) -> Details:
    return Details(**{one.name: getattr(organisation, one.name) for one in fields(Details)})


def wrong(details: Details, today: date) -> Errors:
    """What cannot be right in the details themselves, by field."""
    checks = (
        ("name", bool(matching_name(details.name)), "Enter the organisation's name."),
        ("kind", details.kind in dict(KINDS), "Choose what kind of organisation it is."),
        (
            "charity_number",
            not details.charity_number or is_charity_number(details.charity_number),
            "Enter the charity number as the register has it: 6 or 7 digits, like 1234567.",
        ),
        (
            "company_number",
            not details.company_number or is_company_number(details.company_number),
            "Enter the company number as Companies House has it: 8 characters, like 01234567 or CE012345.",
        ),
        (
            "public_body_id",
            not details.public_body_id or is_public_body_id(details.public_body_id),
            f"Enter an identifier like GB-LAE-ESS. {REGISTER_WORDS}.",
        ),
        (
            "postcode",
            not details.postcode or is_postcode(details.postcode),
            "Enter a full UK postcode, like CM1 1QH.",
        ),
        (
            "founded_year",
            details.founded_year is None or EARLIEST <= details.founded_year <= today.year,
            f"Enter a year up to {today.year}.",
        ),
    )
    return {field: [sentence] for field, fine, sentence in checks if not fine}
