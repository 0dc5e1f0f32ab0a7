"""The pages that are measured, with their limits."""

from dataclasses import dataclass

ROWS_SMALL, ROWS_LARGE = 2_000, 200_000


@dataclass(frozen=True)
class Page:
    """`role` is whom to be ("" for anybody); the limits are of one request inside the process."""

    route: str
    role: str = ""
    most_sql: int = 12
    most_cpu_ms: float = 40.0


PAGES = (
    Page("public:home"),
    Page("public:register"),
    Page("account_login"),
    Page("staff:today", role="officer"),
    Page("staff:applications", role="officer", most_sql=10, most_cpu_ms=40.0),
    Page("staff:application", role="officer", most_sql=12, most_cpu_ms=30.0),
)
MOST_WORKER_MB = 110.0
MOST_MIGRATE_SECONDS = 5.0
