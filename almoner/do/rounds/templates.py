"""The fund's usual round: kept as a template from which new rounds begin."""

import tomllib
from pathlib import Path
from typing import Any

from almoner.do.rounds.access import may_run
from almoner.do.rounds.models import RoundTemplate
from almoner.ground.questions.copying import load_set
from almoner.ground.questions.models import QuestionSet
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import Fund

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
    return act.add(
        RoundTemplate(fund=fund, title=title.strip(), question_set=question_set, settings=settings)
    )
