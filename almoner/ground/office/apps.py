from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "almoner.ground.office"
    label = "office"
