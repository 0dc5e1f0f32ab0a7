"""Everything that can be done with a pool, in the order of its year."""

from almoner.plan.pools.planning import (
    allocate,
    begin_year,
    drop_funder,
    drop_work,
    keep_funder,
    keep_pool,
    keep_work,
    take_out,
)
from almoner.plan.pools.reporting import publish_report, take_back_report, write_report
from almoner.plan.pools.reviewing import agree_contribution, close_review, write_review

__all__ = [
    "agree_contribution",
    "allocate",
    "begin_year",
    "close_review",
    "drop_funder",
    "drop_work",
    "keep_funder",
    "keep_pool",
    "keep_work",
    "publish_report",
    "take_back_report",
    "take_out",
    "write_report",
    "write_review",
]
