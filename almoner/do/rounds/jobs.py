"""What the worker does with rounds by itself."""

from datetime import datetime, timedelta

from almoner.do.rounds.queries import due_to_close
from almoner.do.rounds.running import close
from almoner.ground.notices.jobs import job


@job("rounds.close", every=timedelta(minutes=5))
def close_rounds(at: datetime) -> None:
    for round in due_to_close(at):
        close(round, by=None, at=at)
