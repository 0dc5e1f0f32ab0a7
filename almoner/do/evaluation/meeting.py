"""The panel's meeting: who was there, what was moderated, what is recommended, and the closing."""

from datetime import date

from almoner.do.applications.models import Application
from almoner.do.applications.states import APPLICATION
from almoner.do.evaluation import facts, queries
from almoner.do.evaluation.access import SHOWN, may_run
from almoner.do.evaluation.models import NOT_RECOMMEND, RECOMMEND, Panel, PanelMember, Recommendation
from almoner.do.evaluation.models import RESERVE as ON_RESERVE
from almoner.do.evaluation.states import CLOSED, MEETING, PANEL
from almoner.do.rounds.states import ROUND
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import panel as policy
from almoner.policy.findings import run

MOVES = {RECOMMEND: "recommend", ON_RESERVE: "reserve", NOT_RECOMMEND: "not_recommend"}
WHOLE_TENTHS = 1000


@action("evaluation.open_meeting", clause="4.10", may=may_run)
def open_meeting(act: Act, panel: Panel, *, met_on: date) -> Panel:
    act.move(panel, PANEL, "meet")
    panel.met_on = met_on
    return act.save(panel)


@action("evaluation.record_attendance", clause="4.10", may=may_run)
def record_attendance(act: Act, panel: Panel, *, present: list[PanelMember]) -> Panel:
    here = {member.pk for member in present}
    for member in panel.members.all():
        member.attended = member.pk in here
        act.save(member)
    act.note(present=len(here))
    return panel


@action("evaluation.moderate", clause="4.10", may=may_run)
def moderate(act: Act, application: Application, *, tenths: int, reason: str) -> Recommendation:
    """Put the panel's own mark beside the scores, in tenths of a percent, with its reason (R4.10-4)."""
    must_be_meeting(application)
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
        raise Refused("Choose recommend, reserve list or do not recommend.")
    if outcome == RECOMMEND and not 0 < amount_pence <= (application.ask_pence or 0):
        raise Refused(
            "Recommend more than nothing and no more than was asked.",
            {"amount": ["Enter a sum up to what was asked."]},
        )
    row = recommendation_row(act, application)
    row.outcome, row.amount_pence = outcome, amount_pence if outcome == RECOMMEND else 0
    row.minute = minute.strip()
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
    row.mean_tenths = queries.mean_tenths(application)
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
    waiting = panel.round.applications.filter(status="eligible").values_list("reference", flat=True)
    if waiting:
        raise Refused(f"No recommendation yet for {', '.join(waiting[:5])}.")
    found = run(policy.BEFORE_CLOSING, facts.record_of(panel, at=act.at))
    if blocking := [one for one in found if one.holds_up]:
        raise Refused([f"{one.because} {one.remedy}".strip() for one in blocking])
    needed = [one for one in found if one.needs_reason and not (reasons or {}).get(one.rule, "").strip()]
    if needed:
        raise Refused([f"{one.because} Go on only with a reason (clause {one.clause})." for one in needed])
    act.move(panel, PANEL, "close")
    panel.closed_at, panel.access_ends_on = act.at, access_ends_on
    given = [f"{rule}: {text}" for rule, text in (reasons or {}).items()]
    panel.minutes = "\n".join([minutes.strip(), *given]).strip()
    rank(act, panel)
    round = panel.round
    act.move(round, ROUND, "recommend")
    act.save(round)
    act.note(status=CLOSED)
    return act.save(panel)


def rank(act: Act, panel: Panel) -> None:
    """Number the bids by their final mark, the highest first."""
    rows = sorted(
        panel.recommendations.select_related("application"),
        key=lambda one: (-(one.final_tenths or 0), one.application.reference),
    )
    for place, row in enumerate(rows, start=1):
        row.rank = place
        act.save(row)
