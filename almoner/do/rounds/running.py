"""While a round is open: word of it, questions about it, its deadline, and its closing."""

from datetime import date, datetime

from almoner.do.rounds.access import may_ask, may_run
from almoner.do.rounds.drafting import one_refusal
from almoner.do.rounds.models import Round
from almoner.do.rounds.publicity import CHANNELS, Announcement, Clarification, Extension
from almoner.do.rounds.queries import last_moment
from almoner.do.rounds.states import DRAFT, PUBLISHED, ROUND
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("rounds.log_announcement", clause="4.1", may=may_run)
def log_announcement(act: Act, round: Round, *, channel: str, made_on: date, link: str = "") -> Announcement:
    """Note that the round was made known in the newsletter or to the press (R4.1-2)."""
    if channel not in dict(CHANNELS):
        raise one_refusal("channel", "Choose a channel.")
    if round.status == DRAFT:
        raise Refused("Publish the round first.")
    return act.add(Announcement(round=round, channel=channel, made_on=made_on, link=link.strip()))


@action("rounds.ask", clause="4.1", may=may_ask, system="public")
def ask(act: Act, round: Round, *, question: str, email: str = "") -> Clarification:
    """Somebody asks about the round; the answer goes to everybody."""
    if round.status != PUBLISHED or round.closes_at is None or act.at > round.closes_at:
        raise Refused("Questions are taken until the round closes.")
    if not question.strip():
        raise one_refusal("question", "Enter your question.")
    return act.add(
        Clarification(round=round, question=question.strip(), asker_email=email.strip(), asked_at=act.at)
    )


@action("rounds.publish_answer", clause="4.1", may=may_run)
def publish_answer(
    act: Act, clarification: Clarification, *, answer: str, question: str = ""
) -> Clarification:
    """Answer for all to read; the officer may reword the question so that it names nobody."""
    if not answer.strip():
        raise one_refusal("answer", "Enter the answer.")
    if clarification.published_at:
        raise Refused("This question is answered already.")
    clarification.question = question.strip() or clarification.question
    clarification.answer, clarification.answered_by = answer.strip(), act.by
    clarification.published_at = act.at
    if clarification.asker_email:
        act.tell(
            clarification.asker_email,
            "rounds/answered",
            round=clarification.round.title,
            question=clarification.question,
            answer=clarification.answer,
        )
    return act.save(clarification)


@action("rounds.extend_deadline", clause="4.9", may=may_run)
def extend_deadline(act: Act, round: Round, *, until: datetime, reason: str) -> Extension:
    """Move the deadline for everybody, with a reason and a name (R4.9-3)."""
    if round.status != PUBLISHED or round.closes_at is None:
        raise Refused("Only an open round can be extended.")
    by_field = {}
    if until <= round.closes_at:
        by_field["until"] = ["Choose a moment after the present deadline."]
    elif round.panel_on and london_date(until) >= round.panel_on:
        by_field["until"] = ["The panel meets by then. Choose a moment before its day."]
    if not reason.strip():
        by_field["reason"] = ["Say why, for all to read."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    made = act.add(
        Extension(
            round=round,
            before=round.closes_at,
            until=until,
            reason=reason.strip(),
            granted_by=act.by,
            granted_at=act.at,
        )
    )
    round.closes_at = until
    act.save(round)
    act.because(reason)
    for email in writing_to(round):
        act.tell(email, "rounds/extended", round=round.title, until=until, reason=made.reason)
    return made


def writing_to(round: Round) -> list[str]:
    """Addresses of those with a draft in the round."""
    drafts = round.applications.filter(status="draft").exclude(contact__email="")
    return sorted(set(drafts.values_list("contact__email", flat=True)))


@action("rounds.close", clause="4.9", may=may_run, system=True)
def close(act: Act, round: Round) -> Round:
    """Take no more bids: after the deadline and its grace, by the worker or an officer."""
    last = last_moment(round)
    if last is None or act.at <= last:
        raise Refused("The round is still open, or its grace has not passed.")
    act.move(round, ROUND, "close")
    return act.save(round)


@action("rounds.cancel", clause="4.1", may=may_run)
def cancel(act: Act, round: Round, *, reason: str) -> Round:
    """Give the round up, as long as no bid has come in; those with a draft hear why."""
    if not reason.strip():
        raise one_refusal("reason", "Say why.")
    if round.applications.exclude(status="draft").exists():
        raise Refused("Bids have come in, so the round cannot be cancelled.")
    act.because(reason)
    for email in writing_to(round) if round.status == PUBLISHED else ():
        act.tell(email, "rounds/cancelled", round=round.title, reason=reason.strip())
    act.move(round, ROUND, "cancel")
    return act.save(round)
