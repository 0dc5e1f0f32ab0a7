import pytest

from almoner.policy import contract_years as policy
from almoner.policy import decisions
from almoner.policy.contract_years import YearMoney
from almoner.policy.sheets import Line, Sheet
from almoner.policy.terms import terms_on
from tests.policy.test_contract_changes import DAY


def money(**values) -> YearMoney:
    facts = {
        "contract": "C-26-01", "year": "2027/28", "term_years": ("2026/27", "2027/28"),
        "asked_pence": 100, "left_pence": 100,
    }  # fmt: skip
    return YearMoney(**(facts | values))


@pytest.mark.parametrize(
    ("pence", "left", "blocks"), [(100, 100, False), (101, 100, True), (0, 100, True), (1, -5, True)]
)
def test_3_4_a_years_money_stays_within_the_signed_value(pence, left, blocks):
    assert policy.within_the_signed_value(money(asked_pence=pence, left_pence=left)).blocks is blocks


@pytest.mark.parametrize(("year", "blocks"), [("2026/27", False), ("2028/29", True)])
def test_3_9_the_year_lies_in_the_term(year, blocks):
    assert policy.year_lies_in_its_term(money(year=year)).blocks is blocks


@pytest.mark.parametrize("is_signed", [True, False])
def test_3_4_only_a_signed_contract_has_a_further_year(is_signed):
    assert policy.contract_is_signed(money(is_signed=is_signed)).blocks is not is_signed


@pytest.mark.parametrize(("most", "blocks"), [(None, False), (100, False), (99, True)])
def test_3_4_a_line_that_grew_on_the_sheet_is_stopped_before_signature(most, blocks):
    sheet = Sheet(terms=terms_on(DAY), today=DAY, lines=(Line("A provider", 100, most_pence=most),))

    assert decisions.contracts_stay_within_their_value(sheet).blocks is blocks
