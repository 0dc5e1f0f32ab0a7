"""The one clock. A demonstration pins the day; the time of day goes on."""

from datetime import UTC, date, datetime

from django.conf import settings

from almoner.ground.core.calendar import london_date


def now() -> datetime:
    """The present moment in UTC, on the pinned day when a demonstration pins one."""
    moment = datetime.now(tz=UTC)
    pinned: date | None = settings.PINNED_DAY
    if pinned is None:
        return moment
    return moment.replace(year=pinned.year, month=pinned.month, day=pinned.day)


def today() -> date:
    """Today's date in London."""
    return london_date(now())
