"""The pages that are measured, with their limits."""

from collections.abc import Mapping
from dataclasses import dataclass

ROWS_SMALL, ROWS_LARGE = 2_000, 200_000


@dataclass(frozen=True)
class Page:
    """`role` is whom to be ("" for anybody); the limits are of one request inside the process.

    Today asks every room once or twice what waits there: its statements grow with the rooms, never with rows.

    `form` makes it a form that is posted, and `answers` with what; what it did is undone each time.
    """

    route: str
    role: str = ""
    most_sql: int = 12
    most_cpu_ms: float = 40.0
    form: Mapping[str, str] | None = None
    answers: int = 200
    says: str = ""


LEAD = "lead"
SAVED = {"answer-need": "Reports of trouble around the parade rose from 40 to 71 in a year, most in winter."}
PAGES = (
    Page("public:home"),
    Page("public:rounds"),
    Page("public:round"),
    Page("public:register"),
    Page("account_login"),
    Page("staff:today", role="officer", most_sql=45, most_cpu_ms=60.0),
    Page("staff:bids", role="officer", most_sql=10, most_cpu_ms=40.0),
    Page("staff:bid", role="officer", most_sql=12, most_cpu_ms=30.0),
    Page("portal:application", role=LEAD, most_sql=30, most_cpu_ms=40.0),
    Page("portal:topic", role=LEAD, most_sql=30, most_cpu_ms=40.0),
    Page("portal:check", role=LEAD, most_sql=30, most_cpu_ms=40.0),
    Page("portal:autosave", role=LEAD, most_sql=30, most_cpu_ms=10.0, form=SAVED, says="answer-seen-need"),
    Page("portal:send", role=LEAD, most_sql=20, most_cpu_ms=60.0, form={}, answers=302),
)
MONEY_PAGES = (
    Page("staff:money", role="finance", most_sql=12, most_cpu_ms=60.0),
    Page("staff:forecast", role="finance", most_sql=12, most_cpu_ms=60.0),
)
MOST_WORKER_MB = 110.0
MOST_MIGRATE_SECONDS = 5.0
