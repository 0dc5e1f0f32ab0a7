"""Each row of the reference tables ends in the demonstration as its row says."""

from collections import defaultdict
from datetime import UTC, date, datetime

import pytest

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import EarlierAward, Organisation
from almoner.do.agreements.models import Agreement
from almoner.do.applications.models import Application
from almoner.do.decisions.content import total_pence
from almoner.do.decisions.models import Decision
from almoner.do.diligence.models import Case
from almoner.do.evaluation.models import Recommendation, Score
from almoner.do.rounds.models import Round
from almoner.ground.core.calendar import london_date
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.queries import balances
from almoner.plan.priorities.models import Priority
from almoner.policy import scoring
from almoner.policy.terms import terms_on
from tests.demo.tables import by, needs_tables, pence, rows

pytestmark = [
    needs_tables,
    pytest.mark.usefixtures("demo"),
    pytest.mark.slow,
    pytest.mark.timeout(900),
]
DAY = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
ENDS = {
    "not_recommended": "refused",
    "ineligible": "refused",
    "dd_failed": "refused",
    "not_agreed": "refused",
}
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


def bids() -> dict[str, Application]:
    found = Application.objects.select_related("round", "organisation")
    return {bid.reference: bid for bid in found}


def test_areas_and_priorities_are_those_of_the_tables():
    wanted = {(row["code"], row["ons_code"], int(row["population_2021_rounded"])) for row in rows("areas")}
    titles = {(row["code"], row["title"]) for row in rows("plan_priorities")}

    assert set(Area.objects.values_list("code", "ons_code", "population")) == wanted
    assert set(Priority.objects.values_list("code", "title")) == titles


def test_later_priorities_carry_on_the_earlier_ones():
    wanted = {row["code"]: set(filter(None, row["maps_from"].split(";"))) for row in rows("plan_priorities")}
    found = {
        one.code: {old.old.code for old in one.continues.select_related("old")}
        for one in Priority.objects.all()
    }

    assert found == wanted


def test_budgets_are_those_of_the_tables():
    wanted = {
        (row["fund"], row["fy"], row["line"], row["stream"]): pence(row["amount"])
        for row in rows("fund_budgets")
    }
    budgets = FundBudget.objects.select_related("fund", "stream").exclude(financial_year="2027/28")
    sums = balances(budgets.values_list("pk", flat=True))
    found = {
        (one.fund.code, one.financial_year, one.line, one.stream.code): sums[one.pk].budget_pence
        for one in budgets
    }

    assert found == wanted


def test_organisations_are_those_of_the_tables():
    wanted = {
        (row["name"], row["charity_no_fake"], row["company_no_fake"], row["home_area"], pence(row["income"]))
        for row in rows("organisations")
    }
    columns = ("name", "charity_number", "company_number", "home_area__code", "annual_income_pence")

    assert set(Organisation.objects.values_list(*columns)) == wanted


def test_rounds_open_and_close_on_their_days():
    wanted = {
        row["code"]: (
            row["opens"],
            f"{row['closes_2359']} 23:59",
            row["panel"],
            row["fy"],
            pence(row["budget"]),
        )
        for row in rows("rounds")
    }
    found = {one.code: as_row(one) for one in Round.objects.all()}

    assert found == wanted


def as_row(one: Round) -> tuple[str, str, str, str, int]:
    from almoner.ground.core.calendar import LONDON

    closes = f"{one.closes_at.astimezone(LONDON):%Y-%m-%d %H:%M}"
    return (
        str(london_date(one.opens_at)),
        closes,
        str(one.panel_on),
        one.financial_year,
        one.available_pence,
    )


def test_every_bid_asks_and_ends_as_its_row_says():
    wanted = {
        row["id"]: (
            row["title"],
            pence(row["ask"]),
            pence(row["project_cost"]),
            ENDS.get(row["status"], row["status"]),
            pence(row["award"]) if row["status"] == "awarded" else 0,
        )
        for row in rows("applications")
    }
    found = {
        reference: (
            bid.title,
            bid.ask_pence,
            bid.cost_pence,
            bid.status,
            bid.awarded_pence or 0 if bid.status == "awarded" else 0,
        )
        for reference, bid in bids().items()
    }

    assert found == wanted


def test_areas_priorities_and_match_of_each_bid():
    shares, given = defaultdict(set), by("id", "applications")
    for row in rows("application_areas"):
        shares[row["application"]].add((row["area"], int(row["percent"])))
    parts = Application.objects.prefetch_related("areas__area", "priorities__priority", "match_lines")
    for bid in parts:
        row = given[bid.reference]
        sums = defaultdict(int)
        for line in bid.match_lines.all():
            sums[line.kind] += line.amount_pence

        assert {(one.area.code, one.percent) for one in bid.areas.all()} == shares[bid.reference]
        assert [one.priority.code for one in bid.priorities.all()] == [row["priority"]][
            : bool(row["priority"])
        ]
        assert (sums["cash"], sums["in_kind"]) == (pence(row["match_cash"]), pence(row["match_in_kind"]))


def test_partners_answered_as_the_table_says():
    words = {
        "supports": "supports",
        "concerns": "concerns",
        "declined": "declines",
        "no_reply": "",
        "requested": "",
    }
    wanted, found = {}, {}
    for row in rows("endorsements"):
        for kind in ("csp", "police"):
            if row[f"{kind}_answer"] != "not_requested":
                wanted[row["application"], row["area"], kind] = words[row[f"{kind}_answer"]]
    for bid in Application.objects.prefetch_related("endorsements__area"):
        for one in bid.endorsements.all():
            found[bid.reference, one.area.code, one.kind] = one.answer

    assert found == wanted


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

    assert dict(Case.objects.values_list("subject", "overall")) == wanted


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
        for one in Agreement.objects.filter(status="signed")
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
