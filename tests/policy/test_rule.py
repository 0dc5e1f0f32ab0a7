import re
from collections import Counter

from almoner.policy import chapters
from almoner.policy.clauses import all_clauses
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

    assert ids.index("R1.10-2") < ids.index("R1.10-10") < ids.index("R2.1b-2") < ids.index("R9.1-0")


def test_every_rule_is_asked_at_some_moment():
    moments = [
        value for module in chapters.ALL for value in vars(module).values() if isinstance(value, tuple)
    ]
    asked = {one.id for moment in moments for one in moment if isinstance(one, Rule)}

    assert {one.id for one in all_rules()} - asked == set()
