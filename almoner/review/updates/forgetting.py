"""Updates and publicity lose their words with the bid they belong to; what is published stays (R4.20-4)."""

from almoner.do.agreements.keeping import whose_time_is_over
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import row_name
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.erasing import erase_told
from almoner.ground.workflow.frame import action
from almoner.review.updates.access import may_answer, may_drop
from almoner.review.updates.models import PublicityItem, Update
from almoner.review.updates.states import PUBLISHED

GONE = "Erased"


def must_be_over(act: Act, row: Update | PublicityItem) -> None:
    if not whose_time_is_over(london_date(act.at)).filter(pk=row.agreement_id).exists():
        raise Refused("The time for which this is kept is not over.")


@action("updates.forget_update", clause="4.20", may=may_answer, system=True)
def forget_update(act: Act, update: Update) -> Update:
    """The question, the answer and who gave it; how it went stays."""
    must_be_over(act, update)
    erase_told(act, {row_name(update)}, update.agreement.reference)
    act.erase([update], question=GONE, answer="", answered_by=None)
    return update


@action("updates.forget_publicity", clause="4.20", may=may_drop, system=True)
def forget_publicity(act: Act, item: PublicityItem) -> PublicityItem:
    """What was never published, or was taken back; its type and day stay."""
    must_be_over(act, item)
    if item.status == PUBLISHED:
        raise Refused("It is published.")
    erase_told(act, {row_name(item)}, item.agreement.reference)
    act.erase([item], words=GONE, link="", consent="", consent_by=None, consent_at=None)
    return item
