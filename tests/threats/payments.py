"""Payments of the small office: an instalment in a run that waits for release, and money asked back."""

from typing import Any

from almoner.do.payments.models import UNSPENT, Instalment, Payment, PayRun, Recovery
from tests.builders import NOW, kept


def payments(world: Any) -> None:
    agreement, finance = world.more["own_agreement"], world.people["finance"]
    parts = {"agreement": agreement, "line": agreement.line, "due_on": NOW.date()}
    one = kept(Instalment(number=1, amount_pence=1_000, **parts))
    world.more["instalment"] = kept(Instalment(number=2, amount_pence=1_000, **parts))
    run = PayRun(number=1, status="asked", money_day=NOW.date(), made_at=NOW, made_by=finance, digest="x")
    world.more["pay_run"] = kept(run)
    kept(
        Payment(
            run=run, instalment=one, account=world.more["own_bank"], reference="A/1", amount_pence=1_000
        )
    )  # fmt: skip
    world.more["recovery"] = kept(
        Recovery(
            agreement=agreement, line=agreement.line, number=1, amount_pence=500, reason=UNSPENT,
            because="Not all was spent.", plan=[["2027-01-31", 500]], asked_at=NOW, asked_by=finance,
        )
    )  # fmt: skip
