"""Rules, actions and moves cite clauses that exist, and what claims to keep a clause is there."""

import importlib
import re

from django.apps import apps

from almoner.cli.clauses import kept_now
from almoner.ground.core.lifecycle import Lifecycle
from almoner.ground.workflow.frame import ACTIONS
from almoner.policy.clauses import all_clauses
from almoner.policy.rule import all_rules

TITLE_BLOCK = "0"
CLAUSES = {clause.number for clause in all_clauses()} | {TITLE_BLOCK}


def test_every_rule_cites_a_clause_and_its_id_names_it():
    rules = all_rules()

    assert rules
    assert [rule.id for rule in rules if rule.clause not in CLAUSES] == []
    assert [
        rule.id for rule in rules if not re.match(rf"R({re.escape(rule.clause)}[a-z]?|0)-\d", rule.id)
    ] == []


def test_every_action_cites_a_clause_and_its_room():
    kept_now()
    rooms = {config.label for config in apps.get_app_configs()}

    of_a_subject = {name: one for name, one in ACTIONS.items() if ".ground." not in one.body.__module__}

    assert [name for name, one in of_a_subject.items() if one.clause not in CLAUSES] == []
    assert [name for name, one in ACTIONS.items() if one.clause not in {"", *CLAUSES}] == []
    assert [name for name in ACTIONS if name.split(".")[0] not in {*rooms, "tests"}] == []


def lifecycles() -> dict[str, Lifecycle]:
    found = {}
    for config in apps.get_app_configs():
        if config.name.startswith("almoner."):
            try:
                module = importlib.import_module(f"{config.name}.states")
            except ModuleNotFoundError:
                continue
            tables = {name: one for name, one in vars(module).items() if isinstance(one, Lifecycle)}
            found |= {f"{config.label}.{name}": one for name, one in tables.items()}
    return found


def test_every_move_cites_a_clause_between_states_that_have_words():
    moves = [(name, one, move) for name, one in lifecycles().items() for move in one.moves]

    assert [f"{name}.{move.name}" for name, _, move in moves if move.clause not in CLAUSES] == []
    assert [
        f"{name}.{move.name}" for name, one, move in moves if {*move.sources, move.target} - set(one.states())
    ] == []


def test_every_state_can_be_reached_and_none_is_forgotten():
    def reached(one: Lifecycle) -> set[str]:
        found = {one.start}
        for _ in one.moves:
            found |= {move.target for move in one.moves if found & set(move.sources)}
        return found

    assert {
        name: set(one.states()) - reached(one)
        for name, one in lifecycles().items()
        if set(one.states()) != reached(one)
    } == {}


def test_all_68_clauses_say_whether_they_are_kept():
    found = [one.as_dict() for one in kept_now()]

    assert len(found) == 68
    assert {one["status"] for one in found} <= {"kept", "not yet"}
    assert [one["clause"] for one in found if not {"clause", "words", "how", "status"} <= set(one)] == []
