"""All money counted again from raw rows: ledger, decisions and register must agree to the penny (2.1 g).

Nothing here uses the sums that pages show. Each row is read and added up one by one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.payments.models import BankFile, Payment, Repayment
from almoner.ground.audit.verify import verify
from almoner.plan.bids.models import BidPart
from almoner.plan.funds.income import WonMoney
from almoner.plan.funds.models import LedgerRow
from almoner.publish.register.queries import awards

MORE_FREE = {"budget": 1, "cut": -1, "vire_in": 1, "vire_out": -1, "carry_in": 1, "carry_out": -1}
PROMISED = {"commit": 1, "release": -1}
PAID = {"pay": 1, "unpay": -1, "recover": -1}
ACCRUED = {"accrue": 1, "unaccrue": -1}
PAIRS = (("vire_in", "vire_out"), ("carry_in", "carry_out"))
TABLES = (
    "funds_", "allocations_", "bids_", "pools_", "procurement_", "decisions_", "agreements_", "payees_",
    "payments_", "own_services_",
)  # fmt: skip
Key = tuple[int, str]


@dataclass(frozen=True)
class Difference:
    """Two figures that should be one; pence."""

    where: str
    one: str
    one_pence: int
    other: str
    other_pence: int

    @property
    def pence(self) -> int:
        return self.one_pence - self.other_pence


@dataclass
class Sums:
    """The ledger added up row by row: by budget, and by budget and commitment. Pence."""

    budgets: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    promised: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    paid: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    accrued: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    commits: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    pairs: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    rows: int = 0


def sums_of(rows: Iterable[tuple[int, str, int, str, str]]) -> Sums:
    found = Sums()
    for budget, kind, pence, reference, against in rows:
        found.rows += 1
        found.budgets[budget] += MORE_FREE.get(kind, 0) * pence
        for sums, signs in ((found.promised, PROMISED), (found.paid, PAID), (found.accrued, ACCRUED)):
            if kind in signs:
                sums[budget, against] += signs[kind] * pence
        if kind == "commit":
            found.commits[budget, reference] += pence
        for plus, minus in PAIRS:
            if kind in (plus, minus):
                found.pairs[plus.split("_")[0], reference] += pence if kind == plus else -pence
    return found


def ledger() -> Sums:
    columns = ("budget", "kind", "amount_pence", "reference", "against")
    return sums_of(LedgerRow.objects.order_by("id").values_list(*columns).iterator())


def decided() -> dict[Key, int]:
    """What signed sheets give, line by line: budget and line reference, pence."""
    lines = DecisionLine.objects.filter(
        is_agreed=True, decision__signed_at__isnull=False, decision__disagreement="", amount_pence__gt=0
    ).values_list("budget", "decision__reference", "position", "amount_pence")
    return {(budget, f"{sheet}/{place:02d}"): pence for budget, sheet, place, pence in lines}


def differences() -> Iterator[Difference]:
    """Every two figures that do not agree; nothing when all is well."""
    found, lines = ledger(), decided()
    yield from of_commitments(found, lines)
    yield from of_balances(found)
    yield from of_register(lines)
    yield from of_payments(found)
    yield from of_outside_money()


def of_commitments(found: Sums, lines: dict[Key, int]) -> Iterator[Difference]:
    """Each signed line is committed once, and nothing is committed without one."""
    for key in sorted(found.commits.keys() | lines.keys()):
        one, other = found.commits.get(key, 0), lines.get(key, 0)
        if one != other:
            yield Difference(key[1], "committed in the ledger", one, "decided", other)


def of_balances(found: Sums) -> Iterator[Difference]:
    """No commitment is paid or accrued beyond what it holds, and what leaves one budget enters another."""
    for key, pence in sorted(found.paid.items()):
        if not 0 <= pence <= found.promised.get(key, 0):
            yield Difference(key[1], "paid", pence, "committed", found.promised.get(key, 0))
    for key, pence in sorted(found.accrued.items()):
        owed = found.promised.get(key, 0) - found.paid.get(key, 0)
        if not 0 <= pence <= owed:
            yield Difference(key[1], "accrued", pence, "owed", owed)
    for (kind, reference), pence in sorted(found.pairs.items()):
        if pence:
            yield Difference(reference, f"{kind}: in less out", pence, "nothing", 0)


def of_register(lines: dict[Key, int]) -> Iterator[Difference]:
    """What the public reads of each award is what was decided."""
    public = awards().values_list("budget", "decision__reference", "position", "amount_pence")
    for budget, sheet, place, pence in public:
        key = (budget, f"{sheet}/{place:02d}")
        if lines.get(key, 0) != pence:
            yield Difference(key[1], "in the register", pence, "decided", lines.get(key, 0))


def of_outside_money() -> Iterator[Difference]:
    """What an accepted bid won is what its stream's year may use of it, part by part (1.8)."""
    parts = BidPart.objects.exclude(bid__decision="").filter(awarded_pence__gt=0)
    columns = ("bid__reference", "stream", "financial_year", "awarded_pence")
    won = {(bid, stream, year): pence for bid, stream, year, pence in parts.values_list(*columns)}
    usable = {
        (bid, stream, year): pence
        for bid, stream, year, pence in WonMoney.objects.filter(accepted_at__isnull=False).values_list(
            "bid", "year__stream", "year__financial_year", "amount_pence"
        )
    }
    for key in sorted(won.keys() | usable.keys()):
        if won.get(key, 0) != usable.get(key, 0):
            one, other = won.get(key, 0), usable.get(key, 0)
            yield Difference(f"{key[0]} {key[2]}", "accepted of the bid", one, "usable of the stream", other)


def of_payments(found: Sums) -> Iterator[Difference]:
    """What left, less what came back, is what the ledger has paid; each file holds its run's payments."""
    bank: dict[Key, int] = defaultdict(int)
    files: dict[int, int] = defaultdict(int)
    left = Payment.objects.filter(status="left").select_related("instalment__line__decision")
    for one in left.iterator():
        line = one.instalment.line
        bank[line.budget_id, line_reference(line)] += one.amount_pence
    for one in Payment.objects.filter(status__in=("left", "returned")).iterator():
        files[one.run_id] += one.amount_pence
    for back in Repayment.objects.select_related("recovery__line__decision").iterator():
        line = back.recovery.line
        bank[line.budget_id, line_reference(line)] -= back.amount_pence
    for key in sorted(bank.keys() | found.paid.keys()):
        if bank[key] != found.paid.get(key, 0):
            yield Difference(
                key[1], "paid by the bank", bank[key], "paid in the ledger", found.paid.get(key, 0)
            )
    for file in BankFile.objects.exclude(run__status="cancelled").defer("sealed"):
        if file.total_pence != files[file.run_id]:
            yield Difference(file.name, "in the file", file.total_pence, "in the run", files[file.run_id])


def edited() -> list[str]:
    """Rows about money that are not as the record has them (a ledger row edited past the product)."""
    return [str(one) for one in verify() if one.where.startswith(TABLES)]
