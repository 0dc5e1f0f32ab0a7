"""The published modulus check: all 34 published cases with the real table, every exception without it."""

from pathlib import Path

import pytest

from almoner.do.payees.bank_tables import read_folder, table_of
from almoner.do.payees.modulus import check
from tests.do.payees.shared_tables import ABSENT, SHARED

PUBLISHED = """
    089999 66374958 pass  modulus 10
    107999 88837491 pass  modulus 11
    202959 63748472 pass  modulus 11 and double alternate
    871427 46238510 pass  exceptions 10 and 11: the first check passes, the second fails
    872427 46238510 pass  exceptions 10 and 11: the first fails, the second passes
    871427 09123496 pass  exception 10: ab is 09 and g is 9
    871427 99123496 pass  exception 10: ab is 99 and g is 9
    820000 73688637 pass  exception 3: c is 6, the second check is left out
    827999 73988638 pass  exception 3: c is 9, the second check is left out
    827101 28748352 pass  exception 3: neither, both checks pass
    134020 63849203 pass  exception 4: the remainder is the check digits
    118765 64371389 pass  exception 1: 27 is added
    200915 41011166 cannot  exception 6: an account in another currency
    938611 07806039 pass  exception 5
    938600 42368003 pass  exception 5 with a substituted sort code
    938063 55065200 pass  exception 5: both check digits are 0
    772798 99345694 pass  exception 7: it would fail the usual check
    086090 06774744 pass  exception 8
    309070 02355688 pass  exceptions 2 and 9: the first check passes
    309070 12345668 pass  exceptions 2 and 9: the second passes with a substituted sort code
    309070 12345677 pass  exception 2: a is not 0, g is not 9
    309070 99345694 pass  exception 2: a is not 0, g is 9
    938063 15764273 fail  exception 5: the second check digit is wrong
    938063 15764264 fail  exception 5: the first check digit is wrong
    938063 15763217 fail  exception 5: the remainder is 1
    118765 64371388 fail  exception 1
    203099 66831036 fail  it passes modulus 11 and fails double alternate
    203099 58716970 fail  it fails modulus 11 and passes double alternate
    089999 66374959 fail  modulus 10
    107999 88837493 fail  modulus 11
    074456 12345112 pass  exceptions 12 and 13: modulus 11 passes, modulus 10 fails
    070116 34012583 pass  exceptions 12 and 13: both pass
    074456 11104102 pass  exceptions 12 and 13: modulus 11 fails, modulus 10 passes
    180002 00000190 pass  exception 14
"""
CASES = [line.split(maxsplit=3) for line in PUBLISHED.split("\n") if line.strip()]


def test_there_are_34_published_cases():
    assert len(CASES) == 34


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
@pytest.mark.parametrize(
    ("sort_code", "account", "answer"), [case[:3] for case in CASES], ids=[case[3] for case in CASES]
)
def test_4_12_published_cases(sort_code, account, answer):
    assert check(read_folder(SHARED).table, sort_code, account) == answer


