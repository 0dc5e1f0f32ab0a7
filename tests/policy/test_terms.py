import json
import re
from datetime import date
from pathlib import Path

import pytest

from almoner.policy import terms as terms_module
from almoner.policy.clauses import all_clauses
from almoner.policy.terms import Term, Terms, terms_in_force, terms_on
from tests.policy.builders import TERMS, TODAY


def test_the_strategys_own_numbers():
    assert (
        TERMS.signature_threshold_pence,
        TERMS.usual_limit_pence,
        TERMS.contract_total_years,
        TERMS.grant_months,
        TERMS.version,
    ) == (2_000_00, 20_000_00, 5, 12, "essex_2023/2026-01-01")


def test_a_number_changes_on_its_day():
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 12, 31), date(2026, 1, 1))

    assert [terms_on(day).grant_procurement_pence for day in days] == [
        213_477_00,
        214_904_00,
        214_904_00,
        207_720_00,
    ]


def test_before_the_strategy_there_are_no_numbers():
    with pytest.raises(
        ValueError, match=r"^No single value on 2023-05-31 in essex_2023: accounts_age_months"
    ):
        terms_on(date(2023, 5, 31))


def test_a_number_holds_from_its_first_day_to_its_last():
    term = Term("x", "4.2", "pence", "A limit.", 1, date(2024, 1, 2), date(2024, 1, 4))

    assert [term.holds_on(date(2024, 1, day)) for day in range(1, 6)] == [False, True, True, True, False]


def test_two_values_on_one_day_are_refused(tmp_path: Path, monkeypatch):
    text = (Path(terms_module.__file__).parent / "essex_2023" / "terms.toml").read_text(encoding="utf-8")
    row = "\n".join(
        (
            "[[term]]",
            'name = "usual_limit_pence"',
            'clause = "4.2"',
            'unit = "pence"',
            "value = 1",
            'words = "A."',
            "from = 2024-01-01",
        )
    )
    (tmp_path / "twice").mkdir()
    (tmp_path / "twice" / "terms.toml").write_text(f"{text}\n{row}", encoding="utf-8")
    monkeypatch.setattr(terms_module, "HERE", tmp_path)

    with pytest.raises(ValueError, match=r"^No single value on 2026-12-10 in twice: usual_limit_pence\.$"):
        terms_on(TODAY, "twice")


def test_frozen_terms_come_back_from_json_unchanged():
    assert Terms.from_dict(json.loads(json.dumps(TERMS.as_dict()))) == TERMS


def test_terms_frozen_before_a_number_was_known_take_it_from_elsewhere():
    frozen = TERMS.as_dict()
    del frozen["panel_quorum"]

    assert Terms.from_dict(frozen, otherwise=TERMS) == TERMS
    with pytest.raises(ValueError, match=r"^Terms do not fit: panel_quorum\.$"):
        Terms.from_dict(frozen)


def test_a_number_nobody_knows_is_refused():
    with pytest.raises(ValueError, match=r"^Terms do not fit: colour\.$"):
        Terms.from_dict({**TERMS.as_dict(), "colour": 3})


def test_each_number_has_a_clause_and_words():
    known = {clause.number for clause in all_clauses()}

    assert [
        term.name
        for term in terms_in_force(TODAY)
        if term.clause not in known or not term.words.endswith(".")
    ] == []


def test_a_name_that_speaks_of_pence_is_counted_in_pence():
    assert [
        term.name
        for term in terms_in_force(TODAY)
        if bool(re.search("pence$", term.name)) != (term.unit == "pence")
    ] == []
