"""A due diligence case as the policy's rules read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from almoner.analyse.organisations.passport import AccountsYear, Document
from almoner.do.diligence import access
from almoner.do.diligence.models import CONDITION, FAIL, NOT_NEEDED, PASS, Case, Check, StatementCheck
from almoner.ground.core.calendar import london_date
from almoner.policy import bids
from almoner.policy import diligence_facts as facts
from almoner.policy.terms import terms_on

OVERALL = {
    PASS: facts.PASS,
    CONDITION: facts.PASS_WITH_CONDITIONS,
    FAIL: facts.FAIL,
    NOT_NEEDED: facts.PASS,
}
VERDICTS = {"confirmed": facts.SUPPORTED, "contradicted": facts.CONTRADICTED, "corrected": facts.CORRECTED}
STATEMENTS = "bank_statements"


@dataclass(frozen=True)
class Gathered:
    """The rows that the rules look at: the latest years of accounts first."""

    checks: Sequence[Check]
    statements: Sequence[StatementCheck]
    held: list[Document]
    years: list[AccountsYear]
    connected: frozenset[int]


def gather(case: Case) -> Gathered:
    years = AccountsYear.objects.filter(organisation=case.organisation_id).order_by("-year_end")
    held = Document.objects.filter(organisation=case.organisation_id, replaced_by__isnull=True)
    return Gathered(
        checks=list(case.checks.select_related("checker", "document")),
        statements=list(case.statements.all()),
        held=list(held),
        years=list(years[:3]),
        connected=access.connected(case),
    )


def case_of(case: Case, *, at: datetime, gathered: Gathered | None = None) -> facts.DiligenceCase:
    """`gathered` saves asking again for rows that are at hand."""
    today, rows = london_date(at), gathered or gather(case)
    checks = {one.item: one for one in rows.checks}
    held = rows.held
    return facts.DiligenceCase(
        terms=terms_on(today),
        today=today,
        ask_pence=case.amount_pence,
        works_with_vulnerable=case.involves_vulnerable,
        accounts=accounts_of(rows.years, checks.get("a"), held),
        policies=policies_of(case, checks.get("b"), held),
        evidence=tuple(evidence_of(one) for one in checks.values() if one.document),
        claims=tuple(
            facts.Claim(one.claim, one.asked, VERDICTS.get(one.verdict, "")) for one in rows.statements
        ),
        effectiveness=checks["c"].note if "c" in checks else "",
        checker_is_connected=any(one.checker_id in rows.connected for one in rows.checks),
        overall=OVERALL.get(case.overall, ""),
    )


def evidence_of(check: Check) -> facts.Evidence:
    title = check.document.title if check.document else check.get_item_display()
    return facts.Evidence(title, london_date(check.checked_at))


def accounts_of(years: list[AccountsYear], check: Check | None, held: list[Document]) -> facts.Accounts:
    """The latest year's figures; bank statements count for a group that has no accounts yet."""
    answers = check.answers if check else {}
    latest = years[0] if years else None
    kinds = {one.kind for one in held}
    return facts.Accounts(
        year_end=latest.year_end if latest else None,
        are_bank_statements=STATEMENTS in kinds and "accounts" not in kinds,
        income_pence=latest.income_pence if latest else None,
        expenditure_pence=latest.expenditure_pence if latest else None,
        cash_pence=latest.cash_pence if latest else None,
        reserves_pence=latest.free_reserves_pence if latest else None,
        deficits_running=deficits(years) if years else None,
        overdue_at_regulator=answers.get("overdue_at_regulator"),
        irregularities=answers.get("irregularities"),
        checked_by=check.checker.public_id if check else "",
        finance_chief_accepts_because=str(answers.get("finance_chief_accepts_because", "")),
    )


def deficits(years: list[AccountsYear]) -> int:
    """The last years in a row in which more was spent than came in."""
    run = 0
    for year in years:
        if year.expenditure_pence <= year.income_pence:
            break
        run += 1
    return run


def policies_of(case: Case, check: Check | None, held: list[Document]) -> facts.PolicyDocuments:
    answers = check.answers if check else {}
    return facts.PolicyDocuments(
        held=tuple(bids.Document(one.kind, one.expires_on, one.reviewed_on) for one in held),
        asked=tuple(case.documents),
        charity_number=case.organisation.charity_number,
        company_number=case.organisation.company_number,
        register_active=answers.get("register_active"),
        unrelated_trustees=answers.get("unrelated_trustees"),
        safeguarding_result=OVERALL.get(check.result, "") if check else "",
    )
