from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "almoner.analyse.areas"
    label = "areas"
