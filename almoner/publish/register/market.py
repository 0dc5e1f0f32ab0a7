"""The market of providers: who asks, who is new or small, and how much goes to a few (R1.2-1)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Sum

from almoner.analyse.organisations.models import VOLUNTARY
from almoner.do.agreements.models import Contract
from almoner.do.applications.models import Application
from almoner.do.procurement.models import Procurement
from almoner.do.rounds.models import Round
from almoner.publish.register.purposes import lines

TOP = 3
WHOLE = 100


@dataclass(frozen=True)
class RoundMarket:
    """Who sent bids to one round: organisations, each counted once."""

    round: Round
    bids: int
    bidders: int
    new: int
    small: int
    income_unknown: int
    voluntary: int
    awarded: int
    new_awarded: int


@dataclass
class Holders:
    """Who receives the money of one kind, in pence by name of the provider."""

    name: str
    pence: dict[str, int] = field(default_factory=dict)

    @property
    def total_pence(self) -> int:
        return sum(self.pence.values())

    @property
    def largest(self) -> list[tuple[str, int]]:
        return sorted(self.pence.items(), key=lambda one: (-one[1], one[0]))[:TOP]

    @property
    def top_pence(self) -> int:
        return sum(pence for _, pence in self.largest)


def percent(part: int, whole: int) -> int:
    """To the nearest whole per cent, half upwards."""
    return (part * WHOLE * 2 + whole) // (whole * 2) if whole else 0


def rounds(small_pence: int, at: datetime) -> list[RoundMarket]:
    """Closed rounds that had bids, the newest first; small is an income below so many pence. Two statements.

    New is an organisation that sent no bid to a round that closed earlier.
    """
    columns = ("round", "organisation", "organisation__kind", "organisation__annual_income_pence",
               "awarded_pence")  # fmt: skip
    found = (
        Application.objects.exclude(submitted_at=None)
        .filter(round__closes_at__lte=at)
        .order_by("round__closes_at", "round_id", "pk")
    )
    rows: dict[int, list[tuple[int, str, int | None, int | None]]] = defaultdict(list)
    for key, *one in found.values_list(*columns):
        rows[key].append((one[0], one[1], one[2], one[3]))
    known: set[int] = set()
    made = []
    for one in Round.objects.filter(pk__in=rows).select_related("fund").order_by("closes_at", "pk"):
        made.append(market_of(one, rows[one.pk], known, small_pence))
        known |= {organisation for organisation, *_ in rows[one.pk]}
    return made[::-1]


def market_of(
    row: Round, bids: list[tuple[int, str, int | None, int | None]], known: set[int], small_pence: int
) -> RoundMarket:
    who = {organisation: (kind, income) for organisation, kind, income, _ in bids}
    won = {organisation for organisation, _, _, awarded in bids if awarded}
    return RoundMarket(
        round=row,
        bids=len(bids),
        bidders=len(who),
        new=len(who.keys() - known),
        small=sum(income is not None and income < small_pence for _, income in who.values()),
        income_unknown=sum(income is None for _, income in who.values()),
        voluntary=sum(kind in VOLUNTARY for kind, _ in who.values()),
        awarded=len(won),
        new_awarded=len(won - known),
    )


def tenders() -> list[Procurement]:
    """Closed tenders with their numbers of bidders, the newest first."""
    found = Procurement.objects.exclude(bids=None).select_related("budget__fund")
    return list(found.order_by("-planned_at", "-pk"))


def by_fund(year: str) -> list[Holders]:
    """What signed decisions give of the year's budgets, by fund and provider; the largest fund first."""
    found = lines().filter(budget__financial_year=year).order_by()
    rows = found.values_list("budget__fund__name", "organisation__name", "title")
    return held(
        (fund, name or title, pence) for fund, name, title, pence in rows.annotate(Sum("amount_pence"))
    )


def contracts_on(day: date) -> list[Holders]:
    """The yearly value of contracts that run on the day, by fund and provider."""
    found = Contract.objects.filter(starts_on__lte=day, ends_on__gte=day, signed_on__isnull=False).order_by()
    rows = found.values_list("fund__name", "provider__name")
    return held(rows.annotate(Sum("annual_pence")))


def held(rows: Iterable[tuple[str, str, int]]) -> list[Holders]:
    found: dict[str, Holders] = {}
    for kind, name, pence in rows:
        one = found.setdefault(kind, Holders(kind))
        one.pence[name] = one.pence.get(name, 0) + pence
    return sorted(found.values(), key=lambda one: (-one.total_pence, one.name))


def totals(rows: Iterable[RoundMarket]) -> Mapping[str, int]:
    """Over all rounds, each round's bidders counted in it."""
    found = list(rows)
    return {
        "bids": sum(one.bids for one in found),
        "bidders": sum(one.bidders for one in found),
        "new": sum(one.new for one in found),
    }
