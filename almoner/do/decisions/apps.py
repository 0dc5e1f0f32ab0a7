from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "almoner.do.decisions"
    label = "decisions"
