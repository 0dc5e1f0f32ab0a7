"""Our tree, the one-file verifier, pymerkle and `sha256sum` say the same of 1,000 random records."""

import contextlib
import json
import shutil
import subprocess
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pymerkle import InmemoryTree

from almoner.ground.audit import chain, notes, tree
from almoner.ground.audit.record import FIRST
from tests.ground.audit.logs import a_log
from tests.ground.audit.standalone import verify_audit

LOGS = 1_000


def by_our_tree(log):
    """The root and a lookup, through the stored subtrees as `record.append` keeps them."""
    kept = {}

    def lookup(level, position):
        return kept[level, position]

    for index, line in enumerate(log):
        kept[0, index] = tree.leaf_hash(line.line.encode())
        for level, position, value in tree.completed(index, kept[0, index], lookup):
            kept[level, position] = value
    return tree.root(len(log), lookup), lookup


def by_the_walk(log):
    roots = chain.Roots()
    for line in log:
        roots.add(bytes.fromhex(line.leaf))
    return roots.root()


def by_pymerkle(log):
    other = InmemoryTree(algorithm="sha256")
    for line in log:
        other.append_entry(line.line.encode())
    return other.get_root(), other


def by_the_one_file(log, root):
    wrong = []
    size, _ = verify_audit.walk([(line.line, None) for line in log], [(len(log), root)], wrong)
    return root if (size, wrong) == (len(log), []) else wrong


@pytest.fixture(scope="module")
def logs():
    random = Random("oracles")
    return [a_log(random, random.randrange(1, 20)) for _ in range(LOGS)]


def test_four_ways_to_the_same_root_and_every_proof_leads_to_it(logs, tmp_path):
    random = Random("proofs")
    for log in logs:
        root, lookup = by_our_tree(log)
        oracle, other = by_pymerkle(log)
        assert root == by_the_walk(log) == oracle == by_the_one_file(log, root)

        index = random.randrange(len(log))
        proof = tree.inclusion_proof(index, len(log), lookup)
        path = other.prove_inclusion(index + 1, len(log)).path
        assert [tree.leaf_hash(log[index].line.encode()), *proof] == list(path)


def test_the_chain_is_that_of_sha256sum(logs, tmp_path):
    """What anybody can do in a shell: each line's `prev` is the sum of the line before it."""
    if not shutil.which("sha256sum"):
        pytest.skip("sha256sum is not installed")
    for number, log in enumerate(logs):
        for line in log:
            (tmp_path / f"{number:04d}-{line.seq:02d}").write_bytes(line.line.encode())
    names = sorted(path.name for path in tmp_path.iterdir())
    said = subprocess.run(
        ["xargs", "sha256sum"],
        input="\n".join(names),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    sums = {name: value for value, name in (line.split() for line in said.stdout.splitlines())}

    for number, log in enumerate(logs):
        chained = [FIRST] + [sums[f"{number:04d}-{line.seq:02d}"] for line in log[:-1]]
        assert chained == [json.loads(line.line)["prev"] for line in log]


def test_signatures_of_cryptography_are_accepted_by_the_one_file_and_forged_ones_are_not():
    random = Random("keys")
    for _ in range(60):
        key = Ed25519PrivateKey.from_private_bytes(random.randbytes(32))
        public, text = key.public_key().public_bytes_raw(), random.randbytes(random.randrange(80))
        signature = bytearray(key.sign(text))
        assert verify_audit.is_signed(public, text, bytes(signature))
        assert not verify_audit.is_signed(public, text + b"x", bytes(signature))
        signature[random.randrange(64)] ^= 1 << random.randrange(8)
        with contextlib.suppress(ValueError):
            assert not verify_audit.is_signed(public, text, bytes(signature))


def test_a_signature_that_was_made_longer_by_the_group_order_is_refused():
    key = Ed25519PrivateKey.generate()
    signature = key.sign(b"text")
    longer = int.from_bytes(signature[32:], "little") + verify_audit.Q

    assert not verify_audit.is_signed(
        key.public_key().public_bytes_raw(), b"text", signature[:32] + longer.to_bytes(32, "little")
    )


def test_a_note_reads_the_same_here_and_in_the_one_file():
    key = Ed25519PrivateKey.generate()
    public = notes.PublicKey("almoner.example.org/record", key.public_key().public_bytes_raw())
    texts = [notes.write(key, public.name, notes.Claim(size, f"{size:064x}")) for size in (0, 1, 1042)]
    wrong = []

    found = verify_audit.claims("\n".join(texts), str(public), wrong)

    assert (found, wrong) == ([(size, size.to_bytes(32, "big")) for size in (0, 1, 1042)], [])
    assert [notes.read(text, [public]) for text in texts] == [
        notes.Claim(size, f"{size:064x}") for size in (0, 1, 1042)
    ]
