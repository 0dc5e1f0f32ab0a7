from django.apps import AppConfig


class RestorativeConfig(AppConfig):
    name = "almoner.do.restorative"
    label = "restorative"
