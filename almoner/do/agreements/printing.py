"""The signed agreement as an accessible PDF, kept once; made after the transaction by the worker."""

from datetime import datetime
from pathlib import Path

from almoner.do.agreements.access import may_issue
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.queries import whole, without_copy
from almoner.ground.core import pdf
from almoner.ground.core.calendar import LONDON
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.files import store
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

TEMPLATE = Path(__file__).parent / "typst" / "agreement.typ"


def wall(moment: datetime | None) -> str:
    return f"{moment.astimezone(LONDON):%-d %B %Y, %H:%M}" if moment else ""


def values_of(agreement: Agreement) -> dict[str, object]:
    return {
        "title": f"Grant agreement {agreement.reference}",
        "project": agreement.line.title,
        "amount": in_words(agreement.amount_pence),
        "clauses": [{"heading": one["heading"], "text": one["text"]} for one in agreement.text],
        "outcomes": [
            {"kind": one.get_kind_display(), "measure": one.measure, "target": one.target}
            for one in agreement.outcomes.all()
        ],
        "signatures": [
            {"side": "For the recipient", "name": agreement.accepted_name, "as": agreement.accepted_position,
             "at": wall(agreement.accepted_at)},
            {"side": "For the commissioning body", "name": str(agreement.countersigned_by or ""),
             "as": agreement.countersigned_title, "at": wall(agreement.countersigned_at)},
        ],
        "digest": agreement.digest,
    }  # fmt: skip


def pdf_of(agreement: Agreement) -> bytes:
    made_at = agreement.countersigned_at or agreement.offered_at
    return pdf.compile(TEMPLATE, values_of(agreement), made_at=made_at)


@action("agreements.keep_copy", clause="3.4", may=may_issue, system=True)
def keep_copy(act: Act, agreement: Agreement, *, copy: Checked) -> Agreement:
    """Keep the PDF that both sides signed."""
    if agreement.pdf_id is not None:
        raise Refused("There is a copy already.")
    agreement.pdf = act.add(copy.row(by=act.by, at=act.at))
    return act.save(agreement)


def print_signed(at: datetime, most: int = 50) -> int:
    """Make the missing copies; how many were made."""
    found = list(whole(without_copy())[:most])
    for agreement in found:
        name = agreement.reference.replace("/", "-")
        made = store.put_bytes(pdf_of(agreement), f"{name}.pdf")
        keep_copy(agreement, by=None, at=at, copy=made)
    return len(found)
