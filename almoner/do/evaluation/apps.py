from django.apps import AppConfig

from almoner.do.evaluation.triggers import GUARDS


class EvaluationConfig(AppConfig):
    name = "almoner.do.evaluation"
    label = "evaluation"
    guards = GUARDS
