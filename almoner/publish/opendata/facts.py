"""Rows of the register as plain facts for the open data."""

from datetime import UTC, date, datetime

from django.conf import settings

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.facts import org_id
from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements.states import DECLINED, LAPSED
from almoner.do.decisions.models import DecisionLine
from almoner.ground.core.calendar import london_date
from almoner.ground.office.models import CommissioningBody
from almoner.ground.office.queries import current_body
from almoner.policy.org_numbers import company_number, is_charity_number, is_company_number
from almoner.publish.opendata.grants import Award, Place, Publisher, Recipient
from almoner.publish.register.queries import awards, public_reference, shown

CODE_TYPES = {"district": "NMD", "unitary": "UA"}
NO_PREFIX = "360G-unset"


def publisher_of(body: CommissioningBody | None) -> Publisher:
    """The body in force; its own prefix stands in where it has no identifier of a register."""
    prefix = (body.grants_prefix if body else "") or NO_PREFIX
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


def places_of(line: DecisionLine, everywhere: list[Area]) -> tuple[Place, ...]:
    """Where the bid says the work is done; an award without a bid serves the whole county of its day."""
    rows = list(line.application.areas.all()) if line.application else []
    day = line.decision.dated
    served = [row.area for row in rows] or [one for one in everywhere if day is None or serves_on(one, day)]
    return tuple(place for area in served if (place := place_of(area)))


def serves_on(area: Area, day: date) -> bool:
    return area.starts_on <= day and (area.ends_on is None or day <= area.ends_on)


def recipient_of(organisation: Organisation, publisher: Publisher) -> Recipient:
    """A withheld address stays out whole; the area of the county is still told."""
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


def planned(line: DecisionLine) -> tuple[date | None, date | None]:
    """The agreement's days, else the bid's, else the financial year that pays."""
    for one in (getattr(line, "agreement", None), line.application):
        if one is not None and one.starts_on and one.ends_on:
            return one.starts_on, one.ends_on
    year = int(line.budget.financial_year[:4])
    return date(year, 4, 1), date(year + 1, 3, 31)


def award_of(line: DecisionLine, publisher: Publisher, everywhere: list[Area]) -> Award:
    """A register row; decided on the day of the last signature."""
    bid = line.application
    if line.organisation is None:
        raise ValueError(f"{line} names no organisation: only a grant to one is in the open data.")
    starts_on, ends_on = planned(line)
    return Award(
        reference=public_reference(line),
        title=line.title,
        description=line.description,
        asked_pence=bid.ask_pence if bid else None,
        awarded_pence=line.amount_pence,
        decided_on=london_date(line.decision.signed_at or line.decision.made_at),
        starts_on=starts_on,
        ends_on=ends_on,
        recipient=recipient_of(line.organisation, publisher),
        places=places_of(line, everywhere),
        fund_code=line.budget.fund.code,
        fund_name=line.budget.fund.name,
        from_open_call=bid is not None,
        priority_code=line.priority.code if line.priority else "",
        priority_title=line.priority.title if line.priority else "",
        plan_title=line.priority.plan.title if line.priority else "",
        decision=line.decision.reference,
        changed_at=changed_at(line),
    )


def changed_at(line: DecisionLine) -> datetime:
    agreement = getattr(line, "agreement", None)
    moments = [line.decision.published_at, agreement.countersigned_at if agreement else None]
    return max((one for one in moments if one), default=datetime(2000, 1, 1, tzinfo=UTC))


def stands(line: DecisionLine) -> bool:
    """An offer that lapsed or was declined gave no money."""
    agreement = getattr(line, "agreement", None)
    return agreement is None or agreement.status not in (LAPSED, DECLINED)


def published_awards() -> tuple[list[Award], Publisher]:
    """Every award that stands and whose recipient is a known organisation."""
    publisher, everywhere = publisher_of(current_body()), list(Area.objects.order_by("name"))
    lines = shown(awards().exclude(organisation=None).exclude(for_contract=True))
    return [award_of(line, publisher, everywhere) for line in lines if stands(line)], publisher
