"""The restorative service's casework, day by day: volunteers, and cases from referral to feedback."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

from almoner.demo.world import World, on, table
from almoner.do.restorative import actions
from almoner.do.restorative.models import HELD, CaseParty, RestorativeCase, Volunteer
from almoner.do.restorative.names import PartyDetails
from almoner.do.restorative.opening import CaseDetails, SelfReferral
from almoner.do.restorative.queries import standing_of
from almoner.do.restorative.states import OPEN
from almoner.do.restorative.volunteering import VolunteerDetails
from almoner.ground.core.calendar import financial_year
from almoner.policy.days import add_months
from almoner.policy.restorative import HARMED, HARMER, HIGH
from almoner.policy.terms import terms_on

BEGINNING, LAST = date(2025, 4, 1), date(2026, 12, 8)
YEARS = {"2025/26": date(2026, 3, 31), "2026/27": date(2026, 9, 30)}
HOURS_SINCE_APRIL = 696
CASE_TAKES = timedelta(days=40)
EARLIER_TRAINING_MONTHS = 18
FIRST_NAMES = (
    "Alder",
    "Birch",
    "Cedar",
    "Elm",
    "Hazel",
    "Juniper",
    "Laurel",
    "Maple",
    "Oak",
    "Rowan",
    "Willow",
)
WAYS = {"mediation": "mediation", "letter": "indirect", "messages": "indirect"}
ASB = "asb"
Event = tuple[date, int, Callable[[], object]]


@dataclass(frozen=True)
class Told:
    """A line of the table, with its words in full."""

    number: int
    referred_on: date
    source: str
    area: str
    harm: str
    asks: str
    risk: str
    stands: str
    days: int | None
    satisfaction: int | None

    @property
    def is_closed(self) -> bool:
        return self.stands not in OPEN


@dataclass
class Hand:
    """What is done in one case. Rows are those first made; an action reads its own row anew."""

    world: World
    told: Told
    case: RestorativeCase | None = None
    parties: dict[str, CaseParty] = field(default_factory=dict)

    def at(self, days: int) -> dict[str, Any]:
        return {"by": self.world.people["coordinator"], "at": on(self.day(days), "11:00")}

    def day(self, days: int) -> date:
        return min(self.told.referred_on + timedelta(days=days), LAST)

    def opened(self, case: RestorativeCase) -> None:
        self.case, self.parties = case, {one.side: one for one in case.parties.all()}


def work(world: World, year: str) -> None:
    """Everything of the cases referred in the year, and the volunteers' year."""
    events = [
        one for told in cases() if financial_year(told.referred_on) == year for one in steps(world, told)
    ]
    events += volunteer_events(world, year)
    for _, _, do in sorted(events, key=lambda one: one[:2]):
        do()
    log_hours(world, year)


def cases() -> list[Told]:
    found = []
    for number, line in enumerate(table("restorative")["cases"], 1):
        day, source, area, harm, asks, risk, stands, days, score = line.split()
        found.append(
            Told(
                number, date.fromisoformat(day), source, area, harm, asks,
                "" if risk == "-" else risk, stands, None if days == "-" else int(days),
                None if score == "-" else int(score),
            )
        )  # fmt: skip
    return found


def steps(world: World, told: Told) -> Iterator[Event]:
    """What was done in the case, as far as it came."""
    hand, first = Hand(world, told), told.days or 0
    reached = OPEN.index(told.stands) if not told.is_closed else len(OPEN)
    is_held = told.stands in HELD
    plan: list[tuple[int, bool, Callable[[Hand, int], object]]] = [
        (0, True, open_one),
        (first, reached >= 1, contact),
        (first + 3, reached >= 2, partial(assess, kind="initial")),
        (first + 7, is_held or 3 <= reached < len(OPEN), allocate),
        (first + 10, is_held or 3 <= reached < len(OPEN), consent),
        (first + 14, is_held or 4 <= reached < len(OPEN), partial(assess, kind="secondary")),
        (first + 16, is_held or 5 <= reached < len(OPEN), facilitate),
        (first + 25, is_held or reached == 6, communicate),
        (first + 20, told.stands.startswith("declined"), decline),
        (first + 35, told.is_closed, close),
        (first + 45, told.satisfaction is not None, feedback),
    ]
    for place, (days, is_so, do) in enumerate(plan):
        if is_so:
            yield hand.day(days), told.number * 20 + place, partial(do, hand, days)


def somebody(number: int, side: str) -> PartyDetails:
    place = number * 3 if side == HARMED else number * 3 + 4
    name, telephone = FIRST_NAMES[place % len(FIRST_NAMES)], 2 * number + (side == HARMED)
    return PartyDetails(f"{name} (invented)", f"07700 900{telephone:03d}", "Mornings. No voicemail.")


def open_one(hand: Hand, days: int) -> None:
    told, area = hand.told, hand.world.areas[hand.told.area]
    if told.source == "self" and not told.is_closed and told.stands in ("referral", "consent"):
        said = SelfReferral(told.asks, area, told.harm, "", somebody(told.number, told.asks))
        hand.opened(actions.refer(None, by=None, at=on(told.referred_on, "20:15"), said=said))
        return
    is_criminal = told.harm != ASB
    is_settled = is_criminal and told.source in ("police", "school")
    sentenced = told.referred_on - timedelta(days=30) if is_criminal and not is_settled else None
    details = CaseDetails(
        told.source, area, told.harm, told.asks, told.referred_on, is_criminal, sentenced, is_settled,
        "Told at the first contact (invented).",
    )  # fmt: skip
    parties = {side: somebody(told.number, side) for side in (HARMED, HARMER)}
    hand.opened(actions.open_case(None, **hand.at(0), details=details, parties=parties))


