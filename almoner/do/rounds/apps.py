from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "almoner.do.rounds"
    label = "rounds"
