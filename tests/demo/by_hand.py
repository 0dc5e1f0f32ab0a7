"""The demonstration's money counted once more, by the standard library: nothing of the product is imported.

`python tests/demo/by_hand.py DATABASE TABLES [AWARDS]` reads the SQLite file, the folder of reference tables
and the register's `awards.csv`. It prints each fund's years and every two figures that differ, and ends with
status 1 if there are any.
"""

import csv
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

LATER = "2027/28"  # a year that the tables of budgets do not reach
IN, OUT = {"budget", "vire_in", "carry_in"}, {"cut", "vire_out", "carry_out"}
LEDGER = """
    SELECT fund.code, budget.financial_year, budget.line, stream.code, row.kind, row.reference, row.against,
           row.amount_pence
    FROM funds_ledgerrow AS row JOIN funds_fundbudget AS budget ON budget.id = row.budget_id
    JOIN funds_fund AS fund ON fund.id = budget.fund_id
    JOIN funds_fundingstream AS stream ON stream.id = budget.stream_id"""
DECIDED = """
    SELECT sheet.reference || '/' || substr('0' || line.position, -2), sheet.reference, line.amount_pence
    FROM decisions_decisionline AS line JOIN decisions_decision AS sheet ON sheet.id = line.decision_id
    WHERE sheet.signed_at IS NOT NULL AND sheet.disagreement = '' AND line.is_agreed
    AND line.amount_pence > 0"""
PAYMENTS = """
    SELECT agreement.reference, agreement.instrument, payment.amount_pence
    FROM payments_payment AS payment
    JOIN payments_instalment AS instalment ON instalment.id = payment.instalment_id
    JOIN agreements_agreement AS agreement ON agreement.id = instalment.agreement_id
    WHERE payment.status = 'left'"""
EXPECTED = """
    SELECT stream.code, year.financial_year, year.expected_pence FROM funds_streamyear AS year
    JOIN funds_fundingstream AS stream ON stream.id = year.stream_id
    UNION ALL
    SELECT stream.code, year.financial_year, won.amount_pence FROM funds_wonmoney AS won
    JOIN funds_streamyear AS year ON year.id = won.year_id
    JOIN funds_fundingstream AS stream ON stream.id = year.stream_id WHERE won.accepted_at IS NOT NULL"""
Sums = Counter[object]


def pence(pounds: str) -> int:
    return int(Decimal(pounds) * 100)


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class Money:
    """The ledger, added up row by row."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.budgets: Sums = Counter()
        self.by_year: dict[str, Sums] = {name: Counter() for name in ("budget", "committed", "paid")}
        self.committed: Sums = Counter()
        self.paid: Sums = Counter()
        for fund, year, line, stream, kind, reference, against, amount in database.execute(LEDGER):
            signed = amount if kind in IN else -amount if kind in OUT else 0
            self.budgets[fund, year, line, stream] += signed
            self.by_year["budget"][fund, year] += signed
            if kind == "commit":
                self.committed[reference] += amount
            self.by_year["committed"][fund, year] += {"commit": amount, "release": -amount}.get(kind, 0)
            moved = {"pay": amount, "unpay": -amount, "recover": -amount}.get(kind, 0)
            self.paid[against] += moved
            self.by_year["paid"][fund, year] += moved


def differing(words: str, one: Sums, other: Sums) -> Iterator[str]:
    for key in sorted({*one, *other}, key=str):
        if one[key] != other[key]:
            yield f"{words} {key}: {one[key]} against {other[key]}"


def differences(database: sqlite3.Connection, tables: Path, awards: Path | None = None) -> Iterator[str]:
    money = Money(database)
    known: Sums = Counter({key: many for key, many in money.budgets.items() if key[1] != LATER})
    yield from differing("budget", known, budgets_of(tables))
    lines: Sums = Counter()
    sheets: Sums = Counter()
    for place, sheet, amount in database.execute(DECIDED):
        lines[place] += amount
        sheets[sheet] += amount
    yield from differing("committed and decided", money.committed, lines)
    yield from differing("income expected", streams(database), streams_of(tables))
    yield from of_payments(database, tables, money)
    if awards:
        public: Sums = Counter()
        for row in table(awards.parent, awards.stem):
            public[row["decision_reference"]] += pence(row["amount_awarded_gbp"])
        published: Sums = Counter({name: sheets[name] for name in public})
        yield from differing("register and decided", public, published)


def budgets_of(tables: Path) -> Sums:
    found: Sums = Counter()
    for row in table(tables, "fund_budgets"):
        found[row["fund"], row["fy"], row["line"], row["stream"]] += pence(row["amount"])
    return found


def streams(database: sqlite3.Connection) -> Sums:
    """What is expected by agreement, and what a bid has won besides."""
    found: Sums = Counter()
    for code, year, amount in database.execute(EXPECTED):
        found[code, year] += amount if year != LATER else 0
    return found


def streams_of(tables: Path) -> Sums:
    return Counter(
        {(row["code"], row["fy"]): pence(row["amount"]) for row in table(tables, "funding_streams")}
    )


def of_payments(database: sqlite3.Connection, tables: Path, money: Money) -> Iterator[str]:
    left: Sums = Counter()
    total = 0
    for agreement, instrument, amount in database.execute(PAYMENTS):
        total += amount
        if instrument != "contract":
            left[agreement] += amount
    wanted: Sums = Counter()
    for row in table(tables, "payments"):
        wanted[row["agreement"]] += pence(row["amount"]) if row["state"] == "paid" else 0
    yield from differing("paid under", left, +wanted)
    back = sum(amount for (amount,) in database.execute("SELECT amount_pence FROM payments_repayment"))
    if sum(money.paid.values()) != total - back:
        yield f"the ledger paid {sum(money.paid.values())}, the bank {total - back}"
    for place, amount in money.paid.items():
        if not 0 <= amount <= money.committed[place]:
            yield f"{place}: {amount} paid of {money.committed[place]}"


def main(words: list[str]) -> int:
    database = sqlite3.connect(f"file:{words[0]}?mode=ro", uri=True)
    money = Money(database)
    for fund, year in sorted({*money.by_year["budget"]}):
        figures = ", ".join(f"{name} £{sums[fund, year] / 100:,.2f}" for name, sums in money.by_year.items())
        print(f"{fund} {year}: {figures}")
    found = list(differences(database, Path(words[1]), Path(words[2]) if words[2:] else None))
    database.close()
    print("\n".join(found) or "Everything agrees to the penny.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
