"""Signing: three people, one digest, the decision-maker last. Agreement commits the money."""

from collections.abc import Iterable
from datetime import datetime

from almoner.do.decisions import facts, queries
from almoner.do.decisions.access import may_sign, may_write
from almoner.do.decisions.changes import keep_opened
from almoner.do.decisions.content import digest_of, line_reference
from almoner.do.decisions.models import Decision, DecisionLine, ReasonGiven, Signature
from almoner.do.decisions.states import DECISION
from almoner.ground.accounts import roles
from almoner.ground.accounts.models import Delegation
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.office import queries as office
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.posting import commit
from almoner.policy import decisions as policy
from almoner.policy.findings import Finding, run


def findings(decision: Decision, *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say of the sheet as it stands."""
    return run(policy.BEFORE_SIGNING, facts.sheet_of(decision, at=at))


@action("decisions.open_for_signature", clause="1.10", may=may_write)
def open_for_signature(act: Act, decision: Decision, *, reasons: dict[str, str] | None = None) -> Decision:
    """Fix the sheet's digest and ask the signatories. `reasons` go on past a SHOULD rule, by rule id."""
    found = findings(decision, at=act.at)
    must_stand(found)
    keep_reasons(act, decision, found, reasons or {})
    act.move(decision, DECISION, "open_for_signature")
    decision.terms = facts.terms_of(decision, london_date(act.at)).as_dict()
    decision.small_approver = office.small_approver_on(london_date(act.at))
    decision.digest = digest_of(decision)
    decision.opened_at = act.at
    keep_opened(act, decision)
    ask_signatories(act, decision)
    return act.save(decision)


def keep_reasons(act: Act, decision: Decision, found: tuple[Finding, ...], reasons: dict[str, str]) -> None:
    """Every SHOULD rule that is not met needs a reason and a name."""
    known = queries.reasons_for(decision)
    missing = []
    for one in found:
        if not one.needs_reason or one.rule in known:
            continue
        if text := reasons.get(one.rule, "").strip():
            act.add(ReasonGiven(decision=decision, rule=one.rule, reason=text, by=act.by, at=act.at))
        else:
            missing.append(f"{one.because} Go on only with a written reason (clause {one.clause}).")
    if missing:
        raise Refused(missing)
    act.note(raised=[one.rule for one in found if one.needs_reason])


def ask_signatories(act: Act, decision: Decision) -> None:
    today = london_date(act.at)
    for role in facts.signing_sheet(decision, at=act.at).roles_needed:
        for person in office.holders(role, today) | office.deputies(role, today):
            act.tell(
                person.email, "decisions/please_sign", reference=decision.reference, title=decision.title
            )


@action("decisions.sign", clause="1.10", may=may_sign)
def sign(
    act: Act,
    decision: Decision,
    *,
    agrees: bool,
    digest: str,
    comment: str = "",
    disagreed_lines: dict[int, str] | None = None,
) -> Decision:
    """Sign the exact sheet that was read (`digest`), in the one role this person may sign in.

    `disagreed_lines` maps line ids to reasons; only the decision-maker may leave lines out.
    """
    if digest != decision.digest or digest_of(decision) != decision.digest:
        raise Refused("The sheet changed since you read it. Read it again before you sign.")
    role = role_to_sign(decision, act)
    if not agrees and not comment.strip():
        raise Refused("Say why you do not agree.", {"comment": ["Enter a reason."]})
    act.add(signature_of(act, decision, role, agrees=agrees, comment=comment))
    act.note(signs=role, agrees=agrees)
    if role == roles.DECISION_MAKER:
        leave_out(act, decision, disagreed_lines or {})
    settle(act, decision, agrees=agrees, comment=comment)
    return act.save(decision)


def role_to_sign(decision: Decision, act: Act) -> str:
    """The role still unsigned that this person holds today; the decision-maker signs after the others."""
    needed = facts.signing_sheet(decision, at=act.at).roles_needed
    standing = queries.standing_signatures(decision)
    if act.by is None or any(one.person_id == act.by.pk for one in standing):
        raise Refused("You have signed this sheet already; one person signs once (clause 1.10).")
    done = {one.role for one in standing}
    mine = [role for role in needed if roles.has_role(act.by, role) and role not in done]
    if not mine:
        raise Refused("Your role has signed this sheet already, or is not asked to.")
    waiting = [role for role in needed if role not in done and role != roles.DECISION_MAKER]
    others = [role for role in mine if role != roles.DECISION_MAKER]
    if not others and waiting:
        raise Refused("The decision-maker signs last: the advice of the officers comes first.")
    return others[0] if others else mine[0]


def signature_of(act: Act, decision: Decision, role: str, *, agrees: bool, comment: str) -> Signature:
    lent = roles.held_on(act.by, london_date(act.at)).get(role) if act.by else None
    behalf = Delegation.objects.select_related("holding__person").get(pk=lent) if lent else None
    return Signature(
        decision=decision,
        role=role,
        person=act.by,
        title=office.title_on(role, london_date(act.at)),
        delegation=str(behalf.holding.person) if behalf else "",
        agrees=agrees,
        comment=comment.strip(),
        digest=decision.digest,
        signed_at=act.at,
    )


def leave_out(act: Act, decision: Decision, disagreed: dict[int, str]) -> None:
    """The decision-maker does not agree these lines, each with a reason."""
    for line in decision.lines.filter(pk__in=disagreed):
        reason = disagreed[line.pk].strip()
        if not reason:
            raise Refused(f"Say why you do not agree “{line.title}”.")
        line.is_agreed, line.not_agreed_reason = False, reason
        act.save(line)
    act.note(lines_not_agreed=len(disagreed))


def settle(act: Act, decision: Decision, *, agrees: bool, comment: str) -> None:
    """After the last signature: agreed and its money committed, or not agreed because…"""
    sheet = facts.signing_sheet(decision, at=act.at)
    broken = [one for one in run(policy.AT_SIGNATURE, sheet) if one.holds_up]
    if broken:
        raise Refused([one.because for one in broken])
    signed = {one.role for one in queries.standing_signatures(decision)}
    if not agrees and act.facts["signs"] == roles.DECISION_MAKER:
        act.move(decision, DECISION, "disagree")
        decision.disagreement, decision.signed_at = comment.strip(), act.at
    elif sheet.is_fully_signed and signed >= set(sheet.roles_needed):
        act.move(decision, DECISION, "agree")
        decision.signed_at = act.at
        commit_money(act, decision.lines.select_related("budget", "decision"))


def commit_money(act: Act, lines: Iterable[DecisionLine]) -> None:
    for line in lines:
        if line.is_agreed and line.amount_pence:
            commit(act, line.budget, line.amount_pence, line_reference(line))
