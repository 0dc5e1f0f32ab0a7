from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "almoner.publish.opendata"
    label = "opendata"
