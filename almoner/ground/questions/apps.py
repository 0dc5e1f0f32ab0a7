from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "almoner.ground.questions"
    label = "questions"
