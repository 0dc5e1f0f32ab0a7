"""The fund's usual round: kept as a template from which new rounds begin."""

import tomllib
from pathlib import Path
from typing import Any

from almoner.do.rounds.access import may_run
from almoner.do.rounds.drafting import FROM_TEMPLATE, one_refusal
from almoner.do.rounds.models import Round, RoundTemplate
from almoner.ground.questions.copying import copy_set, load_set
from almoner.ground.questions.models import QuestionSet
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import Fund

OF_ONE_ROUND = frozenset({"title", "approval_reference", "press_statement", "newsletter_text"})
FORMS = Path(__file__).parent / "default_forms"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FORMS / f"{name}.toml").read_text(encoding="utf-8"))


@action("rounds.load_default_template", clause="4.3", may=may_run)
def load_default_template(act: Act, fund: Fund) -> RoundTemplate:
    """Give the fund the usual form, criteria, weights, bands and texts to begin from."""
    usual = read("round_template")
    question_set = load_set(act, read("grant_application"))
    return act.add(
        RoundTemplate(
            fund=fund,
            title=f"{usual['title']}: {fund.name}",
            question_set=question_set,
            settings=usual["settings"],
        )
    )


@action("rounds.make_template", clause="4.3", may=may_run)
def make_template(
    act: Act, fund: Fund, *, title: str, question_set: QuestionSet, settings: dict[str, Any]
) -> RoundTemplate:
    """Keep a way of running rounds under a name of its own."""
    if not title.strip():
        raise one_refusal("title", "Enter a title.")
    return act.add(
        RoundTemplate(fund=fund, title=title.strip()[:160], question_set=question_set, settings=settings)
    )


@action("rounds.keep_as_template", clause="4.3", may=may_run)
def keep_as_template(act: Act, round: Round, *, title: str) -> RoundTemplate:
    """Keep a round's own form, texts, bands and criteria for the rounds to come."""
    if not title.strip():
        raise one_refusal("title", "Enter a title.")
    copied = copy_set(act, round.question_set, f"{title.strip()[:160]} (template)")
    return act.add(
        RoundTemplate(
            fund=round.fund, title=title.strip()[:160], question_set=copied, settings=settings_of(round)
        )
    )


def settings_of(round: Round) -> dict[str, Any]:
    """What `draft` takes from a template: never dates, the approval or the press texts."""
    usual = {name: getattr(round, name) for name in sorted(FROM_TEMPLATE - OF_ONE_ROUND)}
    bands = round.bands.values("code", "name", "up_to_pence", "documents")
    criteria = round.criteria.values("code", "title", "weight", "anchors")
    return usual | {"bands": list(bands), "criteria": list(criteria)}
