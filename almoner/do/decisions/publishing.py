"""Publishing a settled sheet, withholding one, and reporting decisions to the scrutiny panel."""

from datetime import date

from almoner.do.decisions import facts, queries
from almoner.do.decisions.access import may_publish, may_withhold
from almoner.do.decisions.ad_hoc_sheet import settle_proposals
from almoner.do.decisions.contract_sheet import settle_procurements
from almoner.do.decisions.core_sheet import settle_schedules
from almoner.do.decisions.models import Decision, ScrutinyMeeting
from almoner.do.decisions.pool_sheet import settle_pools
from almoner.do.decisions.receipt_sheet import settle_receipt
from almoner.do.decisions.states import DECISION
from almoner.do.decisions.subsidising import settle_subsidies
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import decisions as policy
from almoner.policy.findings import Finding, run


def before_publishing(decision: Decision, *, act: Act) -> tuple[Finding, ...]:
    return run(policy.BEFORE_PUBLISHING, facts.sheet_of(decision, at=act.at))


@action("decisions.publish", clause="1.10", may=may_publish)
def publish(act: Act, decision: Decision) -> Decision:
    """Put a signed (or not agreed) sheet on the public record. Called by `agreements.announce`."""
    act.move(decision, DECISION, "publish")
    if decision.disagreement == "" and decision.signed_at:
        must_stand(before_publishing(decision, act=act))
        settle_schedules(act, decision)
        settle_receipt(act, decision)
        settle_procurements(act, decision)
        settle_subsidies(act, decision)
        settle_pools(act, decision)
    settle_proposals(act, decision)
    decision.published_at = act.at
    return act.save(decision)


@action("decisions.withhold", clause="4.21", may=may_withhold)
def withhold(act: Act, decision: Decision, *, ground: str) -> Decision:
    """Keep a sheet off the public record; a row saying that one decision is withheld stays (R4.21-3)."""
    if not ground.strip():
        raise Refused("Name the ground for withholding.", {"ground": ["Enter the ground."]})
    act.move(decision, DECISION, "withhold")
    act.because(ground)
    decision.withheld_ground, decision.withheld_by = ground.strip(), act.by
    return act.save(decision)


@action("decisions.hold_meeting", clause="1.10", may=may_publish)
def hold_meeting(act: Act, nothing: None, *, held_on: date, title: str) -> ScrutinyMeeting:
    """Note a meeting of the scrutiny panel, to which decisions can be reported."""
    if ScrutinyMeeting.objects.filter(held_on=held_on).exists():
        raise Refused("There is a meeting on that day already.", {"held_on": ["Choose another day."]})
    return act.add(ScrutinyMeeting(held_on=held_on, title=title.strip()))


@action("decisions.report_to_panel", clause="1.10", may=may_publish)
def report_to_panel(act: Act, meeting: ScrutinyMeeting, *, decisions: list[Decision]) -> ScrutinyMeeting:
    """List published decisions for a meeting of the scrutiny panel (R1.10-7)."""
    waiting = {one.pk: one for one in queries.not_yet_reported()}
    for asked in decisions:
        decision = waiting.get(asked.pk)
        if decision is None:
            raise Refused(f"{asked.reference} is not published, or was reported already.")
        decision.reported_at = meeting
        act.save(decision)
    act.note(reported=[one.reference for one in decisions])
    return meeting
