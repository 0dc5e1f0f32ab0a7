"""Due diligence: open a case, record the checks, ask partners about claims, conclude."""

import re
from datetime import datetime
from typing import Any

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.organisations.passport import Document
from almoner.do.diligence import facts
from almoner.do.diligence.access import may_check, may_open, may_record, may_settle
from almoner.do.diligence.models import CONDITION, FAIL, ITEMS, RESULTS, Case, Check, StatementCheck
from almoner.do.diligence.states import CASE, OPEN
from almoner.ground.accounts import roles
from almoner.ground.core.refusals import Denied, NotAllowed, Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import diligence as policy
from almoner.policy.findings import Finding, run

ANSWERS = frozenset({
    "irregularities", "overdue_at_regulator", "register_active", "unrelated_trustees",
    "finance_chief_accepts_because",
})  # fmt: skip


def findings(case: Case, *, at: datetime, gathered: facts.Gathered | None = None) -> tuple[Finding, ...]:
    """What the rules say of the case as it stands."""
    return run(policy.BEFORE_AWARD, facts.case_of(case, at=at, gathered=gathered))


@action("diligence.open_case", clause="9.1", may=may_open)
def open_case(
    act: Act,
    organisation: Organisation,
    *,
    subject: str,
    amount_pence: int,
    involves_vulnerable: bool = False,
    profile: str = "small_grant",
    documents: list[str] | None = None,
) -> Case:
    """Start the checks on an organisation for one subject, a bid's reference for example."""
    if Case.objects.filter(subject=subject).exists():
        raise Refused(f"Checks for {subject} are open already.")
    return act.add(
        Case(
            organisation=organisation,
            subject=subject,
            amount_pence=amount_pence,
            involves_vulnerable=involves_vulnerable,
            profile=profile,
            documents=documents or [],
            opened_at=act.at,
        )
    )


@action("diligence.record_check", clause="9.1", may=may_check)
def record_check(
    act: Act,
    case: Case,
    *,
    item: str,
    result: str,
    note: str = "",
    answers: dict[str, Any] | None = None,
    document: Document | None = None,
) -> Check:
    """Record one item's result; recording it again replaces it while the case is open."""
    must_be_open(case)
    must_make_sense(act, case, item, result, answers or {})
    if document is not None and document.organisation_id != case.organisation_id:
        raise Refused("This is another organisation's document.", {"document": ["Choose one of theirs."]})
    known = case.checks.filter(item=item).first()
    row = known or Check(case=case, item=item)
    row.result, row.note, row.document = result, note.strip(), document
    row.answers, row.checked_at = answers or {}, act.at
    row.checker = act.by  # type: ignore[assignment]
    act.note(case=case.subject, item=item, result=result)
    return act.save(row) if known else act.add(row)


def must_make_sense(act: Act, case: Case, item: str, result: str, answers: dict[str, Any]) -> None:
    if item not in dict(ITEMS) or result not in dict(RESULTS):
        raise Refused("Choose one of the checks and one of the results.")
    if answers.keys() - ANSWERS:
        raise Refused("There is no such question in this check.")
    allowed = may_record(act.by, case, item) if act.by else Denied("Sign in first.")
    if isinstance(allowed, Denied):
        raise NotAllowed(allowed.reason)
    if answers.get("finance_chief_accepts_because") and not roles.has_role(act.by, roles.CHIEF_FINANCE):
        raise NotAllowed("Only the Chief Finance Officer accepts a cash position of nothing or less.")


@action("diligence.ask_about", clause="9.1", may=may_check)
def ask_about(act: Act, case: Case, *, claim: str, asked: str) -> StatementCheck:
    """Note that a partner is asked about a claim in the bid (9.1 d)."""
    must_be_open(case)
    by_field = {
        name: [sentence]
        for name, value, sentence in (
            ("claim", claim, "Quote the claim."),
            ("asked", asked, "Say who is asked."),
        )
        if not value.strip()
    }
    if by_field:
        raise Refused("Quote the claim and say who is asked.", by_field)
    return act.add(StatementCheck(case=case, claim=claim.strip(), asked=asked.strip()))


@action("diligence.settle_statement", clause="9.1", may=may_settle)
def settle_statement(act: Act, statement: StatementCheck, *, reply: str, verdict: str) -> StatementCheck:
    if verdict not in facts.VERDICTS:
        raise Refused("Choose what came of it.", {"verdict": ["Choose one of the answers."]})
    if not reply.strip():
        raise Refused("Write what they said.", {"reply": ["Enter what they said."]})
    must_be_open(statement.case)
    statement.reply, statement.verdict = reply.strip(), verdict
    act.note(verdict=verdict)
    return act.save(statement)


@action("diligence.conclude", clause="9.1", may=may_check)
def conclude(act: Act, case: Case, *, overall: str, condition: str = "") -> Case:
    """Say what the checks come to. A pass needs every check, and no rule that blocks (R9.1-0)."""
    must_be_open(case)
    if overall not in dict(RESULTS):
        raise Refused("Choose a result.", {"overall": ["Choose one of the results."]})
    if overall == CONDITION and not condition.strip():
        raise Refused("Write the condition.", {"condition": ["Enter the condition."]})
    case.overall, case.condition = overall, condition.strip()
    if overall != FAIL:
        must_be_complete(case)
        must_hold(case, findings(case, at=act.at))
    act.move(case, CASE, "fail" if overall == FAIL else "pass")
    case.concluded_at, case.concluded_by = act.at, act.by
    raised = [one.rule for one in findings(case, at=act.at) if one.needs_reason]
    act.note(case=case.subject, overall=overall, raised=raised)
    return act.save(case)


def must_hold(case: Case, found: tuple[Finding, ...]) -> None:
    """No MUST stands in the way, and each SHOULD that is not met is spoken to in the note of its check."""
    must_stand(found)
    noted = {one.item for one in case.checks.all() if one.note}
    bare = [one for one in found if one.needs_reason and item_of(one.rule) not in noted]
    if bare:
        told = [f"{one.because} Say why you go on in the note of check {item_of(one.rule)}." for one in bare]
        raise Refused(told)


def item_of(rule: str) -> str:
    """The check that a rule belongs to: R9.1b-3 to b; the rules about papers to b as well."""
    found = re.match(r"R9\.1([a-d])-", rule)
    return found.group(1) if found else "b"


def must_be_complete(case: Case) -> None:
    done = {one.item: one.result for one in case.checks.all()}
    missing = [words for item, words in ITEMS if item not in done]
    if missing:
        raise Refused([f"Not checked yet: {one}." for one in missing])
    failed = [words for item, words in ITEMS if done[item] == FAIL]
    if failed:
        raise Refused([f"This check failed: {one}." for one in failed])


@action("diligence.reopen", clause="9.1", may=may_check)
def reopen(act: Act, case: Case, *, reason: str) -> Case:
    """Check again, because something new is known."""
    if not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter a reason."]})
    act.because(reason)
    act.move(case, CASE, "reopen")
    case.overall, case.condition, case.concluded_at, case.concluded_by = "", "", None, None
    return act.save(case)


def must_be_open(case: Case) -> None:
    if case.status != OPEN:
        raise Refused(f"The checks are concluded: {CASE.words[case.status].lower()}. Reopen them first.")
