from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "almoner.ground.notices"
    label = "notices"
