"""Beginning a bid, and the guard of every change to a draft."""

from almoner.analyse.organisations.models import EarlierAward, Organisation
from almoner.do.applications.access import may_start, may_start_for
from almoner.do.applications.models import Application
from almoner.do.applications.states import APPLICATION, DRAFT
from almoner.do.rounds.models import Round
from almoner.do.rounds.queries import band_for
from almoner.ground.core.references import numbered
from almoner.ground.core.refusals import Denied, NotAllowed, Refused
from almoner.ground.questions.models import AnswerSheet
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("applications.start", clause="4.9", may=may_start)
def start(
    act: Act, round: Round, *, organisation: Organisation, continues: EarlierAward | None = None
) -> Application:
    """Begin a draft in an open round; what is known of an earlier award is filled in (4.8)."""
    allowed = may_start_for(act.by, organisation) if act.by else Denied("Sign in first.")
    if isinstance(allowed, Denied):
        raise NotAllowed(allowed.reason)
    if not round.is_open(act.at):
        raise Refused("This round is not open for bids.")
    must_be_theirs(continues, organisation)
    made = draft_of(act, round, organisation, continues)
    made.contact = act.by
    return act.add(made)


def must_be_theirs(continues: EarlierAward | None, organisation: Organisation) -> None:
    if continues is not None and continues.organisation_id != organisation.pk:
        raise Refused("That award was made to another organisation.")


def draft_of(
    act: Act, round: Round, organisation: Organisation, continues: EarlierAward | None
) -> Application:
    """A draft with its number and its empty sheet of answers, not added yet.

    Until the amount is known it is asked what a bid up to the usual limit is asked (4.17).
    """
    number = round.applications.count() + 1
    band = band_for(round, round.guide_max_pence)
    return Application(
        reference=numbered(round.code, number),
        round=round,
        organisation=organisation,
        sheet=act.add(AnswerSheet(question_set_id=round.question_set_id, band=band.code if band else "")),
        band=band,
        started_at=act.at,
        last_saved_at=act.at,
        continues=continues,
        title=continues.title[:140] if continues else "",
        continuation_delivered=continues.delivered if continues else "",
    )


def must_have_texts(application: Application) -> None:
    """Nothing is written about a bid any more once its texts were erased (R4.20-4)."""
    if application.anonymised_at is not None:
        raise Refused("The texts of this bid were erased when their time was over (clause 4.20).")


def must_be_draft(application: Application) -> None:
    must_have_texts(application)
    if application.status != DRAFT:
        now = APPLICATION.words[application.status].lower()
        raise Refused(f"This bid can no longer be changed: it is {now}.")


def touch(act: Act, application: Application) -> Application:
    application.last_saved_at = act.at
    return act.save(application)
