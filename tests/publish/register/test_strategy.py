"""The strategy's clauses with their live counts."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from almoner.do.decisions.models import ScrutinyMeeting
from almoner.do.evaluation.models import Panel, PanelMember
from almoner.doors.public.about.keeping import kept_now
from almoner.plan.bids import actions as bids
from almoner.plan.funds import receiving
from almoner.publish.register import strategy
from almoner.publish.register.counts import QUESTIONS, counted
from tests.builders import NOW, a_person, an_organisation, kept
from tests.plan.bids.outside import a_won_bid
from tests.plan.funds.incomes import a_year
from tests.publish.awards import a_bid, a_sheet, an_agreement, an_answered_round, an_award

pytestmark = pytest.mark.django_db


def words(clause: str) -> list[str]:
    return [one.words for one in counted()[clause]]


def test_every_count_belongs_to_a_clause_and_links_to_a_page():
    numbers = {one.clause.number for one in kept_now()}
    an_award()

    assert {clause for clause, _ in QUESTIONS} - numbers == set()
    assert [reverse(one.route) for counts in counted().values() for one in counts if one.route]


def test_1_10_counts_what_is_over_two_thousand_pounds_signed_published_and_reported():
    meeting = kept(ScrutinyMeeting(held_on=date(2026, 12, 3), title="Police, Fire and Crime Panel"))
    an_award(200_001, sheet=a_sheet(reported_at=meeting))
    an_award(500_000, sheet=a_sheet(status="signed"))
    an_award(500_000, sheet=a_sheet(signed=False))
    an_award(200_000, sheet=a_sheet())
    an_award(900_000, sheet=a_sheet(status="signing"))

    assert words("1.10") == [
        "3 decisions over £2,000, 2 signed by three, 2 published, "
        "1 reported to the Police, Fire and Crime Panel."
    ]


def test_1_7_counts_what_is_expected_and_published():
    a_year()
    before = words("1.7")
    receiving.publish_income(None, by=a_person("chief_finance"), at=NOW, financial_year="2026/27")

    assert (before, words("1.7")) == ([], ["Expected income of 1 year published, 1 figure."])


def test_1_8_counts_won_bids_and_those_accepted():
    before = words("1.8")
    a_won_bid(5_000)
    bids.accept(a_won_bid(6_000, title="Another"), by=a_person("officer"), at=NOW, decision="130-26")

    assert (before, words("1.8")) == ([], ["1 of 2 won bids accepted by a published decision."])


def test_1_10_says_when_there_is_nothing_to_count():
    assert words("1.10") == ["No decision over £2,000 is signed yet."]
    assert words("4.21") == ["No award is published yet.", "0 decisions withheld, shown as such."]


def test_4_21_counts_awards_and_what_is_withheld():
    an_award(195_000)
    an_award(5_000, priority=None, statutory_basis="")
    a_sheet(status="withheld")

    assert words("4.21") == [
        "2 awards published, £2,000 together.",
        "1 decision withheld, shown as such.",
    ]
    assert words("1.1") == ["1 of 2 awards name a priority of the plan."]
    assert words("1.4") == ["1 of 2 awards name the duty or power they rest on."]


def test_3_3_counts_panels_with_the_voluntary_sector_and_reasons_told():
    found = an_answered_round()
    panel = kept(Panel(round=found, met_on=date(2026, 9, 1)))
    for is_voluntary in (True, True, False):
        kept(
            PanelMember(panel=panel, person=a_person(), represents="A body", is_voluntary_sector=is_voluntary)
        )
    refused = {"round": found, "status": "refused", "awarded_pence": None}
    a_bid(an_organisation(), **refused, outcome_reasons=[{"code": "x", "words": "x", "criterion": "need"}])
    a_bid(an_organisation(), **refused)

    assert words("3.3") == [
        "1 of 1 panel sat with the voluntary sector.",
        "1 of 2 unsuccessful bids told why.",
    ]


def test_4_2_3_4_4_9_and_4_11_count_rows():
    an_agreement(an_award(2_000_000))
    an_agreement(an_award(2_000_001), "lapsed")
    late = datetime(2026, 7, 11, 12, tzinfo=UTC)
    a_bid(an_organisation(), awarded_pence=None, status="refused", submitted_at=late)

    assert words("4.2") == ["1 of 2 awards from rounds within £20,000."]
    assert words("3.4") == ["2 agreements offered, 1 signed by both sides, 1 lapsed."]
    assert words("4.9") == ["2 of 3 bids received by the deadline."]
    assert words("4.11") == ["1 area reached by awards from rounds."]


def test_rows_are_every_clause_and_tell_the_same_as_data():
    rows = strategy.rows(kept_now())

    assert len(rows) == 68
    assert strategy.told(rows[0])["clause"] == "1.1"
    assert [strategy.told(one)["counts"] for one in rows if one.kept.clause.number == "1.5"] == [
        ["No award is published yet."]
    ]


def test_a_clause_whose_page_is_absent_is_not_kept_yet():
    status = {one.clause.number: one.status for one in strategy.kept(["public:register"])}
    known = {one.clause.number: one.status for one in kept_now()}

    assert (status["4.21"], known["4.21"], known["3.11"]) == ("not yet", "kept", "kept")
