from django.apps import AppConfig

from almoner.ground.audit.triggers import DELETE, INSERT, UPDATE, Guard

SAYS = "a frozen form never changes"


def frozen(row: str) -> str:
    return f"(SELECT s.frozen_at FROM questions_questionset s WHERE s.id = {row}.question_set_id) IS NOT NULL"


def parts(table: str) -> tuple[Guard, Guard]:
    return (
        Guard(table, verbs=(UPDATE, DELETE), when=frozen("OLD"), says=SAYS, label="frozen"),
        Guard(table, verbs=(INSERT,), when=frozen("NEW"), says=SAYS, label="closed"),
    )


class QuestionsConfig(AppConfig):
    name = "almoner.ground.questions"
    label = "questions"
    guards = (
        Guard("questions_questionset", when="OLD.frozen_at IS NOT NULL", says=SAYS, label="frozen"),
        *parts("questions_topic"),
        *parts("questions_question"),
    )
