"""Names, contact and free text of cases, encrypted at rest under a key of their own."""

import json
from dataclasses import asdict, dataclass

from almoner.do.restorative.models import (
    CaseContact,
    CaseFeedback,
    CaseParty,
    RestorativeCase,
    RiskAssessment,
)
from almoner.ground.core.refusals import Refused
from almoner.ground.core.sealing import KeyRing, Unreadable

RING = KeyRing("restorative.key", "RESTORATIVE_KEYS", "details of a case")
Sealed = RestorativeCase | CaseParty | CaseContact | RiskAssessment | CaseFeedback


@dataclass(frozen=True)
class PartyDetails:
    """Whose name, how to reach them, and what is safe: when, and whether a message may be left."""

    name: str = ""
    contact: str = ""
    safe_way: str = ""

    def __repr__(self) -> str:
        return "PartyDetails()"


def sealed(row: Sealed, text: str, part: str = "") -> str:
    """The text bound to this row, and to a part of it where it has several; nothing stays nothing."""
    return RING.sealed(text.strip().encode(), bound_to(row, part)) if text.strip() else ""


def words_of(row: Sealed) -> str:
    """What is sealed in the row. For the case's own page only. Refused in words where no key opens it."""
    return opened(row.sealed, bound_to(row))


def agreement_of(case: RestorativeCase) -> str:
    return opened(case.agreement, bound_to(case, "agreement"))


def opened(text: str, bound: bytes) -> str:
    try:
        return RING.opened(text, bound).decode() if text else ""
    except Unreadable as no:
        raise Refused(str(no)) from None


def seal_party(party: CaseParty, details: PartyDetails) -> None:
    party.sealed = sealed(party, json.dumps(asdict(details), sort_keys=True))


def details_of(party: CaseParty) -> PartyDetails:
    """Empty once the names were taken out."""
    return PartyDetails(**json.loads(words_of(party))) if party.sealed else PartyDetails()


def bound_to(row: Sealed, part: str = "") -> bytes:
    return f"{row._meta.db_table}|{row.public_id}|{part}".encode()
