"""What panels, checks, decisions and agreements came to: as the reference tables say."""

from datetime import date

import pytest

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.agreements.models import Agreement
from almoner.do.decisions.content import total_pence
from almoner.do.decisions.models import Decision
from almoner.do.diligence.models import Case
from almoner.do.evaluation.models import Recommendation, Score
from almoner.ground.core.calendar import london_date
from almoner.policy import scoring
from almoner.policy.terms import terms_on
from tests.demo.tables import by, needs_tables, pence, rows

pytestmark = [
    needs_tables,
    pytest.mark.usefixtures("demo"),
    pytest.mark.slow,
    pytest.mark.timeout(900),
]
SHEETS = {
    "signed": "published",
    "not_agreed": "not_agreed",
    "signed_unpublished": "signed",
    "awaiting_mo_signature": "signing",
    "awaiting_pfcc_signature": "signing",
}
NOT_HELD = {"031-24D", "200-25"}
SUMS_OF_OUR_OWN = {"130-26"}
RETURNS = {
    "accepted": "accepted",
    "overdue": "overdue",
    "submitted": "due",
    "queried": "due",
    "not_due": "not_due",
}


def test_every_score_is_the_one_of_the_table():
    people = {row["id"]: row["name"] for row in rows("panel_members")}
    wanted = {
        (row["application"], people[row["member"]], row["criterion"]): int(row["score_0_5"])
        for row in rows("panel_scores")
        if row["criterion"]
    }
    columns = ("application__reference", "member__person__name", "criterion__code", "value")
    found = {(bid, who, code): value for bid, who, code, value in Score.objects.values_list(*columns)}

    assert found == wanted


def test_means_and_moderated_marks_are_those_of_the_table():
    wanted = {
        row["application"]: (
            round(float(row["mean_pct"]) * 10),
            round(float(row["moderated_pct"]) * 10) if row["moderated_pct"] else None,
        )
        for row in rows("panel_results")
    }
    found = {
        one.application.reference: (one.mean_tenths, one.moderated_tenths)
        for one in Recommendation.objects.select_related("application")
    }

    assert found == wanted


def test_the_band_of_each_mark_is_the_tables_recommendation():
    terms = terms_on(date(2026, 12, 10))
    bands = {"recommend": "recommend", "reserve": "reserve", "not_recommended": "not_recommend"}
    marks = {
        one.application.reference: one.final_tenths
        for one in Recommendation.objects.select_related("application")
    }
    for row in rows("panel_results"):
        if "(" not in row["recommendation"]:
            assert bands[scoring.recommendation(marks[row["application"]], terms)] == row["recommendation"], (
                row
            )


def test_checks_end_as_the_table_says():
    words = {"pass": "pass", "pass_with_condition": "condition", "fail": "fail"}
    wanted = {row["application"]: words[row["overall"]] for row in rows("due_diligence")}

    of_bids = Case.objects.filter(application__isnull=False)
    assert dict(of_bids.values_list("subject", "overall")) == wanted


def test_decisions_stand_and_add_up_as_the_table_says():
    given = {row["ref"]: row for row in rows("decisions") if row["ref"] not in NOT_HELD}
    found = Decision.objects.filter(reference__in=given).prefetch_related("lines")
    wanted = {
        reference: (
            date.fromisoformat(row["date"]),
            SHEETS[row["state"]],
            None if reference in SUMS_OF_OUR_OWN else pence(row["amount"]),
        )
        for reference, row in given.items()
    }

    assert {
        one.reference: (
            one.dated,
            one.status,
            None if one.reference in SUMS_OF_OUR_OWN else total_pence(one),
        )
        for one in found
    } == wanted


def test_agreements_carry_the_dates_of_the_table():
    given = by("ref", "agreements")
    live = {"closed", "live", "payment_held"}
    wanted = {
        reference: (
            pence(row["amount"]),
            row["issued"],
            row["signed_recipient"],
            row["signed_pfcc"],
            row["ends"],
        )
        for reference, row in given.items()
        if row["state"] in live
    }
    found = {
        one.reference: (
            one.amount_pence,
            str(london_date(one.offered_at)),
            str(london_date(one.accepted_at)),
            str(london_date(one.countersigned_at)),
            str(one.ends_on),
        )
        for one in Agreement.objects.filter(status="signed", instrument="grant")
    }

    assert found == wanted
    assert set(Agreement.objects.exclude(status="signed").values_list("reference", "status")) == {
        (reference, "lapsed") for reference, row in given.items() if row["state"] == "offer_lapsed"
    }


def test_reports_on_earlier_money_stand_as_the_table_says():
    wanted = {
        row["agreement"]: RETURNS[row["state"].replace("overdue_then_", "").split()[0]]
        for row in rows("grant_returns")
        if row["stage"] == "end"
    }

    assert dict(EarlierAward.objects.values_list("reference", "return_state")) == wanted
