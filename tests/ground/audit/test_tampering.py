"""T06: an insider rewrites the record. Only a checkpoint that others hold shows a record written anew."""

from random import Random

import pytest

from almoner.ground.audit import chain
from almoner.ground.audit.notes import Claim
from tests.ground.audit.logs import LOCAL, WHOLE, a_log
from tests.ground.audit.standalone import wrong_with

TIMES = 1_000


def verdicts(kind, seed):
    """Was it found (by us, by the one file) without a checkpoint, and with one?"""
    random = Random(seed)
    log = a_log(random, random.randrange(2, 12))
    roots = chain.Roots()
    for line in log:
        roots.add(bytes.fromhex(line.leaf))
    claim = Claim(roots.size, roots.root().hex())
    changed = kind(random, log)
    pairs = [(line.line, line.leaf) for line in changed]
    return (
        bool(list(chain.check(changed))),
        bool(wrong_with(pairs, [])),
        bool(list(chain.check(changed, [claim]))),
        bool(wrong_with(pairs, [(claim.size, bytes.fromhex(claim.root))])),
    )


def count(kind):
    found = [verdicts(kind, f"{kind.__name__}{number}") for number in range(TIMES)]
    return tuple(sum(column) for column in zip(*found, strict=True))


@pytest.mark.parametrize("kind", LOCAL, ids=lambda kind: kind.__name__)
def test_t06_a_change_in_place_is_found_even_without_a_checkpoint(kind):
    assert count(kind) == (TIMES, TIMES, TIMES, TIMES)


@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: kind.__name__)
def test_t06_a_record_written_anew_is_found_by_a_checkpoint_and_by_nothing_else(kind):
    assert count(kind) == (0, 0, TIMES, TIMES)


def test_t06_a_hundred_clean_records_raise_no_alarm():
    random = Random("clean")
    for _ in range(100):
        log = a_log(random, random.randrange(0, 30))
        roots, claims = chain.Roots(), [Claim(0, chain.Roots().root().hex())]
        for line in log:
            roots.add(bytes.fromhex(line.leaf))
            claims.append(Claim(roots.size, roots.root().hex()))

        assert list(chain.check(log, claims)) == []
        known = [(claim.size, bytes.fromhex(claim.root)) for claim in claims]
        assert wrong_with([(line.line, line.leaf) for line in log], known) == []
