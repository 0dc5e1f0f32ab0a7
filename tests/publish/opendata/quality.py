"""The accuracy and usefulness checks of 360Giving's quality tool, written anew from their description.

Each takes a grant (or all of them) and says True when the tool would have nothing to say.
"""

import re
from collections import defaultdict
from datetime import date, timedelta

TODAY = date(2026, 12, 10)
EMAIL = re.compile(r"[\w.-]+@[\w.-]+\.[\w.-]+")
POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", re.IGNORECASE)
REGISTERS = ("GB-CHC-", "GB-COH-", "360G-", "GB-LAE-", "GB-GOR-", "GB-NHS-", "GB-EDU-", "GB-UKPRN-")
YEAR = timedelta(days=365.25)


def recipients(grant):
    return grant["recipientOrganization"]


def funders(grant):
    return grant["fundingOrganization"]


def texts(value):
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def is_charity(number):
    return number.isdigit() and len(number) in (6, 7)


def is_company(number):
    return re.fullmatch(r"\w{8}", number) is not None


def id_is_well_formed(one):
    number = one["id"][7:]
    if one["id"].startswith("GB-CHC-"):
        return is_charity(number)
    return is_company(number) if one["id"].startswith("GB-COH-") else True


def days(grant, name):
    return [
        date.fromisoformat(one[key])
        for one in grant.get(name, [])
        for key in ("startDate", "endDate")
        if key in one
    ]


def every_day(grant):
    return [date.fromisoformat(grant["awardDate"]), *days(grant, "plannedDates"), *days(grant, "actualDates")]


def in_order(grant, name):
    return all(one["startDate"] <= one["endDate"] for one in grant.get(name, []))


def located(one):
    known = any(place.get("geoCode") and place.get("geoCodeType") for place in one.get("location", []))
    return bool(one.get("postalCode")) or known


def places(grant):
    return grant.get("beneficiaryLocation", []) + [
        place for one in recipients(grant) for place in one.get("location", [])
    ]


ACCURACY = {
    "amount is not £0": lambda grant: grant["amountAwarded"] != 0,
    "recipient of a known register": lambda grant: all(
        one["id"].startswith(REGISTERS) for one in recipients(grant)
    ),
    "funder of a known register": lambda grant: all(
        one["id"].startswith(REGISTERS) for one in funders(grant)
    ),
    "charity number": lambda grant: all(
        is_charity(one.get("charityNumber", "123456")) for one in recipients(grant)
    ),
    "company number": lambda grant: all(
        is_company(one.get("companyNumber", "12345678")) for one in recipients(grant)
    ),
    "identifiers well formed": lambda grant: all(map(id_is_well_formed, recipients(grant) + funders(grant))),
    "grant identifier without line breaks": lambda grant: not re.search(r"[\n\r\\/ ]", grant["id"]),
    "organisation identifiers without line breaks": lambda grant: (
        not any("\n" in one["id"] for one in recipients(grant) + funders(grant))
    ),
    "no email address": lambda grant: not any(EMAIL.search(text) for text in texts(grant)),
    "dates exist": lambda grant: bool(every_day(grant)),
    "planned dates in order": lambda grant: in_order(grant, "plannedDates"),
    "actual dates in order": lambda grant: in_order(grant, "actualDates"),
    "planned dates not far ahead": lambda grant: all(
        one < TODAY + 12 * YEAR for one in days(grant, "plannedDates")
    ),
    "actual dates not far ahead": lambda grant: all(
        one < TODAY + 5 * YEAR for one in days(grant, "actualDates")
    ),
    "no date long past": lambda grant: all(one > TODAY - 25 * YEAR for one in every_day(grant)),
    "awarded already": lambda grant: date.fromisoformat(grant["awardDate"]) <= TODAY,
    "no details of an individual": lambda grant: "recipientIndividual" not in grant,
    "codes are not postcodes": lambda grant: (
        not any(POSTCODE.fullmatch(one.get("geoCode", "")) for one in places(grant))
    ),
}
USEFULNESS = {
    "recipient not of our own numbering": lambda grant: (
        not any(one["id"].startswith("360G") for one in recipients(grant))
    ),
    "funder not of our own numbering": lambda grant: (
        not any(one["id"].startswith("360G") for one in funders(grant))
    ),
    "charity or company number": lambda grant: all(
        one.get("charityNumber") or one.get("companyNumber") for one in recipients(grant)
    ),
    "recipient located": lambda grant: all(map(located, recipients(grant))),
    "programme named": lambda grant: bool(grant.get("grantProgramme")),
    "beneficiaries located": lambda grant: bool(grant.get("beneficiaryLocation")),
    "beneficiary places have codes": lambda grant: all(
        one.get("geoCode") and one.get("geoCodeType") for one in grant["beneficiaryLocation"]
    ),
    "both located or neither": lambda grant: (
        bool(grant.get("beneficiaryLocation")) == all(map(located, recipients(grant)))
    ),
    "title is not the description": lambda grant: grant["title"] != grant["description"],
    "title is short": lambda grant: len(grant["title"]) <= 140,
    "last modified": lambda grant: bool(grant.get("dateModified")),
    "source named": lambda grant: bool(grant.get("dataSource")),
    "planned duration or dates": lambda grant: any(
        "duration" in one or {"startDate", "endDate"} <= one.keys() for one in grant.get("plannedDates", [])
    ),
    "individual's details": lambda grant: "recipientIndividual" not in grant,
}


def of_the_file(grants):
    """One funder; one identifier a name and one name an identifier; every grant once."""
    names, ids = defaultdict(set), defaultdict(set)
    for one in (one for grant in grants for one in funders(grant)):
        names[one["id"]].add(one["name"])
        ids[one["name"]].add(one["id"])
    found = []
    if len(names) > 1:
        found.append("more than one funder")
    if any(len(one) > 1 for one in (*names.values(), *ids.values())):
        found.append("a funder of several names or identifiers")
    if len({grant["id"] for grant in grants}) < len(grants):
        found.append("a grant twice")
    return found


def wrong(grants):
    """What the tool would report, as `check: grant`."""
    every = {**ACCURACY, **USEFULNESS}
    return [
        f"{name}: {grant['id']}" for grant in grants for name, fine in every.items() if not fine(grant)
    ] + of_the_file(grants)