def contact(hand: Hand, days: int) -> object:
    reached = hand.told.stands != "no_contact"
    party = hand.parties[hand.told.asks]
    more: dict[str, Any] = {
        "way": "telephone",
        "was_reached": reached,
        "note": "Told what the service is (invented).",
    }
    return actions.record_contact(hand.case, **hand.at(days), party=party, made_on=hand.day(days), **more)


def assess(hand: Hand, days: int, kind: str) -> object:
    more: dict[str, Any] = {
        "kind": kind,
        "level": hand.told.risk,
        "note": "Asked of both services that know them (invented).",
    }
    return actions.assess(hand.case, **hand.at(days), made_on=hand.day(days), **more)


def allocate(hand: Hand, days: int) -> object:
    """Those whose turn it is and who stay in date for the whole case; two where the risk is high."""
    day = hand.day(days)
    rows, after = Volunteer.objects.filter(status="active", trained_on__lte=day), day + CASE_TAKES
    terms = terms_on(day)
    ready = [one for one in rows if standing_of(one, after, terms).is_ready]
    turn = hand.told.number * 5 % len(ready)
    chosen = (ready[turn:] + ready[:turn])[: 2 if hand.told.risk == HIGH else 1]
    return actions.allocate(hand.case, **hand.at(days), volunteers=chosen)


def consent(hand: Hand, days: int) -> None:
    for side in (HARMED, HARMER):
        more: dict[str, Any] = {"answer": "given", "said_on": hand.day(days), "accepts": side == HARMER}
        actions.record_consent(hand.parties[side], **hand.at(days), **more)


def decline(hand: Hand, days: int) -> object:
    side = HARMER if hand.told.stands.endswith("harmer") else HARMED
    more: dict[str, Any] = {"answer": "refused", "said_on": hand.day(days)}
    return actions.record_consent(hand.parties[side], **hand.at(days), **more)


def facilitate(hand: Hand, days: int) -> object:
    way = WAYS.get(hand.told.stands, "direct")
    return actions.facilitate(hand.case, **hand.at(days), intervention=way)


def communicate(hand: Hand, days: int) -> object:
    return actions.communicate(hand.case, **hand.at(days))


def close(hand: Hand, days: int) -> object:
    more: dict[str, Any] = {"outcome": hand.told.stands, "closed_on": hand.day(days)}
    return actions.close(hand.case, **hand.at(days), **more)


def feedback(hand: Hand, days: int) -> object:
    more: dict[str, Any] = {"satisfaction": hand.told.satisfaction, "given_on": hand.day(days)}
    return actions.record_feedback(hand.parties[HARMED], **hand.at(days), **more)


def volunteer_events(world: World, year: str) -> Iterator[Event]:
    """All join when the table begins, trained some time before; later training renews it on its day."""
    for number, line in enumerate(table("restorative")["volunteers"], 1):
        status, trained, due, _ = line.split()
        trained_on, dbs_on = date.fromisoformat(trained), dbs_of(date.fromisoformat(due))
        is_later = trained_on >= BEGINNING
        earlier = add_months(trained_on, -EARLIER_TRAINING_MONTHS) if is_later else trained_on
        name = f"Volunteer {number} (invented)"
        if year == "2025/26":
            first = VolunteerDetails(name, status, earlier, dbs_on, add_months(BEGINNING, -2))
            yield BEGINNING, number - 100, partial(keep, world, BEGINNING, None, first)
        if is_later and financial_year(trained_on) == year:
            again = VolunteerDetails(name, status, trained_on, dbs_on, trained_on)
            yield trained_on, number - 100, partial(keep, world, trained_on, number, again)


def dbs_of(due: date) -> date:
    return add_months(due, -terms_on(BEGINNING).restorative_dbs_months)


def keep(world: World, day: date, number: int | None, details: VolunteerDetails) -> object:
    row = None if number is None else Volunteer.objects.get(number=number)
    return actions.keep_volunteer(row, by=world.people["coordinator"], at=on(day, "09:30"), details=details)


def log_hours(world: World, year: str) -> None:
    """The hours of 2025/26 as the table has them; since then in the same shares."""
    hours = [int(line.split()[3]) for line in table("restorative")["volunteers"]]
    if year == "2026/27":
        shares = [HOURS_SINCE_APRIL * one // sum(hours) for one in hours]
        left = HOURS_SINCE_APRIL - sum(shares)
        hours = [one + (place < left) for place, one in enumerate(shares)]
    day = YEARS.get(year)
    if day is None:
        return
    for volunteer, many in zip(Volunteer.objects.all(), hours, strict=True):
        more: dict[str, Any] = {"given_on": day, "hours": many, "what": f"Cases and training of {year}"}
        actions.log_hours(volunteer, by=world.people["coordinator"], at=on(day, "17:00"), **more)
