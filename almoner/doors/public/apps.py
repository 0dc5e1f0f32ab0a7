from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "almoner.doors.public"
    label = "public"
