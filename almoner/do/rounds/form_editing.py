"""Changing the form of a round while it is being prepared: pages (topics) and their questions (4.3)."""

from collections.abc import Mapping
from typing import Any

from almoner.do.rounds.access import may_run
from almoner.do.rounds.drafting import must_be_draft
from almoner.do.rounds.models import Round
from almoner.do.rounds.publishing import NEEDED_PAGES
from almoner.ground.core.refusals import Refused
from almoner.ground.questions import editing
from almoner.ground.questions.models import Question, Topic
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action

Details = Mapping[str, Any]
NEEDED = "The rules ask for what this page holds, so it stays, and in every form."


def must_be_in_form(round: Round, thing: Topic | Question) -> None:
    must_be_draft(round)
    if thing.question_set_id != round.question_set_id:
        raise Refused("This belongs to the form of another round.")


@action("rounds.add_topic", clause="4.3", may=may_run)
def add_topic(act: Act, round: Round, *, details: Details) -> Topic:
    """Add a page at the end of the form."""
    must_be_draft(round)
    return editing.add_topic(act, round.question_set, details)


@action("rounds.reword_topic", clause="4.3", may=may_run)
def reword_topic(act: Act, round: Round, *, topic: Topic, details: Details) -> Topic:
    must_be_in_form(round, topic)
    if topic.component in NEEDED_PAGES and details.get("bands"):
        raise Refused(NEEDED, {"bands": [NEEDED]})
    if details.get("component", topic.component) != topic.component:
        raise Refused("A page keeps its kind. Add another page instead.")
    return editing.reword(act, topic, details)


@action("rounds.move_topic", clause="4.3", may=may_run)
def move_topic(act: Act, round: Round, *, topic: Topic, steps: int) -> Round:
    """Up (-1) or down (1) in the form."""
    must_be_in_form(round, topic)
    editing.move(act, topic, steps)
    return round


@action("rounds.drop_topic", clause="4.3", may=may_run)
def drop_topic(act: Act, round: Round, *, topic: Topic) -> Round:
    """Remove a page with its questions; never one that the rules need."""
    must_be_in_form(round, topic)
    if topic.component in NEEDED_PAGES:
        raise Refused(NEEDED)
    editing.drop(act, topic)
    return round


@action("rounds.add_question", clause="4.3", may=may_run)
def add_question(act: Act, round: Round, *, topic: Topic, details: Details) -> Question:
    """Add a question at the end of a page."""
    must_be_in_form(round, topic)
    if not topic.asks_questions:
        raise Refused("This page is filled in by its own rules. Add questions to another page.")
    return editing.add_question(act, topic, details)


@action("rounds.reword_question", clause="4.3", may=may_run)
def reword_question(act: Act, round: Round, *, question: Question, details: Details) -> Question:
    """Change anything of a question but its key."""
    must_be_in_form(round, question)
    return editing.reword(act, question, details)


@action("rounds.move_question", clause="4.3", may=may_run)
def move_question(act: Act, round: Round, *, question: Question, steps: int) -> Round:
    """Up (-1) or down (1) on its page."""
    must_be_in_form(round, question)
    editing.move(act, question, steps)
    return round


@action("rounds.place_question", clause="4.3", may=may_run)
def place_question(act: Act, round: Round, *, question: Question, topic: Topic) -> Question:
    """Take a question to the end of another page of the form."""
    must_be_in_form(round, question)
    must_be_in_form(round, topic)
    if not topic.asks_questions:
        raise Refused("This page is filled in by its own rules. Choose another page.")
    return editing.place_in(act, question, topic)


@action("rounds.drop_question", clause="4.3", may=may_run)
def drop_question(act: Act, round: Round, *, question: Question) -> Round:
    must_be_in_form(round, question)
    editing.drop(act, question)
    return round
