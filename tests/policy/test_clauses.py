from collections import Counter

from almoner.policy.clauses import WAYS, Clause, Kept, all_clauses, existing
from almoner.policy.rule import all_rules


def test_all_68_clauses_are_there_in_order():
    lengths = {1: 13, 2: 1, 3: 13, 4: 22, 5: 2, 6: 1, 7: 3, 8: 6, 9: 1, 10: 6}

    assert [clause.number for clause in all_clauses()] == [
        f"{chapter}.{number}" for chapter, length in lengths.items() for number in range(1, length + 1)
    ]
    assert len(all_clauses()) == 68


def test_each_clause_says_how_it_is_kept_in_a_plain_sentence():
    assert [one.number for one in all_clauses() if one.how not in WAYS or not one.words.endswith(".")] == []
    assert [one.number for one in all_clauses() if (one.how == "people") != (one.kept_by == ())] == []


def test_each_reference_is_of_a_known_kind_and_named_once():
    kinds = ("rule:R", "action:", "page:", "report:")

    assert [
        name
        for one in all_clauses()
        for name in one.kept_by
        if not name.startswith(kinds) or name.endswith(":")
    ] == []
    assert [one.number for one in all_clauses() if max(Counter(one.kept_by).values(), default=1) > 1] == []


def test_pages_are_named_by_door_and_name():
    pages = {name for one in all_clauses() for name in one.kept_by if name.startswith("page:")}

    assert {page for page in pages if page.count(":") != 2} == set()


def test_a_clause_is_kept_only_when_everything_it_names_exists():
    clause = Clause(
        "4.9", "How grants are offered", "In time.", "action", ("rule:R4.9-2", "action:applications.submit")
    )

    assert [
        existing(rules=["R4.9-2"], actions=actions, pages=[], clauses=[clause])
        for actions in ([], ["applications.submit"])
    ] == [(Kept(clause, ("action:applications.submit",)),), (Kept(clause),)]
    assert [Kept(clause, ("action:applications.submit",)).status, Kept(clause).status] == ["not yet", "kept"]


def test_a_clause_kept_by_people_waits_for_nothing():
    people = Clause("8.6", "Joined-up response", "Thanks.", "people", ("report:R8.6-1",))
    nothing = Clause("8.5", "Joined-up response", "Regard.", "rule")

    assert [one.status for one in existing(rules=[], actions=[], pages=[], clauses=[people, nothing])] == [
        "kept",
        "not yet",
    ]


def test_a_clause_tells_itself_as_plain_values():
    clause = Clause("4.9", "How grants are offered", "In time.", "rule", ("rule:R4.9-2", "report:R4.9-9"))

    assert Kept(clause, ("report:R4.9-9",)).as_dict() == {
        "clause": "4.9",
        "chapter": "How grants are offered",
        "words": "In time.",
        "how": "rule",
        "kept_by": ["rule:R4.9-2", "report:R4.9-9"],
        "status": "not yet",
        "missing": ["report:R4.9-9"],
    }


def test_rules_alone_keep_no_clause():
    found = existing(rules=[one.id for one in all_rules()], actions=[], pages=[])

    assert [one.clause.number for one in found if one.status == "kept"] == ["3.11", "8.6"]


def test_a_report_counts_when_it_exists():
    clause = Clause("1.2", "Executive summary", "Market.", "report", ("report:R1.2-1",))

    assert existing(rules=[], actions=[], pages=[], reports=["R1.2-1"], clauses=[clause]) == (Kept(clause),)
