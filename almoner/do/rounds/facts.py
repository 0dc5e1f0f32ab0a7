"""A round as the policy's rules read it."""

from datetime import datetime

from almoner.do.rounds.models import Band, Round
from almoner.do.rounds.queries import measured, round_terms
from almoner.ground.core.calendar import LONDON, bank_holidays, london_date
from almoner.ground.questions.models import Question
from almoner.ground.questions.states import LONG_TEXT
from almoner.plan.priorities.queries import plan_on, priorities_on
from almoner.policy import round_plan as facts


def plan_of(round: Round, *, at: datetime) -> facts.RoundPlan:
    """The whole plan of the round; a round without its two moments cannot be asked about yet."""
    opens, closes = round.opens_at, round.closes_at
    if opens is None or closes is None:
        raise ValueError("A round needs its opening and closing before the rules can be asked.")
    day = round.decision_on or london_date(closes)
    plan = plan_on(day)
    years = {moment.astimezone(LONDON).year for moment in (opens, closes)}
    return facts.RoundPlan(
        terms=round_terms(round, at),
        opens=opens.astimezone(LONDON).replace(tzinfo=None),
        closes=closes.astimezone(LONDON).replace(tzinfo=None),
        panel_on=round.panel_on,
        decision_on=round.decision_on,
        bank_holidays=frozenset().union(*(bank_holidays(year) for year in years)),
        available_pence=round.available_pence,
        guide_max_pence=round.guide_max_pence,
        priorities=tuple(one.priority.code for one in round.allowed_priorities.select_related("priority")),
        plan_priorities=tuple(one.code for one in priorities_on(day)),
        bands=tuple(band_of(round, one) for one in round.bands.all()),
        criteria=tuple(facts.Weight(one.title, one.weight) for one in round.criteria.all()),
        rationale=round.rationale,
        equality_assessed=bool(round.equality_note.strip()),
        criteria_ready=round.criteria.exists(),
        form_ready=round.question_set.topics.exists(),
        privacy_notice=round.privacy_notice,
        approval_reference=round.approval_reference,
        form_version=str(round.question_set),
        criteria_version=f"{round.code} criteria",
        plan_version=plan.title if plan else "",
        questions_without_limit=without_limit(round),
        not_asked=not_asked(round),
        channels=tuple(round.announcements.values_list("channel", flat=True)),
    )


def band_of(round: Round, band: Band) -> facts.Band:
    return facts.Band(band.name, band.up_to_pence, measured(round, band).minutes)


def without_limit(round: Round) -> tuple[str, ...]:
    found = Question.objects.filter(
        question_set=round.question_set_id, kind=LONG_TEXT, word_limit__isnull=True
    )
    return tuple(found.values_list("label", flat=True))


def not_asked(round: Round) -> tuple[str, ...]:
    """What the fund wants to know (5.2 d) and whose page is not in the form."""
    fund, pages = round.fund, set(round.question_set.topics.values_list("component", flat=True))
    wanted = ((fund.wants_match, "budget", "match money"), (fund.wants_place, "areas", "places"))
    return tuple(words for wants, page, words in wanted if wants and page not in pages)
