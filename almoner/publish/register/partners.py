"""What partners give beside this office's own money, by partner, year and way (R1.8-2, R2.1f-1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from almoner.do.reach.queries import co_funding
from almoner.plan.funds.anticipated import partner_shares
from almoner.plan.pools.models import OtherFunder, Pool

POOLED, BUDGETED, BESIDE_POOL, BESIDE_CONTRACT = "pooled", "budgeted", "beside_pool", "beside_contract"
WAYS = {
    POOLED: "Into pools",
    BUDGETED: "Into other budgets",
    BESIDE_POOL: "Beside a pool",
    BESIDE_CONTRACT: "Beside a contract",
}


@dataclass(frozen=True)
class Given:
    """One sum of one partner in one year. `committed_pence` is known of what goes through our ledger.

    `place` is the public id of the page that holds it: the stream's year, the pool's year or the contract.
    """

    partner: str
    year: str
    way: str
    money: str
    service: str
    heading: str
    pence: int
    committed_pence: int | None = None
    place: str = ""


@dataclass
class Partner:
    """All that one partner gives in a year, in pence by way."""

    name: str
    pence: dict[str, int] = field(default_factory=dict)

    @property
    def total_pence(self) -> int:
        return sum(self.pence.values())


def given() -> list[Given]:
    """The newest year first, then by partner; a fixed number of statements."""
    rows = [*through_budgets(), *beside_pools(), *beside_contracts()]
    rows.sort(key=lambda one: (one.partner.casefold(), one.way, one.money, one.heading))
    return sorted(rows, key=lambda one: one.year, reverse=True)


def through_budgets() -> Iterable[Given]:
    """Without budgets of money that never came."""
    pools = set(Pool.objects.values_list("fund", flat=True))
    for one in partner_shares(pools):
        budget, now = one.line.budget, one.line.balance
        if not (now.budget_pence or now.committed_pence):
            continue
        way = POOLED if budget.fund_id in pools else BUDGETED
        yield Given(
            named(budget.stream.grantor), budget.financial_year, way, budget.stream.name, budget.fund.name,
            budget.line, now.budget_pence, now.committed_pence, one.public_id,
        )  # fmt: skip


def beside_pools() -> Iterable[Given]:
    """Money for a partnership's work that never comes to this office."""
    for one in OtherFunder.objects.select_related("year__pool"):
        year = one.year
        yield Given(
            named(one.name), year.financial_year, BESIDE_POOL, one.source, year.pool.name, one.what_for,
            one.amount_pence, place=year.public_id,
        )  # fmt: skip


def beside_contracts() -> Iterable[Given]:
    for one in co_funding():
        heading = "They lead the commissioning" if one.leads else ""
        yield Given(
            named(one.name), one.financial_year, BESIDE_CONTRACT, one.source, one.contract.title, heading,
            one.amount_pence, place=one.contract.public_id,
        )  # fmt: skip


def named(name: str) -> str:
    return " ".join(name.split())


def by_partner(rows: Iterable[Given]) -> list[Partner]:
    """The largest first."""
    found: dict[str, Partner] = {}
    for one in rows:
        partner = found.setdefault(one.partner.casefold(), Partner(one.partner))
        partner.pence[one.way] = partner.pence.get(one.way, 0) + one.pence
    return sorted(found.values(), key=lambda one: (-one.total_pence, one.name))
