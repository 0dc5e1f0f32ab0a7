"""Everything that can be done with reports of grants."""

from almoner.review.monitoring.forgetting import forget
from almoner.review.monitoring.reviewing import accept_return, query_return, reopen, send_back
from almoner.review.monitoring.scheduling import plan_returns, remind
from almoner.review.monitoring.writing import save_return, submit_return

__all__ = [
    "accept_return",
    "forget",
    "plan_returns",
    "query_return",
    "remind",
    "reopen",
    "save_return",
    "send_back",
    "submit_return",
]
