"""Sending a bid, on time or late, by the portal or through the office; and taking it back (4.9)."""

from dataclasses import replace
from datetime import datetime

from almoner.analyse.organisations.queries import documents_in_use
from almoner.do.applications import parts
from almoner.do.applications.access import may_confirm, may_handle, may_withdraw, may_write
from almoner.do.applications.casework import LateAcceptance, LateAttempt
from almoner.do.applications.facts import findings, found_in
from almoner.do.applications.gathering import Whole, whole_of
from almoner.do.applications.models import Application, UsedDocument
from almoner.do.applications.sealing import digest_of
from almoner.do.applications.starting import must_be_draft, must_have_texts
from almoner.do.applications.states import APPLICATION
from almoner.do.rounds.states import TAKING
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.files.models import StoredFile
from almoner.ground.files.store import Checked
from almoner.ground.search import index
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.findings import Finding

__all__ = ["accept_late", "confirm", "findings", "is_late", "keep_copy", "note_late", "submit", "withdraw"]
LATE = "R4.9-2"


class TooLate(Refused):
    """The deadline has passed: the draft is kept, and the page notes the attempt (R4.9-2)."""


@action("applications.submit", clause="4.9", may=may_write)
def submit(act: Act, application: Application) -> Application:
    """Send a finished bid to the office. `at` is when the first line of the request arrived."""
    must_be_draft(application)
    whole = ready(act, application)
    if whole.bid.round.status not in TAKING:
        raise Refused("This round no longer takes bids. Your draft is kept.")
    found = found_in(whole, at=act.at)
    if blocking := [one for one in found if one.blocks]:
        kind = TooLate if is_late(found) else Refused
        raise kind([f"{one.because} {one.remedy}".strip() for one in blocking])
    act.move(application, APPLICATION, "submit")
    application.submitted_at, application.submitted_by = application.received_at or act.at, act.by
    application.frozen_digest = digest_of(whole)
    act.save(application)
    index.put("bid", str(application.pk), application.title, words_in(whole), scope="staff")
    act.note(bid=application.reference, raised=[one.rule for one in found if one.needs_reason])
    send_receipts(act, application, whole)
    return application


def ready(act: Act, application: Application) -> Whole:
    """The bid as it is sent: with the documents the organisation has in use, when none were chosen."""
    whole = whole_of(application)
    if whole.parts.of(parts.DOCUMENT):
        return whole
    held = documents_in_use(whole.bid.organisation, london_date(act.at))
    made = act.add_all(UsedDocument(application=application, document=one) for one in held)
    return replace(whole, known_parts=None) if made else whole


def send_receipts(act: Act, application: Application, whole: Whole) -> None:
    """To the bid's contact, and to whoever sent it if that is somebody else of the organisation."""
    bid = whole.bid
    to = {bid.letters_to}
    if act.by and not bid.entered_by_office:
        to.add(act.by.email)
    for email in sorted(to):
        act.tell(
            email,
            "applications/received",
            reference=bid.reference,
            project=bid.title,
            organisation=bid.organisation.name,
            round=bid.round.title,
            arrived=application.submitted_at,
            by_office=bid.entered_by_office,
            decision_on=bid.round.decision_on,
            answer_on=bid.round.answer_on,
            panel_on=bid.round.panel_on,
            digest=application.frozen_digest,
            page=bid.public_id,
        )


def searchable(application: Application) -> str:
    return words_in(whole_of(application))


def words_in(whole: Whole) -> str:
    """By what the office finds a bid, and finds others like it."""
    words = [
        whole.bid.summary,
        whole.bid.organisation.name,
        whole.bid.differs_note,
        *(row.c for row in whole.parts.of(parts.PRIORITY)),
        *(one for one in whole.answers.values() if isinstance(one, str)),
    ]
    return "\n".join(words)


def is_late(found: tuple[Finding, ...]) -> bool:
    return any(one.rule == LATE and one.blocks for one in found)


@action("applications.note_late", clause="4.9", may=may_write)
def note_late(act: Act, application: Application) -> LateAttempt:
    """Somebody tried to send it after the deadline: refused, but the draft is kept and this noted."""
    must_be_draft(application)
    return act.add(LateAttempt(application=application, arrived_at=act.at, by=act.by))


@action("applications.accept_late", clause="4.9", may=may_handle)
def accept_late(act: Act, application: Application, *, until: datetime, reason: str) -> LateAcceptance:
    """A named officer lets one bid be sent late, for a fault of ours, with a reason (R4.9-3)."""
    must_be_draft(application)
    by_field = {}
    if not reason.strip():
        by_field["reason"] = ["Enter the reason."]
    if until <= act.at:
        by_field["until"] = ["Choose a moment still to come."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    if application.round.status not in TAKING:
        raise Refused("The panel has the bids of this round already.")
    act.because(reason)
    made = act.add(
        LateAcceptance(
            application=application, until=until, reason=reason.strip(), granted_by=act.by, granted_at=act.at
        )
    )
    application.extended_until = until
    act.save(application)
    act.tell(
        application.letters_to,
        "applications/may_be_late",
        reference=application.reference,
        project=application.title,
        until=until,
        reason=reason.strip(),
        page=application.public_id,
    )
    return made


@action("applications.withdraw", clause="4.9", may=may_withdraw)
def withdraw(act: Act, application: Application, *, reason: str) -> Application:
    """The applicant takes the bid back."""
    must_have_texts(application)
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter a few words."]})
    act.because(reason)
    act.move(application, APPLICATION, "withdraw")
    act.note(bid=application.reference)
    return act.save(application)


@action("applications.confirm", clause="4.9", may=may_confirm)
def confirm(act: Act, application: Application) -> Application:
    """The applicant says that what the office keyed is what they sent (R4.9-5)."""
    if not application.entered_by_office or application.submitted_at is None:
        raise Refused("There is nothing to confirm.")
    if application.confirmed_at is None:
        application.confirmed_at = act.at
        act.save(application)
    return application


@action("applications.keep_copy", clause="4.9", may=may_handle, system=True)
def keep_copy(act: Act, application: Application, *, copy: Checked) -> StoredFile:
    """Keep the printed copy of what was sent; there is one, and it is never replaced (R4.9-4)."""
    if application.submitted_at is None:
        raise Refused("A draft has no copy yet.")
    if application.copy is not None:
        return application.copy
    application.copy = act.add(copy.row(by=act.by, at=act.at))
    act.save(application)
    return application.copy
