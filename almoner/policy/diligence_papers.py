"""Chapter 9.1 b: policies and papers, in particular safeguarding and data protection."""

from __future__ import annotations

from almoner.policy.bids import SAFEGUARDING
from almoner.policy.diligence_facts import PASSES, DiligenceCase
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.org_numbers import is_charity_number, is_company_number
from almoner.policy.rule import rule
from almoner.policy.words import counted, listed

DATA_PROTECTION = "data_protection"
NAMES = {DATA_PROTECTION: "data protection", SAFEGUARDING: "safeguarding"}


@rule("9.1", id="R9.1b-1", asks="Are the policies there that must be?", force=Force.MUST, about="documents")
def has_needed_policies(case: DiligenceCase) -> Verdict:
    needed = (DATA_PROTECTION, SAFEGUARDING) if case.works_with_vulnerable else (DATA_PROTECTION,)
    missing = [NAMES[kind] for kind in needed if kind not in _held(case)]
    if not missing:
        return met()
    return not_met(f"No policy in date on {listed(missing)}.", "Ask for the policy before the decision.")


@rule(
    "9.1",
    id="R9.1b-2",
    asks="Are the other papers of this band there?",
    force=Force.SHOULD,
    about="documents",
)
def has_other_papers(case: DiligenceCase) -> Verdict:
    missing = [_named(kind) for kind in case.policies.asked if kind not in (*NAMES, *_held(case))]
    if not missing:
        return met()
    return not_met(
        f"Not seen, or out of date: {listed(missing)}.", "Ask for them, or say why they are not needed."
    )


@rule("9.1", id="R9.1b-3", asks="Do the register numbers look right?", force=Force.SHOULD, about="numbers")
def numbers_look_right(case: DiligenceCase) -> Verdict:
    charity, company = case.policies.charity_number, case.policies.company_number
    wrong = []
    if charity and not is_charity_number(charity):
        wrong.append(f"{charity} has not the form of a charity number")
    if company and not is_company_number(company):
        wrong.append(f"{company} has not the form of a company number")
    if case.policies.register_active is False:
        wrong.append("the register does not show it as active")
    if wrong:
        return not_met(
            f"On the registers: {listed(wrong)}.", "Compare with the register and correct the number."
        )
    if (charity or company) and case.policies.register_active is None:
        return judge(
            "Nobody has looked the organisation up.", "Look at the register and record what it says."
        )
    return met()


@rule("9.1", id="R9.1b-4", asks="Has it enough unrelated trustees?", force=Force.SHOULD, about="trustees")
def has_enough_trustees(case: DiligenceCase) -> Verdict:
    number, needed = case.policies.unrelated_trustees, case.terms.trustees_min
    if number is None:
        return judge(
            "It is not known how many unrelated people run it.", "Ask for the names of the committee."
        )
    if number >= needed:
        return met()
    return not_met(
        f"It is run by {counted(number, 'unrelated person', 'unrelated people')}; {needed} are expected.",
        "Say what protects the money, or ask for more members on the committee.",
    )


@rule(
    "4.22",
    id="R4.22-2",
    asks="Was the safeguarding policy checked and found good?",
    force=Force.MUST,
    about="documents",
)
def safeguarding_was_checked(case: DiligenceCase) -> Verdict:
    if not case.works_with_vulnerable or case.policies.safeguarding_result in PASSES:
        return met()
    if case.policies.safeguarding_result:
        return not_met("The safeguarding policy was not found good.", "Tell the applicant what it lacks.")
    return not_met("The safeguarding policy has not been checked.", "Check it before the award.")


def _held(case: DiligenceCase) -> set[str]:
    return {document.kind for document in case.policies.held if document.holds_on(case.today)}


def _named(kind: str) -> str:
    return kind.replace("_", " ")
