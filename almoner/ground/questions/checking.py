"""What stands between a sheet of answers and being finished."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from almoner.ground.questions import states
from almoner.ground.questions.layout import Layout, Values, layout_of, visible_questions
from almoner.ground.questions.limits import broken_limits
from almoner.ground.questions.models import Answer, AnswerSheet, Question, Topic

EMPTY, STARTED, DONE = "empty", "started", "done"
CHOOSE = states.CHOOSING | {states.YES_NO}


@dataclass(frozen=True)
class Problem:
    """One thing to put right, and where."""

    topic: Topic
    question: Question
    sentence: str


def kept_answers(sheet: AnswerSheet, layout: Layout | None = None) -> dict[str, Answer]:
    """Every answer of the sheet by its question's key, in one query; the questions are the layout's."""
    questions = {question.pk: question for question in (layout or layout_of(sheet)).questions}
    found = Answer.objects.filter(sheet=sheet).order_by("question_id")
    for answer in found:
        answer.question = questions[answer.question_id]
    return {answer.question.key: answer for answer in found}


def values_of(sheet: AnswerSheet) -> dict[str, object]:
    return dict(Answer.objects.filter(sheet=sheet).order_by().values_list("question__key", "value"))


def needed(question: Question) -> str:
    if question.kind == states.FILE:
        return f"Choose a file for “{question.label}”."
    return f"{'Choose' if question.kind in CHOOSE else 'Enter'} an answer for “{question.label}”."


def unanswered(questions: Iterable[Question], answers: Values) -> list[Problem]:
    return [
        Problem(question.topic, question, needed(question))
        for question in questions
        if question.required and answers.get(question.key) is None
    ]


def over_limits(questions: Iterable[Question], answers: Values) -> list[Problem]:
    return [
        Problem(question.topic, question, sentence)
        for question in questions
        for sentence in broken_limits(question, answers.get(question.key))
    ]


def problems(layout: Layout, band: str, answers: Values) -> list[Problem]:
    """All problems in the order of the form."""
    shown = visible_questions(layout, band, answers)
    return [
        one
        for question in shown
        for one in unanswered([question], answers) + over_limits([question], answers)
    ]


def missing(sheet: AnswerSheet) -> list[Problem]:
    """Required questions that are asked and not answered."""
    answers = values_of(sheet)
    return unanswered(visible_questions(sheet, sheet.band, answers), answers)


def complete(sheet: AnswerSheet) -> list[Problem]:
    """Nothing when the sheet is finished: all that is asked is answered within its limits."""
    return problems(layout_of(sheet), sheet.band, values_of(sheet))


def topic_states(layout: Layout, band: str, answers: Values) -> dict[str, str]:
    """`empty`, `started` or `done` for each topic that asks something, by the topic's key."""
    shown: dict[str, list[Question]] = {}
    for question in visible_questions(layout, band, answers):
        shown.setdefault(question.topic.key, []).append(question)
    return {key: state_of(questions, answers) for key, questions in shown.items()}


def state_of(questions: Sequence[Question], answers: Values) -> str:
    if all(answers.get(question.key) is None for question in questions):
        return EMPTY
    wrong = unanswered(questions, answers) or over_limits(questions, answers)
    return STARTED if wrong else DONE
