"""Rows of the register as plain facts for the open data."""

from datetime import UTC, datetime

from django.conf import settings

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.facts import org_id
from almoner.analyse.organisations.models import Organisation
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.ground.core.calendar import london_date
from almoner.ground.office.models import CommissioningBody
from almoner.ground.office.queries import current_body
from almoner.policy.org_numbers import company_number, is_charity_number, is_company_number
from almoner.publish.opendata.grants import Award, Place, Publisher, Recipient
from almoner.publish.register.queries import awards, shown

CODE_TYPES = {"district": "NMD", "unitary": "UA"}
NOT_TAKEN_UP = ("lapsed", "declined")


def publisher_of(body: CommissioningBody | None) -> Publisher:
    """The body in force; its own prefix stands in where it has no identifier of a register."""
    prefix = (body.grants_prefix if body else "") or "360G-unset"
    return Publisher(
        id=(body.org_id if body else "") or prefix,
        prefix=prefix,
        name=body.name if body else "The commissioning body",
        website=body.website if body else "",
        site=settings.PUBLIC_ADDRESS,
    )


def place_of(area: Area | None) -> Place | None:
    if area is None or not area.ons_code:
        return None
    return Place(area.name, area.ons_code, CODE_TYPES[area.kind])


def recipient_of(organisation: Organisation, publisher: Publisher) -> Recipient:
    number = organisation.charity_number.split("-")[0]
    company = organisation.company_number
    return Recipient(
        id=org_id(organisation) or f"{publisher.prefix}-org:{organisation.public_id}",
        name=organisation.name,
        charity_number=number if is_charity_number(number) else "",
        company_number=company_number(company) if is_company_number(company) else "",
        postcode="" if organisation.address_is_withheld else organisation.postcode,
        place=place_of(organisation.home_area),
    )


def award_of(line: DecisionLine, publisher: Publisher) -> Award:
    """A register row; decided on the day of the last signature."""
    bid, agreement = line.application, getattr(line, "agreement", None)
    rows = list(bid.areas.all()) if bid else []
    signed = line.decision.signed_at or line.decision.made_at
    assert line.organisation is not None
    return Award(
        reference=public_reference(line),
        title=line.title,
        description=line.description or line.title,
        asked_pence=bid.ask_pence if bid else None,
        awarded_pence=line.amount_pence,
        decided_on=london_date(signed),
        starts_on=agreement.starts_on if agreement else None,
        ends_on=agreement.ends_on if agreement else None,
        recipient=recipient_of(line.organisation, publisher),
        places=tuple(place for row in rows if (place := place_of(row.area))),
        fund_code=line.budget.fund.code,
        fund_name=line.budget.fund.name,
        from_open_call=bid is not None,
        priority_code=line.priority.code if line.priority else "",
        priority_title=line.priority.title if line.priority else "",
        plan_title=line.priority.plan.title if line.priority else "",
        decision=line.decision.reference,
        changed_at=changed_at(line),
    )


def public_reference(line: DecisionLine) -> str:
    """The bid's reference, or the line's place on its sheet; it stands in addresses and never changes."""
    return line.application.reference if line.application else line_reference(line).replace("/", "_")


def changed_at(line: DecisionLine) -> datetime:
    agreement = getattr(line, "agreement", None)
    moments = [line.decision.published_at, agreement.countersigned_at if agreement else None]
    return max((one for one in moments if one), default=datetime(2000, 1, 1, tzinfo=UTC))


def published_awards() -> tuple[list[Award], Publisher]:
    """Every award that stands: an offer that lapsed or was declined gave no money."""
    publisher = publisher_of(current_body())
    lines = shown(awards()).select_related(
        "decision", "budget__fund", "organisation__home_area", "priority__plan", "application", "agreement"
    )
    standing = [
        line for line in lines if getattr(getattr(line, "agreement", None), "status", "") not in NOT_TAKEN_UP
    ]
    return [award_of(line, publisher) for line in standing], publisher
