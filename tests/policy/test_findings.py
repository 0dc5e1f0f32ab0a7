import pytest

from almoner.policy.findings import Finding, Force, Outcome, Verdict, judge, met, not_met, run
from almoner.policy.rule import Rule, rule


def a_finding(force: Force, outcome: Outcome) -> Finding:
    return Finding("R4.2-1", "4.2", "Is it so?", force, outcome)


@pytest.mark.parametrize(
    ("force", "outcome", "expected"),
    [
        (Force.MUST, Outcome.MET, (False, False, False, False)),
        (Force.MUST, Outcome.NOT_MET, (True, False, False, True)),
        (Force.MUST, Outcome.JUDGE, (False, False, True, True)),
        (Force.SHOULD, Outcome.MET, (False, False, False, False)),
        (Force.SHOULD, Outcome.NOT_MET, (False, True, False, False)),
        (Force.SHOULD, Outcome.JUDGE, (False, False, True, False)),
        (Force.RECORD, Outcome.NOT_MET, (False, False, False, False)),
        (Force.RECORD, Outcome.JUDGE, (False, False, True, False)),
    ],
)
def test_force_and_outcome_together_say_what_a_finding_does(force, outcome, expected):
    found = a_finding(force, outcome)

    assert (found.blocks, found.needs_reason, found.needs_judgement, found.holds_up) == expected


def test_a_verdict_carries_its_reason_and_its_remedy():
    assert (met(), met("Seen."), not_met("No.", "Do it."), judge("Unsure.")) == (
        Verdict(Outcome.MET),
        Verdict(Outcome.MET, "Seen."),
        Verdict(Outcome.NOT_MET, "No.", "Do it."),
        Verdict(Outcome.JUDGE, "Unsure."),
    )


def test_a_rule_answers_a_finding_under_its_own_clause():
    asked = Rule(
        "4.2", "R4.2-1", "Is it small?", Force.SHOULD, lambda sum: not_met("Too much.", "Less."), "amount"
    )

    assert asked(5) == Finding(
        "R4.2-1", "4.2", "Is it small?", Force.SHOULD, Outcome.NOT_MET, "Too much.", "Less.", "amount"
    )


def test_rules_are_asked_in_the_order_they_stand_in():
    rules = [Rule("4.2", f"R{n}", "?", Force.MUST, lambda facts: met()) for n in (3, 1, 2)]

    assert [found.rule for found in run(rules, None)] == ["R3", "R1", "R2"]


def test_an_id_is_given_once():
    with pytest.raises(
        ValueError, match=r"^Two rules share the id R4\.2-1: within_usual_limit and another\.$"
    ):

        @rule("4.2", id="R4.2-1", asks="?", force=Force.MUST)
        def another(facts):
            return met()
