"""A form that came by email or post, keyed by the office for an applicant (R4.9-5)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.do.applications.access import may_handle
from almoner.do.applications.models import Application
from almoner.do.applications.starting import draft_of
from almoner.do.applications.writing import save_basics
from almoner.do.rounds.models import Round
from almoner.do.rounds.states import TAKING
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from almoner.ground.files.models import StoredFile
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("applications.enter_for_applicant", clause="4.9", may=may_handle)
def enter_for_applicant(
    act: Act,
    round: Round,
    *,
    organisation: Organisation,
    contact: Person,
    received_at: datetime,
    original: Checked | StoredFile,
    values: Mapping[str, Any] | None = None,
) -> Application:
    """Key a form that came by email or post: kept with the original and the moment it came (R4.9-5).

    The officer then fills it in by the same actions as an applicant; the deadline is asked of `received_at`.
    """
    by_field = {}
    if received_at > act.at:
        by_field["received_at"] = ["Enter a moment that has passed."]
    if round.status not in TAKING or not round.opens_at or received_at < round.opens_at:
        by_field["round"] = ["This round did not take bids then."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    row = original.row(by=act.by, at=act.at) if isinstance(original, Checked) else original
    made = draft_of(act, round, organisation, None)
    made.contact, made.entered_by_office, made.received_at = contact, True, received_at
    made.original = row if row.pk else act.add(row)
    act.add(made)
    if values:
        save_basics(made, by=act.by, at=act.at, values=values)
        made.refresh_from_db()
    return made
