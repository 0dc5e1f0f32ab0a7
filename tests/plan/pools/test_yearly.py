"""The office's own contribution with its review (R3.7-2), and the annual report (R3.7-3)."""

from datetime import UTC, date, datetime

import pytest

from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files.store import put_bytes
from almoner.plan.pools import actions, queries
from tests.builders import NOW, a_person
from tests.ground.files.making import plain_pdf
from tests.plan.pools.pools import (
    a_pool_year,
    a_report,
    a_work,
    agreed,
    allocated,
    our_money,
    report_details,
    review_details,
    reviewed,
    their_money,
)
from tests.record import last_line

pytestmark = pytest.mark.django_db
LAST = {"period_from": date(2025, 4, 1), "period_to": date(2026, 3, 31)}


def test_3_7_the_first_contribution_needs_no_review_and_is_agreed_once_by_the_chief_finance_officer():
    our_money()
    year = a_pool_year()

    with pytest.raises(NotAllowed):
        agreed(year, a_person("officer"))
    year = agreed(year)
    line = last_line()
    with pytest.raises(Refused, match="agreed already"):
        agreed(year)

    assert (year.agreed_pence, year.agreed_because) == (40_000_000, "")
    assert (line["action"], line["facts"]) == ("pools.agree_contribution", {"pence": 40_000_000})


def test_3_7_there_is_nothing_to_agree_without_a_budget():
    with pytest.raises(Refused, match="No budget"):
        agreed(a_pool_year())


def test_3_7_without_last_years_closed_review_the_next_needs_a_reason():
    our_money("2025/26"), our_money()
    before, year = agreed(a_pool_year(year="2025/26")), a_pool_year()
    actions.write_review(before, by=a_person("officer"), at=NOW, details=review_details(**LAST))

    with pytest.raises(Refused, match="2025/26 has no closed review") as no:
        agreed(year)
    year = agreed(year, reason="The police's figures come in May.")

    assert (list(no.value.by_field), year.agreed_because) == (["reason"], "The police's figures come in May.")


@pytest.mark.parametrize(("conclusion", "fine"), [("continue", True), ("vary", True), ("stop", False)])
def test_3_7_a_closed_review_lets_the_next_be_agreed_unless_it_says_stop(conclusion, fine):
    our_money("2025/26"), our_money()
    reviewed(agreed(a_pool_year(year="2025/26")), conclusion=conclusion, **LAST)
    year = a_pool_year()

    if fine:
        assert agreed(year).agreed_because == ""
    else:
        with pytest.raises(Refused, match="should stop"):
            agreed(year)


def test_3_7_a_review_keeps_what_was_given_and_who_closed_it():
    officer, chief, ours = a_person("officer"), a_person("chief_finance"), our_money()
    year = agreed(a_pool_year(officer))
    allocated(a_work(year, officer), ours, 100, officer)

    row = reviewed(year, officer, chief)

    assert (row.given_pence, row.allocated_pence, row.closed_by, row.closed_at) == (
        40_000_000, 100, chief, NOW
    )  # fmt: skip
    with pytest.raises(Refused, match="stays as it is"):
        actions.write_review(year, by=officer, at=NOW, details=review_details())
    with pytest.raises(Refused, match="cannot be done now"):
        actions.close_review(row, by=chief, at=NOW)


def test_3_7_a_review_is_whole_of_a_time_that_is_over_and_closed_by_another():
    our_money()
    both = a_person("officer", "chief_finance")
    year = a_pool_year(both)
    write = {"by": both, "at": NOW}

    with pytest.raises(Refused, match="nothing to review"):
        actions.write_review(year, **write, details=review_details())
    year = agreed(year)
    with pytest.raises(Refused) as no:
        actions.write_review(year, **write, details=review_details(evidence=" ", efficiency=""))
    with pytest.raises(Refused, match="after the first"):
        actions.write_review(year, **write, details=review_details(period_to=date(2026, 3, 31)))
    with pytest.raises(Refused, match="what follows"):
        actions.write_review(year, **write, details=review_details(conclusion="shrug"))
    row = actions.write_review(year, **write, details=review_details(period_to=date(2026, 12, 11)))
    with pytest.raises(Refused, match="somebody else"):
        actions.close_review(row, **write)
    with pytest.raises(Refused, match="not over yet"):
        actions.close_review(row, by=a_person("chief_finance"), at=NOW)

    assert list(no.value.by_field) == ["evidence", "efficiency"]


def test_3_7_a_review_is_due_from_sixty_days_before_its_day():
    our_money()
    year = agreed(a_pool_year())
    early, near = datetime(2026, 11, 30, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)

    assert queries.reviews_due(early) == []
    assert [(one.year, one.due) for one in queries.reviews_due(near)] == [(year, date(2027, 1, 30))]
    reviewed(year)
    assert queries.reviews_due(near) == []


def test_3_7_a_report_is_published_with_the_figures_of_the_day_and_keeps_them():
    officer, theirs = a_person("officer"), their_money()
    year = a_pool_year(officer)
    work = a_work(year, officer)
    allocated(work, theirs, 4_360_000, officer)

    report = actions.publish_report(a_report(year, officer), by=officer, at=NOW)
    allocated(work, theirs, 9_000_000, officer)
    report.refresh_from_db()

    assert report.figures == {
        "given": 140_000_000,
        "allocated": 4_360_000,
        "left": 135_640_000,
        "contributors": [["Home Office money", 140_000_000, False]],
        "funders": [],
        "work": [["Phase 8", "Mentors for young people at risk.", 4_360_000]],
    }
    assert list(queries.published_reports()) == [report]


def test_3_7_a_published_report_is_taken_back_before_it_is_changed_and_keeps_its_document():
    officer = a_person("officer")
    year = a_pool_year(officer)
    write = {"by": officer, "at": NOW}
    paper = put_bytes(plain_pdf(), "report.pdf")
    report = actions.write_report(year, **write, details=report_details(), document=paper)
    report = actions.publish_report(report, **write)

    with pytest.raises(Refused, match="Take it back"):
        a_report(year, officer)
    with pytest.raises(Refused, match="put right"):
        actions.take_back_report(report, **write, reason=" ")
    report = actions.take_back_report(report, **write, reason="A wrong sum.")
    changed = a_report(year, officer, text="A better year.")

    assert (report.figures, report.published_at, changed.text) == ({}, None, "A better year.")
    assert changed.document.name == "report.pdf"
    assert list(queries.published_reports()) == []


def test_3_7_a_report_has_words_and_a_time_that_is_over():
    officer = a_person("officer")
    year = a_pool_year(officer)

    with pytest.raises(Refused, match="what the year came to"):
        a_report(year, officer, text=" ")
    with pytest.raises(Refused, match="after the first"):
        a_report(year, officer, period_to=date(2026, 3, 31))
    report = a_report(year, officer, period_to=date(2026, 12, 11))
    with pytest.raises(Refused, match="not over yet"):
        actions.publish_report(report, by=officer, at=NOW)
    with pytest.raises(NotAllowed):
        actions.publish_report(report, by=a_person("finance"), at=NOW)
