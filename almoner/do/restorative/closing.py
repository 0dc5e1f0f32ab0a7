"""A case closes with its outcome; what people thought of it; names are taken out when their time is over."""

from datetime import date

from almoner.do.restorative.access import may_work
from almoner.do.restorative.facts import in_store
from almoner.do.restorative.models import HELD, OUTCOMES, CaseFeedback, CaseParty, RestorativeCase
from almoner.do.restorative.names import sealed
from almoner.do.restorative.states import CASE, CLOSED, COMMUNICATION
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.findings import Outcome, run
from almoner.policy.restorative import IN_STORE

ALREADY = "Their feedback is recorded already."


@action("restorative.close", clause="3.10", may=may_work)
def close(
    act: Act, case: RestorativeCase, *, outcome: str, closed_on: date, agreement: str = ""
) -> RestorativeCase:
    """An outcome between the parties can be recorded only where they were allowed to communicate."""
    is_held = outcome in HELD
    refuse_unless(
        ("outcome", outcome in dict(OUTCOMES), "Choose what became of it."),
        (
            "outcome",
            not is_held or case.status in (COMMUNICATION, CLOSED),
            "The parties were not allowed to communicate yet. Let them, or choose why it ends without.",
        ),
        (
            "closed_on",
            case.referred_on <= closed_on <= london_date(act.at),
            "Enter a day from the referral until today.",
        ),
    )
    act.move(case, CASE, "close")
    case.outcome, case.closed_on = outcome, closed_on
    case.agreement = sealed(case, agreement, "agreement")
    for now in case.allocations.filter(ends_on=None):
        now.ends_on = max(closed_on, now.starts_on)
        act.save(now)
    return act.save(case)


@action("restorative.record_feedback", clause="3.10", may=may_work)
def record_feedback(
    act: Act, party: CaseParty, *, satisfaction: int, given_on: date, words: str = ""
) -> CaseFeedback:
    """How satisfied a party was, 1 to 5, once the case is closed."""
    if party.case.status != CLOSED:
        raise Refused("Feedback is asked for when the case is closed.")
    if CaseFeedback.objects.filter(party=party).exists():
        raise Refused(ALREADY)
    today = london_date(act.at)
    refuse_unless(
        ("satisfaction", 1 <= satisfaction <= 5, "Choose 1 to 5."),
        (
            "given_on",
            party.case.referred_on <= given_on <= today,
            "Enter a day from the referral until today.",
        ),
    )
    made = CaseFeedback(party=party, satisfaction=satisfaction, given_on=given_on)
    made.sealed = sealed(made, words)
    return act.add(made)


@action("restorative.forget", clause="4.20", may=may_work)
def forget(act: Act, case: RestorativeCase) -> RestorativeCase:
    """Names, contact and every free text go; the reference and the figures stay (R4.20-4)."""
    stored = in_store(case, london_date(act.at))
    if all(one.outcome is Outcome.MET for one in run(IN_STORE, stored)):
        raise Refused("The time for which names are kept is not over, or they are gone already.")
    feedback = CaseFeedback.objects.filter(party__case=case)
    for rows in (case.parties.all(), case.contacts.all(), case.assessments.all(), feedback):
        for row in rows:
            row.sealed = ""
            act.save(row)
    case.sealed, case.agreement, case.forgotten_at = "", "", act.at
    return act.save(case)
