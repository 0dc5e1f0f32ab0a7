import json
import stat
import subprocess
import sys
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from almoner.ground.audit import checkpoints, keys, notes
from almoner.ground.audit.models import Checkpoint, Line
from almoner.ground.audit.verify import verify
from tests.ground.audit.office import NOON, a_small_office, something
from tests.ground.audit.standalone import PATH, verify_audit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """A home without a key yet."""
    settings.HOME = tmp_path
    return tmp_path


def test_a_checkpoint_says_origin_size_and_root_and_is_signed_by_our_key():
    a_small_office(4)
    made = checkpoints.sign_checkpoint(NOON)

    origin, size, root, empty, signature, end = made.text.split("\n")
    assert (origin, size, empty, end) == ("almoner.example.org/record", "5", "", "")
    assert signature.startswith("— almoner.example.org/record ")
    assert notes.read(made.text, keys.public_keys()) == notes.Claim(5, made.root)
    assert (made.size, made.at, checkpoints.latest()) == (5, NOON, made)
    assert root == "".join(root.split())


def test_the_record_of_an_empty_office_can_be_signed():
    made = checkpoints.sign_checkpoint(NOON)

    assert (made.size, made.root) == (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    assert verify() == []


def test_the_same_number_of_lines_is_signed_once():
    a_small_office(2)
    first, again = checkpoints.sign_checkpoint(NOON), checkpoints.sign_checkpoint(NOON)
    something(Random(1))
    later = checkpoints.sign_checkpoint(NOON)

    assert first == again != later
    assert [one.size for one in Checkpoint.objects.all()] == [4, 3]


def test_every_line_of_every_size_has_a_proof_that_the_one_file_accepts(tmp_path):
    random = Random("sizes")
    for _ in range(9):
        something(random)
        made = checkpoints.sign_checkpoint(NOON)
        for seq in range(made.size):
            wrong = []
            path = tmp_path / "receipt.json"
            path.write_text(json.dumps(checkpoints.receipt_for(seq, made)))

            verify_audit.receipt(path, "", "", wrong)
            assert wrong == []


def test_there_is_no_proof_for_a_line_that_the_checkpoint_does_not_count():
    a_small_office(2)
    made = checkpoints.sign_checkpoint(NOON)

    for seq in (-1, made.size):
        with pytest.raises(ValueError, match="not among the 3 lines"):
            checkpoints.proof_for(seq, made)


def on_the_command_line(*words):
    done = subprocess.run([sys.executable, "-I", PATH, *words], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout.strip(), done.stderr


def test_a_receipt_is_checked_on_the_command_line(tmp_path):
    a_small_office(6)
    made = checkpoints.sign_checkpoint(NOON)
    receipt = tmp_path / "receipt.json"
    receipt.write_text(json.dumps(checkpoints.receipt_for(4, made)))
    published = tmp_path / "checkpoint.pub"

    said = "All is well: line 4 is among the 7 of the checkpoint."
    assert on_the_command_line("receipt", receipt) == (0, said, "")
    assert on_the_command_line("receipt", receipt, "--keys", published) == (0, said, "")


@pytest.mark.parametrize("part", ["line", "index", "proof", "checkpoint"])
def test_a_receipt_that_was_changed_in_any_part_is_refused(tmp_path, part):
    a_small_office(6)
    whole = checkpoints.receipt_for(4, checkpoints.sign_checkpoint(NOON))
    changed = {
        "line": whole["line"].replace('"seq":4', '"seq":5'),
        "index": 5,
        "proof": whole["proof"][:-1],
        "checkpoint": whole["checkpoint"].replace("\n7\n", "\n8\n"),
    }
    receipt = tmp_path / "receipt.json"
    receipt.write_text(json.dumps(whole | {part: changed[part]}))

    code, said, trouble = on_the_command_line("receipt", receipt)

    assert (code, trouble) == (1, "")
    assert "All is well" not in said


def test_a_receipt_signed_by_another_key_is_refused_when_the_published_one_is_given(tmp_path, settings):
    a_small_office(2)
    checkpoints.sign_checkpoint(NOON)
    published = tmp_path / "checkpoint.pub"
    forger = Ed25519PrivateKey.generate()
    root = Checkpoint.objects.get()
    text = notes.write(forger, settings.RECORD_ORIGIN, notes.Claim(root.size, root.root))
    key = notes.PublicKey(settings.RECORD_ORIGIN, forger.public_key().public_bytes_raw())
    receipt = tmp_path / "receipt.json"
    forged = {"checkpoint": text, "keys": [str(key)]}
    receipt.write_text(json.dumps(checkpoints.receipt_for(0, root) | forged))

    assert on_the_command_line("receipt", receipt)[0] == 0
    assert on_the_command_line("receipt", receipt, "--keys", published)[0] == 1


def test_only_the_service_may_read_the_key_and_everybody_the_public_one(home):
    keys.signing_key()

    assert stat.S_IMODE((home / "checkpoint.key").stat().st_mode) == 0o600
    assert (home / "checkpoint.pub").stat().st_mode & stat.S_IROTH
    assert [path.name for path in sorted(home.iterdir())] == ["checkpoint.key", "checkpoint.pub"]


def test_the_key_is_made_once_and_stays():
    first, second = keys.signing_key(), keys.signing_key()

    assert first.private_bytes_raw() == second.private_bytes_raw()
    assert len(keys.public_keys()) == 1


def test_of_two_processes_that_make_a_key_both_use_the_first(home):
    keys.make(keys.private_path())
    first = keys.private_path().read_bytes()
    keys.make(keys.private_path())

    assert keys.private_path().read_bytes() == first
    assert len(list(home.iterdir())) == 1


def test_a_key_that_others_may_read_is_refused(home):
    keys.signing_key()
    (home / "checkpoint.key").chmod(0o640)

    with pytest.raises(keys.KeyRefused, match="chmod 600"):
        keys.signing_key()


def test_a_key_of_another_kind_is_refused(home):
    pem = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (home / "checkpoint.key").write_bytes(pem)
    (home / "checkpoint.key").chmod(0o600)

    with pytest.raises(keys.KeyRefused, match="Ed25519"):
        keys.signing_key()


def test_what_an_older_key_signed_can_still_be_checked(home):
    a_small_office(2)
    checkpoints.sign_checkpoint(NOON)
    (home / "checkpoint.key").unlink()
    something(Random(2))
    checkpoints.sign_checkpoint(NOON)

    assert (len(keys.public_keys()), Checkpoint.objects.count(), verify()) == (2, 2, [])


def test_a_name_with_spaces_or_plus_cannot_sign(settings):
    for name in ("Office of the PFCC", "a+b", ""):
        with pytest.raises(notes.NotACheckpoint, match="ALMONER_ORIGIN"):
            notes.write(Ed25519PrivateKey.generate(), name, notes.Claim(0, "00"))


@pytest.mark.parametrize("text", ["", "nonsense", "a+b", "a+00000000+AAAA", "a+zz+" + "A" * 44])
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(notes.NotACheckpoint, match="not a public key"):
        notes.PublicKey.read(text)


def test_a_public_key_reads_as_it_was_written():
    key = notes.PublicKey("a.example/record", bytes(range(32)))
    assert notes.PublicKey.read(f"{key}\n") == key


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-1],
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("— almoner", "- almoner"),
        lambda text: "x" + text,
        lambda text: text.rsplit(" ", 1)[0] + " AAAA\n",
        lambda text: text.rsplit(" ", 1)[0] + " A\n",
        lambda text: text.replace("— almoner.example.org", "— other.example.org"),
    ],
)
def test_a_checkpoint_with_any_change_is_not_one(spoil):
    a_small_office(2)
    text = checkpoints.sign_checkpoint(NOON).text
    assert notes.read(text, keys.public_keys()).size == 3

    with pytest.raises(notes.NotACheckpoint):
        notes.read(spoil(text), keys.public_keys())


def test_a_checkpoint_with_a_witness_beside_our_signature_is_read():
    a_small_office(2)
    text = checkpoints.sign_checkpoint(NOON).text
    ours = text.splitlines()[-1]
    seen = text.replace(ours, f"— witness.example AAAAAAAA\n{ours}")

    assert notes.read(seen, keys.public_keys()).size == 3
    assert Line.objects.count() == 3