# Rows of our own, under sort codes that no bank has: each shows one thing that the document asks.
OUR_ROWS = """
000010 000019 MOD11  0 0 0 0 0 0  8 7 6 5 4 3 2 1
000020 000029 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 7 1
000030 000039 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 1 1
000030 000039 DBLAL  0 0 0 0 0 0  0 0 0 0 0 0 2 1
000041 000041 DBLAL  0 0 0 0 0 0  0 0 0 0 0 0 2 1  1
000042 000042 MOD11  0 0 0 0 0 0  0 0 0 0 0 0 0 1  2
000042 000042 MOD11  1 2 3 4 5 6  0 0 0 0 0 0 0 1  9
000043 000043 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 0 1
000043 000043 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 1 0  3
000044 000044 MOD11  0 0 0 0 0 0  0 0 0 0 0 1 0 0  4
000045 000045 MOD11  0 0 0 0 0 1  0 0 0 0 0 1 0 0  5
000045 000045 DBLAL  0 0 0 0 0 1  0 0 0 0 0 2 0 0  5
000046 000046 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 0 1  6
000047 000047 MOD10  0 0 0 0 0 0  1 0 0 0 0 0 1 1  7
000048 000048 MOD10  0 0 0 0 0 1  0 0 0 0 0 0 0 1  8
000050 000050 MOD10  0 0 0 0 0 0  1 1 0 0 0 0 1 1  10
000050 000050 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 0 1  11
000052 000052 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 0 1  12
000052 000052 MOD10  0 0 0 0 0 0  0 0 0 0 0 0 1 0  13
000054 000054 MOD11  0 0 0 0 0 0  0 0 0 0 0 0 1 1  14
"""
OURS = table_of(OUR_ROWS, "000055 000056\n000045 000045\n")
OUR_CASES = """
    000010 00000000 pass   nothing adds up to nothing
    000019 00000053 fail   modulus 11: 2 x 5 + 3 is 13
    000019 00000052 fail   modulus 11: 12
    000019 00000051 pass   modulus 11: 11
    000020 00000013 pass   modulus 10: 7 + 3
    000020 00000012 fail   modulus 10: 7 + 2
    000040 00000012 cannot the sort code is in no row
    000030 00000091 pass   9 + 1, and 18 counts as 1 + 8
    000030 00000000 pass   both checks pass
    000030 00000046 fail   4 + 6 is right, 8 + 6 is not
    000041 00000003 pass   27 + 3
    000041 00000000 fail   27
    000042 00000000 pass   a is 0: the row's own weights
    000042 10000002 fail   a is 1, g is not 9: 5 + 3 and more weights count
    000042 90000090 fail   a is 9, g is 9: only the last weights count
    000043 00600010 pass   c is 6: only the first check
    000043 00900010 pass   c is 9: only the first check
    000043 00500010 fail   c is 5: the second check too
    000044 00000303 pass   the remainder 3 is written as 03
    000044 00000304 fail   the remainder 3 is not 04
    000045 00000000 fail   the sixth digit of the sort code counts: remainder 5
    000045 00000065 pass   g is 11 - 5, h is 10 - 5
    000045 00000064 fail   h is not 10 - 5
    000045 00000075 fail   g is not 11 - 5
    000046 40000033 cannot a is 4 and g is h: another currency
    000046 80000033 cannot a is 8
    000046 30000033 fail   a is 3
    000046 90000033 fail   a is 9
    000046 40000032 fail   g is not h
    000047 50000091 pass   g is 9: the first eight weights are nought
    000047 50000082 fail   g is 8: 5 + 8 + 2
    000048 00000004 pass   with 090126 the sixth digit is 6
    000048 00000002 fail   with its own it would pass
    000050 09000091 pass   ab is 09 and g is 9: without the first weights
    000050 99000091 pass   ab is 99
    000050 29000091 fail   ab is 29: 2 + 9 + 9 + 1
    000050 12000060 pass   the second check alone
    000052 00000010 pass   the first of two is enough
    000052 00000001 pass   the second of two is enough
    000052 00000011 fail   neither
    000054 00000029 pass   2 + 9
    000054 00000290 pass   h is 0 and left out: 29
    000054 00000291 pass   h is 1 and left out
    000054 00000299 pass   h is 9 and left out
    000054 00000293 fail   h may not be left out
    000054 00000281 fail   8 + 1 is 9, and 2 + 8 without the last is 10
"""
OWN = [line.split(maxsplit=3) for line in OUR_CASES.split("\n") if line.strip()]


@pytest.mark.parametrize(("sort_code", "account", "answer"), [one[:3] for one in OWN],
                         ids=[f"{one[0]} {one[1]} {one[3]}" for one in OWN])  # fmt: skip
def test_4_12_each_exception_with_rows_of_our_own(sort_code, account, answer):
    assert check(OURS, sort_code, account) == answer


@pytest.mark.parametrize(
    ("sort_code", "account"),
    [("00001", "00000000"), ("000010", "0000000"), ("00001a", "00000000"), ("٠٠٠٠١٠", "00000000"), ("", "")],
)
def test_what_is_no_sort_code_or_account_is_not_checked(sort_code, account):
    with pytest.raises(ValueError, match="six digits"):
        check(OURS, sort_code, account)


def test_the_module_is_short():
    text = Path("almoner/do/payees/modulus.py").read_text()

    assert len(text.splitlines()) < 200
