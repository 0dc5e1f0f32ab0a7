"""What the worker does for files."""

from datetime import datetime, timedelta

from almoner.ground.files import sweep
from almoner.ground.notices.jobs import job


@job("files.sweep", every=timedelta(hours=6))
def sweep_orphans(at: datetime) -> None:
    """Ages are the disk's own time, which a demonstration's pinned day does not move."""
    sweep.orphans()
