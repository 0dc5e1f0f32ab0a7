"""Telephone numbers and addresses of an organisation, with the moments between which each was held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from almoner.analyse.organisations.details import Details
from almoner.analyse.organisations.models import EMAIL, PHONE, EarlierContact, Organisation
from almoner.ground.workflow.act import Act

COUNTRY = "44"


@dataclass(frozen=True)
class Held:
    """`until` is none for what stands today."""

    value: str
    since: datetime
    until: datetime | None = None


def digits(number: str) -> str:
    """`+44 (0)1632 960001` and `01632 960001` are one number."""
    found = "".join(one for one in number if one.isdigit()).removeprefix("00")
    if found.startswith(COUNTRY) and len(found) > 10:
        found = "0" + found.removeprefix(COUNTRY).removeprefix("0")
    return found if found.startswith("0") or not found else f"0{found}"


def plain(kind: str, value: str) -> str:
    return digits(value) if kind == PHONE else value.strip().casefold()


def keep_earlier(act: Act, organisation: Organisation, details: Details) -> None:
    """Before the details are written over: what was held until now. A number written anew is no change."""
    for kind in (PHONE, EMAIL):
        before, now = getattr(organisation, kind), getattr(details, kind)
        if plain(kind, before) == plain(kind, now):
            continue
        since = held_since(organisation, organisation.earlier_contacts.filter(kind=kind))
        act.add(
            EarlierContact(
                organisation=organisation, kind=kind, value=before, since=since, until=act.at,
                changed_by=act.by,
            )
        )  # fmt: skip


def held_since(organisation: Organisation, earlier: Iterable[EarlierContact]) -> datetime:
    return max((one.until for one in earlier), default=organisation.created_at)


def held(organisation: Organisation, kind: str) -> list[Held]:
    """All that were ever held, the newest first; one that came back counts from when it came back."""
    earlier = list(organisation.earlier_contacts.filter(kind=kind))
    found = [Held(one.value, one.since, one.until) for one in earlier if one.value]
    now = getattr(organisation, kind)
    return [*([Held(now, held_since(organisation, earlier))] if now else []), *reversed(found)]


def last_changed(organisation: Organisation, kind: str) -> datetime | None:
    """When the number or address was last another one."""
    last = organisation.earlier_contacts.filter(kind=kind).order_by("-until").first()
    return last.until if last else None
