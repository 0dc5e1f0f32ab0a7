"""The parts of a round that are rows of their own: bands, criteria, priorities, areas."""

from collections.abc import Collection, Iterable
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.do.rounds.access import may_run
from almoner.do.rounds.drafting import must_be_draft, one_refusal
from almoner.do.rounds.models import Band, Criterion, Round, RoundArea, RoundPriority
from almoner.ground.core.refusals import Refused
from almoner.ground.questions.models import Question, Topic
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.priorities.models import Priority

Rows = list[dict[str, Any]]


def repeated(values: Iterable[Any]) -> bool:
    values = list(values)
    return len(set(values)) < len(values)


@action("rounds.set_bands", clause="4.17", may=may_run)
def set_bands(act: Act, round: Round, *, rows: Rows) -> Round:
    """Replace the bands; each row has code, name, up_to_pence, documents. The form forgets those that go."""
    must_be_draft(round)
    if not rows:
        raise Refused("Say up to which sum each form is used.")
    if repeated(row["code"] for row in rows) or repeated(row["up_to_pence"] for row in rows):
        raise Refused("Give each band a code and a sum of its own.")
    if any(row["up_to_pence"] <= 0 for row in rows):
        raise one_refusal("up_to_pence", "Each band needs a sum above nothing.")
    forget_bands(act, round, {row["code"] for row in rows})
    act.remove_all(round.bands.all())
    act.add_all(Band(round=round, **row) for row in rows)
    return round


def forget_bands(act: Act, round: Round, staying: Collection[str]) -> None:
    """Take bands that go out of pages and questions; refuse where nothing else would be left."""
    for table in (Topic, Question):
        changed = []
        for one in table.objects.filter(question_set=round.question_set_id):
            kept = [code for code in one.bands if code in staying]
            if one.bands and not kept:
                raise Refused(f"“{one}” is only in a form that would go. Take it out of the form first.")
            if kept != one.bands:
                one.bands = kept
                changed.append(one)
        act.save_all(changed, ["bands"])


@action("rounds.set_criteria", clause="4.10", may=may_run)
def set_criteria(act: Act, round: Round, *, rows: Rows) -> Round:
    """Replace the criteria; each row has code, title, weight, anchors. Weights add up to 100."""
    must_be_draft(round)
    total = sum(int(row["weight"]) for row in rows)
    if total != 100:
        raise one_refusal(
            "weight", f"The weights add up to {total}, not 100. Make the weights add up to 100."
        )
    if repeated(row["code"] for row in rows) or any(int(row["weight"]) <= 0 for row in rows):
        raise Refused("Give each criterion a code of its own and a weight above nothing.")
    codes = {row["code"] for row in rows}
    gone = Question.objects.filter(question_set=round.question_set_id).exclude(scored_by__in=["", *codes])
    act.save_all([unscored(one) for one in gone], ["scored_by"])
    act.remove_all(round.criteria.all())
    act.add_all(Criterion(round=round, position=place, **row) for place, row in enumerate(rows, start=1))
    return round


def unscored(question: Question) -> Question:
    question.scored_by = ""
    return question


@action("rounds.set_priorities", clause="5.2", may=may_run)
def set_priorities(act: Act, round: Round, *, priorities: list[Priority]) -> Round:
    """Limit the round to some priorities of the plan (R5.2c-1)."""
    must_be_draft(round)
    if not priorities:
        raise one_refusal("priorities", "Choose at least one priority.")
    act.remove_all(round.allowed_priorities.all())
    act.add_all(RoundPriority(round=round, priority=one) for one in priorities)
    return round


@action("rounds.set_areas", clause="4.11", may=may_run)
def set_areas(act: Act, round: Round, *, areas: list[Area]) -> Round:
    must_be_draft(round)
    if not areas:
        raise one_refusal("areas", "Choose at least one area.")
    act.remove_all(round.allowed_areas.all())
    act.add_all(RoundArea(round=round, area=one) for one in areas)
    return round
