from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "almoner.do.applications"
    label = "applications"
