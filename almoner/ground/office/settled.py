"""What is settled when the body or a governing document is written down: plain values from a form."""

from dataclasses import dataclass
from datetime import date

from almoner.ground.accounts.roles import DECISION_MAKER
from almoner.ground.office.models import CommissioningBody, GoverningDocument


@dataclass(frozen=True)
class BodyAsSettled:
    """Every value of the body's page. `successor` is the body that takes over after `ends_on`."""

    name: str
    short_name: str
    decision_maker_title: str
    area_name: str
    email: str
    starts_on: date
    ends_on: date | None = None
    deputy_title: str = ""
    website: str = ""
    phone: str = ""
    address: str = ""
    brand_colour: str = "blue"
    small_approver: str = DECISION_MAKER
    org_id: str = ""
    grants_prefix: str = ""
    ocid_prefix: str = ""
    successor: CommissioningBody | None = None


@dataclass(frozen=True)
class DocumentAsRecorded:
    """One version of a governing document (R0-1)."""

    kind: str
    title: str
    version: str
    dated: date
    owner_role: str
    review_on: date | None = None
    web_address: str = ""

    def row(self, earlier: GoverningDocument | None) -> GoverningDocument:
        return GoverningDocument(**vars(self), supersedes=earlier)
