from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "almoner.do.evaluation"
    label = "evaluation"
