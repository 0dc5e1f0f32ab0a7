"""Each row of the reference tables ends in the demonstration as its row says."""

from collections import defaultdict

import pytest

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import Organisation
from almoner.do.applications.models import Application
from almoner.do.rounds.models import Round
from almoner.ground.core.calendar import london_date
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.queries import balances
from almoner.plan.priorities.models import Priority
from tests.demo.tables import by, needs_tables, pence, rows

pytestmark = [
    needs_tables,
    pytest.mark.usefixtures("demo"),
    pytest.mark.slow,
    pytest.mark.timeout(900),
]
ENDS = {
    "not_recommended": "refused",
    "ineligible": "refused",
    "dd_failed": "refused",
    "not_agreed": "refused",
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
    """Small groups to which the table gives no number have one of the same pattern."""
    wanted = {
        (
            row["name"],
            row["charity_no_fake"] or ("" if row["company_no_fake"] else f"99000{row['id'][1:]}"),
            row["company_no_fake"],
            row["home_area"],
            pence(row["income"]),
        )
        for row in rows("organisations")
    }
    columns = ("name", "charity_number", "company_number", "home_area__code", "annual_income_pence")

    who_bids = Organisation.objects.filter(core_allocations=None)
    assert set(who_bids.values_list(*columns)) == wanted


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
    """Those whose time is over have no name any more (4.20)."""
    erased = {reference for reference, bid in bids().items() if bid.anonymised_at}
    wanted = {
        row["id"]: (
            "Name erased" if row["id"] in erased else row["title"],
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
    assert (len(erased), {one[:4] for one in erased}) == (17, {"24R1"})


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
