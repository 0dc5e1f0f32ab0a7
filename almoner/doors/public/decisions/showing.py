"""A published decision as the public pages show it: who signed, on which digest, under which checkpoint."""

from typing import Any

from almoner.do.decisions.models import Decision
from almoner.ground.audit.models import Checkpoint

AGREES, DIFFERS = "Agrees", "Does not agree"


def signed(decision: Decision) -> dict[str, Any]:
    """The standing signatures in order, and the checkpoint printed on the sheet, when there is one."""
    found = decision.signatures.filter(voided_at=None).select_related("person")
    checkpoint = None
    if decision.checkpoint_size is not None:
        checkpoint = Checkpoint.objects.filter(size=decision.checkpoint_size).first()
    return {"decision": decision, "signatures": list(found), "checkpoint": checkpoint}
