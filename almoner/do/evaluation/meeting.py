"""The panel's meeting: who was there, what was moderated, what is recommended, and the closing."""

from datetime import date, datetime

from almoner.do.applications.models import Application
from almoner.do.applications.states import APPLICATION
from almoner.do.evaluation import facts, queries
from almoner.do.evaluation.access import SHOWN, may_run
from almoner.do.evaluation.models import NOT_RECOMMEND, RECOMMEND, Panel, PanelMember, Recommendation
from almoner.do.evaluation.models import RESERVE as ON_RESERVE
from almoner.do.evaluation.states import CLOSED, MEETING, PANEL
from almoner.do.rounds.states import ROUND
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import panel as policy
from almoner.policy.findings import Finding, Force, run

MOVES = {RECOMMEND: "recommend", ON_RESERVE: "reserve", NOT_RECOMMEND: "not_recommend"}
WHOLE_TENTHS = 1000
USUAL = 2  # how many reasons the figures give by themselves


@action("evaluation.open_meeting", clause="4.10", may=may_run)
def open_meeting(act: Act, panel: Panel, *, met_on: date) -> Panel:
    act.move(panel, PANEL, "meet")
    panel.met_on = met_on
    return act.save(panel)


@action("evaluation.record_attendance", clause="4.10", may=may_run)
def record_attendance(act: Act, panel: Panel, *, present: list[PanelMember]) -> Panel:
    if panel.status != MEETING:
        raise Refused("The panel is not meeting.")
    here = {member.pk for member in present}
    for member in panel.members.all():
        member.attended = member.pk in here
        act.save(member)
    act.note(present=len(here))
    return panel


@action("evaluation.moderate", clause="4.10", may=may_run)
def moderate(act: Act, application: Application, *, tenths: int | None, reason: str = "") -> Recommendation:
    """Put the panel's own mark beside the scores, in tenths of a percent, with its reason (R4.10-4).

    None takes an earlier mark back, and the mean of the scores stands again.
    """
    must_be_meeting(application)
    if tenths is None:
        row = recommendation_row(act, application)
        row.moderated_tenths, row.moderation_reason = None, ""
        return keep(act, row)
    if not 0 <= tenths <= WHOLE_TENTHS:
        raise Refused("A mark is from 0 to 100 percent.", {"tenths": ["Enter from 0 to 100."]})
    if not reason.strip():
        raise Refused("Say why the mark differs from the scores.", {"reason": ["Enter the reason."]})
    row = recommendation_row(act, application)
    row.moderated_tenths, row.moderation_reason = tenths, reason.strip()
    return keep(act, row)


@action("evaluation.recommend", clause="3.3", may=may_run)
def recommend(
    act: Act,
    application: Application,
    *,
    outcome: str,
    amount_pence: int = 0,
    minute: str = "",
    reasons: list[dict[str, str]] | None = None,
) -> Recommendation:
    """Minute what the panel says of one bid; a part award is any sum below the ask."""
    must_be_meeting(application)
    if outcome not in MOVES:
        words = "Choose recommend, reserve list or do not recommend."
        raise Refused(words, {"outcome": [words]})
    if outcome == RECOMMEND and not 0 < amount_pence <= (application.ask_pence or 0):
        raise Refused(
            "Recommend more than nothing and no more than was asked.",
            {"amount_pence": ["Enter a sum up to what was asked."]},
        )
    row = recommendation_row(act, application)
    row.outcome, row.amount_pence = outcome, amount_pence if outcome == RECOMMEND else 0
    row.minute, row.must_be_redecided = minute.strip(), False
    wanted = MOVES[outcome]
    if APPLICATION.allows(application.status, wanted):
        act.move(application, APPLICATION, wanted)
    application.outcome_reasons = [] if outcome == RECOMMEND else (reasons or queries.usual_reasons(row))
    act.save(application)
    return keep(act, row)


def must_be_meeting(application: Application) -> None:
    panel = Panel.objects.filter(round=application.round_id).first()
    if panel is None or panel.status != MEETING:
        raise Refused("The panel is not meeting.")
    if application.status not in SHOWN:
        raise Refused("This bid is not before the panel.")


