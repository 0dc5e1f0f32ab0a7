from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "almoner.doors.portal"
    label = "portal"
