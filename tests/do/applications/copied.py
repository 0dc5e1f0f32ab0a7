"""Many bids like one, for lists: rows written at once, with their areas and priorities."""

from almoner.do.applications.models import Application
from almoner.ground.core.references import public_id
from almoner.ground.core.refusals import Allowed
from almoner.ground.core.rows import salt
from almoner.ground.questions.models import AnswerSheet
from almoner.ground.workflow.frame import action

PARTS = ("areas", "priorities", "budget_lines", "endorsements")


@action("tests.copied", clause="0", may=lambda person, thing: Allowed("tests"), system=True)
def copied(act, bid, *, many):
    sheets = act.add_all(
        AnswerSheet(question_set_id=bid.sheet.question_set_id, band=bid.sheet.band) for _ in range(many)
    )
    code = bid.round.code
    bids = act.add_all(
        another(bid, sheet=sheet, public_id=public_id(), reference=f"{code}-{number:03d}")
        for number, sheet in enumerate(sheets, start=2)
    )
    for name in PARTS:
        rows = [row for row in getattr(bid, name).all()]
        act.add_all(another(row, application=one, **fresh(row)) for one in bids for row in rows)
    return bid


def another(row, **values):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    fields.pop("id")
    made = type(row)(**(fields | {"digest_salt": salt()}))
    for name, value in values.items():
        setattr(made, name, value)
    return made


def fresh(row):
    names = {field.name for field in row._meta.concrete_fields}
    return {name: public_id() for name in ("public_id", "token") if name in names}


def copies_of(bid: Application, many: int) -> None:
    """References go on from 002."""
    copied(bid, by=None, at=bid.submitted_at, many=many)
