from django.apps import AppConfig


class ReachConfig(AppConfig):
    name = "almoner.do.reach"
    label = "reach"
