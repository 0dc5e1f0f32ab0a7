"""Sending a bid, on time or late, by the portal or through the office; and taking it back (4.9)."""

import hashlib
import json
from datetime import datetime

from almoner.do.applications import facts
from almoner.do.applications.access import may_comment, may_handle, may_withdraw, may_write
from almoner.do.applications.casework import Comment, LateAcceptance, LateAttempt
from almoner.do.applications.models import Application
from almoner.do.applications.starting import must_be_draft
from almoner.do.applications.states import APPLICATION
from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import canonical
from almoner.ground.questions.models import Answer
from almoner.ground.search import index
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import applications as policy
from almoner.policy.findings import Finding, run

LATE = "R4.9-2"


def findings(
    application: Application, *, at: datetime, received_at: datetime | None = None
) -> tuple[Finding, ...]:
    """What the rules say at submission; for a draft, as if it were sent at `at`."""
    return run(policy.AT_SUBMISSION, facts.bid_of(application, at=at, received_at=received_at or at))


@action("applications.submit", clause="4.9", may=may_write)
def submit(act: Act, application: Application) -> Application:
    """Send a finished bid to the office. `at` is when the first line of the request arrived."""
    must_be_draft(application)
    found = findings(application, at=act.at)
    if blocking := [one for one in found if one.blocks]:
        raise Refused([f"{one.because} {one.remedy}".strip() for one in blocking])
    act.move(application, APPLICATION, "submit")
    application.submitted_at, application.submitted_by = act.at, act.by
    application.frozen_digest = frozen_digest(application)
    act.save(application)
    index.put("bid", str(application.pk), application.title, searchable(application))
    act.note(bid=application.reference, raised=[one.rule for one in found if one.needs_reason])
    act.tell(
        application.contact.email,
        "applications/received",
        reference=application.reference,
        project=application.title,
        round=application.round.title,
        arrived=act.at,
        panel_on=application.round.panel_on,
        answer_on=application.round.answer_on,
    )
    return application


def frozen_digest(application: Application) -> str:
    """SHA-256 over the bid, its parts and its answers as they were sent (R4.9-4)."""
    parts = [
        *application.priorities.all(), *application.areas.all(), *application.budget_lines.all(),
        *application.match_lines.all(), *application.partners.all(), *application.used_documents.all(),
        *Answer.objects.filter(sheet=application.sheet_id).order_by("question_id"),
    ]  # fmt: skip
    whole = json.dumps([canonical(row) for row in parts], separators=(",", ":"))
    return hashlib.sha256(f"{application.reference}|{whole}".encode()).hexdigest()


def searchable(application: Application) -> str:
    answers = Answer.objects.filter(sheet=application.sheet_id).values_list("value", flat=True)
    impacts = application.priorities.values_list("impact", flat=True)
    words = [application.summary, *impacts, *(one for one in answers if isinstance(one, str))]
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
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter the reason."]})
    if until <= act.at:
        raise Refused("Choose a moment still to come.", {"until": ["Choose a later moment."]})
    act.because(reason)
    made = act.add(
        LateAcceptance(
            application=application, until=until, reason=reason.strip(), granted_by=act.by, granted_at=act.at
        )
    )
    application.extended_until = until
    act.save(application)
    act.tell(
        application.contact.email,
        "applications/may_be_late",
        reference=application.reference,
        project=application.title,
        until=until,
        reason=reason.strip(),
    )
    return made


@action("applications.withdraw", clause="4.9", may=may_withdraw)
def withdraw(act: Act, application: Application, *, reason: str) -> Application:
    """The applicant takes the bid back."""
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter a few words."]})
    act.because(reason)
    act.move(application, APPLICATION, "withdraw")
    return act.save(application)


@action("applications.comment", clause="4.18", may=may_comment)
def comment(act: Act, application: Application, *, topic: str, text: str) -> Comment:
    """A colleague's or helper's remark on one topic of a draft."""
    must_be_draft(application)
    if not text.strip():
        raise Refused("Write the comment.", {"text": ["Enter the comment."]})
    return act.add(Comment(application=application, topic=topic, text=text.strip(), by=act.by, at=act.at))
