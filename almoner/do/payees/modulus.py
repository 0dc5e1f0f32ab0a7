"""Can there be such an account? The published modulus check (Vocalink, "Validating account numbers").

Plain arithmetic over a weight table. The letters are the document's: the sort code is u v w x y z, the
account number a b c d e f g h. A sort code outside the table cannot be checked, and may well be right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from almoner.policy.bank_details import CANNOT, FAIL, PASS

MOD10, MOD11, DBLAL = "MOD10", "MOD11", "DBLAL"
METHODS = (MOD10, MOD11, DBLAL)
Weights = tuple[int, ...]
A, B, C, G, H = 6, 7, 8, 12, 13
SORT_CODE, ACCOUNT, PLACES = 6, 8, 14
TWO_WITH_G: Weights = (0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1)
TWO_WITHOUT_G: Weights = (0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1)
INSTEAD_OF_8, INSTEAD_OF_9 = "090126", "309634"
EITHER = ({2, 9}, {10, 11}, {12, 13})
FOREIGN = range(4, 9)


@dataclass(frozen=True)
class Row:
    """One line of the weight table; the exception is 0 where there is none."""

    first: str
    last: str
    method: str
    weights: Weights
    exception: int = 0


@dataclass(frozen=True)
class Table:
    """Rows by their first sort code, at most two for any sort code; substitutes for exception 5."""

    rows: tuple[Row, ...]
    substitutes: Mapping[str, str]

    def rows_for(self, sort_code: str) -> tuple[Row, ...]:
        place = bisect_right(self.rows, sort_code, key=lambda row: row.first)
        near = self.rows[max(0, place - 2) : place]
        return tuple(row for row in near if row.first <= sort_code <= row.last)


def check(table: Table, sort_code: str, account: str) -> str:
    """`pass`, `fail` or `cannot`, for six and eight digits."""
    if not is_digits(sort_code, SORT_CODE) or not is_digits(account, ACCOUNT):
        raise ValueError("A sort code is six digits and an account number eight.")
    rows = table.rows_for(sort_code)
    if not rows or is_foreign(rows, account):
        return CANNOT
    found = [holds(table, row, sort_code, account) for row in rows]
    if len(rows) == 2 and {row.exception for row in rows} in EITHER:
        return PASS if any(found) else FAIL
    if len(rows) == 2 and rows[1].exception == 3 and account[2] in "69":
        found = found[:1]
    return PASS if all(found) else FAIL


def is_digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdigit()


def is_foreign(rows: Sequence[Row], account: str) -> bool:
    """Exception 6: an account in another currency cannot be checked."""
    return (
        any(row.exception == 6 for row in rows) and int(account[0]) in FOREIGN and account[-2] == account[-1]
    )


def holds(table: Table, row: Row, sort_code: str, account: str) -> bool:
    """One row's check, with what its exception changes."""
    if row.exception == 5:
        return holds_five(row, table.substitutes.get(sort_code, sort_code), account)
    if row.exception == 8:
        sort_code = INSTEAD_OF_8
    if row.exception == 9:
        sort_code = INSTEAD_OF_9
    digits = digits_of(sort_code, account)
    row = reweighed(row, digits)
    total = total_of(row, digits) + (27 if row.exception == 1 else 0)
    if row.exception == 4:
        return total % 11 == 10 * digits[G] + digits[H]
    if total % modulus_of(row) == 0:
        return True
    return row.exception == 14 and holds_fourteen(row, sort_code, account)


def digits_of(sort_code: str, account: str) -> list[int]:
    return [int(one) for one in sort_code + account]


def reweighed(row: Row, digits: Sequence[int]) -> Row:
    """Exceptions 2, 7 and 10 take other weights for some accounts."""
    if row.exception == 2 and digits[A] != 0:
        return replace(row, weights=TWO_WITH_G if digits[G] == 9 else TWO_WITHOUT_G)
    is_ten = row.exception == 10 and digits[A] in {0, 9} and digits[B] == 9
    if (row.exception == 7 or is_ten) and digits[G] == 9:
        return replace(row, weights=(0,) * C + row.weights[C:])
    return row


def modulus_of(row: Row) -> int:
    return 11 if row.method == MOD11 else 10


def total_of(row: Row, digits: Sequence[int]) -> int:
    """The sum of the products; with DBLAL the sum of the products' own digits."""
    products = [weight * digit for weight, digit in zip(row.weights, digits, strict=True)]
    if row.method == DBLAL:
        return sum(int(one) for product in products for one in str(product))
    return sum(products)


def holds_five(row: Row, sort_code: str, account: str) -> bool:
    """Exception 5: the remainder says what the check digit is, g with modulus 11, h with double alternate."""
    digits = digits_of(sort_code, account)
    modulus = modulus_of(row)
    remainder = total_of(row, digits) % modulus
    if row.method == MOD11 and remainder == 1:
        return False
    return (modulus - remainder) % modulus == digits[G if row.method == MOD11 else H]


def holds_fourteen(row: Row, sort_code: str, account: str) -> bool:
    """Exception 14: an account of seven digits and one more; without the last it is checked again."""
    if account[-1] not in "019":
        return False
    return total_of(row, digits_of(sort_code, f"0{account[:-1]}")) % 11 == 0
