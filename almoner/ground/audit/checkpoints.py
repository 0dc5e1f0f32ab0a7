"""Signed checkpoints of the record, and proofs that a line is within one (`docs/audit.md`)."""

from base64 import b64encode
from datetime import datetime

from django.conf import settings
from django.db import transaction

from almoner.ground.audit import keys, notes, tree
from almoner.ground.audit.models import Checkpoint, Line
from almoner.ground.audit.record import one_writer, stored


def latest() -> Checkpoint | None:
    return Checkpoint.objects.order_by("-size").first()


def sign_checkpoint(at: datetime) -> Checkpoint:
    """Sign what the record holds now; the same number of lines is signed once only."""
    with transaction.atomic():
        one_writer()
        last = Line.objects.order_by("-seq").values_list("seq", flat=True).first()
        size = 0 if last is None else last + 1
        known = Checkpoint.objects.filter(size=size).first()
        return known or signed(size, at)


def signed(size: int, at: datetime) -> Checkpoint:
    root = tree.root(size, stored).hex()
    text = notes.write(keys.signing_key(), settings.RECORD_ORIGIN, notes.Claim(size, root))
    checkpoint = Checkpoint(size=size, root=root, text=text, at=at)
    checkpoint.save(force_insert=True)
    return checkpoint


def proof_for(seq: int, checkpoint: Checkpoint) -> list[bytes]:
    """The hashes that lead from line `seq` to the checkpoint's root, nearest sibling first (RFC 6962)."""
    if not 0 <= seq < checkpoint.size:
        raise ValueError(f"Line {seq} is not among the {checkpoint.size} lines of the checkpoint.")
    return tree.inclusion_proof(seq, checkpoint.size, stored)


def receipt_for(seq: int, checkpoint: Checkpoint) -> dict[str, object]:
    """All that somebody needs to show, without us, that line `seq` stood in the record (as JSON)."""
    return {
        "line": Line.objects.values_list("line", flat=True).get(seq=seq),
        "index": seq,
        "proof": [b64encode(value).decode() for value in proof_for(seq, checkpoint)],
        "checkpoint": checkpoint.text,
        "keys": [str(key) for key in keys.public_keys()],
    }
