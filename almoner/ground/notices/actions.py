"""What staff can do with a letter."""

from almoner.ground.core.refusals import Refused
from almoner.ground.notices.access import may_send_again
from almoner.ground.notices.queries import has_secrets
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.ground.workflow.models import SENT, WAITING, Letter


@action("notices.send_again", clause="3.3", may=may_send_again)
def send_again(act: Act, letter: Letter) -> Letter:
    """Put a failed letter back into the outbox, or a sent one for somebody who never got it."""
    if has_secrets(letter):
        raise Refused(
            "This letter held a code or a link that works once, which is not kept. Ask for a new one."
        )
    act.note(before=letter.state, attempts=letter.attempts, was_sent=letter.state == SENT)
    letter.state, letter.attempts, letter.last_error = WAITING, 0, ""
    letter.next_try_at = act.at
    letter.save(update_fields=["state", "attempts", "last_error", "next_try_at"])
    return letter
