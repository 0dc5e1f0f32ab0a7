"""Publishing a round: the rules are asked, the form and the numbers freeze, the word goes out."""

from datetime import datetime

from almoner.do.rounds import facts, press
from almoner.do.rounds.access import may_run
from almoner.do.rounds.models import Round
from almoner.do.rounds.publicity import Announcement, ReasonGiven
from almoner.do.rounds.queries import round_terms
from almoner.do.rounds.states import ROUND
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.questions.freezing import Known, faults, freeze
from almoner.ground.questions.layout import layout_of
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy import rounds as policy
from almoner.policy.findings import Finding, run

COMPONENTS = (
    "basics", "priorities", "areas", "partners", "continuation", "afterwards", "safeguarding",
    "endorsements", "documents", "budget", "declarations",
)  # fmt: skip
NEEDED_PAGES = frozenset(COMPONENTS) - {"partners"}


def form_faults(round: Round) -> list[str]:
    """What contradicts itself in the form, and the pages without which no bid could meet the rules."""
    layout = layout_of(round.question_set)
    there = {topic.component for topic in layout.topics}
    missing = [name for name in COMPONENTS if name in NEEDED_PAGES - there]
    return [*faults(layout, known(round)), *(f"The form lacks the page “{name}”." for name in missing)]


def findings(round: Round, *, at: datetime) -> tuple[Finding, ...]:
    """What the rules say of the round as it stands; nothing before it has its two moments."""
    if round.opens_at is None or round.closes_at is None:
        return ()
    return run(policy.BEFORE_PUBLISHING, facts.plan_of(round, at=at))


@action("rounds.publish", clause="4.1", may=may_run)
def publish(act: Act, round: Round, *, reasons: dict[str, str] | None = None) -> Round:
    """Open the round to the world. `reasons` go on past a SHOULD rule, by rule id."""
    if round.opens_at is None or round.closes_at is None:
        raise Refused("Say when the round opens and closes.", {"opens_at": ["Enter the opening."]})
    if round.closes_at <= act.at:
        raise Refused("The deadline has gone by already. Choose a later one.")
    found = findings(round, at=act.at)
    if blocking := [one for one in found if one.holds_up]:
        raise Refused([f"{one.because} {one.remedy} (clause {one.clause})" for one in blocking])
    if wrong := form_faults(round):
        raise Refused(wrong)
    keep_reasons(act, round, found, reasons or {})
    act.move(round, ROUND, "publish")
    freeze(act, round.question_set, known(round))
    round.terms = round_terms(round, act.at).as_dict()
    round.published_at = act.at
    round.press_statement = round.press_statement or press.statement(round, act.at)
    round.newsletter_text = round.newsletter_text or press.newsletter(round, act.at)
    act.add(Announcement(round=round, channel="website", made_on=london_date(act.at)))
    act.note(round=round.code, raised=[one.rule for one in found if one.needs_reason])
    return act.save(round)


def known(round: Round) -> Known:
    return Known(
        criteria=tuple(round.criteria.values_list("code", flat=True)),
        bands=tuple(round.bands.values_list("code", flat=True)),
        components=COMPONENTS,
    )


def keep_reasons(act: Act, round: Round, found: tuple[Finding, ...], reasons: dict[str, str]) -> None:
    """Every SHOULD rule that is not met needs a reason and a name."""
    missing = []
    for one in found:
        if not one.needs_reason:
            continue
        if text := reasons.get(one.rule, "").strip():
            act.add(ReasonGiven(round=round, rule=one.rule, reason=text, by=act.by, at=act.at))
        else:
            missing.append(f"{one.because} Go on only with a written reason (clause {one.clause}).")
    if missing:
        raise Refused(missing)
