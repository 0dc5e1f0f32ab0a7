"""The published sheet as an accessible PDF with its signatures and a checkpoint of the record."""

from datetime import datetime
from pathlib import Path

from almoner.do.decisions.access import may_publish
from almoner.do.decisions.content import total_in_words, words_of_regard
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.queries import standing_signatures, whole
from almoner.do.decisions.states import PUBLISHED
from almoner.do.decisions.subsidy_facts import words_of as words_of_subsidies
from almoner.ground.audit.checkpoints import latest, sign_checkpoint
from almoner.ground.core import pdf
from almoner.ground.core.calendar import LONDON
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.files import store
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"


def head_of(decision: Decision) -> list[dict[str, str]]:
    rows = (
        ("Classification", decision.classification),
        ("Area of county and stakeholders affected", decision.area_affected),
        ("Report by", decision.author_role),
        ("Date of report", f"{decision.dated:%-d %B %Y}" if decision.dated else ""),
        ("Enquiries to", decision.enquiries_to),
    )
    return [{"question": question, "answer": answer} for question, answer in rows]


def sections_of(decision: Decision) -> list[dict[str, str]]:
    own = [(f"{one.position}. {one.heading}", one.text) for one in decision.sections.all() if one.text]
    notes = (
        ("Plans and strategies regarded", words_of_regard(decision)),
        ("Priorities of Community Safety Partnerships", decision.csp_regard),
        ("Equality", decision.equality_note),
        ("Subsidy control", words_of_subsidies(decision)),
        ("Regularity, propriety, value for money, feasibility", decision.mpm_note),
    )
    return [{"heading": heading, "text": text} for heading, text in (*own, *notes) if text]


def words_of(line: DecisionLine) -> str:
    words = f"{line.organisation or line.title}: {line.description}"
    return words if line.is_agreed else f"{words} NOT AGREED: {line.not_agreed_reason}"


def values_of(decision: Decision, checkpoint: str) -> dict[str, object]:
    outcome = f"Not agreed, because: {decision.disagreement}" if decision.disagreement else "Agreed"
    return {
        "title": decision.title,
        "reference": decision.reference,
        "head": head_of(decision),
        "sections": sections_of(decision),
        "lines": [
            {"words": words_of(line), "amount": in_words(line.amount_pence)} for line in decision.lines.all()
        ],
        "outcome": f"{outcome}. {total_in_words(decision)} in all."
        if decision.lines.all()
        else f"{outcome}.",
        "signatures": [
            {
                "who": f"{one.person}, {one.title}" + (f", for {one.delegation}" if one.delegation else ""),
                "word": "Agrees" if one.agrees else f"Does not agree: {one.comment}",
                "at": f"{one.signed_at.astimezone(LONDON):%-d %B %Y, %H:%M}",
            }
            for one in standing_signatures(decision)
        ],
        "digest": decision.digest,
        "checkpoint": checkpoint,
    }


def pdf_of(decision: Decision, checkpoint: str) -> bytes:
    made_at = decision.published_at or decision.made_at
    return pdf.compile(TEMPLATE, values_of(decision, checkpoint), made_at=made_at)


@action("decisions.keep_pdf", clause="1.10", may=may_publish, system=True)
def keep_pdf(act: Act, decision: Decision, *, copy: Checked, checkpoint_size: int) -> Decision:
    """Keep the sheet as published; the checkpoint printed on it covers its signatures."""
    if decision.status != PUBLISHED or decision.published_pdf_id is not None:
        raise Refused("Only a published sheet without a PDF gets one.")
    decision.published_pdf = act.add(copy.row(by=act.by, at=act.at))
    decision.checkpoint_size = checkpoint_size
    return act.save(decision)


def print_published(at: datetime, most: int = 50) -> int:
    """Make the missing PDFs; how many were made. One checkpoint serves them all."""
    found = list(whole(Decision.objects.filter(status=PUBLISHED, published_pdf__isnull=True))[:most])
    if not found:
        return 0
    sign_checkpoint(at)
    checkpoint = latest()
    if checkpoint is None:
        return 0
    for decision in found:
        made = store.put_bytes(pdf_of(decision, checkpoint.text), f"decision-{decision.reference}.pdf")
        keep_pdf(decision, by=None, at=at, copy=made, checkpoint_size=checkpoint.size)
    return len(found)
