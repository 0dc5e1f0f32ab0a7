"""The office's wording of agreements, kept in versions (3.4)."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from almoner.do.agreements import wording
from almoner.do.agreements.access import may_issue
from almoner.do.agreements.models import BLOCKS, GRANT, PARTNER, AgreementTemplate
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

Clauses = list[dict[str, Any]]
HERE = Path(__file__).parent
USUAL = {GRANT: "default_template.toml", PARTNER: "default_partner_template.toml"}


def newest_or_usual(instrument: str = GRANT) -> tuple[str, Clauses]:
    """Where the next version begins: the title and clauses of the newest, or of the usual wording."""
    known = AgreementTemplate.objects.filter(instrument=instrument)
    newest = known.order_by("-in_use_from", "-version").first()
    if newest is not None:
        return newest.title, newest.clauses
    usual = usual_wording(instrument)
    return usual["title"], usual["clauses"]


def usual_wording(instrument: str = GRANT) -> dict[str, Any]:
    return tomllib.loads((HERE / USUAL[instrument]).read_text(encoding="utf-8"))


@action("agreements.keep_template", clause="3.4", may=may_issue)
def keep_template(
    act: Act, nothing: None, *, title: str, clauses: Clauses, in_use_from: date, instrument: str = GRANT
) -> AgreementTemplate:
    """Add the next version of a wording; it must hold every part that 3.4 asks for."""
    held = {str(one.get("block", "")) for one in clauses}
    missing = [words for block, words in BLOCKS if block and block not in held]
    if missing:
        raise Refused(f"The wording says nothing on: {', '.join(missing)}.")
    if unknown := wording.unknown_words(clauses):
        raise Refused(f"Nothing can be put in for {', '.join(unknown)}. Look at the list of words.")
    if not title.strip():
        raise Refused("Give the wording a title.", {"title": ["Enter a title."]})
    if instrument not in USUAL:
        raise Refused("Wording is kept for grants and for partners.")
    version = AgreementTemplate.objects.filter(title=title.strip()).count() + 1
    return act.add(
        AgreementTemplate(
            instrument=instrument,
            title=title.strip(),
            version=version,
            clauses=clauses,
            in_use_from=in_use_from,
            made_by=act.by,
        )
    )


@action("agreements.load_default_template", clause="3.4", may=may_issue)
def load_default_template(
    act: Act, nothing: None, *, in_use_from: date, instrument: str = GRANT
) -> AgreementTemplate:
    """Begin with the usual wording, in use from a day."""
    usual = usual_wording(instrument)
    made: AgreementTemplate = keep_template(
        None,
        by=act.by,
        at=act.at,
        title=usual["title"],
        clauses=usual["clauses"],
        in_use_from=in_use_from,
        instrument=instrument,
    )
    return made
