"""Preparing a round: from the fund's template, then its dates, money, rules, bands and criteria."""

from typing import Any

from almoner.analyse.areas.queries import areas_on
from almoner.do.rounds.access import may_run
from almoner.do.rounds.models import Band, Criterion, Round, RoundArea, RoundPriority, RoundTemplate
from almoner.do.rounds.states import DRAFT, ROUND
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused
from almoner.ground.questions.copying import copy_set
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.queries import priorities_on

EDITABLE = frozenset({
    "title", "summary", "who_can_apply", "not_funded", "opens_at", "closes_at", "grace_minutes", "panel_on",
    "decision_on", "answer_on", "starts_on", "available_pence", "guide_max_pence", "smallest_pence",
    "max_is_strict", "eligible_kinds", "grounds", "rationale", "equality_note", "principles_note",
    "approval_reference", "privacy_notice", "privacy_version", "press_statement", "newsletter_text",
})  # fmt: skip
AFTER_PUBLICATION = frozenset({"press_statement", "newsletter_text"})
MOST_CODE, MOST_TITLE = 10, 160
FROM_TEMPLATE = EDITABLE - {"opens_at", "closes_at", "panel_on", "decision_on", "answer_on", "starts_on"}


@action("rounds.draft", clause="4.1", may=may_run)
def draft(act: Act, template: RoundTemplate, *, code: str, title: str, budget: FundBudget) -> Round:
    """Start a round as the fund's rounds usually are, with its own copy of the form."""
    must_be_new(template, code.strip(), title.strip(), budget)
    usual = {name: value for name, value in template.settings.items() if name in FROM_TEMPLATE}
    round = act.add(
        Round(
            **{
                **usual,
                "code": code.strip(),
                "title": title.strip(),
                "fund": template.fund,
                "budget": budget,
                "financial_year": budget.financial_year,
                "question_set": copy_set(act, template.question_set, f"{title.strip()} ({code.strip()})"),
                "made_by": act.by,
                "made_at": act.at,
            }
        )
    )
    copy_parts(act, round, template.settings)
    return round


def must_be_new(template: RoundTemplate, code: str, title: str, budget: FundBudget) -> None:
    by_field = {}
    if not code or len(code) > MOST_CODE or Round.objects.filter(code=code).exists():
        by_field["code"] = [
            f"Enter a code that no other round has, like 26R2, of at most {MOST_CODE} letters."
        ]
    if not title or len(title) > MOST_TITLE:
        by_field["title"] = [f"Enter a title of at most {MOST_TITLE} letters."]
    if budget.fund_id != template.fund_id:
        by_field["budget"] = ["Choose a budget of the template's own fund."]
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)


def one_refusal(field: str, sentence: str) -> Refused:
    return Refused(sentence, {field: [sentence]})


def copy_parts(act: Act, round: Round, settings: dict[str, Any]) -> None:
    """Bands and criteria of the template; every priority and area in force on the day."""
    day = london_date(act.at)
    act.add_all(Band(round=round, **one) for one in settings.get("bands", []))
    act.add_all(
        Criterion(round=round, position=place, **one)
        for place, one in enumerate(settings.get("criteria", []), start=1)
    )
    act.add_all(RoundPriority(round=round, priority=one) for one in priorities_on(day))
    act.add_all(RoundArea(round=round, area=one) for one in areas_on(day))


def must_be_draft(round: Round) -> None:
    if round.status != DRAFT:
        now = ROUND.words[round.status].lower()
        raise Refused(f"The round can no longer be changed: it is {now}. Its terms are frozen.")


@action("rounds.revise", clause="4.1", may=may_run)
def revise(act: Act, round: Round, *, values: dict[str, Any]) -> Round:
    """Change the round's own fields while it is being prepared; press texts also afterwards."""
    if not values.keys() <= AFTER_PUBLICATION:
        must_be_draft(round)
    if unknown := values.keys() - EDITABLE:
        raise Refused(f"These cannot be edited here: {', '.join(sorted(unknown))}.")
    for name, value in values.items():
        setattr(round, name, value)
    must_fit(round, values)
    if round.opens_at and round.closes_at and round.closes_at <= round.opens_at:
        raise one_refusal("closes_at", "The round closes before it opens. Choose a closing time after it.")
    return act.save(round)


def must_fit(round: Round, values: dict[str, Any]) -> None:
    """Texts as long as the tables hold, and no sum below nothing."""
    for name, value in values.items():
        most = getattr(Round._meta.get_field(name), "max_length", None)
        if isinstance(value, str) and most and len(value) > most:
            raise one_refusal(name, f"Use {most} characters or fewer.")
        if isinstance(value, int) and value < 0:
            raise one_refusal(name, "Enter a number that is not below nothing.")
