"""Awards as the 360Giving Data Standard 1.4 has them. `row` is pure: plain facts in, a dict out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

VERSION = "1.4"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LOCAL_AUTHORITY = "GLS050"
TITLE_MOST = 140
PENCE = 100


@dataclass(frozen=True)
class Place:
    """`code_type` is of the standard's closed list: NMD for districts, UA for unitary councils."""

    name: str
    code: str
    code_type: str

    def as_row(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "countryCode": "GB",
            "geoCode": self.code,
            "geoCodeType": self.code_type,
        }


@dataclass(frozen=True)
class Recipient:
    """`postcode` is empty where the address must never be published."""

    id: str
    name: str
    charity_number: str = ""
    company_number: str = ""
    postcode: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Publisher:
    """`id` stands for the body as funder; `prefix` is the one 360Giving gave it."""

    id: str
    prefix: str
    name: str
    website: str
    site: str


@dataclass(frozen=True)
class Award:
    """One agreed award. Money in pence, days as dates, `changed_at` in UTC."""

    reference: str
    title: str
    description: str
    asked_pence: int | None
    awarded_pence: int
    decided_on: date
    starts_on: date | None
    ends_on: date | None
    recipient: Recipient
    places: tuple[Place, ...]
    fund_code: str
    fund_name: str
    from_open_call: bool
    priority_code: str
    priority_title: str
    plan_title: str
    decision: str
    changed_at: datetime


def pounds(pence: int) -> int | float:
    """Whole pounds as a whole number; two places only where there are pence."""
    return pence // PENCE if pence % PENCE == 0 else pence / PENCE


def months_between(first: date, last: date) -> int:
    """Whole months from the first day to the last, both included; at least one."""
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    return max(months - (1 if after.day < first.day else 0), 1)


def shortened(title: str) -> str:
    return title if len(title) <= TITLE_MOST else f"{title[: TITLE_MOST - 1].rstrip()}…"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def row(award: Award, publisher: Publisher) -> dict[str, Any]:
    """One grant. Nothing stands in it that is not named here (an allow-list)."""
    title = shortened(award.title)
    made: dict[str, Any] = {
        "id": f"{publisher.prefix}-{award.reference}",
        "title": title,
        "description": award.description if award.description not in ("", title) else f"Project: {title}",
        "currency": "GBP",
        "amountAwarded": pounds(award.awarded_pence),
        "awardDate": award.decided_on.isoformat(),
        "url": f"{publisher.site}/register/{award.reference}/",
        "recipientOrganization": [organisation(award.recipient)],
        "fundingOrganization": [{"id": publisher.id, "name": publisher.name}],
        "grantProgramme": [{"code": award.fund_code, "title": award.fund_name}],
        "fromOpenCall": "Yes" if award.from_open_call else "No",
        "relatedDocument": [
            {
                "title": f"Decision {award.decision}",
                "url": f"{publisher.site}/decisions/{award.decision}/",
                "documentType": "Decision",
            }
        ],
        "dateModified": moment(award.changed_at),
        "dataSource": f"{publisher.site}/register/grants.json",
    }
    return made | optional(award)


def optional(award: Award) -> dict[str, Any]:
    """What is given only when it is known."""
    made: dict[str, Any] = {}
    if award.asked_pence:
        made["amountAppliedFor"] = pounds(award.asked_pence)
    if award.starts_on and award.ends_on:
        made["plannedDates"] = [
            {
                "startDate": award.starts_on.isoformat(),
                "endDate": award.ends_on.isoformat(),
                "duration": months_between(award.starts_on, award.ends_on),
            }
        ]
    if award.places:
        made["beneficiaryLocation"] = [place.as_row() for place in award.places]
        made["locationScope"] = LOCAL_AUTHORITY
    if award.priority_code:
        made["classifications"] = [
            {"vocabulary": award.plan_title, "code": award.priority_code, "title": award.priority_title}
        ]
    return made


def organisation(recipient: Recipient) -> dict[str, Any]:
    made: dict[str, Any] = {"id": recipient.id, "name": recipient.name}
    if recipient.charity_number:
        made["charityNumber"] = recipient.charity_number
    if recipient.company_number:
        made["companyNumber"] = recipient.company_number
    if recipient.postcode:
        made["postalCode"] = recipient.postcode
    if recipient.place:
        made["location"] = [recipient.place.as_row()]
    return made


def package(awards: list[Award], publisher: Publisher, at: datetime) -> dict[str, Any]:
    """The whole file: who publishes, under which licence, and every grant."""
    return {
        "version": VERSION,
        "title": f"Grants of {publisher.name}",
        "description": "Every award on the public register, of any size.",
        "identifier": f"{publisher.prefix}-grants",
        "issued": at.date().isoformat(),
        "modified": moment(max((one.changed_at for one in awards), default=at)),
        "publisher": {
            "identifier": publisher.prefix,
            "name": publisher.name,
            "website": publisher.website or publisher.site,
        },
        "license": LICENCE,
        "downloadURL": f"{publisher.site}/register/grants.json",
        "accessURL": f"{publisher.site}/register/",
        "grants": [row(one, publisher) for one in awards],
    }
