"""Who writes the letters: the body of today, or plain words before one is settled."""

from dataclasses import dataclass

from django.conf import settings

from almoner.ground.office.queries import current_body


@dataclass(frozen=True)
class OfficeWords:
    """What a letter may say of the office (`office.name`, `office.phone` …). Any but `name` may be empty."""

    name: str
    decision_maker_title: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""


def office_words() -> OfficeWords:
    body = current_body()
    if body is None:
        return OfficeWords("The commissioning office", email=settings.LETTERS_FROM)
    return OfficeWords(
        name=body.name,
        decision_maker_title=body.decision_maker_title,
        email=body.email,
        phone=body.phone,
        address=", ".join(line.strip() for line in body.address.splitlines() if line.strip()),
        website=body.website,
    )