def recommendation_row(act: Act, application: Application) -> Recommendation:
    """The bid's row, with the mean of its standing scores worked out anew."""
    row = Recommendation.objects.filter(application=application).first() or Recommendation(
        application=application, panel=application.round.panel, outcome=NOT_RECOMMEND
    )
    row.mean_tenths = queries.mean_tenths(application, act.at)
    row.recorded_by, row.recorded_at = act.by, act.at  # type: ignore[assignment]
    return row


def keep(act: Act, row: Recommendation) -> Recommendation:
    act.note(bid=row.application.reference, outcome=row.outcome, tenths=row.final_tenths)
    return act.save(row) if row.pk else act.add(row)


@action("evaluation.close_panel", clause="4.10", may=may_run)
def close_panel(
    act: Act,
    panel: Panel,
    *,
    access_ends_on: date,
    minutes: str = "",
    reasons: dict[str, str] | None = None,
) -> Panel:
    """Make the scores final. `reasons` go on past a SHOULD rule, by rule id; they are minuted."""
    must_be_decided(panel, access_ends_on, act)
    found = findings(panel, act.at)
    must_stand(found)
    said = {rule: text.strip() for rule, text in (reasons or {}).items() if text.strip()}
    needed = [one for one in found if wants_a_reason(one) and one.rule not in said]
    if needed:
        raise Refused(
            [f"{one.because} Go on only with a reason (clause {one.clause})." for one in needed],
            {f"reason_{one.rule}": ["Enter the panel's reason."] for one in needed},
        )
    rank(act, panel)
    act.move(panel, PANEL, "close")
    panel.closed_at, panel.access_ends_on = act.at, access_ends_on
    asked = {one.rule: one.asks for one in found}
    given = [f"{asked.get(rule, rule)} {text}" for rule, text in said.items()]
    panel.minutes = "\n".join([minutes.strip(), *given]).strip()
    round = panel.round
    act.move(round, ROUND, "recommend")
    act.save(round)
    act.note(status=CLOSED)
    return act.save(panel)


def must_be_decided(panel: Panel, access_ends_on: date, act: Act) -> None:
    waiting = list(panel.round.applications.filter(status="eligible").values_list("reference", flat=True))
    if waiting:
        raise Refused(f"No recommendation yet for {listed(waiting)}.")
    again = panel.recommendations.filter(must_be_redecided=True)
    if void := list(again.values_list("application__reference", flat=True)):
        raise Refused(f"A member stepped aside after {listed(void)} was decided. Decide it again.")
    if access_ends_on < london_date(act.at):
        words = "The members' access cannot end before today."
        raise Refused(words, {"access_ends_on": [words]})


def listed(references: list[str]) -> str:
    return ", ".join(references[:5]) + (" and others" if len(references) > 5 else "")


def wants_a_reason(one: Finding) -> bool:
    """A SHOULD that is not met, or that a person must judge, is passed only with a minuted reason."""
    return one.needs_reason or (one.needs_judgement and one.force is Force.SHOULD)


def findings(panel: Panel, at: datetime) -> tuple[Finding, ...]:
    """What the rules say before the panel closes."""
    return run(policy.BEFORE_CLOSING, facts.record_of(panel, at=at))


def rank(act: Act, panel: Panel) -> None:
    """Number the bids, the highest mark first, and say in the usual reasons where the line fell."""
    rows = queries.ranking(panel, act.at)
    line = queries.line_tenths(rows)
    for one in rows:
        row = one.recommendation
        if row is None:
            continue
        row.rank = one.place
        if row.moderated_tenths is None:
            row.mean_tenths = one.tenths
        act.save(row)
        bid = one.application
        if [found.get("code") for found in bid.outcome_reasons[:1]] == ["below_line"] and len(
            bid.outcome_reasons
        ) <= USUAL:
            bid.outcome_reasons = queries.usual_reasons(row, line)
            act.save(bid)
