"""The steps of a pay run that are one question each: what its page says, and what its button does."""

from collections.abc import Callable
from dataclasses import dataclass

from almoner.do.payments import actions


@dataclass(frozen=True)
class Step:
    """`title` has the run's reference put into it; `done` is said afterwards."""

    title: str
    does: Callable[..., object]
    lead: str
    button: str
    done: str
    wants_reason: bool = False


STEPS = {
    "ask": Step(
        "Ask for the release of {}",
        actions.ask_release,
        "Somebody else looks at every payment and releases it. Nothing can be changed until it is sent back.",
        "Ask",
        "Somebody else can release it now.",
    ),
    "send_back": Step(
        "Send {} back",
        actions.send_back,
        "It goes back to whoever made it.",
        "Send it back",
        "The run can be changed again.",
        wants_reason=True,
    ),
    "cancel": Step(
        "Cancel {}",
        actions.cancel_run,
        "Nothing of it is paid.",
        "Cancel the run",
        "The run is cancelled; its instalments can go into another one.",
        wants_reason=True,
    ),
    "recall": Step(
        "Recall {}",
        actions.recall,
        "Only if the bank has not got the file, or has thrown it away. Make sure first.",
        "Recall the run",
        "The run is recalled: its file is void, and nothing of it is paid.",
        wants_reason=True,
    ),
    "sent": Step(
        "The bank has the file of {}",
        actions.mark_sent,
        "Each payee gets a remittance letter.",
        "The bank has it",
        "Kept. Each payee has been told what comes and when.",
    ),
    "confirm": Step(
        "The statement shows {}",
        actions.confirm_run,
        "All of it left our account. What the bank sent back is written down by itself.",
        "Confirm",
        "The run is paid.",
    ),
}
