"""Lengths of time in words that people plan by."""

from almoner.ground.ui.words import counted

HOUR = 60
ROUNDING = 5


def time_words(minutes: int) -> str:
    """`about 2 hours 15 minutes`: rounded up to five minutes, as nobody writes to the minute."""
    hours, rest = divmod(-(-minutes // ROUNDING) * ROUNDING, HOUR)
    told = [counted(hours, "hour")] if hours else []
    return f"about {' '.join(told + ([counted(rest, 'minute')] if rest or not hours else []))}"
