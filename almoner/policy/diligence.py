"""Chapter 9.1: checks before public money is promised to an organisation."""

from __future__ import annotations

from almoner.policy import diligence_accounts as accounts
from almoner.policy import diligence_papers as papers
from almoner.policy.days import add_months
from almoner.policy.diligence_facts import (
    CONTRADICTED,
    FAIL,
    PASSES,
    Accounts,
    Claim,
    DiligenceCase,
    Evidence,
    PolicyDocuments,
)
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.words import counted, listed

__all__ = ["BEFORE_AWARD", "Accounts", "Claim", "DiligenceCase", "Evidence", "PolicyDocuments"]


@rule("9.1", id="R9.1-0", asks="Have the checks been passed?", force=Force.MUST, about="overall")
def checks_are_passed(case: DiligenceCase) -> Verdict:
    if case.overall in PASSES:
        return met()
    if case.overall == FAIL:
        return not_met(
            "The checks were not passed.", "Without them there is no award; tell the applicant why."
        )
    return not_met("The checks have no result yet.", "Conclude them before the decision.")


@rule("9.1", id="R9.1-2", asks="Is the evidence recent enough?", force=Force.SHOULD, about="evidence")
def evidence_is_recent(case: DiligenceCase) -> Verdict:
    months = case.terms.evidence_reuse_months
    if not case.evidence:
        return judge("No document has been recorded as checked.", "Record what was looked at and when.")
    old = [one.name for one in case.evidence if add_months(one.checked_on, months) < case.today]
    if not old:
        return met()
    return not_met(
        f"Checked more than {counted(months, 'month')} ago: {listed(old)}.",
        "Look at them again, or ask for newer ones.",
    )


@rule(
    "9.1", id="R9.1-3", asks="Is the checker independent of the applicant?", force=Force.MUST, about="checker"
)
def checker_is_independent(case: DiligenceCase) -> Verdict:
    if case.checker_is_connected is None:
        return judge("The checker has not said whether they are connected with the applicant.", "Ask them.")
    if not case.checker_is_connected:
        return met()
    return not_met("The checker is connected with the applicant.", "Let someone else carry out the checks.")


@rule(
    "9.1",
    id="R9.1c-1",
    asks="Is effectiveness and efficiency spoken to?",
    force=Force.RECORD,
    about="effectiveness",
)
def effectiveness_is_stated(case: DiligenceCase) -> Verdict:
    if case.effectiveness.strip():
        return met()
    return not_met(
        "Nothing is written on how effective and efficient the project is likely to be.",
        "Add a sentence; the panel's scores may be quoted.",
    )


@rule(
    "9.1", id="R9.1d-1", asks="Are statements put to partners answered?", force=Force.RECORD, about="claims"
)
def claims_are_answered(case: DiligenceCase) -> Verdict:
    silent = [f"“{one.words}” ({one.asked})" for one in case.claims if not one.verdict]
    if not silent:
        return met()
    return not_met(
        f"Waiting for an answer on {listed(silent)}.", "Partners' views are sought where they help."
    )


@rule(
    "9.1", id="R9.1d-2", asks="Is every contradicted statement settled?", force=Force.SHOULD, about="claims"
)
def contradictions_are_settled(case: DiligenceCase) -> Verdict:
    wrong = [f"“{one.words}” ({one.asked})" for one in case.claims if one.verdict == CONTRADICTED]
    if not wrong:
        return met()
    return not_met(
        f"A partner contradicts {listed(wrong)}.",
        "Have the applicant correct it, or say why it makes no difference.",
    )


BEFORE_AWARD = (
    checks_are_passed,
    accounts.has_positive_cash,
    accounts.accounts_are_recent,
    accounts.regulator_has_accounts,
    accounts.ask_is_a_modest_share,
    accounts.reserves_are_sound,
    accounts.no_run_of_deficits,
    accounts.no_irregularities,
    papers.has_needed_policies,
    papers.safeguarding_was_checked,
    papers.has_other_papers,
    papers.numbers_look_right,
    papers.has_enough_trustees,
    evidence_is_recent,
    checker_is_independent,
    effectiveness_is_stated,
    claims_are_answered,
    contradictions_are_settled,
)
