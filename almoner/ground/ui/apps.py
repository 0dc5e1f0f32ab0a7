from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "almoner.ground.ui"
    label = "ui"
