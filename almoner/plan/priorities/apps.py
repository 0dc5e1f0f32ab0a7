from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "almoner.plan.priorities"
    label = "priorities"
