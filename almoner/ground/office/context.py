"""What every page may say of the office: its name, its brand, whether this is a demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from almoner.ground.office import queries


@dataclass(frozen=True)
class OfficeWords:
    """The body of today in words. Before one is settled the product's own name stands in."""

    body_name: str = ""
    short_name: str = "the office"
    decision_maker_title: str = "the decision-maker"
    area_name: str = ""
    brand_colour: str = "blue"
    contact_email: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""
    product: str = "Almoner"
    demo: bool = False


def office_words() -> OfficeWords:
    """Also for letters and documents, which are made without a request."""
    body = queries.current_body()
    if body is None:
        return OfficeWords(demo=settings.DEMO)
    return OfficeWords(
        body_name=body.name,
        short_name=body.short_name,
        decision_maker_title=body.decision_maker_title,
        area_name=body.area_name,
        brand_colour=body.brand_colour,
        contact_email=body.email,
        phone=body.phone,
        address=", ".join(body.address.splitlines()),
        website=body.website,
        demo=settings.DEMO,
    )


def office(request: HttpRequest) -> dict[str, object]:
    """Read once a request, whatever is rendered."""
    known = getattr(request, "office_words", None)
    if known is None:
        known = office_words()
        request.office_words = known  # type: ignore[attr-defined]
    return {"office": known}
