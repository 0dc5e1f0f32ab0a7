from django.apps import AppConfig


class PanelConfig(AppConfig):
    name = "almoner.doors.panel"
    label = "panel"
