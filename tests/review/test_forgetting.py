"""R4.20-4: what was told of a grant loses its words when the grant's time is over, and not a day before."""

from datetime import UTC, datetime, timedelta

import pytest

from almoner.ground.audit.verify import verify
from almoner.ground.core.refusals import Refused
from almoner.review.monitoring import actions as monitoring
from almoner.review.monitoring.jobs import forget_reports
from almoner.review.monitoring.models import Remark, Return
from almoner.review.updates import actions as updates
from almoner.review.updates.jobs import forget_old
from almoner.review.updates.models import PublicityItem, Update
from tests.builders import NOW
from tests.once_made import rows_now
from tests.review.monitoring.reports import a_reported_grant, noon
from tests.review.updates.told import DUE, an_item

pytestmark = pytest.mark.django_db
CANARY = "canarykeptinside"


def jobs_run_on(day) -> None:
    for job in (forget_reports, forget_old):
        job(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def where_it_stands() -> set[str]:
    return {model.__name__ for model, rows in rows_now() if CANARY in repr(rows)}


def test_4_20_words_go_on_the_day_after_the_last_and_figures_stay():
    grant = a_reported_grant()
    report = grant.sent("mid", narrative=CANARY, changes=CANARY, achieved=f"71 {CANARY}", why=CANARY)
    monitoring.query_return(report, by=grant.officer, at=noon(report.due_on), question=CANARY)
    updates.ask(grant.agreement, by=grant.officer, at=NOW, question=CANARY, due_on=DUE)
    an_item(grant.agreement, grant.officer, words=CANARY)
    ended = grant.agreement.ends_on
    last = ended.replace(year=ended.year + 7)

    jobs_run_on(last)
    before = where_it_stands()
    jobs_run_on(last + timedelta(days=1))

    assert before >= {"Return", "ReturnMeasure", "ReturnSpend", "Remark", "Update", "PublicityItem"}
    assert where_it_stands() == set()
    mid = Return.objects.get(stage="mid")
    assert (mid.people_reached, mid.narrative, mid.sent_by, mid.status) == (80, "", None, "queried")
    assert [one.achieved for one in mid.measures.all()] == ["71"]
    assert (Remark.objects.count(), Update.objects.get().question, PublicityItem.objects.get().words) == (
        0, "Erased", "Erased",
    )  # fmt: skip
    assert verify() == []
    jobs_run_on(last + timedelta(days=2))
    with pytest.raises(Refused, match="erased already"):
        monitoring.forget(mid, by=None, at=noon(last + timedelta(days=3)))
