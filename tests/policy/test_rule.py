import re
from collections import Counter

from almoner.policy import chapters
from almoner.policy.clauses import all_clauses
from almoner.policy.findings import Force
from almoner.policy.rule import Rule, all_rules

ID = re.compile(r"R(\d+(\.\d+)?)[a-j]?-\d+(-[a-z]+)?")


def test_every_rule_cites_a_clause_that_exists():
    known = {clause.number for clause in all_clauses()}

    assert [one.id for one in all_rules() if one.clause not in known] == []


def test_ids_are_unique_and_written_as_in_the_strategys_specification():
    ids = [one.id for one in all_rules()]

    assert [name for name in ids if not ID.fullmatch(name)] == []
    assert [name for name, times in Counter(ids).items() if times > 1] == []


def test_an_id_belongs_to_its_clause():
    ours = {one.id: one.clause for one in all_rules() if one.id != "R0-2"}

    assert {name: clause for name, clause in ours.items() if ID.fullmatch(name).group(1) != clause} == {}


def test_each_rule_asks_a_question_and_is_named_as_a_statement():
    assert [one.id for one in all_rules() if not one.asks.endswith("?")] == []
    assert [name for name, times in Counter(one.name for one in all_rules()).items() if times > 2] == []


def test_rules_stand_in_the_order_of_the_strategy():
    ids = [one.id for one in all_rules()]

    assert (
        ids.index("R1.10-2")
        < ids.index("R1.10-10")
        < ids.index("R2.1b-2")
        < ids.index("R2.1g-1")
        < ids.index("R9.1-0")
    )


def test_what_the_strategy_asks_generally_may_be_passed_with_a_reason_and_all_else_must_be():
    may_be_passed = """
        R1.7-1-expected R1.7-2 R1.9-2 R1.9-4 R1.9-5 R1.9-6 R2.1b-1 R2.1c-2 R2.1d-1 R2.1g-2 R2.1i-2-due R2.1j-1
        R1.10-5 R1.10-6 R1.10-15
        R3.2-5 R3.3-6 R3.4-4 R3.5-2 R3.5-3 R3.7-2 R3.8-3 R3.9-3 R3.9-6 R3.12-1 R8.5-2 R8.5-2-sheet
        R4.1-2 R4.1-3 R4.1-7 R4.2-1 R4.2-3 R4.4-2 R4.4-4 R4.4-6
        R4.5-3 R4.6-2 R4.6-3 R4.7-3 R4.10-3 R4.10-7 R4.11-1 R4.12-2-modulus R4.12-2-payee
        R4.12-2-shared R4.12-4 R4.12-5 R4.13-2 R4.13-4
        R4.14-1 R4.14-1-innovative R4.15-1 R4.17-3 R4.21-6 R4.22-3 R4.22-4 R5.2-1 R5.2d-1 R9.1-2
        R9.1a-2 R9.1a-2-deficit R9.1a-2-register R9.1a-2-reserves R9.1a-2-share R9.1b-2 R9.1b-3 R9.1b-4
        R9.1d-2
    """
    is_recorded = (
        "R0-2 R1.10-7 R2.1g-3 R4.5-2 R4.8-2-draft R4.9-3 R4.20-3 R4.20-4 R4.20-4-restorative R9.1c-1 R9.1d-1"
    )

    assert {one.id for one in all_rules() if one.force is Force.SHOULD} == set(may_be_passed.split())
    assert {one.id for one in all_rules() if one.force is Force.RECORD} == set(is_recorded.split())


def test_every_rule_is_asked_at_some_moment():
    moments = [
        value for module in chapters.ALL for value in vars(module).values() if isinstance(value, tuple)
    ]
    asked = {one.id for moment in moments for one in moment if isinstance(one, Rule)}

    assert {one.id for one in all_rules()} - asked == set()
